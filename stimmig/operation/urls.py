"""Addresses of this chapter: nouns only."""

from django.urls import path

from stimmig.operation import views

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
]
