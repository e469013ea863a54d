"""Writing: the house, its people, its profile. Who is here and in which role is kept in the ledger."""

from stimmig.people.actions.arriving import (
    INVITATION_DAYS,
    OWN_LINK_HOURS,
    accept,
    ask_for_link,
    invite,
    invite_again,
    link,
    unlink,
)
from stimmig.people.actions.factors import demand_factor, losing_passkey, remove_factor
from stimmig.people.actions.house import Stale, choose_recording, create_house, write_profile
from stimmig.people.actions.members import change_role, choose_language, deactivate, end_session

__all__ = [
    "INVITATION_DAYS",
    "OWN_LINK_HOURS",
    "Stale",
    "accept",
    "ask_for_link",
    "change_role",
    "choose_language",
    "choose_recording",
    "create_house",
    "deactivate",
    "demand_factor",
    "end_session",
    "invite",
    "invite_again",
    "link",
    "losing_passkey",
    "remove_factor",
    "unlink",
    "write_profile",
]
