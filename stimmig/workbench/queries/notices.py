"""Who is written to, how often, and whose calendar a secret link opens."""

from django.core import signing
from django.db.models import QuerySet

from stimmig.people.models import Person
from stimmig.people.queries import people, token_hash
from stimmig.workbench.models import CalendarLink, Claim, MailChoice

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
