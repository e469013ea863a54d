"""Messages to other programs: announced with what they tell of, delivered until they have arrived (ADR 17)."""

from stimmig.operation.webhooks.announcing import announce, announce_reopened_reviews
from stimmig.operation.webhooks.delivering import deliver, throw_away

__all__ = ["announce", "announce_reopened_reviews", "deliver", "throw_away"]
