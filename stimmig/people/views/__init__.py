"""HTTP in, HTTP out, for the house and its people."""

from stimmig.people.views.arriving import enter_demo, first, forgotten, invitation
from stimmig.people.views.factors import PasskeyRemoval, factor_demands, factor_removals
from stimmig.people.views.house import house_profile, language
from stimmig.people.views.mailing import house_mail
from stimmig.people.views.members import deactivation, invitation_new, link_removals, people, person, person_new, role
from stimmig.people.views.own import password_change, sessions

__all__ = [
    "PasskeyRemoval",
    "deactivation",
    "enter_demo",
    "factor_demands",
    "factor_removals",
    "first",
    "forgotten",
    "house_mail",
    "house_profile",
    "invitation",
    "invitation_new",
    "language",
    "link_removals",
    "password_change",
    "people",
    "person",
    "person_new",
    "role",
    "sessions",
]
