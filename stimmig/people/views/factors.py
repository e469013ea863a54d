"""Second factors: whether the house wants them, taking away one that somebody lost, and a passkey of one's own."""

from typing import Any

from allauth.mfa.webauthn.views import RemoveWebAuthnView
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from stimmig.core.errors import Refusal
from stimmig.people import actions, queries
from stimmig.people.middleware import SignedIn
from stimmig.people.views.common import REFUSALS, saying


@require_POST
def factor_demands(request: SignedIn) -> HttpResponse:
    """Want a second factor of whoever leads, or no longer."""
    if not queries.may_demand_factor(request.user):
        raise PermissionDenied(_("Whoever looks after the technology does this."))
    demanded = "demanded" in request.POST
    done = _("Everybody who leads now needs a second factor.") if demanded else _("Leaders sign in as they like again.")
    with saying(request, done):
        actions.demand_factor(demanded=demanded, by=request.user, at=timezone.now())
    return redirect("people")


@require_POST
def factor_removals(request: SignedIn, pk: int) -> HttpResponse:
    """Take away the second factors of somebody who lost them."""
    them = get_object_or_404(queries.people_for(request.user), pk=pk)
    with saying(request, _("The second factor is taken away. With the password this person signs in again.")):
        actions.remove_factor(person=them, by=request.user, at=timezone.now())
    return redirect("person", pk)


class PasskeyRemoval(RemoveWebAuthnView):  # type: ignore[misc]  # allauth ships no types
    """Remove a passkey of one's own, unless it is the only way in."""

    def form_valid(self, form: Any) -> HttpResponse:
        """As allauth does, while nobody else takes a way in away."""
        try:
            with actions.losing_passkey(person=self.request.user, passkey=self.get_object().pk):
                return super().form_valid(form)  # type: ignore[no-any-return]
        except Refusal as refused:
            messages.error(self.request, str(REFUSALS[refused.code]))
            return redirect("mfa_index")
