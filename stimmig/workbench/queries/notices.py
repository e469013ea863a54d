"""Who is written to, how often, and whose calendar a secret link opens."""

from datetime import datetime, timedelta

from django.core import signing
from django.db.models import Q, QuerySet

from stimmig.operation.models import Stop
from stimmig.people.models import Person
from stimmig.people.queries import people, token_hash
from stimmig.register.models import Involvement
from stimmig.register.queries import having
from stimmig.workbench.models import CalendarLink, Claim, MailChoice

LOOK_BACK = timedelta(days=1)  # where no mail went out for longer, the start page has said it by now
TOLD_OF_STOPS = (Involvement.Kind.SERVES, Involvement.Kind.RUNS, Involvement.Kind.GUIDES)
SALT = "stimmig.mail-choice"  # a signature under it opens nothing else


def readers() -> QuerySet[Person]:
    """Everybody for whom something can wait: whoever sees content."""
    return people().exclude(role=Person.Role.ADMINISTRATOR)


def choices() -> dict[int, str]:
    """How often everybody who has chosen wants to be written to."""
    return dict(MailChoice.objects.values_list("person_id", "kind"))


def choice_of(person: Person) -> str:
    """The same of one person."""
    chosen = MailChoice.objects.filter(person=person).first()
    return chosen.kind if chosen else MailChoice.Kind.MAIL


def token_for(person: Person) -> str:
    """What a letter brings along to stop letters without signing in. It is signed, and opens nothing else."""
    return signing.Signer(salt=SALT).sign(str(person.uuid))


def person_of(token: str) -> Person | None:
    """Whom a letter was written to."""
    try:
        return people().filter(uuid=signing.Signer(salt=SALT).unsign(token)).first()
    except signing.BadSignature:
        return None


def calendar_owner(token: str) -> Person | None:
    """Whose calendar a link opens; nobody's where it has ended or the account is closed."""
    link = CalendarLink.objects.select_related("person").filter(token_hash=token_hash(token)).first()
    return link.person if link and link.person.is_active and link.person.sees_content else None


def is_done(key: str) -> bool:
    """Whether something due was done already."""
    return Claim.objects.filter(key=key, done_at__isnull=False).exists()


def stops_to_tell(at: datetime) -> list[Stop]:
    """The stops of the last day that hold."""
    found = Stop.objects.filter(end=None, at__gt=at - LOOK_BACK, use_case__ending=None)
    return list(found.select_related("use_case__accountable").order_by("pk"))


def to_tell_of_stop(stop: Stop) -> QuerySet[Person]:
    """Whoever takes over conversations, runs the use, guides in it or answers for it; not who stopped it."""
    theirs = Q(pk__in=having(stop.use_case, *TOLD_OF_STOPS).values("pk")) | Q(pk=stop.use_case.accountable_id)
    return readers().filter(theirs).exclude(Q(pk=stop.by_id))
