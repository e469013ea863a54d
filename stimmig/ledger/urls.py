"""Addresses of this chapter: nouns only."""

from django.urls import path

from stimmig.ledger import views

urlpatterns = [path("checkpoint", views.checkpoint, name="checkpoint")]
