"""How long what is recorded of conversations is kept, and what becomes of a wish that it be erased.

A statutory period is a least period: nothing goes before its end, and nothing stays after it without another ground. A
period begins with the day after the one it counts from (section 187 (1) BGB) and ends with its last day (section 188);
so what is kept until 31 December is erased on 1 January. Days are those of the house; nothing here reads a clock.
"""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

MONTHS_TO_ANSWER = 1  # Art. 12 (3) and (4) DSGVO
DUTY, CLAIMS = "Art. 17 (3) b DSGVO", "Art. 17 (3) e DSGVO"  # what stands against an erasure somebody asks for
OF_A_DISPUTE = "K5"  # serves claims of the person and of the house; each may give up its own
OF_A_PROCEDURE = "K6"  # waits for the end of one: Art. 88 DSGVO leaves it to national law and works agreements
PROCEDURES = ("application", "employment", "agreement")  # decided; ended; settled, as a works agreement says
READ_FOR = ("consent", "claims", "another", "public_interest")  # what is restricted is: Art. 18 (2) DSGVO
ERASED_BECAUSE = {
    "run-out": "Art. 5 (1) e DSGVO",
    "asked": "Art. 17 (1) a DSGVO",
    "withdrawn": "Art. 17 (1) b DSGVO",
    "objected": "Art. 17 (1) c DSGVO",
    "unlawful": "Art. 17 (1) d DSGVO",
    "duty": "Art. 17 (1) e DSGVO",
}


@dataclass(frozen=True, slots=True)
class RetentionClass:
    """One way of keeping: how long from which day on, and on what ground.

    `ground` is cited as a lawyer does. `bars` is the article by which it stands against an erasure asked for before
    its end; None where nothing does. A house with other periods passes classes of its own, by `dataclasses.replace`.
    """

    code: str
    ground: tuple[str, ...]
    years: int = 0
    months: int = 0
    days: int = 0
    from_year_end: bool = False
    from_closing: bool = False
    restricted_after_months: int | None = None
    bars: str | None = None


CLASSES = {
    kept_as.code: kept_as
    for kept_as in (
        RetentionClass("K1", ("Art. 5 (1) e DSGVO",), days=90),
        RetentionClass(
            "K2",
            ("§§ 195, 199 BGB", "Art. 17 (3) e, 18 DSGVO"),
            years=3,
            from_year_end=True,
            restricted_after_months=6,
            bars=CLAIMS,
        ),
        RetentionClass("K3", ("§ 257 (1) Nr. 2, 3, (4) HGB", "§ 147 AO"), years=6, from_year_end=True, bars=DUTY),
        RetentionClass("K4", ("§ 257 (4) HGB", "§ 147 (3) AO"), years=8, from_year_end=True, bars=DUTY),
        RetentionClass("K5", ("Art. 17 (3) e DSGVO",), years=3, from_closing=True, bars=CLAIMS),
        RetentionClass("K6", ("§ 15 (4) AGG", "§ 61b ArbGG"), months=6, from_closing=True, bars=CLAIMS),
        RetentionClass("K7", ("Art. 5 (2) DSGVO",), years=3),
        RetentionClass("K8", ("§ 43 (4) GmbHG",), years=5, from_closing=True),
        RetentionClass("high-risk-log", ("Art. 26 (6) KI-VO",), months=6, bars=DUTY),
    )
}


def deletes_on(kept_as: RetentionClass, happened_on: date, closed_on: date | None = None) -> date | None:
    """The first day on which it is no longer kept; None as long as what it counts from is not closed."""
    if kept_as.from_closing and closed_on is None:
        return None
    begins = max(happened_on, closed_on) if kept_as.from_closing and closed_on else happened_on
    begins = date(begins.year, 12, 31) if kept_as.from_year_end else begins
    last = months_later(begins, 12 * kept_as.years + kept_as.months) + timedelta(days=kept_as.days)
    return last + timedelta(days=1)


def restricts_on(kept_as: RetentionClass, happened_on: date) -> date | None:
    """The first day on which it is restricted: still kept, and read for its ground only. None where it never is."""
    if kept_as.restricted_after_months is None:
        return None
    return months_later(happened_on, kept_as.restricted_after_months) + timedelta(days=1)


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last one where it has no such day (section 188 (2) and (3) BGB)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Term:
    """One class under which a case is kept, and from when. A case may have several."""

    kept_as: RetentionClass
    happened_on: date
    closed_on: date | None = None

    @property
    def ends_on(self) -> date | None:
        """The day on which it no longer keeps anything; None while open."""
        return deletes_on(self.kept_as, self.happened_on, self.closed_on)

    def keeps_on(self, day: date) -> bool:
        """Whether it still keeps the case on this day."""
        return self.ends_on is None or day < self.ends_on


def longest(terms: Sequence[Term]) -> Term:
    """Which of several classes wins: the one that ends last; what is still open ends after any day.

    Of two with the same end the one named first. `terms` has at least one.
    """
    return max(terms, key=lambda term: (term.ends_on is None, term.ends_on or date.max))


@dataclass(frozen=True, slots=True)
class Answer:
    """What becomes of a wish to be erased, and what the person is told (Art. 12 (3) and (4) DSGVO).

    `erases`: at once. Otherwise it is restricted until a day, or until what stands against it is closed (None).
    `ground` is what obliges the house to keep it, `article` the exception it relies on. `disputed`: nothing but a
    dispute keeps it, so that it is erased where person and house give up what they could claim or answer by it.
    """

    erases: bool
    tell_by: date
    until: date | None = None
    kept_as: str | None = None
    ground: tuple[str, ...] = ()
    article: str | None = None
    disputed: bool = False


def ended_by(terms: Sequence[Term], closed_on: date, on: date) -> bool:
    """Whether nothing keeps a case on a day any more, once the procedure it waits for is over since `closed_on`."""
    counted = [replace(each, closed_on=closed_on) if each.kept_as.code == OF_A_PROCEDURE else each for each in terms]
    return not any(each.keeps_on(on) for each in counted)


def asked_to_erase(terms: Sequence[Term], *, held: bool, asked_on: date, given_up: bool = False) -> Answer:
    """Weigh a wish to be erased against duties and legal holds: a hold first, then the duty that lasts longest.

    `given_up`: neither the person nor the house wants to prove anything in a dispute by it; then none keeps it, since
    Art. 17 (3) e DSGVO reaches no further than claims need it.
    """
    answer = Answer(erases=False, tell_by=months_later(asked_on, MONTHS_TO_ANSWER))
    if held:
        return replace(answer, article=CLAIMS)
    barring = [term for term in terms if term.kept_as.bars and term.keeps_on(asked_on)]
    others = [term for term in barring if term.kept_as.code != OF_A_DISPUTE]
    if not barring or (given_up and not others):
        return replace(answer, erases=True)
    last = longest(barring)
    answer = replace(answer, until=last.ends_on, disputed=not others)
    return replace(answer, kept_as=last.kept_as.code, ground=last.kept_as.ground, article=last.kept_as.bars)
