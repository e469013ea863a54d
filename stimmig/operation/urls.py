"""Addresses of this chapter: nouns only."""

from django.urls import path

from stimmig.operation.views import cases, policies, service_keys, stops, takeovers, trust, trying

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
    path("use-cases/<int:pk>/trust/", trust.trust, name="trust"),
    path("use-cases/<int:pk>/trust/pulses/", trust.staff_pulses, name="staff_pulses"),
    path("house/recording/", trust.recording, name="recording"),
    path("pulses/<str:token>/", trust.pulses, name="pulse"),
    path("conversations/", cases.conversations, name="conversations"),
    path("conversations/<uuid:case>/", cases.conversation, name="conversation_case"),
    path("conversations/<uuid:case>/holds/", cases.holds, name="conversation_holds"),
    path("conversations/<uuid:case>/holds/<int:pk>/ends/", cases.hold_ends, name="conversation_hold_ends"),
    path("conversations/<uuid:case>/files/", cases.case_files, name="case_files"),
    path("conversations/<uuid:case>/erasures/", cases.erasures, name="conversation_erasures"),
    path("takeovers/", takeovers.takeovers, name="takeovers"),
    path("takeovers/changes/", takeovers.changes, name="takeovers_changes"),
    path("takeovers/<int:pk>/", takeovers.takeover, name="takeover"),
    path("takeovers/<int:pk>/changes/", takeovers.takeover_changes, name="takeover_changes"),
    path("takeovers/<int:pk>/acceptances/", takeovers.acceptances, name="takeover_acceptances"),
    path("takeovers/<int:pk>/lines/", takeovers.lines, name="takeover_lines"),
    path("takeovers/<int:pk>/returns/", takeovers.returns, name="takeover_returns"),
    path("takeovers/<int:pk>/ends/", takeovers.ends, name="takeover_ends"),
]
