"""The door for gunicorn and other WSGI servers."""

import gc
import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stimmig.settings")
application = get_wsgi_application()
import_module("stimmig.urls")  # every page is loaded now, so that the first visitor does not wait for it
gc.collect()
gc.freeze()  # what is loaded stays, and no answer has to wait until Python has looked through it again
gc.set_threshold(20_000, 20, 20)  # a page makes many small things that are gone with it
