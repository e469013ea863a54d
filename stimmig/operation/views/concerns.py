"""What those affected tell us: without an account, without JavaScript, and nothing typed is lost."""

from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import activate, get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.i18n import set_language

from stimmig.operation.actions import incidents as actions
from stimmig.operation.forms.concerns import AdditionForm, ConcernForm
from stimmig.operation.pages import incidents as pages
from stimmig.operation.queries import concerns as queries
from stimmig.people.mail import address

TOO_MANY = 429


@sensitive_post_parameters()
@never_cache
def concern(request: HttpRequest, key: UUID) -> HttpResponse:
    """Tell us what happened. Afterwards a number and a link, by which one reads how it stands."""
    use_case = queries.use_case_to_tell_about(key)
    if use_case is None:
        raise Http404
    token = request.GET.get("conversation", "")
    talk = queries.conversation_told_of(token, use_case) if token else None
    form = ConcernForm(use_case=use_case, conversation=talk, **_filled(request))
    too_many = form.is_valid() and _too_many(request)
    if form.is_valid() and not too_many:
        said = form.said() | {"language": get_language() or "", "at": timezone.now()}
        receipt = actions.tell(use_case=use_case, **said)[1]
        return redirect(f"{reverse('receipt', args=[receipt])}?told=yes")
    page = pages.concern(use_case, timezone.localdate()) | {"form": form, "too_many": too_many}
    page |= {"conversation": talk, "unknown": bool(token) and talk is None}
    return _shown(request, "operation/concern.html", page, _status(form.errors, too_many))


@sensitive_post_parameters()
@never_cache
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """How it stands, and a place to add to it, for whoever has the link."""
    found = queries.incident_of(token)
    if found is None:
        raise Http404
    form = AdditionForm(**_filled(request))
    too_many = form.is_valid() and _too_many(request)
    if form.is_valid() and not too_many:
        actions.add(incident=found, text=form.cleaned_data["text"], at=timezone.now())
        return redirect("receipt", token)
    link = address(reverse("receipt", args=[token]))
    shown = {"form": form, "too_many": too_many, "is_new": "told" in request.GET, "link": link}
    page = pages.receipt(found) | shown
    return _shown(request, "operation/receipt.html", page, _status(form.errors, too_many))


def _filled(request: HttpRequest) -> dict[str, Any]:
    """With what a form begins: what was sent; where only another language was asked for, what was typed so far."""
    if (wanted := request.POST.get("language")) not in dict(settings.LANGUAGES):
        return {"data": request.POST or None}
    activate(wanted)
    return {"initial": request.POST.dict()}


def _shown(request: HttpRequest, template: str, page: pages.Page, status: int) -> HttpResponse:
    """The page; the language asked for stays that of the next one."""
    answer = render(request, template, page | {"typed_in": "told"}, status=status)
    if "language" in request.POST:
        answer.cookies.update(set_language(request).cookies)
    return answer


def _status(errors: object, too_many: bool) -> int:
    return TOO_MANY if too_many else 422 if errors else 200


def _too_many(request: HttpRequest) -> bool:
    """Counted by where it comes from and in the whole house; the count is forgotten within the hour."""
    return not ratelimit.consume(request, action="concern", key="house")
