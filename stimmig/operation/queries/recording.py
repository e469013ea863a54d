"""What is recorded of those who work here."""

from stimmig.people.queries import house, people


def is_named_at_desk() -> bool:
    """Whether a conversation says by name who took it over. Unless the house wants it so, it says the function."""
    here = house()
    return bool(here and here.names_at_desk)


def told_function(function: str) -> str:
    """A function as customers may read it; nothing where it would name somebody, the only one here who has it.

    A house that records names at the desk has chosen to say who answers.
    """
    several = len(people().filter(function__iexact=function)[:2]) > 1
    return function if several or is_named_at_desk() else ""
