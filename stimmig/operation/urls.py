"""Addresses of this chapter: nouns only."""

from django.urls import path

from stimmig.operation import views
from stimmig.operation.views import chatwoot, concerns, endpoints, incidents

urlpatterns = [
    path("use-cases/<int:pk>/trust/", views.trust, name="trust"),
    path("use-cases/<int:pk>/trust/pulses/", views.staff_pulses, name="staff_pulses"),
    path("house/recording/", views.recording, name="recording"),
    path("pulses/<str:token>/", views.pulses, name="pulse"),
    path("conversations/", views.conversations, name="conversations"),
    path("conversations/<uuid:case>/", views.conversation, name="conversation_case"),
    path("conversations/<uuid:case>/holds/", views.holds, name="conversation_holds"),
    path("conversations/<uuid:case>/holds/<int:pk>/ends/", views.hold_ends, name="conversation_hold_ends"),
    path("conversations/<uuid:case>/files/", views.case_files, name="case_files"),
    path("conversations/<uuid:case>/erasures/", views.erasures, name="conversation_erasures"),
    path("takeovers/", views.takeovers, name="takeovers"),
    path("takeovers/changes/", views.changes, name="takeovers_changes"),
    path("takeovers/<int:pk>/", views.takeover, name="takeover"),
    path("takeovers/<int:pk>/changes/", views.takeover_changes, name="takeover_changes"),
    path("takeovers/<int:pk>/acceptances/", views.acceptances, name="takeover_acceptances"),
    path("takeovers/<int:pk>/lines/", views.lines, name="takeover_lines"),
    path("takeovers/<int:pk>/returns/", views.returns, name="takeover_returns"),
    path("takeovers/<int:pk>/ends/", views.ends, name="takeover_ends"),
    path("incidents/", incidents.incidents, name="incidents"),
    path("use-cases/<int:pk>/incidents/", incidents.use_case_incidents, name="use_case_incidents"),
    path("use-cases/<int:pk>/incidents/new/", incidents.incident_new, name="incident_new"),
    path("incidents/<int:pk>/", incidents.incident, name="incident"),
    path("incidents/<int:pk>/redress/<slug:part>/", incidents.redress, name="redress"),
    path("incidents/<int:pk>/harms/", incidents.harms, name="harms"),
    path("incidents/<int:pk>/answers/", incidents.answers, name="incident_answers"),
    path("incidents/<int:pk>/closings/", incidents.incident_closings, name="incident_closings"),
    path("incidents/<int:pk>/dismissals/", incidents.dismissals, name="dismissals"),
    path("incidents/<int:pk>/reopenings/", incidents.incident_reopenings, name="incident_reopenings"),
    path("concerns/<uuid:key>/", concerns.concern, name="concern"),
    path("chatwoot/<str:key>/", chatwoot.events, name="chatwoot"),
    path("receipts/<str:token>/", concerns.receipt, name="receipt"),
    path("house/webhooks/", endpoints.endpoints, name="endpoints"),
    path("house/webhooks/new/", endpoints.endpoint_new, name="endpoint_new"),
    path("endpoints/<int:pk>/ends/", endpoints.endpoint_ends, name="endpoint_ends"),
    path("endpoints/<int:pk>/attempts/", endpoints.endpoint_attempts, name="endpoint_attempts"),
]
