"""What people look after for themselves: where they are signed in, and their password."""

from allauth.account import views as account
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from stimmig.people import actions, queries
from stimmig.people.middleware import SignedIn


@never_cache
def sessions(request: SignedIn) -> HttpResponse:
    """Where one is signed in, and signing out there: in one place, or everywhere but here."""
    UserSession.objects.create_from_request(request)  # this one, however it began
    mine = queries.sessions(request.user, request.session.session_key)
    if request.method == "POST":
        chosen = request.POST.get("session", "")
        for one in mine:
            if not one.here and chosen in ("others", str(one.pk)):
                actions.end_session(person=request.user, session=one.pk)
        messages.success(request, _("You are signed out there."))
        return redirect("sessions")
    return render(request, "people/sessions.html", {"sessions": mine})


def password_change(request: SignedIn) -> HttpResponse:
    """Another password; whoever has none yet, coming in from elsewhere, gets to one by their own mail."""
    if not request.user.has_usable_password():
        return redirect("password_forgotten")
    answer: HttpResponse = account.password_change(request)
    return answer
