"""Where messages go: set up, ended, sent again."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from stimmig.operation.actions import endpoints as actions
from stimmig.operation.forms.endpoints import EndpointForm
from stimmig.operation.pages import endpoints as pages
from stimmig.operation.queries import endpoints as queries
from stimmig.people.middleware import SignedIn


@require_GET
def endpoints(request: SignedIn) -> HttpResponse:
    """Every address with what is told there, what waits, and what came of it."""
    found = pages.endpoints(queries.endpoints_for(request.user))
    return render(request, "operation/endpoints.html", {"endpoints": found})


@never_cache
def endpoint_new(request: SignedIn) -> HttpResponse:
    """Name an address; its secret is shown once, on the answer to this form."""
    queries.must_configure(request.user)
    form = EndpointForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made, key = actions.make(**form.cleaned_data, by=request.user, at=timezone.now())
        return render(request, "operation/endpoint_made.html", {"endpoint": made, "key": key})
    return render(request, "operation/endpoint_new.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def endpoint_ends(request: SignedIn, pk: int) -> HttpResponse:
    """Nothing goes there any more."""
    actions.end(endpoint=queries.endpoint_for(request.user, pk), by=request.user, at=timezone.now())
    return redirect("endpoints")


@require_POST
def endpoint_attempts(request: SignedIn, pk: int) -> HttpResponse:
    """Try again at once what has not arrived."""
    actions.send_again(endpoint=queries.endpoint_for(request.user, pk), by=request.user, at=timezone.now())
    return redirect("endpoints")
