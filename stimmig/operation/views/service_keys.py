"""Keys with which a service speaks for a use. Its text is shown once, on the page that answers, and never again."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from stimmig.decision.views import as_things_stand
from stimmig.operation import actions, queries
from stimmig.operation.forms import ServiceKeyForm
from stimmig.operation.models import ServiceKey
from stimmig.operation.pages import service_keys as pages
from stimmig.people.middleware import SignedIn
from stimmig.register.models import UseCase


@require_GET
def keyed_uses(request: SignedIn) -> HttpResponse:
    """Where whoever looks after the technology finds the uses that have keys."""
    if not request.user.is_administrator:
        raise Http404
    return render(request, "operation/keyed_uses.html", {"uses": queries.keyed_uses_for(request.user)})


@never_cache
def service_keys(request: SignedIn, pk: int) -> HttpResponse:
    """The keys of a use, and the way to a new one."""
    use_case = queries.use_case_with_keys_for(request.user, pk)
    touchpoints = queries.touchpoints_of(use_case)
    form = ServiceKeyForm(request.POST or None, touchpoints=touchpoints)
    if request.method == "POST" and form.is_valid():
        with as_things_stand(lambda: queries.use_case_with_keys_for(request.user, pk)):
            made = {"by": request.user, "at": timezone.now(), **form.cleaned_data}
            key, text = actions.make_key(use_case=use_case, **made)
        return _shown(request, use_case, key, text)
    page = {"use_case": use_case, "form": form, "keys": queries.keys_of(use_case), "touchpoints": touchpoints}
    page["base"] = pages.base_url()
    return render(request, "operation/service_keys.html", page, status=422 if form.errors else 200)


@never_cache
@require_POST
def key_rotations(request: SignedIn, pk: int) -> HttpResponse:
    """A new key in the place of this one."""
    key = queries.key_to_change_for(request.user, pk)
    with as_things_stand(lambda: queries.key_to_change_for(request.user, pk)):
        new, text = actions.rotate_key(key=key, by=request.user, at=timezone.now())
    return _shown(request, key.use_case, new, text)


@require_POST
def key_ends(request: SignedIn, pk: int) -> HttpResponse:
    """It opens nothing any more."""
    key = queries.key_to_change_for(request.user, pk)
    with as_things_stand(lambda: queries.key_to_change_for(request.user, pk)):
        actions.end_key(key=key, by=request.user, at=timezone.now())
    return redirect("service_keys", key.use_case_id)


def _shown(request: SignedIn, use_case: UseCase, key: ServiceKey, text: str) -> HttpResponse:
    page = {"use_case": use_case, "key": key, "text": text, "base": pages.base_url()}
    return render(request, "operation/service_key.html", page)
