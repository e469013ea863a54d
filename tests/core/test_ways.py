"""No state without a way out: the table has no dead end, and the walk finds every kind of one."""

from dataclasses import replace

import pytest

from stimmig.core.ways import LIVES, By, Life, State, Way, faults, ways

END = State((Way("begin", By.LEADS, "open"),), rests=True)


def life(states: dict[str, State], *, first: tuple[str, ...] = ("open",)) -> list[str]:
    return faults({"thing": Life("thing", first, states)})


def test_the_table_has_no_dead_end() -> None:
    """Every state is reached, is left by somebody who is always there, and comes to rest at last."""
    assert faults(LIVES) == []


def test_nothing_is_refused_taken_back_reopened_or_ended_without_a_reason() -> None:
    """The nouns that do so ask for one wherever they stand."""
    asked = {way.noun for life in LIVES.values() for state in life.states.values() for way in state.ways if way.reason}
    assert asked == {
        *("endings", "resumptions", "reopenings", "withdrawals", "releases", "abandonments", "ruling_ends"),
        *("stops", "stop_ends"),
        *("dismissals", "harms", "incident_reopenings"),
    }


@pytest.mark.parametrize(
    ("states", "fault"),
    [
        ({"open": State(())}, "open is a dead end"),
        ({"open": State((), rests=True)}, "open says nothing of what can be begun anew"),
        ({"open": END, "lost": END}, "lost is never reached"),
        ({"open": State((Way("close", By.LEADS, "gone"),), rests=True)}, "open leads to gone, which is no state"),
        ({"open": State((Way("endings", By.LEADS, "open"),), rests=True)}, "open: endings asks for no reason"),
        ({"open": State((Way("turn", By.LEADS, "open"),))}, "open never comes to rest"),
    ],
)
def test_each_kind_of_dead_end_is_named(states: dict[str, State], fault: str) -> None:
    """With the object and the state in which it stands."""
    assert f"thing: {fault}" in life(states)


def test_a_state_that_only_somebody_who_left_could_leave_is_a_dead_end() -> None:
    """Unless somebody stands in for them; nobody stands in for each other in a circle."""
    table = {"thing": Life("thing", ("open",), {"open": State((Way("close", By.OWNER, "shut"),)), "shut": END})}
    gone = ["thing: open is a dead end once somebody has left"]
    assert faults(table) == []
    assert faults(table, {}) == gone
    assert faults(table, {By.OWNER: By.JUDGES, By.JUDGES: By.OWNER}) == gone


def test_a_page_asks_for_the_ways_out_of_one_state() -> None:
    """In the order of the table."""
    assert [way.noun for way in ways(LIVES, "use_case", "set_aside")] == ["resumptions"]


def test_a_table_without_one_of_its_ways_is_found_out() -> None:
    """Whichever object comes to rest by one way only: taken away, it never does."""
    setting_aside = LIVES["use_case"]
    only = {name: replace(state, rests=False) for name, state in setting_aside.states.items()}
    assert len(faults({"use_case": replace(setting_aside, states=only)})) == len(only)
