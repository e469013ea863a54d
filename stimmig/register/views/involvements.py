"""Who takes part in a use: for everybody who sees it; said by those who lead, facilitate or decide."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from stimmig.people.middleware import SignedIn
from stimmig.register import actions, queries
from stimmig.register.forms import InvolvementEndForm, InvolvementForm
from stimmig.register.models import Involvement


def involvements(request: SignedIn, pk: int) -> HttpResponse:
    """Who has which part and from whom, and the way to give one."""
    use_case = queries.use_case_for(request.user, pk)
    kinds = queries.kinds_given_by(request.user, use_case)
    if request.method == "POST" and not kinds:
        raise PermissionDenied(queries.who_gives(Involvement.Kind.RUNS))
    form = InvolvementForm(request.POST or None, use_case=use_case, kinds=kinds) if kinds else None
    if form and form.is_valid():
        made = actions.involve(use_case=use_case, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, _("%(name)s takes part from now on.") % {"name": made.name})
        return redirect("involvements", pk)
    page = {
        "use_case": use_case,
        "form": form,
        "kinds": kinds,
        "involved": queries.involvements(use_case),
        "earlier": queries.earlier_involvements(use_case),
    }
    return render(request, "register/involvements.html", page, status=422 if form and form.errors else 200)


def involvement_ends(request: SignedIn, pk: int) -> HttpResponse:
    """End somebody's part, and say why."""
    involvement = queries.involvement_to_end_for(request.user, pk)
    form = InvolvementEndForm(request.POST or None)
    if form.is_valid():
        actions.end_involvement(involvement=involvement, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("involvements", involvement.use_case_id)
    page = {"use_case": involvement.use_case, "involvement": involvement, "form": form}
    return render(request, "register/involvement_end.html", page, status=422 if form.errors else 200)
