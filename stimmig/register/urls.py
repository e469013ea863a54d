"""Addresses of this chapter: nouns only."""

from collections.abc import Callable

from django.http.response import HttpResponseBase
from django.urls import path

from stimmig.register import views

PARTS: dict[str, Callable[..., HttpResponseBase]] = {
    "situation/": views.use_case_situation,
    "benefits/": views.use_case_benefits,
    "touchpoints/": views.use_case_touchpoints,
    "figure/": views.use_case_figure,
    "limits/": views.use_case_limits,
    "changes/": views.use_case_changes,
    "profile/": views.use_case_fit,
    "accountable/": views.use_case_accountable,
    "involvements/": views.involvements,
    "legal/": views.use_case_legal,
    "facts/": views.use_case_facts,
    "facts/all/": views.use_case_all_facts,
    "facts/<slug:fact>/": views.use_case_fact,
    "facts/<slug:fact>/requests/": views.fact_requests,
    "file/": views.use_case_file,
    "reading/": views.use_case_reading,
    "reading.pdf": views.use_case_reading_pdf,
}

urlpatterns = [
    path("use-cases/new/", views.use_case_new, name="use_case_new"),
    path("use-cases/import/", views.use_case_import, name="use_case_import"),
    path("house/legal/", views.house_legal, name="house_legal"),
    path("involvements/<int:pk>/ends/", views.involvement_ends, name="involvement_ends"),
    path("questions/<str:token>/", views.fact_request, name="fact_request"),
    *[path(f"use-cases/<int:pk>/{place}", view, name=view.__name__) for place, view in PARTS.items()],
]
