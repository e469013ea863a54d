"""Everyone's position is to be seen, and how far apart they are."""

from stimmig.ui.figures import positions

SPLIT = [("AB", 3), ("MA", 1), ("SV", 0), ("TB", 1)]


def test_everyone_has_a_dot_with_initials():
    """Nobody disappears into a mean."""
    drawn = positions(SPLIT, label="x", unsure=["KY"])
    assert all(f">{name}</text>" in drawn for name in ("AB", "MA", "SV", "TB", "KY"))
    assert drawn.count("<circle") == 5


def test_people_of_one_mind_stand_on_top_of_each_other():
    """Two at the same level share its place on the axis and never cover each other."""
    drawn = positions([("AB", 1), ("MA", 1)], label="x")
    heights = {part.split('"')[0] for part in drawn.split(' cy="')[1:]}
    places = {part.split('"')[0] for part in drawn.split(' cx="')[1:]}
    assert (len(heights), len(places)) == (2, 1)


def test_on_a_flat_figure_they_stand_side_by_side():
    """Four of one mind take one row and nobody is covered; the fifth begins another."""
    four = positions([(name, 2) for name in ("AB", "MA", "SV", "TB")], label="x", flat=True)
    heights = [part.split('"')[0] for part in four.split(' cy="')[1:]]
    places = {part.split('"')[0] for part in four.split(' cx="')[1:]}
    assert (len(set(heights)), len(places)) == (1, 4)
    five = positions([(name, 2) for name in ("AB", "MA", "SV", "TB", "KY")], label="x", flat=True)
    assert len({part.split('"')[0] for part in five.split(' cy="')[1:]}) == 2


def test_a_split_has_its_own_colour_and_unity_has_no_band():
    """Ochre where people stand far apart; no band at all where all say the same."""
    assert "fill-ochre " in positions(SPLIT, label="x", agreement="split")
    assert "<rect" not in positions([("AB", 2), ("MA", 2)], label="x")


def test_no_basis_is_missing_and_not_zero():
    """Who lacks the basis stands apart and does not stretch the band."""
    sure = positions([("AB", 2), ("MA", 3)], label="x")
    unsure = positions([("AB", 2), ("MA", 3)], label="x", unsure=["SV"])
    assert sure.split("<rect")[1].split("/>")[0] == unsure.split("<rect")[1].split("/>")[0]


def test_the_agreed_level_is_pointed_at_only_when_there_is_one():
    """An open question has no pointer."""
    words = ["nicht gegeben", "schwach", "tragfähig", "stark"]
    assert "<path" not in positions(SPLIT, label="x", level_words=words)
    agreed = positions(SPLIT, label="x", agreed=1, level_words=words)
    assert "<path" in agreed
    assert 'font-weight="600">schwach' in agreed


def test_nobody_has_judged_yet():
    """An empty picture is drawn without a dot."""
    assert "<circle" not in positions([], label="x")
