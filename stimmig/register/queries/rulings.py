"""What the house has settled for the next ones. Everybody who sees content sees the rulings."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from stimmig.core import rulings as core
from stimmig.core.findings import Finding
from stimmig.core.use_case import UseCase as Described
from stimmig.people.models import Person
from stimmig.register.models import Ruling, UseCase
from stimmig.register.queries.uses import framework

SCOPE = ("topic", "kind", "audience", "channel")
RULINGS_MAX = 200  # more than that nobody keeps in mind; the page and every review are bounded by it


def rulings_for(person: Person) -> QuerySet[Ruling]:
    """Every ruling, those that ended included, the latest first."""
    found = Ruling.objects.select_related("use_case", "end", "replaces", "replaced_by")
    return found.order_by("-at", "-pk") if person.sees_content else found.none()


def ruling_to_end_for(person: Person, pk: int) -> Ruling:
    """A ruling in force that this person may end; 404 where there is none, else a page that says who may."""
    found = get_object_or_404(rulings_for(person).filter(end=None), pk=pk)
    if not person.is_leader:
        raise PermissionDenied(_("Only leaders say what holds in this house."))
    return found


def in_force() -> QuerySet[Ruling]:
    """The rulings that hold today, the oldest first."""
    return Ruling.objects.filter(end=None).order_by("at", "pk")


def of_same_scope(said: dict[str, str]) -> Ruling | None:
    """The ruling in force about exactly the same touchpoints."""
    return in_force().filter(**{name: said.get(name, "") for name in SCOPE}).first()


def in_its_place(ruling: Ruling) -> Ruling:
    """What holds today about the same touchpoints; else the last in the line of those that replaced it."""
    return of_same_scope(ruling.said()) or _last(ruling)


def _last(ruling: Ruling) -> Ruling:
    later = Ruling.objects.filter(replaces=ruling).first()
    return _last(later) if later else ruling


def as_they_stand(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Frozen rulings; `now` is what stands in the place of one that ended since: sentence and decision, or {}."""
    rows = list(rows)
    ended = Ruling.objects.filter(uuid__in=[row["id"] for row in rows], end__isnull=False)
    now = {str(each.uuid): _now(each) for each in ended}
    return [row | ({"now": now[row["id"]]} if row["id"] in now else {}) for row in rows]


def _now(ended: Ruling) -> dict[str, str]:
    later = in_its_place(ended)
    return {} if hasattr(later, "end") else {"sentence": later.sentence, "decision": later.decision}


def frozen_rulings(use_case: UseCase) -> list[dict[str, Any]]:
    """The rulings in force as a review of this use keeps them, with what of this use is excepted from each."""
    listed = in_force().prefetch_related("exemptions")[:RULINGS_MAX]
    return [_frozen(each, use_case) for each in listed]


def _frozen(ruling: Ruling, use_case: UseCase) -> dict[str, Any]:
    exempt = [each.touchpoint for each in ruling.exemptions.all() if each.use_case_id == use_case.pk]
    said = ruling.said() | {"id": str(ruling.uuid), "since": localdate(ruling.at).isoformat(), "by": ruling.name}
    return said | {"exempt": exempt}


def ruling(row: dict[str, Any]) -> core.Ruling:
    """One of them as the core reads it."""
    scope = {name: row[name] or None for name in SCOPE}
    return core.Ruling(row["id"], row["sentence"], row["mode"], **scope, exempt=tuple(row["exempt"]))


def contradicted(use_case: UseCase, described: Described) -> tuple[list[dict[str, Any]], tuple[Finding, ...]]:
    """The rulings in force, and where this use, as it is described, contradicts one."""
    rows = frozen_rulings(use_case)
    return rows, core.incoherent(framework(), described, [ruling(row) for row in rows]) if rows else ()
