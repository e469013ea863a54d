"""Addresses of this chapter: nouns only."""

from django.urls import path

from stimmig.operation.views import policies, service_keys, stops, trying

urlpatterns = [
    path("use-cases/<int:pk>/guardrails/", policies.guardrails, name="guardrails"),
    path("use-cases/<int:pk>/guardrails/new/", policies.policy_new, name="policy_new"),
    path("use-cases/<int:pk>/stops/", stops.stops, name="stops"),
    path("use-cases/<int:pk>/keys/", service_keys.service_keys, name="service_keys"),
    path("guardrails/<int:pk>/", policies.policy, name="policy"),
    path("guardrails/<int:pk>/file/", policies.policy_file, name="policy_file"),
    path("guardrails/<int:pk>/enforcements/", policies.enforcements, name="enforcements"),
    path("guardrails/<int:pk>/trial/", trying.trial, name="policy_trial"),
    path("guardrails/<int:pk>/replay/", trying.replay, name="policy_replay"),
    path("stops/<int:pk>/ends/", stops.stop_ends, name="stop_ends"),
    path("keys/", service_keys.keyed_uses, name="keyed_uses"),
    path("keys/<int:pk>/rotations/", service_keys.key_rotations, name="key_rotations"),
    path("keys/<int:pk>/ends/", service_keys.key_ends, name="key_ends"),
]
