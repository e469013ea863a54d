"""Two versions of one form: what each changed stands, what both changed is asked, nothing typed disappears."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from stimmig.core.merging import ASKED, MINE, THEIRS, Merged, Row, Words, aligned, merge, settle


def one(**fields: str) -> list[Row]:
    """A plain form."""
    return [Row("", {name: (said,) if said else () for name, said in fields.items()})]


def rows(*said: tuple[str, str]) -> list[Row]:
    """Rows known by their name, with one more field."""
    return [Row(name, {"name": (name,), "why": (why,)}) for name, why in said]


def plain(merged: Merged) -> list[dict[str, str]]:
    return [{name: " ".join(said) for name, said in row.fields.items()} for row in merged.rows]


def asked(merged: Merged) -> list[tuple[str, str]]:
    return [each.place for each in merged.of(ASKED)]


def test_what_only_one_changed_stands() -> None:
    """Mine is kept, theirs is taken, and both are told."""
    merged = merge(one(a="1", b="1", c="1"), one(a="2", b="1", c="1"), one(a="1", b="3", c="1"))
    assert plain(merged) == [{"a": "2", "b": "3", "c": "1"}]
    assert [(each.place, each.whose) for each in merged.differences] == [(("0", "a"), THEIRS), (("0", "b"), MINE)]
    assert merged.differences[0].before == {"a": ("1",)}


def test_what_both_changed_alike_is_no_question() -> None:
    """Both wrote the same: it stands."""
    merged = merge(one(a="1"), one(a="2"), one(a="2"))
    assert (plain(merged), merged.differences) == ([{"a": "2"}], ())


def test_what_both_changed_is_asked_and_stands_as_i_wrote_it() -> None:
    """A true conflict shows how it was, theirs, mine."""
    (difference,) = (merged := merge(one(a="1"), one(a="2"), one(a="3"))).of(ASKED)
    assert plain(merged) == [{"a": "3"}]
    assert (difference.before, difference.theirs, difference.mine) == ({"a": ("1",)}, {"a": ("2",)}, {"a": ("3",)})


def test_without_the_beginning_every_difference_is_asked() -> None:
    """Nobody knows who changed it."""
    (difference,) = merge(None, one(a="2", b="1"), one(a="3", b="1")).of(ASKED)
    assert (difference.place, difference.before) == (("0", "a"), None)
    assert asked(merge(None, rows(("a", "")), rows(("a", ""), ("b", "")))) == [("+b", "")]
    assert asked(merge(None, rows(("a", ""), ("b", "")), rows(("a", "")))) == [("1", "")]


def test_rows_added_by_either_stay() -> None:
    """One each: both are there, theirs first."""
    merged = merge(rows(("a", "x")), rows(("a", "x"), ("t", "")), rows(("a", "x"), ("m", "")))
    assert [row["name"] for row in plain(merged)] == ["a", "t", "m"]
    assert [(each.place, each.whose) for each in merged.differences] == [(("+t", ""), THEIRS), (("+m", ""), MINE)]
    assert [row.theirs for row in merged.rows] == [0, 1, None]


def test_a_row_added_by_both_under_one_name_is_one() -> None:
    """Its fields meet; where they differ it is asked."""
    merged = merge([], rows(("n", "x")), rows(("n", "y")))
    assert (len(merged.rows), asked(merged)) == (1, [("+n", "why")])
    assert plain(merge([], rows(("n", "")), rows(("n", "")))) == [{"name": "n", "why": ""}]


def test_a_row_one_removed_and_nobody_changed_is_gone() -> None:
    """Whoever removed it."""
    for theirs, mine, whose in ((rows(), rows(("a", "x")), THEIRS), (rows(("a", "x")), rows(), MINE)):
        merged = merge(rows(("a", "x")), theirs, mine)
        assert (merged.rows, [each.whose for each in merged.differences]) == ((), [whose])
    assert merge(rows(("a", "x")), [], []).differences == ()


def test_a_row_one_removed_and_the_other_changed_is_asked() -> None:
    """Until then it stays."""
    for theirs, mine in ((rows(), rows(("a", "y"))), (rows(("a", "y")), rows())):
        merged = merge(rows(("a", "x")), theirs, mine)
        assert (len(merged.rows), asked(merged)) == (1, [("0", "")])


def test_a_row_that_says_what_it_was_keeps_its_place() -> None:
    """A touchpoint renamed by me and reasoned anew by the other is one touchpoint."""
    mine = [Row("b", {"name": ("b",), "why": ("x",)}, was="a"), Row("n", {"name": ("n",), "why": ()}, was="")]
    merged = merge(rows(("a", "x")), rows(("a", "y")), mine)
    assert plain(merged) == [{"name": "b", "why": "y"}, {"name": "n", "why": ""}]
    assert asked(merged) == []


def test_two_new_rows_of_one_name_are_two() -> None:
    """What is wrong with that is for the form to say; nothing is dropped."""
    assert len(merge([], [], rows(("n", "x"), ("n", "y"))).rows) == 2


def test_what_was_asked_is_settled() -> None:
    """By taking one of the two, or by other words; a row by keeping it or not."""
    merged = merge(one(a="1", b="1", c="1"), one(a="2", b="2", c="2"), one(a="3", b="3", c="3"))
    settled = settle(merged, {("0", "a"): MINE, ("0", "b"): THEIRS})
    assert (plain(settled), asked(settled)) == ([{"a": "3", "b": "2", "c": "3"}], [("0", "c")])
    settled = settle(settled, {("0", "c"): ("4",)})
    assert (plain(settled), settled.differences) == ([{"a": "3", "b": "2", "c": "4"}], ())
    removed = merge(rows(("a", "x")), rows(), rows(("a", "y")))
    assert settle(removed, {("0", ""): THEIRS}).rows == ()
    assert plain(settle(removed, {("0", ""): MINE})) == [{"name": "a", "why": "y"}]


def test_a_row_that_stands_in_the_place_of_another_continues_it() -> None:
    """First by name, then by place; what stands elsewhere is new."""
    assert aligned(["a", "b", "c"], ["a", "x", "c"]) == [0, 1, 2]
    assert aligned(["a", "b"], ["x", "a", "b"]) == [None, 0, 1]
    assert aligned(["a", "b", "c"], ["c", "a"]) == [2, 0]
    assert aligned(["a"], ["b"]) == [0]
    assert aligned([], ["b", "c"]) == [None, None]
    assert aligned(["a", "a"], ["a", "a", "a"]) == [0, 1, None]


SAID = st.sampled_from(["", "x", "y", "z"])
FORM = st.lists(
    st.builds(
        lambda name, why: Row(name, {"name": (name,), "why": (why,) if why else ()}), st.sampled_from("abc"), SAID
    ),
    max_size=3,
    unique_by=lambda row: row.key,
)


def contents(merged: Merged) -> set[tuple[tuple[str, Words], ...]]:
    return {tuple(sorted(row.fields.items())) for row in merged.rows}


def words(form: Sequence[Row]) -> set[str]:
    return {text for row in form for said in row.fields.values() for text in said}


@given(FORM, FORM)
def test_with_itself_nothing_is_asked(before: list[Row], after: list[Row]) -> None:
    """Whatever was changed, it was changed alike."""
    merged = merge(before, after, after)
    assert contents(merged) == {tuple(sorted(row.fields.items())) for row in after}
    assert merged.differences == ()


@given(FORM, FORM, FORM)
def test_without_a_question_it_does_not_matter_who_came_first(
    before: list[Row], theirs: list[Row], mine: list[Row]
) -> None:
    """The same rows, whoever saved first; and where one way asks, the other does."""
    one_way, other = merge(before, theirs, mine), merge(before, mine, theirs)
    assert set(asked(one_way)) == set(asked(other))
    if not asked(one_way):
        assert contents(one_way) == contents(other)


@given(FORM, FORM, FORM)
def test_nothing_typed_disappears_without_being_shown(before: list[Row], theirs: list[Row], mine: list[Row]) -> None:
    """Every word of either version stands in the merged one, is shown as a difference, or stood there before."""
    merged = merge(before, theirs, mine)
    shown = {
        text
        for each in merged.differences
        for version in (each.theirs, each.mine)
        for said in (version or {}).values()
        for text in said
    }
    standing = {text for row in merged.rows for said in row.fields.values() for text in said}
    assert words(theirs) | words(mine) <= standing | shown


@given(FORM, FORM, FORM)
def test_what_nobody_else_touched_stays_as_i_wrote_it(before: list[Row], theirs: list[Row], mine: list[Row]) -> None:
    """Where the other changed nothing, my version stands."""
    assert contents(merge(before, before, mine)) == {tuple(sorted(row.fields.items())) for row in mine}
