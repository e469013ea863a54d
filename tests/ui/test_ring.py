"""The ring shows five agreed levels and no mean of them."""

from stimmig.ui.figures import ring


def test_each_segment_stands_for_one_dimension():
    """Five tracks, and a filling for each level above zero."""
    drawn = ring({"T": 3, "R": 2, "A": 1, "C": 0, "E": 3}, "Bild")
    assert drawn.count("fill-surface") == 5
    assert drawn.count("fill-petrol") == 4


def test_what_is_open_is_dashed():
    """A dimension without an agreed level is dashed and never filled."""
    drawn = ring({"T": 3}, "Bild")
    assert drawn.count("stroke-dasharray") == 4
    assert drawn.count("fill-petrol") == 1


def test_one_weak_dimension_is_not_made_up_for_by_strong_ones():
    """Changing one level changes one segment and nothing else."""
    before = ring(dict.fromkeys("TRACE", 3), "x").split("<path")
    after = ring(dict.fromkeys("TRACE", 3) | {"R": 1}, "x").split("<path")
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1


def test_letters_name_the_segments_where_there_is_room():
    """The large ring carries its letters."""
    drawn = ring(dict.fromkeys("TRACE", 2), "x", letters=True)
    assert all(f">{letter}</text>" in drawn for letter in "TRACE")
