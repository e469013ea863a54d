"""What whoever connects a service has to know."""

from django.conf import settings


def base_url() -> str:
    """Where services ask: what OpenAI's libraries call the base URL."""
    return f"{settings.GATEWAY_URL}/v1"
