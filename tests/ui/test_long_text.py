"""A text that is too long is not cut off; the page says by how much it is too long."""

import pytest
from django.urls import reverse

from stimmig.ui.examples import TouchpointForm
from tests.cast import sign_in


def test_the_browser_may_not_cut_off_what_is_pasted():
    """The limit is kept by the server, which gives everything back."""
    form = TouchpointForm({"reason": "x" * 401})
    page = str(form)
    assert ' maxlength="400"' not in page
    assert "x" * 401 in page
    assert "reason" in form.errors


@pytest.mark.parametrize(("length", "said"), [(100, None), (350, "50 Zeichen übrig"), (412, "12 Zeichen zu viel")])
def test_the_page_counts_when_it_matters(browsers, berger, length, said):
    """Silent at first; then what is left, and what is too much."""
    page = browsers.open()
    sign_in(page, berger)
    page.goto(reverse("gallery_example", args=["field"]))
    page.fill("#id_reason", "x" * length)
    count = page.locator("#id_reason-field .field__count")
    assert count.is_visible() == bool(said)
    assert not said or count.inner_text() == said
