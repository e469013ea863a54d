"""Words for where a use lies, in the language of whoever asks: a page, or a command without Django."""

from typing import Protocol


class Language(Protocol):
    """What translates: Django's `translation`, or a catalogue of the standard library."""

    def gettext(self, message: str, /) -> str: ...
    def pgettext(self, context: str, message: str, /) -> str: ...


def position(code: str, language: Language) -> str:
    """Where a use lies, in a sentence that says neither yes nor no."""
    _ = language.gettext
    return {
        "outside": _("It lies outside: one of the three limits is not given."),
        "open": _("Open: something decisive is not known yet."),
        "edge": _("At the edge: something that weighs is still to be cleared up."),
        "unopposed": _("Nothing speaks against it yet. It is still to be judged."),
        "core": _("In the core: what was judged holds, and it fits the house. The decision remains yours."),
    }[code]


def limits(language: Language) -> dict[str, str]:
    """The three outer limits, and how one stands."""
    _, pgettext = language.gettext, language.pgettext
    return {
        "feasible": _("feasible"),
        "allowed": _("allowed"),
        "affordable": _("affordable"),
        "given": pgettext("limit", "given"),
        "partly": pgettext("limit", "partly"),
        "not_given": pgettext("limit", "not given"),
        "unknown": pgettext("limit", "open"),
    }
