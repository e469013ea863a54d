"""A policy as a leader reads it: a few short paragraphs, and a table of the touchpoints."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format, time_format
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from stimmig.core.policy import Contact, Hours, Policy
from stimmig.decision.words import MODES, kind
from stimmig.operation.words.choices import CHANNELS, FAILS, OUTPUTS, RETENTIONS, signals
from stimmig.review.words import listed


@dataclass(frozen=True)
class Row:
    """What holds at one touchpoint, in words."""

    name: str
    kind: str
    lead: str
    by_human: bool
    channel: str = ""
    output: str = ""
    retention: str = ""
    fail: str = ""
    promises: bool = False


def paragraph(policy: Policy) -> str:
    """What holds, in the order in which a person would meet it; an empty line where another thought begins."""
    return "\n\n".join(" ".join(each) for each in _thoughts(policy))


def _thoughts(policy: Policy) -> Iterator[Iterable[str]]:
    """Who answers, how one comes to a human, when it hands over, what it never says."""
    answered = [each for each in policy.contacts if each.lead != "human"]
    yield _leading(policy, answered)
    if answered:
        yield _humans(policy)
        yield _handing_over(policy, answered)
        yield _checked(policy, answered)


def _leading(policy: Policy, answered: Sequence[Contact]) -> Iterator[str]:
    kept = [each.name for each in policy.contacts if each.lead == "human"]
    if answered:
        yield _("The AI answers here: %(names)s.") % {"names": listed(_quoted(each.name for each in answered))}
    if kept:
        yield _("A human answers here, and the AI never does: %(names)s.") % {"names": listed(_quoted(kept))}
    if answered:
        yield _("Before its first answer it says that it is an AI.")
    if answered and policy.until:
        yield _("It is on trial: from %(day)s on it answers in no new conversation, unless it is decided anew.") % {
            "day": date_format(policy.until)
        }


def _humans(policy: Policy) -> Iterator[str]:
    human = policy.human
    yield _("Whoever wants a human gets one at once, without having to explain.")
    there = {"hours": listed([hours(each) for each in human.hours]), "minutes": human.minutes}
    text = ngettext(
        "Humans are there %(hours)s and take over within %(minutes)d minute.",
        "Humans are there %(hours)s and take over within %(minutes)d minutes.",
        human.minutes,
    )
    yield text % there
    yield _("At other times it says when somebody answers, and names the way without AI: %(contact)s.") % {
        "contact": human.way((get_language() or "de")[:2])
    }


def _handing_over(policy: Policy, answered: Sequence[Contact]) -> Iterator[str]:
    signs = _signs(answered)
    if signs:
        yield _("It also hands over when somebody is in need, and on these signs: %(signs)s.") % {
            "signs": listed(signs)
        }
    else:
        yield _("It also hands over when somebody is in need.")
    yield _("Whoever is in need first reads where help is to be had without AI, then that a human was called.")
    if policy.words:
        yield _("It hands over on these words as well: %(words)s.") % {"words": listed(_quoted(policy.words))}
    text = ngettext(
        "After %(number)d answer that did not help a human takes over.",
        "After %(number)d answers that did not help a human takes over.",
        policy.attempts_max,
    )
    yield text % {"number": policy.attempts_max}


def _signs(answered: Sequence[Contact]) -> list[str]:
    """The signs that hold everywhere, then those that hold in places; all topics together in one phrase."""
    known = signals()
    always = {code for code in known if all(code in each.signals for each in answered)}
    some = [code for code in known if code not in always and any(code in each.signals for each in answered)]
    topics = {code for code in known if code.startswith("topic.")}
    if topics <= always:
        named = [known[code] for code in known if code in always - topics]
        return [*named, _("whatever mostly needs a human, from a complaint to grief")]
    return [known[code] for code in known if code in always] + [
        _("%(name)s (in places)") % {"name": known[code]} for code in some
    ]


def _checked(policy: Policy, answered: Sequence[Contact]) -> Iterator[str]:
    yield _("It never passes for a human.")
    if all(each.output != "observe" for each in answered):
        yield _("It passes no risk on to the person, and promises nothing it may not.")
    if policy.never_says:
        yield _("It never says: %(phrases)s.") % {"phrases": listed(_quoted(policy.never_says))}


def hours(stretch: Hours) -> str:
    """Days and times, as one says them: Monday to Friday from 7:00 to 17:00."""
    days = list(stretch.days)
    runs = len(days) > 2 and days == list(range(days[0], days[-1] + 1))
    named = [str(WEEKDAYS[day]) for day in days]
    said = _("%(first)s to %(last)s") % {"first": named[0], "last": named[-1]} if runs else listed(named)
    since, until = (time_format(each, "TIME_FORMAT") for each in (stretch.since, stretch.until))
    return _("%(days)s from %(since)s to %(until)s") % {"days": said, "since": since, "until": until}


def table(policy: Policy) -> list[Row]:
    """Every touchpoint with what holds there."""
    return [_row(each) for each in policy.contacts]


def _row(contact: Contact) -> Row:
    by_human = contact.lead == "human"
    row = Row(contact.name, kind(contact.kind), str(MODES[contact.lead]), by_human)
    if by_human:
        return row
    return Row(
        row.name,
        row.kind,
        row.lead,
        by_human,
        channel=str(CHANNELS[contact.channel]),
        output=capfirst(str(OUTPUTS[contact.output])),
        retention=str(RETENTIONS[contact.retention]),
        fail=capfirst(str(FAILS[contact.fail])),
        promises=contact.may_promise,
    )


def _quoted(names: Iterable[str]) -> list[str]:
    return [_("“%(name)s”") % {"name": name} for name in names]
