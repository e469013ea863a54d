"""Addresses of the pages that see everything."""

from django.urls import path

from stimmig.workbench import views

urlpatterns = [
    path("", views.start, name="start"),
    path("use-cases/", views.use_cases, name="use_cases"),
    path("use-cases/<int:pk>/", views.use_case, name="use_case"),
    path("use-cases/<int:pk>/history/", views.use_case_history, name="use_case_history"),
    path("house/history/", views.house_history, name="house_history"),
    path("notices/", views.notices, name="notices"),
    path("notices/calendar-links/", views.calendar_links, name="calendar_links"),
    path("notices/calendar-link-removals/", views.calendar_link_removals, name="calendar_link_removals"),
    path("calendars/<str:token>/stimmig.ics", views.calendar, name="calendar"),
    path("mail-choices/<str:token>/", views.mail_choice, name="mail_choice"),
    path("search/", views.search, name="search"),
    path("about/", views.about, name="about"),
    path("handbook/", views.handbook, name="handbook"),
    path("handbook/<slug:slug>/", views.handbook_chapter, name="handbook_chapter"),
    path("conversation/", views.conversation, name="conversation"),
    path("cases/", views.cases, name="cases"),
    path("health/", views.health, name="health"),
]
