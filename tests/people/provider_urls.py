"""Addresses of the provider in provider.py."""

from django.urls import include, path

urlpatterns = [path("", include("allauth.idp.urls")), path("accounts/", include("allauth.urls"))]
