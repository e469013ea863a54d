"""The start page, the uses, and what is read beside them."""

from django.core.paginator import Paginator
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language

from stimmig.content import CURRENT, framework
from stimmig.content import cases as library
from stimmig.decision.queries import may_resume, origin_decision
from stimmig.operation.models import Takeover
from stimmig.operation.pages import in_operation
from stimmig.operation.pages.takeovers import line
from stimmig.operation.queries import left, stopped_for, waiting
from stimmig.people.middleware import SignedIn
from stimmig.people.models import Person
from stimmig.people.queries import people, profile, recent_renewals
from stimmig.register.models import Involvement
from stimmig.register.queries import may_create, may_edit, ours, overview, parts_of, use_case_for, use_cases_for
from stimmig.register.words import finding, strength, together
from stimmig.workbench import extension, onward, queries, ways, words
from stimmig.workbench import handbook as book
from stimmig.workbench.outside import CASES, outside

PAGE = 20


def start(request: SignedIn) -> HttpResponse:
    """What waits for me, then the uses of the house."""
    me, now = request.user, timezone.now()
    if not me.sees_content:
        return redirect("people")
    parts = parts_of(me)
    waits, missed = _at_the_desk(me) if parts[Involvement.Kind.SERVES] else ([], [])
    errands = queries.errands(me, now, parts)
    uses = list(queries.found(me, "")[: PAGE + 1])
    context = {
        "greeting": words.greeting(me.name, now),
        "summary": words.summary(errands),
        "errands": errands,
        "stops": stopped_for(me),
        "own_parts": parts,  # at hand already; the menu need not ask again
        "waiting": [each for each in waits if not each.calls_again],  # whom a human has already waits for none
        "left": len(missed),
        "in_need": [line(each, now) for each in [*waits, *missed] if each.is_from_need],
        "renewals": recent_renewals(me, now),
        "standings": queries.standings(me, uses[:PAGE]),
        "more": len(uses) > PAGE,
        "may_create": may_create(me),
        "rests": not uses and use_cases_for(me).exists(),
    }
    return render(request, "workbench/start.html", context | (_first_steps(request) if not uses else {}))


def _at_the_desk(me: Person) -> tuple[list[Takeover], list[Takeover]]:
    """Who waits or calls once more, and whom nobody came to: not those a human had accepted."""
    return waiting(me), [each for each in left(me) if each.accepted_at is None]


def _first_steps(request: SignedIn) -> dict[str, bool]:
    """What an empty house has done already."""
    return {"has_profile": profile().exists(), "has_people": people().count() > 1}


def use_cases(request: SignedIn) -> HttpResponse:
    """All uses one may see, page by page."""
    text, resting = request.GET.get("text", "").strip()[:120], "resting" in request.GET
    page = Paginator(queries.found(request.user, text, resting), PAGE).get_page(request.GET.get("page"))
    context = {
        "text": text,
        "resting": resting and not text,
        "rests": queries.found(request.user, "", resting=True).count(),
        "page": page,
        "standings": queries.standings(request.user, page.object_list),
        "may_create": may_create(request.user),
    }
    return render(request, "workbench/use_cases.html", context)


def use_case(request: SignedIn, pk: int) -> HttpResponse:
    """Everything about one use, and one clear next step."""
    use = use_case_for(request.user, pk)
    standing = queries.standing(request.user, use)
    operation = in_operation(use, request.user, standing.decision)
    seen, drawn = overview(use, request.user, timezone.now(), ours(request.house)), queries.drawn(standing)
    context = {
        "use_case": use,
        "standing": standing,
        "stand_of": lambda _: queries.stand(standing),  # known already; the bar need not ask again
        "ways_of": lambda _: ways.stand_of_use(standing, drawn),
        "operation": operation,
        "onward": onward.onward(standing, timezone.localdate(), apart=bool(drawn and drawn.unspoken))
        or onward.guarding(standing, operation),
        "overview": seen,
        "beyond": extension.findings(standing),
        "strengths": together(strength(each) for each in seen.read.strengths)[:2],
        "findings": [finding(each, framework()) for each in seen.read.findings[:3]],
        "position": drawn.position if drawn else "",
        "origin": None if standing.decision else origin_decision(use),
        "seen": outside(queries.outside_view(request.user, use, seen.described)) if standing.is_described else None,
        "shows_reading": not drawn and not standing.asks_reader,  # whoever is to judge judges first
        "may_edit": may_edit(request.user, use),
        "may_resume": may_resume(request.user, use),
    }
    return render(request, "workbench/use_case.html", context)


def about(request: HttpRequest) -> HttpResponse:
    """Where it comes from, and what it never does."""
    return render(request, "workbench/about.html", {"framework": CURRENT})


def handbook(request: SignedIn) -> HttpResponse:
    """What the handbook holds, in the language of the page."""
    return render(request, "workbench/handbook.html", {"chapters": book.chapters(get_language() or "de")})


def handbook_chapter(request: SignedIn, slug: str) -> HttpResponse:
    """One chapter, with the others beside it."""
    if slug not in book.CHAPTERS:
        raise Http404
    language = get_language() or "de"
    before, after = book.beside(slug, language)
    context = {"chapter": book.chapter(slug, language), "chapters": book.chapters(language)}
    return render(request, "workbench/handbook_chapter.html", context | {"before": before, "after": after})


def conversation(request: SignedIn) -> HttpResponse:
    """The questions to talk about before any form."""
    return render(request, "workbench/conversation.html", {"dimensions": framework().dimensions.values()})


def cases(request: SignedIn) -> HttpResponse:
    """What went wrong elsewhere, and what went well; of one dimension, where one is chosen."""
    chosen = framework().dimensions.get(request.GET.get("dimension", ""))
    listed = library.for_dimension(chosen.key) if chosen else library.cases()
    page = Paginator(listed, CASES).get_page(request.GET.get("page"))
    context = {
        "dimensions": framework().dimensions.values(),
        "chosen": chosen,
        "page": page,
        "cases": [words.case(each) for each in page.object_list],
    }
    return render(request, "workbench/cases.html", context)


def health(request: HttpRequest) -> HttpResponse:
    """Whether the house can answer: it reaches its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")
