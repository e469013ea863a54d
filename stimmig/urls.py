"""Every address, chapter by chapter."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("stimmig.workbench.urls")),
    path("", include("stimmig.ledger.urls")),
    path("", include("stimmig.people.urls")),
    path("", include("stimmig.register.urls")),
    path("", include("stimmig.review.urls")),
    path("", include("stimmig.decision.urls")),
    path("", include("stimmig.operation.urls")),
]

if settings.STIMMIG_GALLERY:
    urlpatterns.append(path("ui/", include("stimmig.ui.urls")))
