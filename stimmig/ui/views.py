"""The gallery: every component with its examples, for whoever builds a page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from stimmig.ui.examples import ALL, EXAMPLES, JudgementForm, four_fields
from stimmig.ui.figures import Point


def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component on one page."""
    return render(request, "ui/gallery.html", {"examples": ALL, "alone": False})


def example(request: HttpRequest, name: str) -> HttpResponse:
    """Show one component in all its examples."""
    if name not in EXAMPLES:
        raise Http404
    return render(request, "ui/gallery.html", {"examples": [EXAMPLES[name]], "alone": True})


def question(request: HttpRequest) -> HttpResponse:
    """Show a page with one question and nothing beside it."""
    context = {"form": JudgementForm(), "progress_step": 3, "progress_total": 5, "progress_label": "Autonomie"}
    return render(request, "ui/examples/page_question.html", context)


def plain(request: HttpRequest) -> HttpResponse:
    """Show a page before the house."""
    return render(request, "ui/examples/page_plain.html")


def redraw(request: HttpRequest) -> HttpResponse:
    """Show the four fields that follow a form; a POST draws them from what is typed, saved or not."""
    typed = [Point(name, "relational", "auto", fault="machine") for name in request.POST.getlist("name") if name]
    template = "four_fields" if request.method == "POST" else "page_redraw"
    return render(request, f"ui/examples/{template}.html", {"data": {"points": [*four_fields()["points"], *typed]}})
