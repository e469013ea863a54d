"""What somebody types: every widget once, with what can go wrong."""

from datetime import UTC, datetime
from typing import Any

from django import forms

from stimmig.ui.examples.drawing import LEVELS
from stimmig.ui.widgets import Anchor, LevelScale, scale_choices

Data = dict[str, Any]


class TouchpointForm(forms.Form):
    """Every widget once."""

    name = forms.CharField(
        label="Wie heißt der Kontaktpunkt?", max_length=80, help_text="Zum Beispiel „Störung melden“."
    )
    reason = forms.CharField(
        label="Warum ordnen Sie ihn so ein?", widget=forms.Textarea, max_length=400, help_text="Ein Satz genügt."
    )
    kind = forms.ChoiceField(
        label="Wozu kommen die Menschen?",
        choices=[
            ("transactional", "Sie wollen etwas erledigen (transaktional)"),
            ("relational", "Sie brauchen jemanden (relational)"),
            ("mixed", "Es beginnt als Vorgang und kann kippen (gemischt)"),
        ],
        widget=forms.RadioSelect,
    )
    audience = forms.MultipleChoiceField(
        label="Wer begegnet der KI?",
        choices=[("consumers", "Kundinnen und Kunden"), ("employees", "Mitarbeitende"), ("suppliers", "Lieferanten")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    aim = forms.ChoiceField(label="Was soll besser werden?", choices=[("speed", "Tempo"), ("trust", "Vertrauen")])
    contacts = forms.IntegerField(label="Wie oft im Monat?", min_value=0, help_text="Eine Schätzung genügt.")
    since = forms.DateField(label="Seit wann?", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    paper = forms.FileField(label="Datei", required=False)
    agreed = forms.BooleanField(label="Der Betriebsrat ist beteiligt", required=False)


class JudgementForm(forms.Form):
    """One judgement with its reason."""

    level = forms.ChoiceField(
        label="Ihr Urteil",
        help_text="Verdeckt, bis alle geurteilt haben. Bis dahin können Sie es ändern.",
        widget=LevelScale,
        choices=scale_choices(
            [
                Anchor(word, text)
                for word, text in zip(
                    LEVELS,
                    [
                        "Es gibt keinen Weg zu einem Menschen, oder er ist nur mit Umwegen zu finden.",
                        "Ein Wechsel ist vorgesehen, aber nur zu Bürozeiten, mit Wartezeit oder erst nach mehreren "
                        "Versuchen.",
                        "Festgelegt ist: Ein Satz genügt, und ein Mensch übernimmt mit dem bisherigen Verlauf.",
                        "Gezeigt ist: Der Weg zum Menschen wird von sich aus angeboten, und die Wartezeit wird "
                        "gemessen.",
                    ],
                    strict=True,
                )
            ],
            [
                ("no_basis", "Dazu fehlt mir die Grundlage"),
                ("not_applicable", "Trifft auf dieses Vorhaben nicht zu"),
            ],
        ),
    )
    reason = forms.CharField(label="Warum urteilen Sie so?", widget=forms.Textarea, required=False)


class ReasonForm(forms.Form):
    """Why against the picture."""

    why = forms.CharField(label="Was gibt den Ausschlag?", widget=forms.Textarea, help_text="Zwei Sätze genügen.")


def fields() -> Data:
    return {"form": TouchpointForm(initial={"kind": "relational", "agreed": True})}


def errors() -> Data:
    return {"form": TouchpointForm({"name": "", "kind": "", "contacts": "viele", "aim": "speed", "reason": "x"})}


def stale() -> Data:
    rows = [{"label": "Wie wir führen", "theirs": "Wer entscheidet, sagt es selbst.", "mine": "Wir hören zuerst zu."}]
    at = datetime(2026, 11, 20, 14, 12, tzinfo=UTC)
    return {"stale": {"by": "Frauke Lührs, Kaufmännische Leitung", "at": at, "rows": rows}}


def scale() -> Data:
    return {"form": JudgementForm(initial={"level": "1"}), "wrong": JudgementForm({"level": ""}, prefix="wrong")}


def conflict() -> Data:
    """One field both changed, and one that only the other did."""
    lines = {"label": "Was sich im Haus ändert: Wie wir reden", "known": True, "before": ["Der Kundendienst nimmt ab."]}
    versions = {"theirs": ["Künftig nimmt die KI ab."], "mine": ["Künftig nimmt nachts die KI ab."]}
    field = forms.Textarea().render("other-0", "Künftig nimmt nachts die KI ab.", {"rows": 2, "aria-label": "Anderes"})
    asked = lines | versions | {"number": 0, "chosen": "other", "typed": True, "other": field}
    owner = {
        "label": "Wer betreibt es?",
        "before": ["M. Albers"],
        "theirs": ["A. Demir"],
        "mine": [],
        "whose": "theirs",
    }
    return {"conflict": {"asked": [asked], "changed": [owner]}}
