"""The line every decision carries: for how many contacts one answers, and how many of them can be retraced."""

from stimmig.core.decision import Accountability, accountability_line
from stimmig.core.use_case import Known, Touchpoint, UseCase

FULL, NONE = {"logging": Known("full")}, {"logging": Known("none")}


def use(*touchpoints: Touchpoint, **facts: Known) -> UseCase:
    return UseCase("…", "idea", facts=facts, touchpoints=touchpoints)


def test_contacts_are_added_up_over_touchpoints() -> None:
    """Retraceable are those of touchpoints with a full record, of their own or of the whole use."""
    points = Touchpoint("a", contacts_per_month=900), Touchpoint("b", contacts_per_month=310, facts=NONE)
    assert accountability_line(use(*points, **FULL)) == Accountability(1210, 900)
    assert accountability_line(use(*points)) == Accountability(1210, 0)


def test_a_doubted_record_retraces_nothing_until_it_is_settled() -> None:
    """What somebody contests is unknown, and what was settled counts."""
    described = use(Touchpoint("a", contacts_per_month=900), **FULL)
    assert accountability_line(described, {("logging", None): None}) == Accountability(900, 0)
    assert accountability_line(use(Touchpoint("a", contacts_per_month=900)), {("logging", "a"): "full"}) == (
        Accountability(900, 900)
    )


def test_nobody_counted_is_said_and_not_zero() -> None:
    """An unknown figure is not a small one."""
    assert accountability_line(use(Touchpoint("a", facts=FULL))) == Accountability(None, None, ("a",))
    assert accountability_line(use()) == Accountability(None, None)


def test_what_was_not_counted_is_named() -> None:
    """The sum says for which touchpoints it does not speak."""
    points = Touchpoint("a", contacts_per_month=0), Touchpoint("b")
    assert accountability_line(use(*points, **FULL)) == Accountability(0, 0, ("b",))


def test_what_a_limit_leaves_to_a_human_is_no_contact_of_the_ai() -> None:
    """Whoever gives a touchpoint to people does not answer for an AI there."""
    points = Touchpoint("a", contacts_per_month=900), Touchpoint("b", contacts_per_month=310), Touchpoint("c")
    assert accountability_line(use(*points, **FULL), None, {"b", "c"}) == Accountability(900, 900)
    assert accountability_line(use(*points, **FULL), None, {"a", "b"}) == Accountability(None, None, ("c",))
    assert accountability_line(use(*points, **FULL), None, {"a", "b", "c"}) == Accountability(0, 0)
