"""What the pages that see everything say: who waits for what, where a use stands, what comes next."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from stimmig.content.cases import SENTENCES, Case
from stimmig.decision.models import Decision
from stimmig.decision.queries import is_awake
from stimmig.register.queries import framework
from stimmig.register.words import STEPS, words
from stimmig.workbench.extension import in_a_line
from stimmig.workbench.queries import Errand, Standing

VERBS = {
    "decide": gettext_lazy("Decide"),
    "prepare": gettext_lazy("Prepare the decision"),
    "judge": gettext_lazy("Hand in your judgement"),
    "name": gettext_lazy("Name who is accountable"),
    "succeed": gettext_lazy("Settle who follows"),
    "reveal": gettext_lazy("Reveal"),
    "talk": gettext_lazy("Talk it over"),
    "open": gettext_lazy("Open a review"),
    "answer": gettext_lazy("Answer a question"),
    "opine": gettext_lazy("Give your opinion"),
    "keep": gettext_lazy("Keep a condition"),
    "inherit": gettext_lazy("Take over a condition"),
    "find": gettext_lazy("Name who stands for it"),
    "look_back": gettext_lazy("Look back"),
    "harm": gettext_lazy("Somebody came to harm"),
    "heard": gettext_lazy("Answer what somebody told us"),
    "put_right": gettext_lazy("Put it right"),
    "look_after": gettext_lazy("Say who looks after it"),
    "break": gettext_lazy("A condition does not hold"),
    "review_again": gettext_lazy("Review again"),
    "wake": gettext_lazy("Back on the table"),
}


HINTS = {
    "decide": gettext_lazy("The judgements are revealed. The decision is yours."),
    "prepare": gettext_lazy("The judgements are revealed. %(about)s decides and signs; you write it down beforehand."),
    "judge": gettext_lazy("Unseen by the others. Revealed when everybody has judged."),
    "name": gettext_lazy("The judgements are revealed, and nobody is named to decide."),
    "succeed": gettext_lazy("%(about)s no longer leads here. Until a leader names somebody else, nobody can decide."),
    "reveal": gettext_lazy("The day has passed and not everybody has handed in. You can reveal it without them."),
    "talk": gettext_lazy("Everything is revealed. Where do you stand together?"),
    "open": gettext_lazy("The touchpoints are described, and nobody has judged yet."),
    "answer": gettext_lazy("%(about)s thinks that you know this."),
    "opine": gettext_lazy("%(about)s asked you. It is no judgement, and it counts before the decision."),
    "keep": gettext_lazy("Decision: %(about)s"),
    "inherit": gettext_lazy("%(about)s stood by it and is no longer here. A leader says how it stands."),
    "find": gettext_lazy("The decision names %(about)s. Nobody of the house has this name, so nobody is reminded."),
    "harm": gettext_lazy("That reopens the decision: %(about)s"),
    "heard": gettext_lazy("%(about)s. Somebody waits to hear from us."),
    "put_right": gettext_lazy("%(about)s. You look after it."),
    "look_after": gettext_lazy("%(about)s. Something went wrong, and nobody looks after it yet."),
    "look_back": gettext_lazy("You expected this when it was decided: %(about)s"),
    "break": gettext_lazy("That reopens the decision: %(about)s"),
    "wake": gettext_lazy("What it waited for: %(about)s"),
    "review_again": gettext_lazy("That is what you agreed when you signed."),
}


GAINS = {  # what whoever does it gains by it; the first thing a letter says
    "decide": gettext_lazy("Everybody is waiting to know how it goes on; your word settles it."),
    "prepare": gettext_lazy("With your draft before them, whoever signs has the head free for what counts."),
    "judge": gettext_lazy("A few questions, by yourself. Then you see where the others stand."),
    "name": gettext_lazy("With a name on it, it can be decided."),
    "succeed": gettext_lazy("With a name on it, it can be decided again."),
    "reveal": gettext_lazy("The judgements are there. Once they are revealed, you can talk."),
    "talk": gettext_lazy("Everybody has judged. An hour together, and it can be decided."),
    "open": gettext_lazy("The groundwork is done. A quarter of an hour of each, and you know where you stand."),
    "answer": gettext_lazy("One answer of yours, and others need not guess."),
    "opine": gettext_lazy("What you say is read before anything is decided."),
    "keep": gettext_lazy("What you stand for is due soon. A word from you, and nobody has to ask."),
    "inherit": gettext_lazy("A word from you, and somebody stands by it again."),
    "find": gettext_lazy("One name, and what was agreed does not fall due unseen."),
    "harm": gettext_lazy("Somebody came to harm. A new look shows what has to change."),
    "heard": gettext_lazy("Somebody trusted us with a word. An answer from you settles it."),
    "put_right": gettext_lazy("Something went wrong. A few lines from you, and it is put right."),
    "look_after": gettext_lazy("Something went wrong. One name, and somebody takes care of it."),
    "look_back": gettext_lazy("Look at what became of it: so the next decision gets easier."),
    "break": gettext_lazy("Something does not hold as it was agreed. Sooner is easier than later."),
    "wake": gettext_lazy("What it waited for may have come. A look at it tells."),
    "review_again": gettext_lazy("The day you agreed on comes. Only what has changed is judged anew."),
}


def verb(errand: Errand) -> str:
    """What is to be done."""
    return str(VERBS[errand.kind])


def hint(errand: Errand) -> str:
    """One line beneath an errand: why it waits."""
    day = short(errand.until) if errand.until else ""
    return str(HINTS[errand.kind]) % {"day": day, "about": errand.about or _("Somebody")}


def until(day: date | None) -> str:
    """Until when, or when it was due, as short as can be; empty without a day."""
    if day is None:
        return ""
    passed = day < timezone.localdate()
    return (_("was due on %(day)s") if passed else _("until %(day)s")) % {"day": short(day)}


def short(day: date) -> str:
    """A day as people write it in a list."""
    return str(date_format(day, "SHORT_DATE_FORMAT"))


def greeting(name: str, at: datetime) -> str:
    """Good morning, as long as it is one."""
    hour = timezone.localtime(at).hour
    if 5 <= hour < 11:
        return _("Good morning, %(name)s") % {"name": name}
    if 11 <= hour < 18:
        return _("Good day, %(name)s") % {"name": name}
    return _("Good evening, %(name)s") % {"name": name}


def summary(errands: Sequence[Errand]) -> str:
    """How much waits, in one sentence. Decisions and judgements are named, the rest is counted."""
    kinds = [errand.kind for errand in errands]
    decisions, judgements = kinds.count("decide"), kinds.count("judge")
    rest = len(kinds) - decisions - judgements
    more = ngettext("one more thing is to be done", "%(n)s more things are to be done", rest)
    alone = ngettext("one thing is to be done", "%(n)s things are to be done", rest)
    said = (
        (decisions, ngettext("one decision waits for you", "%(n)s decisions wait for you", decisions)),
        (
            judgements,
            ngettext("a judgement is missing from you", "%(n)s judgements are missing from you", judgements),
        ),
        (rest, more if decisions or judgements else alone),
    )
    sentence = ", ".join(text % {"n": n} for n, text in said if n) or _("nothing waits for you")
    return f"{sentence[:1].upper()}{sentence[1:]}."


def next_step(standing: Standing) -> str:
    """What comes next for a use, said so that one knows whom it waits for."""
    if standing.use_case.ending:
        return _("Can be taken up again")
    if standing.open_round:
        missing, invited = len(standing.missing), len(standing.judges)
        text = ngettext("One of %(all)s judgements is missing", "%(n)s of %(all)s judgements are missing", missing)
        return text % {"n": missing, "all": invited}
    if standing.opened:
        return _("Look more closely at: %(names)s") % {"names": ", ".join(map(dimension, standing.opened))}
    if standing.is_under_review:
        return waits_for(standing)
    if beyond := standing.uncovered:
        return in_a_line(beyond)
    if standing.decision:
        return decided(standing.decision)
    return _("Open a review") if standing.is_described else _("Describe the touchpoints")


def waits_for(standing: Standing) -> str:
    """Who decides next."""
    accountable = standing.use_case.accountable
    if accountable is None:
        return _("Nobody is named to decide yet")
    if accountable == standing.reader:
        return _("Waits for your decision")
    if standing.lost_leader:
        return _("%(name)s no longer leads here") % {"name": accountable.name}
    return _("Waits for the decision of %(name)s") % {"name": accountable.name}


def decided(decision: Decision) -> str:
    """What would bring it back to the table: a day, or what wakes it up."""
    if is_awake(decision, timezone.localdate()):
        return _("Back on the table")
    if decision.review_on:
        return _("Review again on %(day)s") % {"day": short(decision.review_on)}
    event = Truncator(decision.part("wake_up") or "").chars(110)
    return _("Would wake it up: %(event)s") % {"event": event} if event else ""


def step(standing: Standing) -> str:
    """How far a use has come; once decided, what was decided."""
    if ending := standing.use_case.ending:
        return ending.get_kind_display()
    if standing.decision and not standing.is_under_review:
        return _("Decided: %(outcome)s") % {"outcome": standing.decision.get_outcome_display()}
    return str(STEPS[standing.step])


def dimension(key: str) -> str:
    """The name of a dimension."""
    return words(framework().dimensions[key].name)


COUNTRIES = {
    "AU": gettext_lazy("Australia"),
    "CA": gettext_lazy("Canada"),
    "DE": gettext_lazy("Germany"),
    "GB": gettext_lazy("United Kingdom"),
    "PL": gettext_lazy("Poland"),
    "SE": gettext_lazy("Sweden"),
    "US": gettext_lazy("United States"),
}


def case(known: Case) -> dict[str, object]:
    """A real case as the page draws it."""
    language = get_language() or "de"
    said = {name: getattr(known, name).in_(language) for name in SENTENCES}
    return said | {
        "id": known.id,
        "year": known.year,
        "decided": known.decided,
        "country": str(COUNTRIES.get(known.country, known.country)),
        "went_well": known.outcome == "positive",
        "dimensions": [dimension(key) for key in framework().dimensions if key in known.dimensions],
        "caution": known.caution.in_(language) if known.caution else "",
        "sources": [{"text": source.text.in_(language), "url": source.url} for source in known.sources],
    }
