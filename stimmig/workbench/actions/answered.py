"""A letter to whoever told us without an account, that there is an answer: where it stands, and nothing of the case."""

from datetime import datetime
from functools import partial

from django.urls import reverse

from stimmig.operation.queries.concerns import ToWrite, answers_to_write
from stimmig.people import mail
from stimmig.workbench.actions.letters import named, sent_once
from stimmig.workbench.queries.notices import is_done

TEMPLATE = "workbench/mail/answered.txt"


def tell_of_answers(at: datetime) -> int:
    """Write of each answer to those who left a mail address; how many letters went out."""
    return sum(_tell(each, at) for each in answers_to_write(at)) if mail.is_set_up() else 0


def _tell(letter: ToWrite, at: datetime) -> bool:
    key = f"answer:{letter.incident.uuid}:{letter.since.timestamp()}"
    way = {"link": mail.address(reverse("receipt", args=[letter.token])), "language": letter.incident.language}
    send = partial(mail.send_outside, named(key), TEMPLATE, to=letter.address, **way)
    return not is_done(key) and sent_once(key, at, send)
