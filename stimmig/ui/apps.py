from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "stimmig.ui"
    label = "ui"
