"""A form looks the same everywhere and loses nothing that was typed."""

import re

from django import forms
from django.utils.translation import override

from stimmig.ui.examples import JudgementForm, TouchpointForm


def test_the_summary_links_to_the_first_place_to_answer():
    """Each fault names its question and leads to it; a group of choices leads to its first choice."""
    with override("de"):
        page = str(TouchpointForm({"name": "", "reason": "x", "kind": "", "aim": "speed", "contacts": "1"}))
    links = re.findall(r'<li><a href="#([^"]+)">([^<]+)</a>', page)
    assert links == [
        ("id_name", "Wie heißt der Kontaktpunkt? Hier fehlt noch eine Antwort."),
        ("id_kind_0", "Wozu kommen die Menschen? Hier fehlt noch eine Antwort."),
    ]
    assert all(f'id="{anchor}"' in page for anchor, _ in links)


def test_the_same_words_stand_at_the_field():
    """The fault is repeated where it is, and the field points to it."""
    with override("de"):
        page = str(TouchpointForm({"name": "", "reason": "x", "kind": "mixed", "aim": "speed", "contacts": "1"}))
    assert 'id="id_name_error"><p>Hier fehlt noch eine Antwort.</p>' in page
    assert 'aria-describedby="id_name_helptext id_name_error"' in page


def test_what_was_typed_is_still_there():
    """A refused form keeps every answer."""
    page = str(
        TouchpointForm({"name": "Störung", "reason": "Nachts friert man.", "kind": "relational", "contacts": "x"})
    )
    assert 'value="Störung"' in page
    assert "Nachts friert man." in page
    assert re.search(r'value="relational"[^>]* checked', page)


def test_a_whole_form_can_be_wrong():
    """A fault that belongs to no field stands in the summary as plain text."""

    class Contradiction(forms.Form):
        def clean(self):
            raise forms.ValidationError("Beides zusammen geht nicht.")

    assert "<li>Beides zusammen geht nicht.</li>" in str(Contradiction({}))


def test_an_untouched_form_reports_nothing():
    """No summary before anybody answered."""
    assert "errors" not in str(TouchpointForm())


def test_optional_questions_say_so():
    """What may stay empty is marked; what must not is not."""
    with override("de"):
        page = str(TouchpointForm())
    assert page.count("(freiwillig)") == 3


def test_the_scale_has_four_levels_and_honest_answers_beside_them():
    """Not to know is an answer of its own and no level."""
    page = str(JudgementForm({"level": "no_basis"}))
    levels, otherwise = page.split('class="scale__else"')
    assert levels.count('class="scale__level"') == 4
    assert re.search(r'value="no_basis"[^>]* checked', otherwise)
    assert JudgementForm({"level": "2"}).is_valid()
    assert not JudgementForm({"level": "4"}).is_valid()


def test_help_and_labels_are_text():
    """Nothing typed by people becomes markup."""

    class Named(forms.Form):
        name = forms.CharField(label="<b>Name</b>", help_text="<i>Hilfe</i>")

    page = str(Named())
    assert "<b>" not in page
    assert "<i>" not in page
