"""A decision without somebody it concerns."""

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.decision.forms.fields import in_a_sentence


class UnheardForm(forms.Form):
    """Why the leader begins though somebody it concerns was not heard."""

    use_required_attribute = False
    why = in_a_sentence(
        _("Why do you begin all the same?"), _("Write one sentence. It stays in the record."), length=600, rows=3
    )
