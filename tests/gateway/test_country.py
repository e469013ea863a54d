"""Somebody in need reads the numbers of the house's country, at once and while they wait."""

from stimmig.content.sayings import says
from tests.gateway.conftest import Ask
from tests.gateway.test_refuses import until_known
from tests.gateway.world import CONTACT, World, sentences

NEED = "Bei mir im Keller riecht es nach Gas."
SWISS, OWN = 11, 12


def test_the_numbers_of_the_country_at_once_and_while_they_wait(ask: Ask, world: World) -> None:
    """None of Germany's."""
    said = {each: sentences(each) | {"emergency": says(each, "CH")["emergency"]} for each in ("de", "en")}
    world.use(SWISS, country="CH", says=said)
    key = world.key("sentence", SWISS)
    first = until_known(ask, key, NEED).text
    assert "Unter 143 hört Ihnen die Dargebotene Hand zu." in first
    assert "116 123" not in first
    waits = ask(key, "Und jetzt?").text
    assert waits.startswith("Droht Gefahr? Warten Sie nicht auf eine Antwort, rufen Sie jetzt 112 oder 144 an.")


def test_the_houses_own_sentence_comes_first(ask: Ask, world: World) -> None:
    """With its way filled in; no number contradicts it later."""
    own = {"de": "Rufen Sie den Werkschutz: {contact}.", "en": "Call our guards: {contact}."}
    world.use(OWN, says={each: sentences(each) | {"own_emergency": own[each]} for each in own})
    key = world.key("sentence", OWN)
    told = until_known(ask, key, NEED).text
    assert told.startswith(f"Rufen Sie den Werkschutz: {CONTACT}.\n\nUns erreichen Sie ohne KI so")
    waits = ask(key, "Und jetzt?").text
    assert waits.startswith("Droht Gefahr? Warten Sie nicht auf eine Antwort.\n\n")
    assert "112" not in waits
