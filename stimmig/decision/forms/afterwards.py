"""What became of it: how an expectation turned out, whether one would decide so again, how a condition stands."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.decision import queries
from stimmig.decision.forms.fields import in_a_sentence
from stimmig.decision.models import Condition, Fulfilment, Retrospect
from stimmig.people.models import Person


def one_of(label: Any, choices: Any, missing: Any, **options: Any) -> forms.ChoiceField:
    """One of a few answers; `missing` is said where none is chosen."""
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, error_messages={"required": missing}, **options
    )


class RetrospectForm(forms.Form):
    """Two questions that are kept apart: what happened, and whether the decision was a good one."""

    use_required_attribute = False
    turned_out = one_of(_("What happened?"), Retrospect.TurnedOut.choices, _("Choose what happened."))
    observation = in_a_sentence(
        _("How can you tell?"),
        _("Write what was seen; also where it cannot be told."),
        help_text=_("Figures, or what somebody saw. Where it cannot be told: what would be needed."),
        length=1000,
        rows=3,
    )
    again = one_of(
        _("Would we decide so again, with what we knew then?"),
        Retrospect.Again.choices,
        _("Choose whether you would decide so again."),
        help_text=_(
            "A good decision can have bad luck, and a poor one good luck. Only what was known then counts here."
        ),
    )
    again_because = in_a_sentence(_("Why?"), _("Write why, from what was known then."), length=1000, rows=3)

    @property
    def happened(self) -> list[Any]:
        """The first question with its observation."""
        return [self["turned_out"], self["observation"]]

    @property
    def decided(self) -> list[Any]:
        """The second question with its reason."""
        return [self["again"], self["again_because"]]


class FulfilmentForm(forms.Form):
    """How a condition stands, in the word of whoever stands for it."""

    use_required_attribute = False
    state = one_of(_("How does it stand?"), Fulfilment.State.choices, _("Choose how it stands."))
    observation = in_a_sentence(
        _("How can you tell?"),
        _("Write what was seen; also where it cannot be told yet."),
        help_text=_("Figures, a document, or what somebody saw."),
        length=1000,
        rows=3,
    )


class SuccessorForm(forms.Form):
    """Who stands for a condition from here on, and why."""

    use_required_attribute = False
    person: "forms.ModelChoiceField[Person]" = forms.ModelChoiceField(
        label=_("Who stands for it from now on?"),
        queryset=None,
        empty_label=_("Choose somebody"),
        error_messages={"required": _("Choose who it is.")},
    )
    reason = in_a_sentence(_("Why?"), _("Say why it is somebody else."), length=500)

    def __init__(self, *args: Any, condition: Condition, **options: Any) -> None:
        super().__init__(*args, **options)
        others = queries.nameable().exclude(pk=condition.kept_by or 0)
        self.fields["person"].queryset = others  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["person"].label_from_instance = lambda person: person.signature  # type: ignore[attr-defined]  # a ModelChoiceField
