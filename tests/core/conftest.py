"""Properties are held however slow the machine is: a deadline would measure the machine and not the code."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
