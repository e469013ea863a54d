"""Addresses of this chapter: nouns only."""

from django.urls import path

from stimmig.operation.views import chatwoot, concerns, endpoints, incidents

urlpatterns = [
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
