from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "stimmig.register"
    label = "register"
