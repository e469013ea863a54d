from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "stimmig.people"
    label = "people"
