"""The walk through the table that finds every dead end."""

from collections.abc import Iterable, Iterator, Mapping

from stimmig.core.ways.nouns import ALWAYS, STANDS_IN, WITH_A_REASON, By, Life, Way


def faults(lives: Mapping[str, Life], stands_in: Mapping[By, By] = STANDS_IN) -> list[str]:
    """Everything that is wrong with a table, in a line each: object, state, and what is missing there."""
    return [f"{noun}: {fault}" for noun, life in lives.items() for fault in _faults(life, stands_in)]


def ways(lives: Mapping[str, Life], noun: str, state: str) -> tuple[Way, ...]:
    """The ways out of one state of one object."""
    return lives[noun].states[state].ways


def _faults(life: Life, stands_in: Mapping[By, By]) -> Iterator[str]:
    reached = _reached(life)
    yield from (f"{name} is never reached" for name in life.states if name not in reached)
    for name, state in life.states.items():
        yield from (f"{name} leads to {way.to}, which is no state" for way in state.ways if way.to not in life.states)
        yield from (f"{name}: {way.noun} asks for no reason" for way in state.ways if _is_silent(way))
        if not state.ways:
            yield f"{name} says nothing of what can be begun anew" if state.rests else f"{name} is a dead end"
        elif not state.rests and not _stays_open(state.ways, stands_in):
            yield f"{name} is a dead end once somebody has left"
    yield from (f"{name} never comes to rest" for name in reached & set(life.states) if not _comes_to_rest(life, name))


def _is_silent(way: Way) -> bool:
    return way.noun in WITH_A_REASON and not way.reason


def _stays_open(found: Iterable[Way], stands_in: Mapping[By, By]) -> bool:
    """Whether one of these ways is gone by somebody who is always there, or whom such a one follows."""
    return any(_is_always_there(way.by, stands_in) for way in found)


def _is_always_there(by: By, stands_in: Mapping[By, By]) -> bool:
    seen = {by}
    while by not in ALWAYS:
        if by not in stands_in or stands_in[by] in seen:
            return False
        by = stands_in[by]
        seen.add(by)
    return True


def _reached(life: Life, start: Iterable[str] = ()) -> set[str]:
    """Every state one gets to from these, by any number of ways."""
    found, left = set[str](), [*(start or life.first)]
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += [way.to for way in life.states[name].ways] if name in life.states else []
    return found


def _comes_to_rest(life: Life, name: str) -> bool:
    return any(life.states[each].rests for each in _reached(life, [name]) if each in life.states)
