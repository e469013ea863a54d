"""The names of everything one can choose."""

from django.utils.dates import WEEKDAYS as DAYS
from django.utils.translation import gettext_lazy as _

from stimmig.core.policy import HUMAN_TOPICS
from stimmig.register.queries import framework
from stimmig.register.words import Words, words

CHANNELS: Words = {
    "chat": _("Chat"),
    "messenger": _("Messenger"),
    "email": _("E-mail"),
    "phone": _("Telephone"),
    "app": _("App"),
}
LANGUAGES: Words = {"de": _("German"), "en": _("English")}
COUNTRIES: Words = {
    "DE": _("Germany"),
    "AT": _("Austria"),
    "CH": _("Switzerland"),
    "GB": _("United Kingdom"),
    "IE": _("Ireland"),
    "other": _("Another country"),
}
OUTPUTS: Words = {
    "hold": _("held until the whole answer was checked"),
    "sentence": _("sentence by sentence, each checked before it goes out"),
    "observe": _("passed on, and looked at afterwards"),
}
RETENTIONS: Words = {
    "K1": _("General enquiry: 90 days"),
    "K2": _("Something one may rely on: to the end of the third calendar year after"),
    "K3": _("Offer, order, complaint: six years from the end of the year"),
    "K4": _("Voucher: eight years from the end of the year"),
    "K5": _("Incident or dispute: until three years after it is closed"),
    "K6": _("Applicants and staff: six months after the decision"),
}
FAILS: Words = {
    "closed": _("the AI does not answer, and names the way to a human"),
    "open": _("the AI goes on answering, and an incident is opened"),
}
SAYINGS: Words = {
    "hand_over": _("When a human takes over"),
    "out_of_hours": _("When nobody is there"),
    "need": _("When somebody is in need"),
    "need_later": _("When somebody is in need and nobody is there"),
    "truthful": _("When somebody asks whether a human is answering"),
    "stopped": _("While the AI is stopped"),
    "failed": _("When something fails"),
    "held": _("When an answer is held"),
    "blocked": _("When an answer is stopped"),
}
WEEKDAYS: dict[int, object] = dict(DAYS)
MORE_SIGNS: Words = {
    "wants_human": _("a wish for a human"),
    "asks_if_human": _("the question whether a human is answering"),
    "need": _("somebody is in need"),
    "anger": _("anger"),
}
SAID: Words = {
    "claims_human": _("the AI passes for a human"),
    "denies_ai": _("the AI denies being one"),
    "shifts_liability": _("the risk is passed on to the person"),
    "promises": _("something is promised"),
}


def signals() -> dict[str, str]:
    """The signals on which a human takes over, but for need, which always is one."""
    topics = framework().facts["touchpoint_topic"].values
    return {"anger": str(MORE_SIGNS["anger"])} | {f"topic.{each}": words(topics[each]) for each in HUMAN_TOPICS}


def heard_signs() -> dict[str, str]:
    """Everything that may be heard in what a person writes."""
    return {code: str(name) for code, name in MORE_SIGNS.items()} | signals()


def said_signs() -> dict[str, str]:
    """Everything that may be heard in what the AI is about to say."""
    return {code: str(name) for code, name in SAID.items()}
