"""The reader sees where in the house he is."""

import re

import pytest
from django.urls import reverse


def current(page):
    return re.findall(r'<a href="([^"]+)" aria-current="(\w+)">', page.content.decode())


@pytest.mark.parametrize(("name", "marked"), [("use_cases", "page"), ("decisions", "page"), ("start", "page")])
def test_the_section_one_is_in_is_marked(client, berger, name, marked):
    """One section at a time, never the overview as well."""
    client.force_login(berger)
    assert current(client.get(reverse(name))) == [(reverse(name), marked)]


def test_elsewhere_nothing_is_marked(client, berger):
    """The building kit belongs to no section."""
    client.force_login(berger)
    assert current(client.get(reverse("gallery"))) == []
