from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    name = "stimmig.workbench"
    label = "workbench"
