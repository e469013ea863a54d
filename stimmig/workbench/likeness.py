"""In what two uses are alike, said as one tells it to a colleague. Built from topics, channels and labels of facts.

A sentence about a contact has two halves: what somebody comes with, and whom they meet. What nobody comes with, such as
work on documents, is told as something that is done.
"""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stimmig.core.similarity import Contact, Likeness, Traits
from stimmig.register.queries import framework
from stimmig.register.words import Words, answer, words

SENTENCES_MAX = 2
ROWS_MAX = 3

MATTERS: Words = {
    "standard_enquiry": gettext_lazy("with a simple question"),
    "product_information": gettext_lazy("with a question about a product"),
    "booking": gettext_lazy("about an appointment"),
    "order": gettext_lazy("about an order"),
    "quotation": gettext_lazy("about a quotation"),
    "status_query": gettext_lazy("to ask how things stand"),
    "sales_talk": gettext_lazy("before buying something"),
    "complaint": gettext_lazy("with a complaint"),
    "advice": gettext_lazy("to ask for advice"),
    "crisis": gettext_lazy("in an emergency"),
    "sanction_or_block": gettext_lazy("after a refusal"),
    "dismissal_or_termination": gettext_lazy("about a termination"),
    "arrears": gettext_lazy("about a payment that is overdue"),
    "application": gettext_lazy("about an application"),
    "health_or_grief": gettext_lazy("ill or in grief"),
    "personal_or_pastoral": gettext_lazy("with something personal"),
}
COMES: Words = {
    "phone_voice": gettext_lazy("somebody calls %(matter)s"),
    "web_chat": gettext_lazy("somebody writes in the chat %(matter)s"),
    "messenger": gettext_lazy("somebody sends a message %(matter)s"),
    "email": gettext_lazy("somebody writes an e-mail %(matter)s"),
    "letter": gettext_lazy("somebody writes a letter %(matter)s"),
    "app": gettext_lazy("somebody turns to the app %(matter)s"),
    "on_site_voice": gettext_lazy("somebody comes in %(matter)s"),
    "avatar_dialogue": gettext_lazy("somebody speaks to an artificial figure %(matter)s"),
}
ON_SOME_WAY = gettext_lazy("somebody turns to the house %(matter)s")
MEETS: Words = {
    "alone": gettext_lazy("gets the answer from an AI"),
    "first": gettext_lazy("reaches an AI first"),
    "helped": gettext_lazy("gets an answer that an AI has helped to write"),
    "human": gettext_lazy("gets the answer from a human"),
}
DONE: Words = {
    "document_processing": gettext_lazy("documents are worked through"),
    "internal_work": gettext_lazy("people write, search and take notes for their own work"),
    "publication": gettext_lazy("something is published"),
    "leadership_talk": gettext_lazy("leaders speak to their people"),
    "performance_review": gettext_lazy("somebody's work is judged"),
}
BY: Words = {
    "alone": gettext_lazy("an AI does it alone"),
    "first": gettext_lazy("an AI begins it"),
    "helped": gettext_lazy("an AI prepares it for a human"),
    "human": gettext_lazy("a human does it"),
}
HANDS = {
    "auto": "alone",
    "auto_only": "alone",
    "auto_with_takeover": "alone",
    "intake_only": "first",
    "draft_for_human": "helped",
    "human_approves": "helped",
    "none": "human",
}
PERSONAL = ("relational", "mixed", "transactional")  # what weighs is told first


def alike(ours: Traits, theirs: Traits, how: Likeness) -> list[str]:
    """Why the two are alike, in at most four sentences."""
    channels = _both(ours, theirs, "channel")
    pairs = sorted(how.pairs, key=lambda pair: PERSONAL.index(pair[0].kind) if pair[0].kind in PERSONAL else 3)
    told = list(dict.fromkeys(filter(None, (contact(mine, other, channels) for mine, other in pairs))))[:SENTENCES_MAX]
    return told + list(_circumstances(ours, theirs, channels, bool(told)))


def contact(mine: Contact, other: Contact, channels: Sequence[str] = ()) -> str:
    """One shared contact in a sentence; nothing where its topic has no words."""
    hand = _hand(mine, other)
    if mine.topic in DONE:
        return _joined(str(DONE[mine.topic]), BY, hand, _("Here too %(first)s, and %(second)s."))
    if mine.topic not in MATTERS:
        return ""
    comes = next((COMES[key] for key in COMES if key in channels), ON_SOME_WAY)
    first = str(comes) % {"matter": MATTERS[mine.topic]}
    return _joined(first, MEETS, hand, _("Here too %(first)s and %(second)s."))


def _joined(first: str, seconds: Words, hand: str, both: str) -> str:
    if not hand:
        return _("Here too %(first)s.") % {"first": first}
    return both % {"first": first, "second": seconds[hand]}


def _hand(mine: Contact, other: Contact) -> str:
    """Who does it on both sides; an AI first, where it takes in on one side and answers on the other."""
    hands = {HANDS.get(mine.automation or "", ""), HANDS.get(other.automation or "", "")}
    if len(hands) == 1:
        return hands.pop()
    return "first" if hands == {"alone", "first"} else ""


def _circumstances(ours: Traits, theirs: Traits, channels: Sequence[str], told: bool) -> Iterator[str]:
    """Whom both concern, and on which way, where no sentence has said it yet."""
    if people := _both(ours, theirs, "audience"):
        yield _("Both concern: %(people)s.") % {"people": _labels("audience", people)}
    if channels and (not told or not set(channels) & set(COMES)):
        yield _("In both, people meet it here: %(channels)s.") % {"channels": _labels("channel", channels)}


def _both(ours: Traits, theirs: Traits, key: str) -> list[str]:
    """The values of a fact with several that both name."""
    mine, other = ours.facts.get(key), theirs.facts.get(key)
    if not isinstance(mine, tuple) or not isinstance(other, tuple):
        return []
    return [value for value in mine if value in other]


def _labels(key: str, values: Sequence[str]) -> str:
    known = framework().facts[key].values
    return ", ".join(words(known[value]) for value in values)


def same(ours: Traits, how: Likeness) -> list[dict[str, str]]:
    """What is known of both and says the same, what most depends on it first: the question and the answer."""
    told = [key for key in how.alike if key not in ("audience", "channel") and key not in how.apart][:ROWS_MAX]
    facts = framework().facts
    return [{"label": words(facts[key].question), "said": answer(facts[key], ours.facts[key])} for key in told]


def apart(ours: Traits, theirs: Traits, how: Likeness) -> list[dict[str, str]]:
    """Where they differ in what matters: first who does what at a shared contact, then what is known of both."""
    rows = [row for pair in how.pairs for row in _hands_apart(*pair)] + list(_facts_apart(ours, theirs, how))
    return rows[:ROWS_MAX]


def _hands_apart(mine: Contact, other: Contact) -> Iterator[dict[str, str]]:
    facts = framework().facts
    topic = answer(facts["touchpoint_topic"], mine.topic)
    for key, here, there in (
        ("touchpoint_kind", mine.kind, other.kind),
        ("automation_level", mine.automation, other.automation),
    ):
        if here and there and here != there:
            yield {"label": topic, "there": answer(facts[key], there), "here": answer(facts[key], here)}


def _facts_apart(ours: Traits, theirs: Traits, how: Likeness) -> Iterator[dict[str, str]]:
    facts = framework().facts
    for key in how.apart:
        here, there = answer(facts[key], ours.facts[key]), answer(facts[key], theirs.facts[key])
        yield {"label": words(facts[key].question), "there": there, "here": here}
