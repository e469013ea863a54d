"""Why terms cannot stand beside a decision, and what to do."""

from django.utils.translation import gettext_lazy as _

from stimmig.core.errors import Contradiction
from stimmig.core.policy import OWN_EMERGENCY
from stimmig.operation.words.choices import CHANNELS, LANGUAGES, SAYINGS
from stimmig.register.words import Words

SENTENCES: Words = {
    "does_not_introduce": _("This decision lets nothing begin, so no guardrails follow from it."),
    "unknown_touchpoint": _("The decision does not know this touchpoint: %(about)s."),
    "kept_human": _("The decision leaves “%(about)s” to a human. Only a new decision changes that."),
    "less_human": _("The decision wants a human on request at “%(about)s”. Only a new decision changes that."),
    "no_notice": _("People meet the AI here and no notice says so: %(about)s, %(found)s. Write it."),
    "no_contact": _("Name the way that needs no AI: a number or an address at which somebody answers."),
    "no_minutes": _("Within how many minutes does a human come? At least one."),
    "no_hours": _("Say on which days and at what hours humans are there."),
    "hours_backwards": _("The end comes before the beginning: %(found)s."),
    "no_such_zone": _("There is no such time zone: %(found)s. For example: Europe/Berlin."),
    "no_words": _("Words are missing here: %(about)s, %(found)s."),
    "unknown_place": _("Nobody can fill {%(found)s}. You may use {minutes}, {next}, {contact} and {house}."),
}
IN_BOTH = _("Write it in this language as well, or in neither: then the words for your country are said.")


def contradiction(found: Contradiction) -> str:
    """One thing that does not fit, as a sentence that says what to do."""
    if (found.code, found.about) == ("no_words", OWN_EMERGENCY):
        return str(IN_BOTH)
    about = CHANNELS.get(found.about) or SAYINGS.get(found.about) or found.about
    return str(SENTENCES[found.code]) % {"about": about, "found": LANGUAGES.get(found.found) or found.found}
