from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "stimmig.review"
    label = "review"
