from django.apps import AppConfig


class OperationConfig(AppConfig):
    name = "stimmig.operation"
    label = "operation"
