"""Who takes part in a use, and why somebody no longer does."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stimmig.people.models import Person
from stimmig.register import queries
from stimmig.register.forms.fields import text
from stimmig.register.models import Involvement, UseCase
from stimmig.register.words import INVOLVED

Kind = Involvement.Kind


class InvolvementForm(forms.Form):
    """Somebody of the house, and what they have to do with this use."""

    use_required_attribute = False
    person: "forms.ModelChoiceField[Person]" = forms.ModelChoiceField(
        label=_("Who?"),
        queryset=None,
        empty_label=_("Choose somebody"),
        error_messages={"required": _("Choose who it is.")},
    )
    kind = forms.ChoiceField(
        label=_("What do they have to do with it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what they have to do with it.")},
    )

    def __init__(self, *args: Any, use_case: UseCase, kinds: Sequence[Kind], **options: Any) -> None:
        super().__init__(*args, **options)
        self.use_case = use_case
        self.fields["person"].queryset = queries.involvable()  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["person"].label_from_instance = lambda person: person.signature  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["kind"].choices = [(kind.value, INVOLVED[kind]) for kind in kinds]  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        """Say at the person, or at the part, why it does not go together."""
        person, kind = self.cleaned_data.get("person"), self.cleaned_data.get("kind")
        if person and kind:
            self._fit(person, kind)
        return self.cleaned_data

    def _fit(self, person: Person, kind: str) -> None:
        there = [each for each in queries.involvements(self.use_case) if each.kind == kind]
        if not queries.may_have(person, kind, self.use_case):
            self.add_error("person", _unfit(person, self.use_case))
        elif any(each.person_id == person.pk for each in there):
            self.add_error("person", _("%(name)s has this part already.") % {"name": person.name})
        elif kind == Kind.DEPUTY and there:
            sentence = _("%(name)s is your deputy already. End that first; there is one at a time.")
            self.add_error("kind", sentence % {"name": there[0].name})


def _unfit(person: Person, use_case: UseCase) -> str:
    if use_case.accountable_id == person.pk:
        return gettext("You decide on this yourself. Choose somebody else.")
    return gettext("%(name)s reads along in this house, and can only read along here.") % {"name": person.name}


class InvolvementEndForm(forms.Form):
    """Why somebody no longer has a part."""

    use_required_attribute = False
    reason = text(_("Why?"), lines=2, missing=_("Say why it ends."), longest=500)
