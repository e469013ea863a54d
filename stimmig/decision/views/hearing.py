"""A pause before a decision that somebody it concerns was not heard on."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from stimmig.decision import actions, drafting
from stimmig.decision.forms import UnheardForm
from stimmig.decision.views import as_things_stand, desk
from stimmig.people.middleware import SignedIn
from stimmig.review.hearing import name_of


@never_cache
@sensitive_post_parameters()
def unheard(request: SignedIn, pk: int) -> HttpResponse:
    """Who was not heard, with the way to hear them yet; or one sentence why it begins all the same."""
    here = desk(request, pk)
    if request.method != "POST" and not here.unheard:
        return redirect("decision_draft", pk)
    typed = {"why": request.POST.get("why", "")}
    form = UnheardForm(typed if request.method == "POST" else None, initial={"why": here.decided.unheard_because})
    if request.method == "POST":
        with as_things_stand(lambda: desk(request, pk)):
            actions.write(review=here.review, part=drafting.UNHEARD, content=typed, by=request.user, at=timezone.now())
        if form.is_valid():
            return redirect("decision_check", pk)
    silent = [{"of": of, "name": name_of(of)} for of in here.unheard]
    page = {"review": here.review, "unheard": silent, "form": form}
    return render(request, "decision/unheard.html", page, status=422 if form.errors else 200)
