"""Letters: whether they leave the house, and sending a link by one."""

import logging

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stimmig.people import actions, mail
from stimmig.people.middleware import SignedIn
from stimmig.people.models import Person

UNSENT = gettext_lazy("The mail to %(email)s did not leave: %(reason)s. When mail works again, make a new link.")
HAND_ON = gettext_lazy("The mail to %(email)s did not leave: %(reason)s. Please hand the link on.")
logger = logging.getLogger(__name__)


def house_mail(request: SignedIn) -> HttpResponse:
    """Whether mail is set up, and a letter to oneself that proves it. For whoever looks after the technology."""
    if not request.user.is_administrator:
        raise PermissionDenied(_("Whoever looks after the technology sets up mail."))
    failure = ""
    if request.method == "POST":
        try:
            mail.send("people/mail/test.txt", to=request.user, link=mail.address(reverse("house_mail")))
        except mail.NotSent as refusal:
            failure = str(refusal)
        else:
            messages.success(request, _("A letter is on its way to %(email)s.") % {"email": request.user.email})
            return redirect("house_mail")
    server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}" if mail.is_set_up() else ""
    context = {
        "server": server,
        "sender": settings.DEFAULT_FROM_EMAIL,
        "address": mail.address("/"),
        "failure": failure,
    }
    return render(request, "people/house_mail.html", context, status=502 if failure else 200)


def send_own_link(person: Person, token: str) -> None:
    """Send a link somebody asked for. If it does not leave, the log says so; the page would tell who is known here."""
    link = mail.address(reverse("invitation", args=[token]))
    try:
        mail.send("people/mail/password.txt", to=person, link=link, hours=actions.OWN_LINK_HOURS)
    except mail.NotSent as refusal:
        logger.warning("A link for a new password did not leave: %s", refusal)


def send_link(request: SignedIn, person: Person, token: str, *, renewed: bool, days: int) -> None:
    """Send an invitation to whoever it is for, and tell whoever made it whether it left."""
    if not mail.is_set_up():
        return
    link = mail.address(reverse("invitation", args=[token]))
    said = {"by": request.user, "renewed": renewed, "days": days}
    try:
        mail.send(mail.INVITATION, to=person, link=link, **said)
    except mail.NotSent as refusal:
        why = {"email": person.email, "reason": refusal}
        messages.warning(request, (UNSENT if renewed else HAND_ON) % why)
    else:
        messages.success(request, _("The link is on its way to %(email)s.") % {"email": person.email})
