"""A level shows as a ball, empty to full."""

import pytest

from stimmig.ui.figures import harvey


def test_each_level_is_fuller_than_the_one_before():
    """Nothing, a third, two thirds, all of it: four drawings that differ in black and white."""
    drawings = [harvey(level) for level in range(4)]
    assert len(set(drawings)) == 4
    assert drawings[0].count("<circle") == 1
    assert "<path" not in drawings[0]
    assert "0 0 1" in drawings[1]
    assert "0 1 1" in drawings[2]
    assert drawings[3].count("<circle") == 2


def test_nothing_agreed_is_not_level_zero():
    """A missing judgement is dashed, never an empty ball."""
    assert "stroke-dasharray" in harvey(None)
    assert "stroke-dasharray" not in harvey(0)


@pytest.mark.parametrize(("label", "said"), [("tragfähig", 'aria-label="tragfähig"'), ("", 'aria-hidden="true"')])
def test_a_ball_speaks_or_stays_silent(label, said):
    """With a label it is an image that says so; beside its word it is decoration."""
    assert said in harvey(2, label)
