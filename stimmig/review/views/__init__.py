"""HTTP in, HTTP out: guiding a review, judging in it, talking about the picture."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from stimmig.core.errors import Refusal
from stimmig.people.middleware import SignedIn
from stimmig.review import queries
from stimmig.review.models import AgreedLevel, Opinion, Review, Round, Settlement
from stimmig.review.refusals import refusal
from stimmig.ui.merging import Met, ask


def must_lead(request: SignedIn, review: Review) -> None:
    """Only facilitation and the accountable leader guide a review; everybody else is told so."""
    if not queries.leads(request.user, review):
        raise PermissionDenied(_("Facilitation or the accountable leader does this."))


def may_answer(request: SignedIn, round: Round) -> bool:
    """False once the round is over; whoever is not asked to judge is told so."""
    if queries.is_revealed(round) or hasattr(round, "abandonment") or not queries.is_open(round.review):
        return False
    if not queries.judges_in(request.user, round):
        raise PermissionDenied(_("Your judgement is not asked for in this round. You can follow the review."))
    return True


def say_no(request: SignedIn, refused: Refusal) -> None:
    """Say on the next page why something was refused."""
    messages.warning(request, refusal(refused))


def too_late(request: SignedIn, refused: Refusal, form: forms.Form, title: str, onward: str) -> HttpResponse:
    """Say what happened while somebody was writing, and show every text they wrote."""
    form.full_clean()
    written = [form.cleaned_data.get(key) for key, field in form.fields.items() if isinstance(field, forms.CharField)]
    typed = [text for text in written if text]
    context = {"title": title, "onward": onward, "why": refusal(refused), "typed": typed}
    return render(request, "review/late.html", context, status=409)


def last_word(latest: Model | None) -> dict[str, str]:
    """What a page would carry of the latest word it shows."""
    return {"last": str(latest.pk if latest else 0)}


def known(sent: QueryDict) -> int | None:
    """The latest word somebody had before them; None where nobody compared."""
    return number(sent.get("last", "")) if "last" in sent else None


def ask_again(request: SignedIn, met: Met, review: Review, latest: AgreedLevel | Opinion | Settlement) -> HttpResponse:
    """Both words side by side, with whose the other one is."""
    by = latest.by.signature if latest.by else ""
    return ask(request, met, review.title, request.get_full_path(), by=[{"by": by, "at": latest.at}])


def number(text: str) -> int:
    """The key a form sent; one nobody has where it sent something else."""
    return int(text) if text.isdecimal() else 0
