"""Who has a part in one use beyond their role in the house, and who gives and ends one.

A part counts while it is not ended and the account is open: nothing is written when somebody goes.
"""

from collections.abc import Mapping, Set

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from stimmig.people.models import Person
from stimmig.people.queries import people
from stimmig.register.models import Involvement, UseCase

Kind, Role = Involvement.Kind, Person.Role
OF_THE_LEADER = (Kind.DEPUTY, Kind.STOPS, Kind.SERVES, Kind.INSPECTS)  # given by the accountable leader alone
SEES_REVIEWS = (Kind.GUIDES, Kind.READS, Kind.DEPUTY)  # whoever runs a use sees it as whoever began it


def counting() -> QuerySet[Involvement]:
    """The parts that count: an observer only reads, and whoever looks after the technology has none."""
    allowed = Q(person__role__in=[Role.LEADER, Role.FACILITATOR, Role.REVIEWER])
    return Involvement.objects.filter(
        allowed | Q(person__role=Role.OBSERVER, kind=Kind.READS), end=None, person__is_active=True
    )


def involved(person: Person, *kinds: str) -> QuerySet[Involvement]:
    """The uses in which somebody has one of these parts, as keys for another query; any part where none is named."""
    found = counting().filter(person=person)
    return (found.filter(kind__in=kinds) if kinds else found).order_by().values("use_case")  # type: ignore[return-value]  # keys only


def parts_of(person: Person) -> Mapping[str, Set[int]]:
    """The uses in which somebody has a part, by their keys, for each kind of part; one query."""
    found: dict[str, set[int]] = {kind: set() for kind in Kind}
    for use_case, kind in counting().filter(person=person).values_list("use_case", "kind"):
        found[kind].add(use_case)
    return found


def has_part(person: Person, use_case: UseCase, *kinds: str) -> bool:
    """Whether somebody has one of these parts in a use."""
    return counting().filter(person=person, use_case=use_case, kind__in=kinds).exists()


def facilitates(person: Person, use_case: UseCase) -> bool:
    """Whoever facilitates in the whole house, or guides the reviews of this one use."""
    return person.is_facilitator or has_part(person, use_case, Kind.GUIDES)


def is_deputy(person: Person, use_case: UseCase) -> bool:
    """Whether somebody prepares what the accountable leader of a use decides."""
    return has_part(person, use_case, Kind.DEPUTY)


def guides_of(use_case: UseCase) -> QuerySet[Person]:
    """Whoever guides the reviews of this one use."""
    return having(use_case, Kind.GUIDES)


def having(use_case: UseCase, *kinds: str) -> QuerySet[Person]:
    """Whoever has one of these parts in a use."""
    return Person.objects.filter(pk__in=counting().filter(use_case=use_case, kind__in=kinds).values("person"))


def involvements(use_case: UseCase) -> list[Involvement]:
    """The parts in a use that count today, in the order of their kinds."""
    found = counting().filter(use_case=use_case).select_related("person")
    return sorted(found, key=lambda each: (list(Kind).index(Kind(each.kind)), each.at))


def earlier_involvements(use_case: UseCase) -> QuerySet[Involvement]:
    """The parts that were ended, or rest because the account is closed or has another role now; the latest first."""
    found = Involvement.objects.filter(use_case=use_case).exclude(pk__in=counting().values("pk"))
    return found.select_related("end", "person").order_by("-at", "-pk")


def kinds_given_by(person: Person, use_case: UseCase) -> list[Involvement.Kind]:
    """Leaders and facilitators give every part but those that the accountable leader alone gives."""
    if not person.is_active:
        return []
    given = [Kind.RUNS, Kind.GUIDES, Kind.READS] if person.is_leader or person.is_facilitator else []
    return given + (list(OF_THE_LEADER) if person.is_leader and use_case.accountable_id == person.pk else [])


def may_have(person: Person, kind: str, use_case: UseCase) -> bool:
    """Whether somebody can have a part at all; nobody is their own deputy, or stops in their own place."""
    roles = set(Role) - {Role.ADMINISTRATOR} - ({Role.OBSERVER} if kind != Kind.READS else set())
    own = kind in OF_THE_LEADER and use_case.accountable_id == person.pk
    return person.is_active and person.role in roles and not own


def involvable() -> QuerySet[Person]:
    """Who can be given a part: everybody who is here and sees content."""
    return people().exclude(role=Role.ADMINISTRATOR)


def who_gives(kind: str) -> str:
    """Who names and dismisses the deputy and whoever may stop, or who gives and ends every other part."""
    if kind == Kind.DEPUTY:
        return _("Only the accountable leader names and dismisses the deputy.")
    if kind == Kind.STOPS:
        return _("Only the accountable leader says who may stop the AI.")
    if kind in OF_THE_LEADER:
        return _("Only the accountable leader says who takes over conversations and who looks into them.")
    return _("Leadership and facilitation say who takes part in a use.")
