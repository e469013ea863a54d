"""What is recorded of those who work here."""

from stimmig.people.queries import house


def is_named_at_desk() -> bool:
    """Whether a conversation says by name who took it over. Unless the house wants it so, it says the function."""
    here = house()
    return bool(here and here.names_at_desk)
