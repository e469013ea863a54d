"""What stands in the form before a leader has typed anything: the last version of the use, or what can be suggested."""

from dataclasses import replace
from datetime import time

from django.conf import settings

from stimmig.content.sayings import notice, read, says
from stimmig.core import policy as core
from stimmig.core.decision import MODES
from stimmig.decision.models import Decision
from stimmig.operation import queries

MINUTES = 10
WORKDAYS = core.Hours((0, 1, 2, 3, 4), time(9), time(17))


def first_terms(decision: Decision) -> core.Terms:
    """What can be said before anybody has said anything; how one reaches the house without AI, nobody knows yet."""
    house = str(decision.record["house"])
    sentences = {language: dict(says(language)) for language in core.LANGUAGES}
    human = core.HumanPromise(
        minutes=MINUTES,
        hours=(WORKDAYS,),
        time_zone=settings.TIME_ZONE,
        contact={},
        out_of_hours={language: said.pop("out_of_hours") for language, said in sentences.items()},
    )
    notices = {
        channel: {language: notice(channel, language, house) for language in core.LANGUAGES}
        for channel in core.CHANNELS
    }
    return core.Terms(human, notices, sentences)


def suggested(decision: Decision) -> core.Policy:
    """The last version that was made for the use, as far as the decision in force still has its touchpoints."""
    bare = queries.suggested(decision, first_terms(decision))
    latest = queries.latest_policy(decision.use_case)
    return _as_before(bare, read(latest.file)) if latest else bare


def _as_before(bare: core.Policy, before: core.Policy) -> core.Policy:
    known = {each.name: each for each in before.contacts}
    contacts = tuple(
        _contact(each, known[each.name], before.decision == bare.decision) if each.name in known else each
        for each in bare.contacts
    )
    return replace(before, decision=bare.decision, version=bare.version, contacts=contacts)


def _contact(signed: core.Contact, before: core.Contact, same_decision: bool) -> core.Contact:
    """As it was chosen, but never less human than is signed by now.

    What a human led by an earlier decision is as the new one suggests; so is what nobody chose anything for.
    """
    if before.lead == "human":
        return replace(signed, lead="human") if same_decision else signed
    return replace(before, kind=signed.kind, lead=max(signed.lead, before.lead, key=MODES.index))
