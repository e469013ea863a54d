"""What a ruling is about, and how one could say what the limits of a decision suggest."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stimmig.core.framework import Framework
from stimmig.core.rulings import Suggested
from stimmig.register.models import Ruling
from stimmig.register.words import words

TOPICS = {
    "standard_enquiry": gettext_lazy("Simple enquiries"),
    "product_information": gettext_lazy("Questions about products and spare parts"),
    "booking": gettext_lazy("Bookings and appointments"),
    "order": gettext_lazy("Orders"),
    "quotation": gettext_lazy("Quotations"),
    "status_query": gettext_lazy("Status queries"),
    "document_processing": gettext_lazy("Papers and documents"),
    "internal_work": gettext_lazy("Work of our own on texts and notes"),
    "publication": gettext_lazy("What we publish"),
    "sales_talk": gettext_lazy("Sales talks"),
    "complaint": gettext_lazy("Complaints"),
    "advice": gettext_lazy("Advice"),
    "crisis": gettext_lazy("Emergencies"),
    "leadership_talk": gettext_lazy("Leadership talks"),
    "performance_review": gettext_lazy("Appraisals"),
    "sanction_or_block": gettext_lazy("Refusals, warnings and blocks"),
    "dismissal_or_termination": gettext_lazy("Dismissals"),
    "arrears": gettext_lazy("Arrears"),
    "application": gettext_lazy("Job applications"),
    "health_or_grief": gettext_lazy("Illness and grief"),
    "personal_or_pastoral": gettext_lazy("Personal matters"),
}
BY_TOPIC = {
    "human": gettext_lazy("%(what)s: a human takes these here."),
    "ai_human_on_request": gettext_lazy("%(what)s: the AI takes these here, a human on request."),
    "ai": gettext_lazy("%(what)s: the AI takes these here."),
}
BY_KIND = {
    ("relational", "human"): gettext_lazy("Whoever needs to be looked after speaks with a human here."),
    ("relational", "ai_human_on_request"): gettext_lazy(
        "Whoever needs to be looked after speaks with the AI first here, and with a human on request."
    ),
    ("relational", "ai"): gettext_lazy("Whoever needs to be looked after speaks with the AI here."),
    ("transactional", "human"): gettext_lazy("Whatever only has to be done is done by a human here."),
    ("transactional", "ai_human_on_request"): gettext_lazy(
        "Whatever only has to be done is done by the AI here, a human on request."
    ),
    ("transactional", "ai"): gettext_lazy("Whatever only has to be done is done by the AI here."),
}


def suggestion(found: Suggested) -> str:
    """How a leader could say it; they put it into their own words."""
    if found.kind:
        return str(BY_KIND[found.kind, found.mode])
    return str(BY_TOPIC[found.mode]) % {"what": TOPICS[found.topic or ""]}


def about(ruling: Ruling, known: Framework) -> str:
    """Which touchpoints it is about, in a line."""
    facts = {"touchpoint_topic": ruling.topic, "touchpoint_kind": ruling.kind}
    facts |= {"audience": ruling.audience, "channel": ruling.channel}
    named = [words(known.facts[fact].values[value]) for fact, value in facts.items() if value]
    return " · ".join(named)


def choices(known: Framework) -> dict[str, list[tuple[str, str]]]:
    """What a ruling can be about."""
    facts = {"topic": "touchpoint_topic", "audience": "audience", "channel": "channel"}
    values = {name: known.facts[fact].values for name, fact in facts.items()}
    offered = {name: [(key, words(text)) for key, text in of.items()] for name, of in values.items()}
    return offered | {"kind": [("relational", _("relational")), ("transactional", _("transactional"))]}
