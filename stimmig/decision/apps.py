from django.apps import AppConfig


class DecisionConfig(AppConfig):
    name = "stimmig.decision"
    label = "decision"
