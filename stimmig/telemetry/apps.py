from django.apps import AppConfig


class TelemetryConfig(AppConfig):
    name = "stimmig.telemetry"
    label = "telemetry"
