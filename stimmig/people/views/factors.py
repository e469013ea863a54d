"""Second factors of others: whether the house wants them, and taking away one that is lost."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from stimmig.people import actions, queries
from stimmig.people.middleware import SignedIn
from stimmig.people.views.common import saying


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
