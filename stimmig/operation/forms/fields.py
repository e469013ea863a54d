"""The fields of guardrails: the promise of a human, sentences by language, and what is chosen at a touchpoint."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.core.decision import MODES
from stimmig.core.policy import LANGUAGES, OWN_EMERGENCY
from stimmig.decision.words import MODES as MODE_WORDS
from stimmig.operation import words
from stimmig.register.forms.fields import choices, text

STRETCHES = 2  # Monday to Friday, and Saturday
TEXT_MAX, LINES_MAX = 600, 40
SAYINGS = tuple(words.SAYINGS)
WAYS = {
    "de": _("How can people reach you without AI, said in German?"),
    "en": _("How can people reach you without AI, said in English?"),
}
OWN = {"de": _("Your own sentence, in German"), "en": _("Your own sentence, in English")}


class Lines(forms.CharField):
    """One entry a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, (list, tuple)) else value

    def clean(self, value: Any) -> Any:
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > LINES_MAX:
            raise forms.ValidationError(_("These are too many. There is room for forty."))
        return tuple(dict.fromkeys(lines))


class Days(Lines):
    """One day a line."""

    def clean(self, value: Any) -> tuple[date, ...]:
        try:
            return tuple(date.fromisoformat(line) for line in super().clean(value))
        except ValueError:
            raise forms.ValidationError(_("Write one day a line, like this: 2027-05-22.")) from None


def human_fields() -> dict[str, forms.Field]:
    weekdays = [(str(day), name) for day, name in words.WEEKDAYS.items()]
    stretches: dict[str, forms.Field] = {}
    for n in range(STRETCHES):
        label = _("Also on other days?") if n else _("On which days are humans there?")
        stretches[f"hours-{n}-days"] = forms.MultipleChoiceField(
            label=label, choices=weekdays, widget=forms.CheckboxSelectMultiple, required=False
        )
        stretches[f"hours-{n}-since"] = _clock(_("from"))
        stretches[f"hours-{n}-until"] = _clock(_("to"))
    return {
        "minutes": forms.IntegerField(
            label=_("Within how many minutes does a human take over?"), min_value=1, max_value=600
        ),
        **{f"contact-{language}": _way(language) for language in LANGUAGES},
        **stretches,
        "closed": Days(
            label=_("On which days is nobody there all the same?"),
            help_text=_("Holidays, for example. One day a line, like this: 2027-05-22."),
            required=False,
        ),
        "time_zone": text(_("By which place's clock?"), missing=_("For example: Europe/Berlin."), longest=60),
        "words": Lines(
            label=_("Which of your own words make it hand over as well?"),
            help_text=_("One a line. Each counts from the beginning of a word on, whatever its ending."),
            required=False,
            max_length=4_000,
        ),
        "never_says": Lines(
            label=_("What must it never say?"),
            help_text=_("One phrase a line. An answer that has it does not go out."),
            required=False,
            max_length=4_000,
        ),
        "attempts_max": forms.IntegerField(
            label=_("After how many answers that did not help does a human take over?"), min_value=1, max_value=10
        ),
    }


def _way(language: str) -> forms.CharField:
    """How one reaches the house without AI, in one language."""
    return text(
        WAYS[language],
        missing=_("Name a number or an address at which somebody answers."),
        longest=200,
    )


def _clock(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Write the time like this: 07:30.")},
    )


def need_fields() -> dict[str, forms.Field]:
    """What somebody in need reads first: whose numbers, and a sentence of the house's own in their place."""
    country = forms.ChoiceField(
        label=_("In which country do people meet the AI?"),
        choices=choices(words.COUNTRIES),
    )
    own = {f"says-{each}-{OWN_EMERGENCY}": text(OWN[each], lines=4, longest=TEXT_MAX) for each in LANGUAGES}
    return {"country": country, **own}


def _sentence(label: str) -> forms.CharField:
    return text(label, lines=2, longest=TEXT_MAX)


def notice_field(channel: str, language: str) -> forms.CharField:
    """The notice on one channel in one language."""
    return _sentence(f"{words.CHANNELS[channel]}, {words.LANGUAGES[language]}")


def saying_field(code: str, language: str) -> forms.CharField:
    """What stands in the place of an answer, in one language."""
    return _sentence(f"{words.SAYINGS[code]}, {words.LANGUAGES[language]}")


def _signals() -> list[tuple[str, str]]:
    return list(words.signals().items())


def contact_fields(mode: str) -> dict[str, forms.Field]:
    """What is chosen at one touchpoint; who leads may be more human than signed, never less."""
    modes = [(each, MODE_WORDS[each]) for each in MODES[MODES.index(mode) :]]
    return {
        "lead": forms.ChoiceField(label=_("Who leads?"), choices=modes, widget=forms.RadioSelect),
        "channel": forms.ChoiceField(label=_("By which channel?"), choices=choices(words.CHANNELS)),
        "output": forms.ChoiceField(
            label=_("How is an answer let go?"), choices=choices(words.OUTPUTS), widget=forms.RadioSelect
        ),
        "signals": forms.MultipleChoiceField(
            label=_("At which signs does a human take over?"),
            help_text=_("A wish for a human and need always count."),
            choices=_signals,
            widget=forms.CheckboxSelectMultiple,
            required=False,
        ),
        "retention": forms.ChoiceField(label=_("How long is what was said kept?"), choices=choices(words.RETENTIONS)),
        "fail": forms.ChoiceField(
            label=_("And while nothing can be recorded?"), choices=choices(words.FAILS), widget=forms.RadioSelect
        ),
        "may_promise": forms.BooleanField(
            label=_("The AI may promise something here, such as an appointment"), required=False
        ),
    }
