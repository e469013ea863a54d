"""The one next step of a use, said to whoever reads it: theirs to take, or whom it waits for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from stimmig.decision.models import Decision
from stimmig.decision.queries import is_awake, prepares
from stimmig.operation.queries import prepares_policies, wants_guardrails
from stimmig.people.models import Person
from stimmig.register.queries import may_edit
from stimmig.review.models import Review, Round
from stimmig.review.queries import leads, opens_reviews
from stimmig.workbench import extension, words
from stimmig.workbench.queries import Standing


@dataclass(frozen=True)
class Onward:
    """What comes next, why, and the way there where it is the reader's to go."""

    title: str
    text: str
    url: str = ""
    action: str = ""


def onward(standing: Standing, today: date, *, apart: bool = False) -> Onward | None:
    """The next step of a use; None where nothing is to be done before its day.

    `apart` says that people stand apart in the picture and the group has no word on it yet.
    """
    if standing.use_case.ending:
        return None
    review = standing.review if standing.is_under_review else None
    if standing.lost_leader and not standing.asks_reader:
        return _succeeding(standing, standing.lost_leader)
    if review and standing.open_round:
        return _judging(standing, review, standing.open_round, today)
    if review:
        if standing.opened:
            return _opening(standing, review)
        return _talking(standing, review) if apart else _deciding(standing, review)
    if standing.uncovered:
        return _extending(standing)
    if standing.decision and is_awake(standing.decision, today):
        return _waking(standing, standing.decision)
    if standing.decision:
        return _again(standing, today)
    if standing.is_fresh_from_decision:
        return _differing(standing)
    return _reviewing(standing) if standing.is_described else _describing(standing)


def guarding(standing: Standing, operation: Mapping[str, Any]) -> Onward | None:
    """A use that talks with people was decided on, and nothing says yet what that means in operation."""
    decision = operation["decision"]
    if operation["policy"] or decision is None or standing.is_under_review or not wants_guardrails(decision):
        return None
    title = _("Set the guardrails")
    if not prepares_policies(standing.reader, standing.use_case):
        return Onward(title, _("What the decision means while the AI speaks. Whoever runs it or guides here says it."))
    text = _("The decision is signed. What does it mean while the AI speaks? Most of it is filled in already.")
    return Onward(title, text, reverse("policy_new", args=[standing.use_case.pk]), _("Set the guardrails"))


def _succeeding(standing: Standing, lost: Person) -> Onward:
    title = _("Settle who follows %(name)s") % {"name": lost.name}
    text = _("Whoever answered for it no longer leads here. Until a leader names somebody else, nobody can decide.")
    if not standing.reader.is_leader:
        return Onward(title, text)
    return Onward(
        title, text, reverse("use_case_accountable", args=[standing.use_case.pk]), _("Name who is accountable")
    )


def _describing(standing: Standing) -> Onward:
    title = _("Name the touchpoints")
    text = _("On which occasions does a person meet the AI? Single occasions are judged, never a tool as a whole.")
    if not may_edit(standing.reader, standing.use_case):
        return Onward(title, text)
    return Onward(title, text, reverse("use_case_touchpoints", args=[standing.use_case.pk]), _("Describe"))


def _differing(standing: Standing) -> Onward:
    """It has just begun from a decision, and nobody has said yet what is different here."""
    title, use = _("Say what is different here"), standing.use_case
    text = _("Everything came along from a decision. Only what differs is asked, and only what it touches is judged.")
    if not may_edit(standing.reader, use):
        return Onward(title, text)
    return Onward(title, text, reverse("use_case_difference", args=[use.pk]), _("What is different here?"))


def _reviewing(standing: Standing) -> Onward:
    title = _("Open a review")
    reader, use = standing.reader, standing.use_case
    if not opens_reviews(reader, use):
        return Onward(title, _("Facilitation or the accountable leader opens it. Until then facts can be added."))
    text = _("Five questions, each person alone. What is still unknown may stay open; it will be shown.")
    if hasattr(use, "origin"):
        text = _("Only the questions that what is different here touches, each person alone.")
    return Onward(title, text, reverse("review_new", args=[use.pk]), _("Invite to a review"))


