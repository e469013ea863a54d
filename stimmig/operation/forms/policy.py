"""The terms a leader adds to a signed decision, prefilled with what decision and facts suggest."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.content.sayings import says
from stimmig.core.errors import Contradiction, Contradicts
from stimmig.core.policy import (
    CHANNELS,
    EMERGENCY,
    LANGUAGES,
    MOMENTS,
    OWN_EMERGENCY,
    Contact,
    ContactTerms,
    Hours,
    HumanPromise,
    Policy,
    Terms,
)
from stimmig.operation import words
from stimmig.operation.forms.fields import (
    SAYINGS,
    STRETCHES,
    contact_fields,
    human_fields,
    need_fields,
    notice_field,
    saying_field,
)
from stimmig.operation.forms.initial import initial


class PolicyForm(forms.Form):
    """Promise of a human, words by channel and language, and each touchpoint the AI may lead."""

    use_required_attribute = False

    def __init__(self, *args: Any, suggested: Policy, signed: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.update(initial(suggested))
        self.led = [each for each in suggested.contacts if signed[each.name] != "human"]
        self.fields |= human_fields() | need_fields()
        for channel in CHANNELS:
            self.fields |= {f"notice-{channel}-{each}": notice_field(channel, each) for each in LANGUAGES}
        for code in SAYINGS:
            self.fields |= {f"says-{each}-{code}": saying_field(code, each) for each in LANGUAGES}
        for number, contact in enumerate(self.led):
            fields = contact_fields(signed[contact.name])
            self.fields |= {f"contact-{number}-{name}": field for name, field in fields.items()}
            self.initial.update({f"contact-{number}-{name}": getattr(contact, name) for name in fields})
            self.initial[f"contact-{number}-signals"] = [each for each in contact.signals if each != "need"]

    # ----- as the page shows it

    def stretches(self) -> list[dict[str, Any]]:
        """The hours, stretch by stretch."""
        return [{name: self[f"hours-{n}-{name}"] for name in ("days", "since", "until")} for n in range(STRETCHES)]

    def notices(self, channels: Iterable[str]) -> list[Any]:
        """The notices of these channels, in both languages."""
        return [self[f"notice-{channel}-{each}"] for channel in channels for each in LANGUAGES]

    def ways(self) -> list[Any]:
        """How one reaches the house without AI, in both languages."""
        return [self[f"contact-{each}"] for each in LANGUAGES]

    def sayings(self) -> list[Any]:
        """What stands in the place of an answer."""
        return [self[f"says-{each}-{code}"] for code in SAYINGS for each in LANGUAGES]

    def own_emergency(self) -> list[Any]:
        """What somebody in need reads first in the house's own words, in both languages."""
        return [self[f"says-{each}-{OWN_EMERGENCY}"] for each in LANGUAGES]

    def contacts(self) -> list[dict[str, Any]]:
        """Every touchpoint the AI may lead."""
        names = ("lead", "channel", "output", "signals", "retention", "fail", "may_promise")
        return [
            {"contact": contact} | {name: self[f"contact-{n}-{name}"] for name in names}
            for n, contact in enumerate(self.led)
        ]

    # ----- as it is read

    def clean(self) -> dict[str, Any]:
        """A stretch has days, a beginning and an end, or nothing at all."""
        for n in range(STRETCHES):
            parts = [self.cleaned_data.get(f"hours-{n}-{name}") for name in ("days", "since", "until")]
            if any(parts) and not all(parts) and not any(f"hours-{n}-" in name for name in self.errors):
                self.add_error(f"hours-{n}-days", _("Days, beginning and end belong together."))
        return self.cleaned_data

    def terms(self) -> Terms:
        """Everything that was typed."""
        typed = self.cleaned_data
        return Terms(
            human=self._human(),
            notices={
                channel: {each: typed[f"notice-{channel}-{each}"] for each in LANGUAGES}
                for channel in CHANNELS
                if any(typed[f"notice-{channel}-{each}"] for each in LANGUAGES)
            },
            says={each: self._says(each) for each in LANGUAGES},
            contacts=tuple(self._contact(n, contact) for n, contact in enumerate(self.led)),
            never_says=typed["never_says"],
            words=typed["words"],
            attempts_max=typed["attempts_max"],
            country=typed["country"],
        )

    def _human(self) -> HumanPromise:
        typed = self.cleaned_data
        rows = [[typed[f"hours-{n}-{name}"] for name in ("days", "since", "until")] for n in range(STRETCHES)]
        return HumanPromise(
            minutes=typed["minutes"],
            hours=tuple(Hours(tuple(sorted(map(int, days))), since, until) for days, since, until in rows if days),
            time_zone=typed["time_zone"],
            contact={each: typed[f"contact-{each}"] for each in LANGUAGES},
            out_of_hours={each: typed[f"says-{each}-out_of_hours"] for each in LANGUAGES},
            closed=typed["closed"],
        )

    def _says(self, language: str) -> dict[str, str]:
        """The leader's sentences, and what nobody need write: how moments are said, and how one is saved."""
        ours = says(language, self.cleaned_data["country"])
        written = [code for code in (*SAYINGS, OWN_EMERGENCY) if code != "out_of_hours"]
        own = {code: self.cleaned_data[f"says-{language}-{code}"] for code in written}
        return {code: ours[code] for code in (*MOMENTS, EMERGENCY)} | own

    def _contact(self, number: int, contact: Contact) -> ContactTerms:
        names = ("lead", "channel", "output", "retention", "fail", "may_promise")
        said: dict[str, Any] = {name: self.cleaned_data[f"contact-{number}-{name}"] for name in names}
        return ContactTerms(contact.name, signals=tuple(self.cleaned_data[f"contact-{number}-signals"]), **said)

    def refuse(self, refused: Contradicts) -> None:
        """Say at the field what does not fit."""
        for each in refused.contradictions:
            place = self._place(each)
            self.add_error(place if place in self.fields else None, words.contradiction(each))

    def _place(self, found: Contradiction) -> str:
        numbers = {contact.name: n for n, contact in enumerate(self.led)}
        places = {
            "no_notice": f"notice-{found.about}-{found.found}",
            "no_words": f"says-{found.found}-{found.about}",
            "kept_human": f"contact-{numbers.get(found.about)}-lead",
            "less_human": f"contact-{numbers.get(found.about)}-lead",
            "no_contact": f"contact-{found.found}",
            "no_minutes": "minutes",
            "no_hours": "hours-0-days",
            "hours_backwards": "hours-0-until",
            "no_such_zone": "time_zone",
            "unknown_place": f"says-de-{found.about}",
        }
        return places.get(found.code, "")
