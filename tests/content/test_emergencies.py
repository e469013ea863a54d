"""What somebody in need reads first in each country: with a source, in both languages, and in Germany as ever."""

import re

import pytest

from stimmig.content.emergencies import emergency
from stimmig.content.sayings import says
from stimmig.core.policy import COUNTRIES, HOME, LANGUAGES

LIVES = {"DE": "112", "AT": "112", "CH": "112", "GB": "999", "IE": "112", "other": "112"}
LISTENS = {"DE": "116 123", "AT": "142", "CH": "143", "GB": "116 123", "IE": "116 123"}


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_says_whom_to_call_and_where_it_is_from(country: str, language: str) -> None:
    """First whom to call, then who listens; read somewhere, on a day."""
    found = emergency(country)
    line = found.line[language]
    assert line.index(LIVES[country]) < line.index("CO") < line.index("leben?" if language == "de" else "live?")
    assert line.split("?")[-1].count(LISTENS.get(country, "")) > 0
    assert found.call[language].endswith(("an", "now", "gilt"))
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", found.as_of)
    assert found.sources
    assert says(language, country)["emergency"] == line


def test_a_house_that_says_nothing_is_in_germany() -> None:
    """Its words stay what they were."""
    assert (HOME, says("de")["emergency"]) == ("DE", emergency("DE").line["de"])
    assert says("de")["emergency"].endswith("Unter 116 123 hört Ihnen jemand zu, kostenlos.")
