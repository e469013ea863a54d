"""A letter to those whose work it is that the AI of a use was stopped. At any hour, and once to each."""

from datetime import datetime

from django.urls import reverse

from stimmig.operation.models import Stop
from stimmig.people import mail
from stimmig.people.models import Person
from stimmig.workbench.actions.letters import write_once
from stimmig.workbench.models import MailChoice
from stimmig.workbench.queries.notices import choices, is_done, stops_to_tell, to_tell_of_stop

TEMPLATE = "workbench/mail/stopped.txt"


def tell_of_stops(at: datetime) -> int:
    """Write of every stop that holds; how many letters went out."""
    stops = stops_to_tell(at) if mail.is_set_up() else []
    chosen = choices() if stops else {}
    wanting = [(stop, person) for stop in stops for person in to_tell_of_stop(stop)]
    return sum(_tell(stop, person, at) for stop, person in wanting if chosen.get(person.pk) != MailChoice.Kind.NONE)


def _tell(stop: Stop, person: Person, at: datetime) -> bool:
    key, way = f"stop:{stop.pk}:{person.uuid}", reverse("guardrails", args=[stop.use_case_id])
    return not is_done(key) and write_once(TEMPLATE, key, to=person, way=way, at=at, said=lambda: {"stop": stop})