def _judging(standing: Standing, review: Review, round: Round, today: date) -> Onward:
    title, url = words.next_step(standing), reverse("review", args=[review.pk])
    if standing.asks_reader:
        text = _("Yours is among them. It stays unseen until everybody has handed in.")
        return Onward(title, text, url, _("Hand in your judgement"))
    if leads(standing.reader, review) and round.due_on < today:
        text = _("The day has passed. You can reveal what is there, with the missing named.")
        return Onward(title, text, url, _("To the review"))
    text = _("Everything becomes visible together when the last one has handed in. The others have until %(day)s.")
    return Onward(title, text % {"day": words.short(round.due_on)}, url, _("To the review"))


def _talking(standing: Standing, review: Review) -> Onward:
    text = _("You see something differently, and the group has recorded nothing on it yet. Then it can be decided.")
    page = "meeting" if leads(standing.reader, review) else "picture"
    action = _("Talk it over") if page == "meeting" else _("To the picture")
    return Onward(_("First talk, then decide"), text, reverse(page, args=[review.pk]), action)


def _opening(standing: Standing, review: Review) -> Onward:
    text = _("People differ here, or something weighs. The criteria of these dimensions are judged in a further round.")
    return Onward(words.next_step(standing), text, reverse("picture", args=[review.pk]), _("To the picture"))


def _deciding(standing: Standing, review: Review) -> Onward:
    title, use, reader = words.next_step(standing), standing.use_case, standing.reader
    if use.accountable_id == reader.pk:
        text = _("The judgements are on the table. What you decide is yours; the reasons stay.")
        return Onward(title, text, reverse("decision_draft", args=[review.pk]), _("Decide"))
    if prepares(reader, review):
        text = _("The judgements are on the table. You write down what is decided; %(name)s reads it, and signs.")
        name = use.accountable.name if use.accountable else ""
        return Onward(
            title, text % {"name": name}, reverse("decision_draft", args=[review.pk]), _("Prepare the decision")
        )
    if use.accountable_id is None and reader.is_leader:
        text = _("One named leader carries it, from the first talk to the last day of use.")
        return Onward(title, text, reverse("use_case_accountable", args=[use.pk]), _("Name who is accountable"))
    text = _("The judgements are revealed. The picture shows where people stand.")
    return Onward(title, text, reverse("picture", args=[review.pk]), _("To the picture"))


def _again(standing: Standing, today: date) -> Onward | None:
    decision, reader = standing.decision, standing.reader
    if not decision or not decision.review_on or decision.review_on > today:
        return None
    title = _("The day for reviewing it again has come")
    if not opens_reviews(reader, standing.use_case):
        return Onward(title, words.decided(decision))
    url = reverse("review_new", args=[standing.use_case.pk])
    return Onward(title, _("What has changed since? Only that is judged anew."), url, _("Review again"))


def _extending(standing: Standing) -> Onward:
    """It goes beyond its decision: what is more is reviewed, or taken back."""
    title = _("It goes beyond the decision")
    if not opens_reviews(standing.reader, standing.use_case):
        return Onward(title, extension.in_a_line(standing.uncovered))
    text = _("What is more has not been judged by anybody. Only what it touches is asked.")
    return Onward(title, text, extension.review_url(standing.use_case, standing.uncovered), _("Review the difference"))


def _waking(standing: Standing, decision: Decision) -> Onward:
    """What it waited for has happened, or its day has come."""
    title = _("Back on the table")
    text = decision.waking.sentence if hasattr(decision, "waking") else str(decision.part("wake_up"))
    if not opens_reviews(standing.reader, standing.use_case):
        return Onward(title, text)
    return Onward(title, text, reverse("review_new", args=[standing.use_case.pk]), _("Review again"))
