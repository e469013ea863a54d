"""One part of a draft as a page shows it: the forms it sends together."""

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorList

from stimmig.decision import drafting
from stimmig.decision.drafting import Typed


@dataclass
class Sheet:
    """The forms of one part. To a page it is one form: its fields in order, and everything wrong with them."""

    main: forms.Form | None = None
    rows: Mapping[str, Sequence[forms.Form]] = field(default_factory=dict)
    main_first: bool = True

    @property
    def forms(self) -> list[forms.Form]:
        """All forms, in the order of the page."""
        several = [form for rows in self.rows.values() for form in rows]
        alone = [self.main] if self.main else []
        return [*alone, *several] if self.main_first else [*several, *alone]

    @property
    def is_bound(self) -> bool:
        return any(form.is_bound for form in self.forms)

    @property
    def errors(self) -> bool:
        return any(form.is_bound and form.errors for form in self.forms)

    def is_valid(self) -> bool:
        """Whether nothing is missing and nothing is wrong; every form says so for itself."""
        return [form.is_valid() for form in self.forms].count(False) == 0

    def non_field_errors(self) -> ErrorList:
        return ErrorList()

    def __iter__(self) -> Iterator[BoundField]:
        return (_told_apart(bound, form) for form in self.forms for bound in form)


def _told_apart(bound: BoundField, form: forms.Form) -> BoundField:
    """The field under a name that also says which of several like forms it belongs to."""
    if not (about := getattr(form, "about", "")):
        return bound
    named = copy.copy(bound)
    named.label = f"{about}: {bound.label}"
    return named


def form_over(form: Any, typed: Typed, prefix: str, check: bool, **options: Any) -> Any:
    """A form over what was typed: as it stands, or checked as if it had just been sent."""
    options["prefix"] = prefix or None
    if check:
        return form(dict(typed), **options)
    return form(initial=drafting.line(typed, prefix) if prefix else dict(typed), **options)


def lines_over(form: Any, typed: Typed, kind: str, check: bool, **options: Any) -> list[Any]:
    """One such form for each line of a list."""
    return [form_over(form, typed, prefix, check, **options) for prefix in drafting.prefixes(typed, kind)]
