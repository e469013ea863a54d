"""Somebody in need reads the numbers of the house's country, or the house's own sentence in their place."""

from dataclasses import replace
from typing import Any

import pytest

from stimmig.content import sayings
from stimmig.core.errors import Contradicts, Faults
from stimmig.core.policy import OWN_EMERGENCY, Policy, as_file, before, parse, rescues
from tests.core.policy.making import ASKING, heard, policy, terms, turn

OWN = {"de": "Rufen Sie die Werkfeuerwehr an: {contact}.", "en": "Call our own fire brigade: {contact}."}


def abroad(country: str = "CH", own: dict[str, str] | None = None) -> Policy:
    """A policy of a house in another country, perhaps with words of its own."""
    said = {each: {**words} for each, words in terms().says.items()}
    for language, words in said.items():
        words["emergency"] = sayings.says(language, country)["emergency"]
        words |= {OWN_EMERGENCY: own[language]} if own and language in own else {}
    return policy(country=country, says=said)


def test_the_numbers_are_those_of_the_country() -> None:
    """In both languages; what follows stays."""
    told = before(abroad(), ASKING, turn(), heard("need")).say
    assert told.index("112 oder 144") < told.index("143") < told.index("0461 12345")
    assert "116 123" not in told
    assert rescues(abroad(), turn(language="en")).endswith("At 143 Die Dargebotene Hand listens to you.")


def test_the_houses_own_sentence_stands_in_their_place() -> None:
    """With its open places filled; the house's way and the human follow as before."""
    told = before(abroad(own=OWN), ASKING, turn(), heard("need")).say
    assert told.startswith("Rufen Sie die Werkfeuerwehr an: 0461 12345.\n\n")
    assert "Ein Mensch ist gerufen" in told
    assert "143" not in told
    assert rescues(abroad(own=OWN), turn(language="en")) == "Call our own fire brigade: 0461 12345, in German."


def test_there_and_back_and_what_is_absent_means_germany() -> None:
    """So a file of a house in Germany without words of its own is as it was before there was a choice."""
    for made in (abroad(), abroad(own=OWN)):
        assert parse(as_file(made)) == made
        assert as_file(made)["country"] == "CH"
    bare = as_file(policy())
    assert "country" not in bare
    assert OWN_EMERGENCY not in bare["says"]["de"]
    assert parse(bare).country == "DE"
    assert as_file(policy(says={each: {**words, OWN_EMERGENCY: "  "} for each, words in terms().says.items()})) == bare


def test_an_own_sentence_is_written_in_both_languages_or_in_none() -> None:
    """Whoever is in danger does not fall back on numbers of another kind by their language."""
    with pytest.raises(Contradicts) as refused:
        abroad(own={"de": "Rufen Sie {boss} an."})
    found = [(each.code, each.about, each.found) for each in refused.value.contradictions]
    assert found == [("unknown_place", OWN_EMERGENCY, "boss"), ("no_words", OWN_EMERGENCY, "en")]


@pytest.mark.parametrize("value", ["FR", "de", 41])
def test_a_country_nobody_knows_is_a_fault(value: Any) -> None:
    """By name, with its path."""
    with pytest.raises(Faults) as caught:
        parse(as_file(policy()) | {"country": value})
    assert [fault.path for fault in caught.value.faults] == ["country"]


def test_an_older_file_is_completed_with_the_words_of_its_country() -> None:
    """A file put together by hand may name a country and lack the words."""
    file = as_file(replace(policy(), country="AT"))
    for said in file["says"].values():
        del said["emergency"]
    assert "142" in rescues(sayings.read(file), turn())
