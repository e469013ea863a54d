"""The product's settings, with only what tests must have otherwise."""

from stimmig.settings import *  # noqa: F403  # tests run on the real settings

STIMMIG_GALLERY = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {
    name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name}
    for name in ("default", "process")
}
PASSWORD_HASHERS = ["tests.hashing.Quick"]
STREAMS_MAX = 0  # a page that listens would ask on after its test is over; what streams is tested by itself
SOCIALACCOUNT_REQUESTS_TIMEOUT = 30  # the provider of the tests shares two cores with all of them
