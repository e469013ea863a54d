"""Who is here: inviting, roles, closing accounts."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from stimmig.core.errors import Refusal
from stimmig.people import actions, forms, mail, queries
from stimmig.people.middleware import SignedIn
from stimmig.people.models import Person
from stimmig.people.views.common import saying
from stimmig.people.views.mailing import send_link

LINK = "invitation_link"  # in the session between making a link and showing it once


def people(request: SignedIn) -> HttpResponse:
    """Who is here, and what each role may."""
    context = {
        "people": queries.people_for(request.user),
        "awaited": queries.awaited(timezone.now()),
        "may_invite": queries.may_invite(request.user),
        "may_demand_factor": queries.may_demand_factor(request.user),
        "renewals": [] if request.user.sees_content else queries.recent_renewals(request.user, timezone.now()),
    }
    return render(request, "people/people.html", context)


def person_new(request: SignedIn) -> HttpResponse:
    """Bring somebody into the house."""
    if not queries.may_invite(request.user):
        raise PermissionDenied(_("Leaders, facilitators and whoever looks after the technology invite people."))
    form = forms.InviteForm(request.POST or None, by=request.user)
    if form.is_valid():
        try:
            invited, token = actions.invite(**form.cleaned_data, by=request.user, at=timezone.now())
        except Refusal:  # the same person was invited while this form was filled in
            form.add_error("email", forms.KNOWN)
        else:
            request.session[LINK] = [invited.pk, token]
            send_link(request, invited, token, renewed=False, days=actions.INVITATION_DAYS)
            return redirect("person", invited.pk)
    return render(request, "people/person_new.html", {"form": form}, status=422 if form.is_bound else 200)


@never_cache
def person(request: SignedIn, pk: int) -> HttpResponse:
    """One person: what they do here, and what one may change about it."""
    them = get_object_or_404(queries.people_for(request.user), pk=pk)
    renewals = queries.renewals(them)
    context = {
        "person": them,
        "link": _link_once(request, them),
        "awaited": queries.awaited(timezone.now()),
        "form": forms.RoleForm(by=request.user, initial={"role": them.role}),
        "may_change": queries.may_change(request.user, them),
        "may_invite": queries.may_invite_again(request.user, them),
        "renewals": renewals,
        "by_others": any(not one.is_own for one in renewals),
        "own": any(one.is_own for one in renewals),
        "links": queries.links(them),
        "may_unlink": queries.may_unlink(request.user, them),
        "linkable": queries.linkable(them) if them == request.user else [],
        "has_factor": queries.has_factor(them),
        "mailed_only": mail.is_set_up() and them.has_come,
    }
    return render(request, "people/person.html", context)


@require_POST
def invitation_new(request: SignedIn, pk: int) -> HttpResponse:
    """Make a new link for somebody."""
    them = get_object_or_404(queries.people_for(request.user), pk=pk)
    renewed = them.has_come
    with saying(request, _("There is a new link.")):
        token = actions.invite_again(person=them, by=request.user, at=timezone.now())
        if not (renewed and mail.is_set_up()):  # a link to an account in use is for its own mail only
            request.session[LINK] = [them.pk, token]
        send_link(request, them, token, renewed=renewed, days=actions.INVITATION_DAYS)
    return redirect("person", pk)


@require_POST
def link_removals(request: SignedIn, pk: int) -> HttpResponse:
    """Let an account elsewhere open this one no longer."""
    them = get_object_or_404(queries.people_for(request.user), pk=pk)
    account = request.POST.get("account", "")
    with saying(request, _("It is unlinked. Nobody comes in by it any more.")):
        chosen = int(account) if account.isdecimal() and len(account) < 10 else 0
        actions.unlink(person=them, account=chosen, by=request.user, at=timezone.now())
    return redirect("person", pk)


@require_POST
def role(request: SignedIn, pk: int) -> HttpResponse:
    """Give somebody another role."""
    them = get_object_or_404(queries.people_for(request.user), pk=pk)
    form = forms.RoleForm(request.POST, by=request.user)
    if form.is_valid() and form.cleaned_data["role"] != them.role:
        with saying(request, _("The role is changed.")):
            actions.change_role(person=them, role=form.cleaned_data["role"], by=request.user, at=timezone.now())
    return redirect("person", pk)


@require_POST
def deactivation(request: SignedIn, pk: int) -> HttpResponse:
    """Close somebody's account."""
    them = get_object_or_404(queries.people_for(request.user), pk=pk)
    with saying(request, _("The account is closed. The name stays wherever this person judged, wrote or signed.")):
        actions.deactivate(person=them, by=request.user, at=timezone.now())
    return redirect("person", pk)


def _link_once(request: SignedIn, person: Person) -> str:
    """The link that was just made for this person, for this one time."""
    pk, token = request.session.get(LINK, (None, ""))
    if pk != person.pk:
        return ""
    del request.session[LINK]
    return request.build_absolute_uri(reverse("invitation", args=[token]))
