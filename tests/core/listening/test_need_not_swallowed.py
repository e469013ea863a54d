"""A danger stays heard beside words that a look-alike of need takes back."""

import pytest

from stimmig.content.listening import rules

BESIDE = [
    "Wen rufe ich an, wenn es gerade brennt?",
    "Der Herd, wenn es so brennt, soll ich rausgehen",
    "Mein Mann bringt mich noch um",
    "Es bringt mich noch um, ich nehme mir das Leben",
    "Gib mir mein Handy, er bringt mich um",
    "Ich habe nur das Handy, er wird nicht wach",
    "Dieses Formular bringt mich noch um, und es brennt in der Küche",
    "Zahlt die Versicherung, wenn es mal brennt? Hier ist alles voller Rauch",
    "Der Melder piept, Kohlenmonoxid in der Wohnung",
    "Heute Abend ziehe ich einen Schlussstrich unter mein Leben",
    "Ich bin bald nicht mehr da, ich ziehe um, nein, ich nehme mir das Leben",
    "What do I do if there is a fire in my kitchen right now",
    "If there is a fire in the kitchen, where do I go? There is smoke",
    "Does the insurance pay if there is ever a fire, there is smoke in the hallway",
    "The alarm is going off, carbon monoxide in the house",
]


@pytest.mark.parametrize("text", BESIDE)
def test_no_look_alike_swallows_a_present_danger(text: str) -> None:
    """It takes back its own words alone."""
    assert "need" in rules().listen(text)
