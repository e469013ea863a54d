"""The page on which somebody finds again what they had sent when their session had ended."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers

from stimmig.people.unsent import Unsent
from stimmig.ui.filling import filled

MAIN = '<main id="main"'


def filled_again(request: HttpRequest, response: HttpResponse, unsent: Unsent) -> HttpResponse:
    """The page with the form as it was sent; what has no field there any more stands above it."""
    if response.status_code == 405 or not response.get("Content-Type", "").startswith("text/html"):
        response = render(request, "people/unsent.html")
    page, left = filled(response.content.decode(), dict(unsent.sent.lists()), at=unsent.page, action=unsent.action)
    texts = [text for values in left.values() for text in values if len(text.split()) > 1]
    found = left.keys() < unsent.sent.keys()
    told = render_to_string("people/_unsent.html", {"texts": texts, "found": found}, request=request)
    before, main, after = page.partition(MAIN)
    tag, end, rest = after.partition(">")
    response.content = f"{before}{main}{tag}{end}{told}{rest}" if main else page
    add_never_cache_headers(response)
    return response
