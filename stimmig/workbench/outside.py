"""The outside view as a page shows it: similar decisions and cases, why they are similar, and what became of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from stimmig.content import cases as library
from stimmig.decision.models import Decision, Fulfilment, Retrospect
from stimmig.register.queries import framework
from stimmig.register.words import Words, day, words
from stimmig.workbench import likeness
from stimmig.workbench.queries.precedents import Elsewhere, OutsideView, Precedent
from stimmig.workbench.words import case as in_words

CASES = 10  # on one page of the library
CONDITIONS: Words = {
    Fulfilment.State.FULFILLED: gettext_lazy("holds"),
    Fulfilment.State.NOT_FULFILLED: gettext_lazy("does not hold"),
    Fulfilment.State.CANNOT_TELL: gettext_lazy("cannot be told yet"),
    "": gettext_lazy("nothing said yet"),
}
EXPECTATIONS: Words = {
    Retrospect.TurnedOut.HAPPENED: gettext_lazy("happened"),
    Retrospect.TurnedOut.DID_NOT: gettext_lazy("did not happen"),
    Retrospect.TurnedOut.CANNOT_TELL: gettext_lazy("cannot be told"),
    "": gettext_lazy("still open"),
}
Page = dict[str, Any]


def outside(seen: OutsideView) -> Page:
    """Everything review/_outside.html draws."""
    return {
        "decisions": [_decision(each, seen) for each in seen.decisions],
        "cases": [_case(each, seen) for each in seen.cases],
        "tally": tally(seen),
        "went": went(seen),
    }


def _decision(found: Precedent, seen: OutsideView) -> Page:
    decision = found.decision
    return {
        "title": decision.title,
        "url": reverse("decision", args=[decision.pk]),
        "number": decision.number,
        "made_at": decision.made_at,
        "outcome": decision.get_outcome_display(),
        "sentence": decision.record["sentence"],
        "alike": likeness.alike(seen.ours, found.theirs, found.likeness),
        "same": likeness.same(seen.ours, found.likeness),
        "apart": likeness.apart(seen.ours, found.theirs, found.likeness),
        "became": list(became(decision)),
    }


def became(decision: Decision) -> Iterator[str]:
    """What became of a decision, as far as it is on record; a sentence each."""
    if before := getattr(decision, "replaces", None):
        said = {"number": before.old.number, "outcome": before.old.get_outcome_display()}
        yield _("It replaced decision %(number)s (%(outcome)s).") % said
    if ending := decision.use_case.ending:
        said = {"day": day(localdate(ending.at).isoformat()), "reason": Truncator(ending.reason).chars(160)}
        yield _("Retired on %(day)s: %(reason)s") % said
    yield from _kept(decision)
    if voices := len(decision.review.dissents.all()):
        spoken = ngettext("One voice against is on record.", "%(n)s voices against are on record.", voices)
        yield spoken % {"n": voices}
    yield from _turned_out(decision)
    if event := decision.part("wake_up"):
        yield _("Would wake it up: %(event)s") % {"event": Truncator(event).chars(110)}


def _kept(decision: Decision) -> Iterator[str]:
    """How the conditions stand, by the latest word of whoever stands for each."""
    if conditions := list(decision.conditions.all()):
        said = _counted(CONDITIONS, [_latest(each.fulfilments.all(), "state") for each in conditions])
        text = ngettext("One condition (%(said)s).", "%(n)s conditions (%(said)s).", len(conditions))
        yield text % {"n": len(conditions), "said": said}


def _turned_out(decision: Decision) -> Iterator[str]:
    """What became of what was expected, and whether one would decide so again."""
    if expectations := list(decision.expectations.all()):
        said = _counted(EXPECTATIONS, [_latest(each.retrospects.all(), "turned_out") for each in expectations])
        text = ngettext("One expectation (%(said)s).", "%(n)s expectations (%(said)s).", len(expectations))
        yield text % {"n": len(expectations), "said": said}
    if any(_latest(each.retrospects.all(), "again") == Retrospect.Again.OTHERWISE for each in expectations):
        yield _("Looking back, one would decide otherwise.")


def _latest(said: Iterable[Fulfilment | Retrospect], name: str) -> str:
    """The latest word; empty where nobody has said anything yet."""
    words = list(said)
    return str(getattr(words[-1], name)) if words else ""


def _counted(labels: Words, said: Sequence[str]) -> str:
    """Each word with how often it was said, those nobody said left out."""
    counted = [(str(label), said.count(key)) for key, label in labels.items() if key in said]
    return ", ".join(_("%(outcome)s: %(n)s") % {"outcome": label, "n": n} for label, n in counted)


def _case(found: Elsewhere, seen: OutsideView) -> Page:
    """A real case: by what is known of both, or by the questions it is about."""
    told = in_words(found.case)
    place = [each.id for each in library.cases()].index(found.case.id) // CASES + 1
    page = told | {"url": f"{reverse('cases')}?page={place}#{found.case.id}", "alike": [], "apart": []}
    if found.theirs is None or found.likeness is None:
        known = framework().criteria
        names = ", ".join(words(known[key].name) for key in found.criteria)
        return page | {"alike": [_("It turned on what is to be asked here too: %(names)s.") % {"names": names}]}
    return page | {
        "alike": likeness.alike(seen.ours, found.theirs, found.likeness),
        "apart": likeness.apart(seen.ours, found.theirs, found.likeness),
    }


def tally(seen: OutsideView) -> str:
    """What became of every comparable decision this reader may read, counted in words; empty without one."""
    number = sum(seen.tally.values())
    if not number:
        return ""
    counted = [(str(label), seen.tally[key]) for key, label in Decision.Outcome.choices if seen.tally.get(key)]
    listed = ", ".join(_("%(outcome)s: %(n)s") % {"outcome": label, "n": n} for label, n in counted)
    first = ngettext(
        "This house has decided on one comparable use. %(listed)s.",
        "This house has decided on %(n)s comparable uses. %(listed)s.",
        number,
    ) % {"n": number, "listed": listed}
    ended = ngettext("One of them had begun and was ended.", "%(n)s of them had begun and were ended.", seen.undone) % {
        "n": seen.undone
    }
    return f"{first} {ended}" if seen.undone else first


def went(seen: OutsideView) -> str:
    """How comparable cases elsewhere ended, counted; and that nothing can be reckoned from it."""
    number, failed = sum(seen.went.values()), seen.went.get("failed", 0)
    if not number:
        return ""
    why = _("It holds what can be learned from. How often such things go wrong cannot be told from it.")
    return f"{_ended(number, failed) % {'all': number, 'n': failed}} {why}"


def _ended(number: int, failed: int) -> str:
    """How many of them went wrong, said as one says it of one, of all, and of some."""
    if number == 1:
        well = _("The one comparable case in our collection went well.")
        return _("The one comparable case in our collection went wrong.") if failed else well
    if not failed:
        return _("All %(all)s comparable cases in our collection went well.")
    if failed == number:
        return _("All %(all)s comparable cases in our collection went wrong.")
    return ngettext(
        "Of %(all)s comparable cases in our collection, one went wrong.",
        "Of %(all)s comparable cases in our collection, %(n)s went wrong.",
        failed,
    )
