"""What a person affected tells us, without an account. Only the first field is asked for."""

from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from stimmig.decision.forms.fields import in_a_sentence, perhaps
from stimmig.operation.forms.incidents import place
from stimmig.operation.models import Conversation
from stimmig.people.mail import is_set_up
from stimmig.register.models import UseCase


class Trapped(forms.Form):
    """A field people do not see. Whoever fills it in is shown it and asked to empty it; nothing is thrown away."""

    use_required_attribute = False
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def clean_website(self) -> str:
        """Programs that fill in everything are known by this."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Please leave this field empty, so that we know that a person writes."))
        return ""

    @property
    def is_trapped(self) -> bool:
        return "website" in self.errors


class ConcernForm(Trapped):
    """What happened; all else as one likes."""

    happened = in_a_sentence(
        pgettext_lazy("incident", "What happened?"),
        _("Tell us in your own words what happened."),
        help_text=_("When it was, what you wanted, and what you were told or what was done."),
        length=4000,
        rows=6,
    )
    wish = perhaps(_("What would put it right for you?"), length=1000, rows=3)
    contact = forms.CharField(
        label=_("How can we reach you?"),
        max_length=200,
        required=False,
        help_text=_(
            "E-mail or telephone, if you like. You need not say who you are: you get a link to read our answer."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, use_case: UseCase, conversation: Conversation | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.conversation = conversation
        self.fields["touchpoint"] = place(use_case, _("Where was it?"))
        if conversation:
            self.fields["touchpoint"].initial = conversation.touchpoint
            self.fields["along"] = self._along(conversation)
        if is_set_up():
            self.fields["contact"].help_text = _(
                "E-mail or telephone, if you like. To an e-mail address we write as soon as there is an answer. "
                "You need not say who you are: you get a link to read it."
            )
        self.order_fields(["happened", "along", "touchpoint", "wish", "contact", "website"])

    def _along(self, conversation: Conversation) -> forms.BooleanField:
        """Whether the conversation is given along. Ticked, but for whoever has taken the tick out before."""
        began = date_format(localtime(conversation.opened_at), "DATETIME_FORMAT")
        label = _("Give my conversation along: “%(what)s”, begun on %(moment)s")
        said = {"what": conversation.touchpoint, "moment": began}
        ticked = not self.initial or "along" in self.initial
        told = _("This is how we find your conversation at once.")
        return forms.BooleanField(label=label % said, required=False, initial=ticked, help_text=told)

    def said(self) -> dict[str, Any]:
        """What is told, once it is valid; with the conversation unless it was left out."""
        told = {name: self.cleaned_data[name] for name in ("happened", "wish", "contact", "touchpoint")}
        return told | {"conversation": self.conversation if self.cleaned_data.get("along") else None}


class AdditionForm(Trapped):
    """Something to add later."""

    text = in_a_sentence(_("Is there something to add?"), _("Write what you want to add."), length=4000, rows=4)
