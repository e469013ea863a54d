"""Two of the four fields are mistakes, and whoever stands in them is seen."""

import pytest

from stimmig.ui.figures import Point, four_fields

LABELS = {
    "human": "Mensch",
    "ai": "KI",
    "relational": "relational",
    "transactional": "transaktional",
    "relational_human": "In Menschenhand",
    "relational_ai": "Eine Maschine, wo ein Mensch gebraucht wird",
    "transactional_human": "Ein Mensch, wo niemand einen braucht",
    "transactional_ai": "Läuft von selbst",
}


@pytest.mark.parametrize(
    ("kind", "automation"), [("relational", "auto"), ("transactional", "none"), ("mixed", "auto_only")]
)
def test_the_figure_guesses_no_mistake(kind, automation):
    """A routine kept by hand for a good reason stands where it stands: only the rules say what is wrong."""
    disc, drawn = (
        four_fields([Point("a", *place)], LABELS, "x") for place in (("relational", "none"), (kind, automation))
    )
    assert all(drawn.count(shape) == disc.count(shape) for shape in ("l-", "<rect", "<circle"))


@pytest.mark.parametrize(
    ("automation", "hand"),
    [("none", "human"), ("draft_for_human", "human"), ("intake_only", "together"), ("auto", "ai"), ("", "unknown")],
)
def test_who_does_it_is_said_in_a_word(automation, hand):
    """A human, both together, the AI, or nobody has said."""
    assert Point("a", "mixed", automation).hand == hand


def test_the_mistakes_differ_in_shape():
    """A diamond and a square, each also in the corner's caption, so that no colour is needed."""
    right = four_fields([Point("a", "relational", "none")], LABELS, "x")
    machine = four_fields([Point("a", "relational", "auto", fault="machine")], LABELS, "x")
    person = four_fields([Point("a", "transactional", "none", fault="person")], LABELS, "x")
    diamonds = [drawn.count("l-") for drawn in (right, machine, person)]
    squares = [drawn.count("<rect") for drawn in (right, machine, person)]
    assert diamonds[1] > diamonds[0] == diamonds[2]
    assert squares[2] > squares[0] == squares[1]


def test_every_touchpoint_has_a_line_of_its_own():
    """No two marks share a height, so no name covers another."""
    kinds = ["relational", "transactional", "mixed", "unclassified", "relational", "transactional"]
    drawn = four_fields([Point(f"Kontakt {n}", kind, "auto", 10**n) for n, kind in enumerate(kinds)], LABELS, "x")
    numbers = [part for part in drawn.split("<text")[1:] if part.split(">")[1].split("<")[0].isdigit()]
    heights = {part.split(' y="')[1].split('"')[0] for part in numbers}
    assert len(heights) == len(kinds)


def test_the_narrow_drawing_has_numbers_and_no_names():
    """On a phone the names stand in the list below."""
    points = [Point("Störung melden", "relational", "none", 310)]
    assert "Störung melden" in four_fields(points, LABELS, "x")
    narrow = four_fields(points, LABELS, "x", named=False)
    assert "Störung melden" not in narrow
    assert ">1</text>" in narrow


def test_volume_grows_softly():
    """A thousand times as many contacts are larger, and not three times as large."""
    sizes = [_radius(four_fields([Point("a", "relational", "none", n)], LABELS, "x")) for n in (1, 1000)]
    assert sizes[0] < sizes[1] < 2 * sizes[0]


def _radius(drawn):
    return max(float(part.split('"')[0]) for part in drawn.split(' r="')[1:])


def test_what_nobody_classified_yet_is_hollow():
    """An open touchpoint stands in no field."""
    assert "stroke-dasharray" in four_fields([Point("a", "unclassified", "auto")], LABELS, "x")
    assert "stroke-dasharray" in four_fields([Point("a", "relational", "")], LABELS, "x")
    assert "stroke-dasharray" not in four_fields([Point("a", "relational", "none")], LABELS, "x")


def test_names_are_text_and_never_markup():
    """A name with angle brackets is drawn as it was typed."""
    assert "<b>" not in four_fields([Point("<b>Störung</b>", "relational", "none")], LABELS, "x")
