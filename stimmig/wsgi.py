"""The door for gunicorn and other WSGI servers."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

from stimmig.garbage import spare_what_is_loaded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stimmig.settings")
application = get_wsgi_application()
import_module("stimmig.urls")  # every page is loaded now, so that the first visitor does not wait for it
spare_what_is_loaded()
