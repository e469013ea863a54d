"""What is decided and why, and why all the same where it goes against the picture."""

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.decision.forms.fields import in_a_sentence
from stimmig.decision.models import Decision


class OutcomeForm(forms.Form):
    """What is decided, what it weighs, and why."""

    use_required_attribute = False
    outcome = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=Decision.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you decide.")},
    )
    sentence = in_a_sentence(
        _("The decision in one or two sentences"),
        _("Write the decision in one or two sentences."),
        help_text=_("As you would say it in the house. These words will stand large on the page."),
        length=400,
        rows=3,
    )
    gain = in_a_sentence(_("We gain"), _("Write in one sentence what you gain."))
    risk = in_a_sentence(_("We risk"), _("Write in one sentence what you risk."))
    trust = in_a_sentence(
        _("For trust"),
        _("Write in one sentence what it does to trust."),
        help_text=_("What it does to the trust of those who deal with you."),
    )
    reasons = in_a_sentence(
        _("Why you decide so"),
        _("Write why you decide so."),
        help_text=_("For those who will ask in two years."),
        length=2000,
        rows=6,
    )


class AgainstForm(forms.Form):
    """Why the leader decides against the picture."""

    use_required_attribute = False
    why = in_a_sentence(
        _("Why do you decide so all the same?"), _("Write why. It stays in the record."), length=1200, rows=5
    )
