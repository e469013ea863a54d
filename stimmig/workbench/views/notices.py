"""One's own mail and calendar."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from stimmig.people import mail
from stimmig.people.middleware import SignedIn
from stimmig.workbench import actions
from stimmig.workbench.forms import MailChoiceForm
from stimmig.workbench.models import CalendarLink, MailChoice
from stimmig.workbench.pages.calendar import calendar_of
from stimmig.workbench.queries.notices import calendar_owner, choice_of, person_of

ONE_CLICK = "List-Unsubscribe"  # what a mail program sends by itself (RFC 8058)


@never_cache
def notices(request: SignedIn, link: str = "") -> HttpResponse:
    """How often to be written to, and the calendar; a new link is shown this once."""
    me = request.user
    chosen = MailChoiceForm(
        request.POST if request.method == "POST" and not link else None, initial={"kind": choice_of(me)}
    )
    if chosen.is_bound and chosen.is_valid():
        actions.choose_mail(person=me, kind=chosen.cleaned_data["kind"], at=timezone.now())
        return redirect("notices")
    context = {"form": chosen, "link": link, "calendar": CalendarLink.objects.filter(person=me).first()}
    more = {"is_set_up": mail.is_set_up()}
    return render(request, "workbench/notices.html", context | more, status=422 if chosen.is_bound else 200)


@require_POST
def calendar_links(request: SignedIn) -> HttpResponse:
    """A new link; the one before ends."""
    token = actions.make_calendar_link(person=request.user, at=timezone.now())
    return notices(request, link=request.build_absolute_uri(reverse("calendar", args=[token])))


@require_POST
def calendar_link_removals(request: SignedIn) -> HttpResponse:
    """The link opens nothing from now on."""
    actions.end_calendar_link(person=request.user)
    return redirect("notices")


@require_safe
@never_cache
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """Somebody's days, for a calendar program that knows the secret link."""
    owner = calendar_owner(token)
    if owner is None:
        raise Http404
    return HttpResponse(calendar_of(owner, timezone.now()), content_type="text/calendar; charset=utf-8")


@csrf_exempt  # the signed link is the proof, and mail programs send no other
@never_cache
def mail_choice(request: HttpRequest, token: str) -> HttpResponse:
    """From a letter, without signing in: how often to be written to."""
    person = person_of(token)
    if person is None:
        raise Http404
    one_click = ONE_CLICK in request.POST
    sent = {"kind": MailChoice.Kind.NONE} if one_click else request.POST if request.method == "POST" else None
    chosen = MailChoiceForm(sent, initial={"kind": choice_of(person)})
    done = chosen.is_bound and chosen.is_valid()
    if done:
        actions.choose_mail(person=person, kind=chosen.cleaned_data["kind"], at=timezone.now())
    status = 422 if chosen.is_bound and not done else 200
    return render(request, "workbench/mail_choice.html", {"form": chosen, "done": done}, status=status)
