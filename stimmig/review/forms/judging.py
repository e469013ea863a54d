"""Answering alone: a level or an honest way out, why, by what one can see it, and what one doubts."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stimmig.core.framework import Framework
from stimmig.core.review import Judgement, moved, reason_required
from stimmig.register.words import words
from stimmig.review.words import Question, Row
from stimmig.ui.widgets import LevelScale, scale_choices

EXHIBIT_BYTES_MAX = 5 * 1024 * 1024
EXHIBIT_STARTS = {".pdf": b"%PDF-", ".png": b"\x89PNG", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}


class ReasonField(forms.CharField):
    """A reason that some answers need and others do not: the form says which, so the field itself never complains."""

    def validate(self, value: Any) -> None:
        pass


class JudgementForm(forms.Form):
    """One answer to one question: a level or an honest way out, why, and by what one can see it."""

    use_required_attribute = False

    answer = forms.ChoiceField(
        label=gettext_lazy("Your judgement"),
        widget=LevelScale,
        error_messages={"required": gettext_lazy("Choose a level, or say that you lack the basis.")},
    )
    reason = ReasonField(
        label=gettext_lazy("Why do you judge so?"),
        help_text=gettext_lazy(
            "“Not in place”, “weak” and “strong” need a sentence, "
            "and so does “sound” where something known speaks against it."
        ),
        max_length=1200,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )
    exhibit = forms.CharField(
        label=gettext_lazy("A link or an observation"),
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    exhibit_file = forms.FileField(
        label=gettext_lazy("A file"),
        help_text=gettext_lazy("PDF, PNG or JPG, at most 5 MB."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(EXHIBIT_STARTS)}),
    )
    without_file = forms.BooleanField(label=gettext_lazy("Take the file away again"), required=False)
    wants_opening = forms.BooleanField(
        label=gettext_lazy("I would like to look at this dimension in depth"),
        required=False,
    )
    contest_fact = forms.ChoiceField(label=gettext_lazy("Which statement?"), required=False)
    contest_sentence = forms.CharField(
        label=gettext_lazy("What is not right about it?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )

    def __init__(
        self,
        *args: Any,
        question: Question,
        framework: Framework,
        contestable: Sequence[Row],
        has_file: bool = False,
        before: Judgement | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.question, self.before = question, before
        otherwise = [(each.key, words(each.name)) for each in framework.no_judgements]
        self.choices("answer").choices = scale_choices(question.anchors, otherwise)
        self.choices("contest_fact").choices = [("", "–"), *((row.key, _named(row)) for row in contestable)]
        if not has_file:
            del self.fields["without_file"]
        if not question.is_guiding:
            del self.fields["wants_opening"]
        if not contestable:
            del self.fields["contest_fact"], self.fields["contest_sentence"]

    def choices(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        return field

    def clean_exhibit_file(self) -> "UploadedFile[Any] | None":
        """Take only small files of a kind everybody can open, whatever their name says."""
        file = self.cleaned_data["exhibit_file"]
        if not isinstance(file, UploadedFile):
            return None
        begins = EXHIBIT_STARTS.get(Path(file.name or "").suffix.lower())
        if begins is None or not file.read(len(begins)).startswith(begins):
            raise forms.ValidationError(_("This is no PDF, PNG or JPG. Save it as one of these and choose it again."))
        if (file.size or 0) > EXHIBIT_BYTES_MAX:
            raise forms.ValidationError(_("This file is larger than 5 MB. Choose a smaller one, or add a link."))
        file.seek(0)
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "answer" in cleaned:
            cleaned |= self.judged()
            if "reason" not in self.errors:
                self.ask_for_reason(cleaned)
        if cleaned.get("without_file") and not cleaned.get("exhibit_file"):
            cleaned["exhibit_file"] = False
        if cleaned.get("contest_fact") and not cleaned.get("contest_sentence"):
            self.add_error("contest_sentence", _("Say in one sentence what is not right about it."))
        if cleaned.get("contest_sentence") and not cleaned.get("contest_fact"):
            self.add_error("contest_fact", _("Choose the statement you contest."))
        return cleaned

    def judged(self) -> dict[str, Any]:
        """The choice taken apart: a level, or why there is none."""
        chosen = self.cleaned_data["answer"]
        return {"answer": "level", "level": int(chosen)} if chosen.isdigit() else {"answer": chosen, "level": None}

    def ask_for_reason(self, cleaned: dict[str, Any]) -> None:
        """Ask now where the level alone calls for it. Where a fact speaks against it, the overview asks."""
        judgement = Judgement("", self.question.subject, cleaned["answer"], cleaned["level"], cleaned.get("reason", ""))
        if self.before and moved(self.before, judgement) and judgement.reason in ("", self.before.reason.strip()):
            self.add_error("reason", _("You see it differently than before. Say in one sentence what moved you."))
        if judgement.reason or not reason_required(judgement, ()) or "reason" in self.errors:
            return
        if judgement.answer == "not_applicable":
            self.add_error("reason", _("Say why it does not apply."))
        else:
            word = self.question.anchors[cleaned["level"]].word
            self.add_error("reason", _("“%(level)s” needs a reason. One sentence is enough.") % {"level": word})


class ContestForm(forms.Form):
    """A doubt about one known fact, in one sentence."""

    fact = forms.ChoiceField(
        label=gettext_lazy("Which statement?"),
        error_messages={"required": gettext_lazy("Choose the statement you contest.")},
    )
    sentence = forms.CharField(
        label=gettext_lazy("What is not right about it?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Say in one sentence what is not right about it.")},
    )

    def __init__(self, *args: Any, contestable: Sequence[Row], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["fact"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "–"), *((row.key, _named(row)) for row in contestable)]


def _named(row: Row) -> str:
    return f"{row.label} – {row.value}"
