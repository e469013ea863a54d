"""Looking a year ahead alone, and grouping what was foreseen together."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stimmig.review.models import Foresight, Story, StoryGroup
from stimmig.review.queries import PICKS_MAX


def _telling(label: Any, hint: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 5, "autocomplete": "off"})
    return forms.CharField(label=label, help_text=hint, max_length=1200, required=False, widget=area)


class ForesightForm(forms.Form):
    """Two stories from a year ahead; either may stay empty."""

    wrong = _telling(
        gettext_lazy("A year later it has gone wrong. What happened?"),
        gettext_lazy("Not what could go wrong: tell it as if it had. Who noticed first, and what was said then?"),
    )
    glad = _telling(
        gettext_lazy("A year later everybody is glad. Why?"),
        gettext_lazy("What do those who deal with you tell others, and those who work here?"),
    )

    @property
    def told(self) -> dict[str, str]:
        """What was written, by kind."""
        return {kind: self.cleaned_data[kind] for kind in Foresight.Kind.values}


class GroupingForm(forms.Form):
    """The group of each story, by its name: the same name puts stories together, none leaves one alone."""

    use_required_attribute = False

    def __init__(self, *args: Any, stories: Iterable[Story], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stories = list(stories)
        for number, story in enumerate(self.stories, 1):
            self.fields[f"story-{story.pk}"] = forms.CharField(
                label=_("What story %(number)s is about") % {"number": number},
                max_length=80,
                required=False,
                initial=story.group.name if story.group else "",
                widget=forms.TextInput(attrs={"list": "groups", "autocomplete": "off"}),
            )

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Each story with its field."""
        return [{"story": story, "field": self[f"story-{story.pk}"]} for story in self.stories]

    @property
    def names(self) -> dict[int, str]:
        """The name each story got, by its key."""
        return {story.pk: self.cleaned_data[f"story-{story.pk}"] for story in self.stories}


class PickForm(forms.Form):
    """Which groups weigh: three at most."""

    groups = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Which of them weigh?"),
        help_text=gettext_lazy("Three at most. Each of these gets an answer in the decision."),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, among: Iterable[StoryGroup], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["groups"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = [(each.pk, each.name) for each in among]

    def clean_groups(self) -> list[int]:
        chosen: list[int] = self.cleaned_data["groups"]
        if len(chosen) > PICKS_MAX:
            raise forms.ValidationError(_("Choose three at most: what matters most to you."))
        return chosen
