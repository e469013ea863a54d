"""What tells whether people trust a use, and the one question they are asked."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from stimmig.operation import actions, queries
from stimmig.operation.forms import PulseForm
from stimmig.operation.models import Pulse
from stimmig.operation.pages.trust import trust as page_of
from stimmig.operation.recorded import NOT_RECORDED, RECORDS
from stimmig.people.actions import choose_recording
from stimmig.people.middleware import SignedIn
from stimmig.people.queries import may_choose_recording
from stimmig.register.queries import use_case_for


@require_GET
def trust(request: SignedIn, pk: int) -> HttpResponse:
    """Wishes for a human, the question whether one answers, and how people feel: side by side."""
    use_case = use_case_for(request.user, pk)
    asked = queries.may_say_how_it_is(request.user, use_case)
    return render(request, "operation/trust.html", page_of(use_case, localdate()) | {"asked": asked})


def staff_pulses(request: SignedIn, pk: int) -> HttpResponse:
    """The question to whoever works beside the AI, once a month."""
    use_case = use_case_for(request.user, pk)
    if not queries.may_say_how_it_is(request.user, use_case):
        return redirect("trust", pk)
    form = PulseForm(request.POST if request.method == "POST" else None, of=Pulse.Of.STAFF)
    if form.is_valid():
        actions.say_how_it_is(use_case=use_case, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, _("Thank you. Nobody learns who said what."))
        return redirect("trust", pk)
    page = {"use_case": use_case, "form": form}
    return render(request, "operation/staff_pulse.html", page, status=422 if form.errors else 200)


def recording(request: SignedIn) -> HttpResponse:
    """What is recorded of those who work here, what for, and how to switch off what is not needed."""
    may_choose = may_choose_recording(request.user)
    if request.method == "POST":
        if not may_choose:
            raise PermissionDenied(_("Leaders answer to the house for what is recorded."))
        wanted = "names_at_desk" in request.POST
        choose_recording(names_at_desk=wanted, by=request.user, at=timezone.now())
        messages.success(request, _("Recorded."))
        return redirect("recording")
    page = {"records": RECORDS, "not_recorded": NOT_RECORDED, "may_choose": may_choose}
    return render(request, "operation/recording.html", page | {"named": queries.is_named_at_desk()})


@never_cache
def pulses(request: HttpRequest, token: str) -> HttpResponse:
    """The question to the person, by the link they were given."""
    found = queries.conversation_by(token)
    said = queries.has_said_how_it_was(found)
    form = PulseForm(request.POST if request.method == "POST" else None, of=Pulse.Of.CUSTOMER)
    if not said and form.is_valid():
        actions.say_how_it_was(conversation=found, **form.cleaned_data, at=timezone.now())
        return redirect("pulse", token)
    page = {"conversation": found, "form": form, "said": said}
    return render(request, "operation/pulse.html", page, status=422 if form.errors and not said else 200)
