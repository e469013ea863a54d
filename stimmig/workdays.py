"""When nobody works here: the holidays of the place STIMMIG_HOLIDAYS names (ISO 3166: DE-HH, AT, CH-ZH)."""

from collections.abc import Container
from datetime import date

DAYS_MAX = 30


def holidays_in(place: str) -> Container[date]:
    """The holidays of a country or a part of it; none where no place is named. ValueError says what is wrong."""
    if not place.strip():
        return frozenset()
    from holidays import country_holidays  # half a second, only for houses that name a place

    country, _dash, part = place.strip().upper().partition("-")
    try:
        return country_holidays(country, subdiv=part or None)
    except NotImplementedError as error:
        raise ValueError(f"STIMMIG_HOLIDAYS names a country or a part of one, as DE-HH does: {error}") from None


def answer_days(text: str) -> int:
    """Within how many working days whoever told us something hears from us; ValueError says what is wrong."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= DAYS_MAX):
        raise ValueError(f"STIMMIG_ANSWER_DAYS is a number of working days, from 1 to {DAYS_MAX}: {text!r}")
    return int(text)
