"""What is said about an incident: three fields first, then part by part; and what those affected tell us."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from stimmig.decision.forms.fields import UNREADABLE_DAY, day, in_a_sentence, one_of, perhaps
from stimmig.operation.models import Incident, Redress
from stimmig.operation.queries import incidents as queries
from stimmig.people.models import Person
from stimmig.register.models import UseCase

Part = Redress.Part
SEVERITIES = [(each.value, each.label) for each in Redress.Severity if each != Redress.Severity.HARM]  # said apart


def place(use_case: UseCase, label: Any) -> forms.ChoiceField:
    """At which touchpoint, if that is known."""
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=[("", _("I cannot say")), *((name, name) for name in queries.touchpoints(use_case))],
    )


class IncidentForm(forms.Form):
    """Three things first; everything else can wait."""

    use_required_attribute = False
    happened = in_a_sentence(
        pgettext_lazy("incident", "What happened?"),
        _("Write what happened, as far as it is known."),
        help_text=_("What was said or done, when, and how it was noticed. Names of customers are not needed."),
        length=4000,
        rows=4,
    )
    told = in_a_sentence(
        _("Who was told?"),
        _("Write who was told; also if nobody was yet."),
        help_text=_("Inside the house, and of those affected."),
        length=2000,
    )
    doing = in_a_sentence(
        _("What do we do now?"),
        _("Write what is done now, even if it is only looking."),
        length=2000,
    )

    def __init__(self, *args: Any, use_case: UseCase, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["touchpoint"] = place(use_case, _("Where did it happen?"))


class WordForm(forms.Form):
    """One word on one part."""

    use_required_attribute = False

    def __init__(self, *args: Any, part: str, incident: Incident, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields |= FIELDS[part](incident)

    @property
    def rows(self) -> list[Any]:
        """Its fields, in their order."""
        return list(self)


def _severity(incident: Incident) -> dict[str, forms.Field]:
    return {
        "choice": one_of(_("What did it lead to?"), SEVERITIES, _("Choose what it led to.")),
        "text": in_a_sentence(
            _("How can you tell?"), _("Write how you can tell."), length=2000, rows=3,
            help_text=_("It says what it meant for somebody. It is no grade, and nothing is counted by it."),
        ),
    }  # fmt: skip


def _owner(incident: Incident) -> dict[str, forms.Field]:
    owners: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
        label=_("Who looks after it until it is put right?"),
        queryset=queries.may_own(incident.use_case),
        empty_label=_("Choose somebody"),
        error_messages={"required": _("Choose who it is.")},
    )
    owners.label_from_instance = lambda person: person.signature  # type: ignore[method-assign,assignment]  # how Django has it
    return {"person": owners, "text": perhaps(_("Is there something to add?"), length=2000, rows=2)}


def _deadline(incident: Incident) -> dict[str, forms.Field]:
    on = forms.DateField(
        label=_("By when is it to be put right?"), widget=day(),
        error_messages={"required": _("Choose a day."), "invalid": UNREADABLE_DAY},
    )  # fmt: skip
    return {"day": on, "text": perhaps(_("Why then?"), length=2000, rows=2)}


def _compensated(incident: Incident) -> dict[str, forms.Field]:
    return {
        "choice": one_of(
            _("What is decided?"), Redress.Compensation.choices, _("Choose what is decided.")
        ),
        "text": in_a_sentence(
            _("What does the person get, or why nothing?"), _("Write what it is, or the reason."), length=2000, rows=3,
            help_text=_("A decision either way. The person reads it, if they have a link."),
        ),
    }  # fmt: skip


def _text(label: Any, missing: Any, help_text: Any = "") -> Any:
    def fields(incident: Incident) -> dict[str, forms.Field]:
        return {"text": in_a_sentence(label, missing, length=2000, rows=4, help_text=help_text)}

    return fields


FIELDS: dict[str, Any] = {
    Part.OWNER: _owner,
    Part.SEVERITY: _severity,
    Part.DEADLINE: _deadline,
    Part.COMPENSATED: _compensated,
    Part.INFORMED: _text(
        _("What was the person told, and when?"),
        _("Write what the person was told."),
        _("They read this through their link, if they have one. If nobody can be reached: what you did to reach them."),
    ),
    Part.CORRECTED: _text(_("What was corrected, and how?"), _("Write what was corrected.")),
    Part.CAUSE: _text(
        _("Why did it come to this?"),
        _("Write why it came to this."),
        _("The cause in the process or the system. Whose fault it was is not asked here."),
    ),
    Part.CAUSE_FIXED: _text(
        _("What is different now, so that it does not happen again?"), _("Write what is different now.")
    ),
    Part.LESSON: _text(_("What do we learn from it?"), _("Write what we learn from it, in a sentence or two.")),
}


class HarmForm(forms.Form):
    """That somebody came to harm, in one sentence."""

    use_required_attribute = False
    reason = in_a_sentence(
        _("Who came to harm, and how?"),
        _("Write in one sentence how somebody came to harm."),
        help_text=_("Whoever is invited to the new review reads it first. No names."),
        length=200,
    )


class ReasonForm(forms.Form):
    """Why it is dismissed, or taken up again."""

    use_required_attribute = False
    reason = in_a_sentence(pgettext_lazy("question", "Why?"), _("Write why."), length=500, rows=3)


class AnswerForm(forms.Form):
    """A word to the person who told us."""

    use_required_attribute = False
    text = in_a_sentence(
        _("What do you write to them?"),
        _("Write what they are to read."),
        help_text=_("They read it through their link. Write in the language they wrote in."),
        length=4000,
        rows=4,
    )
