"""Labels of the command, from the same catalogue as the pages, without Django."""

from datetime import date
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path

from stimmig.core.expression import NEVER, NOT_APPLICABLE, Value
from stimmig.core.framework import Fact, Framework, LegalQuestion
from stimmig.core.use_case import Benefit
from stimmig.ui import words as space

FIRST = 7  # facts to find out first

_LOCALES = Path(__file__).parent.parent / "locale"


@cache
def catalogue(language: str) -> NullTranslations:
    """German from the compiled catalogue, English as written here; where nothing is compiled, English too."""
    if language == "en":
        return NullTranslations()
    return translation("django", _LOCALES, [language], fallback=True)


def headings(language: str) -> dict[str, str]:
    _ = catalogue(language).gettext
    return {
        "lies": _("Where it lies"),
        "strengths": _("What speaks for it"),
        "findings": _("What is to be cleared up"),
        "to_show": _("To be shown before the start"),
        "open_questions": _("What to find out first"),
        "unproven": _("What nobody has seen yet"),
        "legal_questions": _("Legal questions"),
        "suggested_conditions": _("Conditions that would help"),
        "space": _("Space of options"),
        "why": _("Why:"),
        "helps": _("What helps:"),
        "who": _("Who knows:"),
    }


def stage(code: str, language: str) -> str:
    _ = catalogue(language).gettext
    return {"idea": _("Idea"), "pilot": _("Pilot"), "running": _("Running")}[code]


def gain(benefit: Benefit, language: str) -> str:
    """Who gains what, with today's figure."""
    _ = catalogue(language).gettext
    whose = {"customers": _("Customers"), "employees": _("Employees"), "house": _("The house")}[benefit.for_whom]
    today = f" ({_('today')}: {benefit.today})" if benefit.today else ""
    return f"{whose}: {benefit.text}{today}"


def severity(code: str, language: str) -> str:
    words = catalogue(language)
    _, pgettext = words.gettext, words.pgettext
    return {"critical": _("weighs heavily"), "serious": _("weighs"), "note": pgettext("finding", "note")}[code]


def source(code: str, language: str) -> str:
    _ = catalogue(language).gettext
    return {"vendor_claim": _("so far the vendor says so"), "assumed": _("so far this is assumed")}[code]


def answer(fact: Fact, value: Value, language: str) -> str:
    """A known value as people say it."""
    _ = catalogue(language).gettext
    if isinstance(value, tuple):
        return ", ".join(fact.values[one].in_(language) for one in value)
    if isinstance(value, str) and value in fact.values:
        return fact.values[value].in_(language)
    named = {True: _("yes"), False: _("no"), NOT_APPLICABLE: _("does not apply here"), NEVER: _("never so far")}
    if isinstance(value, bool) or value in (NOT_APPLICABLE, NEVER):
        return named[value]
    return written(date.fromisoformat(value), language) if isinstance(value, str) else str(value)


def position(code: str, language: str) -> str:
    return space.position(code, catalogue(language))


def limits(language: str) -> dict[str, str]:
    return space.limits(catalogue(language))


def limit(name: str, status: str, language: str) -> str:
    names = limits(language)
    return f"{names[name]}: {names[status]}"


def fitting(language: str) -> str:
    _ = catalogue(language).gettext
    return _("fitting")


def further(number: int, language: str) -> str:
    """That there is more than the page holds."""
    ngettext = catalogue(language).ngettext
    said = ngettext(
        "%(number)s more point; stimmig check says it in full.",
        "%(number)s more points; stimmig check says them in full.",
        number,
    )
    return said % {"number": number} if number > 0 else ""


def as_of(day: date, framework: Framework, language: str) -> str:
    _ = catalogue(language).gettext
    return _("read for %(day)s with %(framework)s") % {"day": written(day, language), "framework": framework.version}


def written(day: date, language: str) -> str:
    return f"{day.day}.{day.month}.{day.year}" if language == "de" else day.isoformat()


def law(question: LegalQuestion, framework: Framework, as_of: date, language: str) -> str:
    """Article, date and certainty in one line, seen from a day."""
    words = framework.legal_words
    known = words.applies_from.get(question.applies_from) if words else None
    since = known.in_(language) if known else _since(date.fromisoformat(question.applies_from), as_of, language)
    certainty = words.status[question.status].in_(language) if words else question.status
    said = catalogue(language).gettext("the law: %(status)s") % {"status": certainty}
    return " · ".join((", ".join(question.articles), since, said))


def _since(day: date, as_of: date, language: str) -> str:
    """From when a rule applies, or since when it does."""
    _ = catalogue(language).gettext
    said = _("applies since %(day)s") if day <= as_of else _("applies from %(day)s")
    return said % {"day": written(day, language)}


def more(number: int, language: str) -> str:
    """How many more questions there are than are shown; nothing where there are none."""
    said = catalogue(language).ngettext("%(number)s more question", "%(number)s more questions", number)
    return said % {"number": number} if number > 0 else ""


def sentences(language: str) -> dict[str, str]:
    _ = catalogue(language).gettext
    return {
        "no_findings": _("Nothing weighs against it so far."),
        "no_strengths": _("Nothing is known yet that speaks for it."),
        "nothing_open": _("Nothing decisive is unknown."),
        "further": _("Also: %(areas)s."),
        "for_the_house": _("Once for the whole house: %(areas)s."),
    }


def unreadable(error: OSError, language: str) -> str:
    """Why a file could not be read, and what to do, in the reader's language and not in the system's."""
    _ = catalogue(language).gettext
    match error:
        case FileNotFoundError():
            return _("There is no such file. Check the name and the folder.")
        case IsADirectoryError():
            return _("This is a folder. Name the files in it.")
        case PermissionError():
            return _("You have no permission to read this file.")
    return _("The system could not read this file.")


def unwritable(error: OSError, language: str) -> str:
    """Why a file could not be written, and what to do."""
    _ = catalogue(language).gettext
    match error:
        case FileNotFoundError():
            return _("There is no such folder to write into. Create it first.")
        case IsADirectoryError():
            return _("This is a folder. Name a file.")
        case PermissionError():
            return _("You have no permission to write this file.")
    return _("The system could not write this file.")
