"""A sentence for every kind of entry about the house and its people."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from stimmig.people.models import Person

Said = Mapping[str, Any]


def _founded(by: str, said: Said) -> str:
    return _("%(by)s founded the house.") % {"by": by}


def _profile(by: str, said: Said) -> str:
    return _("%(by)s changed what the house stands for.") % {"by": by}


def _wanted(by: str, said: Said) -> str:
    return _("%(by)s wanted a second factor of everybody who leads.") % {"by": by}


def _waived(by: str, said: Said) -> str:
    return _("%(by)s wanted no second factor any more of those who lead.") % {"by": by}


def _recording(by: str, said: Said) -> str:
    if said["names_at_desk"]:
        return _("%(by)s chose to record by name who takes a conversation over.") % {"by": by}
    return _("%(by)s chose to record only by function who takes a conversation over.") % {"by": by}


def _invited(by: str, said: Said) -> str:
    text = _("%(by)s invited %(name)s. Role: %(role)s.")
    return text % {"by": by, "name": said["name"], "role": _role(said["role"])}


def _renewed(by: str, said: Said) -> str:
    return _("%(by)s made a new link for %(name)s, who had come in before.") % {"by": by, "name": said["name"]}


def _came(by: str, said: Said) -> str:
    if not said["link_by"]:
        return _("%(name)s came in by a link.") % {"name": said["name"]}
    return _("%(name)s came in by a link of %(maker)s.") % {"name": said["name"], "maker": said["link_by"]}


def _linked(by: str, said: Said) -> str:
    return _("%(name)s linked an account at %(provider)s.") % {"name": said["name"], "provider": said["provider"]}


def _unlinked(by: str, said: Said) -> str:
    text = _("%(by)s unlinked the account of %(name)s at %(provider)s.")
    return text % {"by": by, "name": said["name"], "provider": said["provider"]}


def _reset(by: str, said: Said) -> str:
    return _("%(name)s set a new password by a link to their own mail.") % {"name": said["name"]}


def _removed(by: str, said: Said) -> str:
    return _("%(by)s took away the second factor of %(name)s.") % {"by": by, "name": said["name"]}


def _role_changed(by: str, said: Said) -> str:
    """Early entries do not say whose."""
    text = _("%(by)s gave %(name)s another role. Before: %(before)s. Now: %(after)s.")
    roles = {"before": _role(said["from"]), "after": _role(said["to"])}
    return text % {"by": by, "name": said.get("name") or pgettext("gave", "somebody"), **roles}


def _closed(by: str, said: Said) -> str:
    return _("%(by)s closed the account of %(name)s.") % {"by": by, "name": said["name"]}


def _settled(by: str, said: Said) -> str:
    return _("%(by)s made it a ruling of the house: “%(sentence)s”") % {"by": by, "sentence": said["sentence"]}


def _excepted(by: str, said: Said) -> str:
    text = _("%(by)s excepted “%(touchpoint)s” from the ruling “%(sentence)s”. %(reason)s")
    return text % {"by": by, **{name: said[name] for name in ("touchpoint", "sentence", "reason")}}


def _ended(by: str, said: Said) -> str:
    text = _("%(by)s ended the ruling “%(sentence)s”. %(reason)s")
    return text % {"by": by, "sentence": said["sentence"], "reason": said["reason"]}


def _told_there(by: str, said: Said) -> str:
    text = _("%(by)s named an address to which messages go: %(label)s, %(url)s.")
    return text % {"by": by, "label": said["label"], "url": said["url"]}


def _told_no_longer(by: str, said: Said) -> str:
    return _("%(by)s ended an address to which messages went: %(label)s.") % {"by": by, "label": said["label"]}


def _gathered(by: str, said: Said) -> str:
    text = _("The first %(size)s entries of the ledger were joined under one root. Since then there are receipts.")
    return text % {"size": said["size"]}


def _key_replaced(by: str, said: Said) -> str:
    return _("The key that signs the checkpoints of the ledger was replaced.")


def _key_lost(by: str, said: Said) -> str:
    text = _("The key that signed the checkpoints of %(name)s was lost. A new one signs, under %(after)s.")
    return text % {"name": said["name"], "after": said["after"].partition("+")[0]}


def _role(role: str) -> str:
    return str(Person.Role(role).label)


PEOPLE: dict[str, Callable[[str, Said], str]] = {  # what whoever looks after the technology reads as well
    "person.invited": _invited,
    "access.renewed": _renewed,
    "access.taken": _came,
    "access.linked": _linked,
    "access.unlinked": _unlinked,
    "password.reset": _reset,
    "second_factor.required": _wanted,
    "second_factor.waived": _waived,
    "second_factor.removed": _removed,
    "role.changed": _role_changed,
    "person.deactivated": _closed,
    "endpoint.made": _told_there,
    "endpoint.ended": _told_no_longer,
    "tree.begun": _gathered,
    "log_key.rotated": _key_replaced,
    "log_key.lost": _key_lost,
}
HOUSE = PEOPLE | {
    "recording.changed": _recording,
    "house.created": _founded,
    "house.profile_changed": _profile,
    "ruling.made": _settled,
    "ruling.exempted": _excepted,
    "ruling.ended": _ended,
}
