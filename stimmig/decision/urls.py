"""Addresses of this chapter: nouns only."""

from django.urls import path

from stimmig.decision.views import (
    afterwards,
    beginning,
    ending,
    hearing,
    pace,
    preparing,
    reading,
    rulings,
    signing,
    waking,
    writing,
)

urlpatterns = [
    path("decisions/", reading.decisions, name="decisions"),
    path("decisions/pace/", pace.pace, name="pace"),
    path("decisions/<int:pk>/", reading.decision, name="decision"),
    path("decisions/<int:pk>/memo.pdf", reading.memo_pdf, name="memo"),
    path("decisions/<int:pk>/staff/", reading.staff_page, name="staff_page"),
    path("decisions/<int:pk>/customers/", reading.customer_page, name="customer_page"),
    path("decisions/<int:pk>/proof/", reading.proof, name="proof"),
    path("decisions/<int:pk>/afterwards/", afterwards.what_became, name="what_became"),
    path("decisions/<int:pk>/uses/new/", beginning.beginning, name="use_from_decision"),
    path("use-cases/<int:pk>/difference/", beginning.difference, name="use_case_difference"),
    path("decisions/<int:pk>/wakings/", waking.wakings, name="wakings"),
    path("decisions/<int:pk>/reopenings/", ending.reopenings, name="reopenings"),
    path("decisions/<int:pk>/rulings/", rulings.decision_rulings, name="decision_rulings"),
    path("use-cases/<int:pk>/endings/", ending.endings, name="endings"),
    path("use-cases/<int:pk>/resumptions/", ending.resumptions, name="resumptions"),
    path("house/rulings/", rulings.rulings, name="rulings"),
    path("rulings/<int:pk>/ends/", rulings.ruling_ends, name="ruling_ends"),
    path("expectations/<int:pk>/retrospects/", afterwards.retrospects, name="retrospects"),
    path("conditions/<int:pk>/fulfilments/", afterwards.fulfilments, name="fulfilments"),
    path("conditions/<int:pk>/successors/", afterwards.successors, name="successors"),
    path("reviews/<int:pk>/decision/", writing.draft, name="decision_draft"),
    path("reviews/<int:pk>/decision/check/", signing.check, name="decision_check"),
    path("reviews/<int:pk>/decision/against/", writing.against, name="decision_against"),
    path("reviews/<int:pk>/decision/unheard/", hearing.unheard, name="decision_unheard"),
    path("reviews/<int:pk>/decision/prepared/", preparing.prepared, name="decision_prepared"),
    path("reviews/<int:pk>/decision/<slug:part>/", writing.part, name="decision_part"),
    path("reviews/<int:pk>/signatures/", signing.signatures, name="signatures"),
    path("reviews/<int:pk>/dissents/", signing.dissents, name="dissents"),
]
