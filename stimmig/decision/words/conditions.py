"""What must hold and what is expected: who stands for it, by when, and how one can tell."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stimmig.core.framework import Framework
from stimmig.decision.words.days import short
from stimmig.register.words import words

COMPARISONS = {
    ">=": gettext_lazy("at least %(value)s"),
    "<=": gettext_lazy("at most %(value)s"),
    "==": gettext_lazy("exactly %(value)s"),
    ">": gettext_lazy("more than %(value)s"),
    "<": gettext_lazy("less than %(value)s"),
}
UNITS = {
    "%": gettext_lazy("%(number)s %%"),
    "minutes": gettext_lazy("%(number)s minutes"),
    "hours": gettext_lazy("%(number)s hours"),
    "days": gettext_lazy("%(number)s days"),
    "percentage points": gettext_lazy("%(number)s percentage points"),
}


def condition(row: Mapping[str, Any], known: Framework) -> dict[str, Any]:
    """One condition: what must hold, who stands for it, by when, and how one can tell."""
    text = _("Plan changed: %(text)s") % row if row["changes_plan"] else row["text"]
    return {"text": text, "owner": row["owner"], "day": short(row["due_on"]), "measure": measure(row, known)}


def measure(row: Mapping[str, Any], known: Framework) -> str:
    """How one can tell, as a sentence: name of the figure, comparison, value; half written, the name alone."""
    metric = known.metrics.get(row["metric"] or "")
    if metric is None:
        return ""
    if row["op"] is None or row["value"] is None:
        return words(metric.name)
    value = compared(row["op"], Decimal(str(row["value"])), row["of"], metric.unit)
    name = words(metric.name)
    return name.replace("…", value) if "…" in name else f"{name}: {value}"


def compared(op: str, value: Decimal, of: str | None, unit: str) -> str:
    """A threshold in words: at least 95 %, at most as before."""
    if of == "before":
        as_before = (
            _("as before") if value == 1 else _("%(number)s times the figure from before") % {"number": plain(value)}
        )
        return str(COMPARISONS[op]) % {"value": as_before}
    if op == ">=" and value == 100 and unit == "%":
        return _("all of them")
    if op in ("==", "<=") and value == 0:
        return plain(value)
    with_unit = UNITS[unit] % {"number": plain(value)} if unit in UNITS else plain(value)
    return str(COMPARISONS[op]) % {"value": with_unit}


def plain(value: Decimal) -> str:
    """A number without needless zeros, as the language writes it."""
    short = value.normalize()
    return str(number_format(short if short != short.to_integral() else int(short)))


def sure(probability: int | None) -> str:
    """How sure the leader was."""
    return "" if probability is None else _("%(number)s percent sure") % {"number": probability}
