"""Erasing a case: nothing of it is left but its entries and a tombstone, and everything else still adds up."""

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

import pytest

from stimmig.core.errors import Refusal
from stimmig.core.retention import CLAIMS, DUTY
from stimmig.ledger import queries
from stimmig.ledger.cases import actions
from stimmig.ledger.cases.case import Case
from stimmig.ledger.cases.queries import read_case, restricted_since, restriction, standing
from stimmig.ledger.models import CaseContent, Content, Entry, Erasure, Restriction, Term
from tests.ledger.cases.conftest import Keep
from tests.ledger.conftest import AT, Somebody
from tests.ledger.test_tampering import tamper


def erase(case: UUID, by: Somebody | None = None, ground: str = "asked") -> Erasure:
    return actions.erase(case=case, ground=ground, by=by, at=AT)


def test_the_tombstone_says_on_what_ground_by_whom_when_and_how_many(kept: Keep, case: UUID, leader: Somebody) -> None:
    """And nothing about the person."""
    kept(case), kept(case)
    erase(case, leader)
    tombstone = read_case(case)[-1]
    assert (tombstone.entry.kind, tombstone.entry.case, tombstone.state) == ("case.erased", case, "proved")
    assert tombstone.said == {
        "kind": "case.erased",
        "at": "2026-11-22T14:37:05+00:00",
        "by": {"name": "A. Berger", "function": "Geschäftsführung", "uuid": str(leader.uuid)},
        "subject": {"noun": "Case", "uuid": str(case)},
        "content": {"ground": "asked", "article": "Art. 17 (1) a DSGVO", "entries": 2},
    }


def test_an_erased_case_proves_nothing_and_says_so(kept: Keep, case: UUID) -> None:
    """Salt and content are gone, so nobody can open what its entries commit to."""
    kept(case)
    erase(case)
    assert [(each.state, each.said != {}) for each in read_case(case)] == [("erased", False), ("proved", True)]
    assert not CaseContent.objects.exists()
    assert not Term.objects.exists()
    assert standing().erased == {1}


def test_everything_else_still_adds_up(kept: Keep, case: UUID, record: Callable[..., Entry]) -> None:
    """Other cases, and what the house decided."""
    other = uuid4()
    kept(case), kept(other), record(), kept(case)
    erase(case)
    kept(other)
    assert queries.verify().intact
    assert [each.state for each in read_case(other)] == ["proved", "proved"]


def test_it_is_erased_once(kept: Keep, case: UUID) -> None:
    """Whoever comes second is told."""
    kept(case)
    erase(case)
    with pytest.raises(Refusal, match="erased"):
        erase(case)


def test_a_ground_nobody_knows_is_refused(kept: Keep, case: UUID) -> None:
    """The tombstone cites an article."""
    kept(case)
    with pytest.raises(KeyError):
        erase(case, ground="because")


def test_a_duty_stands_against_it(kept: Keep, case: UUID, leader: Somebody) -> None:
    """The refusal names the ground and the day."""
    kept(case, kept_as="K3")
    with pytest.raises(actions.Kept, match="kept-by-duty") as refused:
        erase(case, leader)
    assert (refused.value.answer.kept_as, refused.value.answer.until) == ("K3", date(2033, 1, 1))


def test_who_asks_is_erased_where_nothing_stands_against_it(kept: Keep, case: UUID, leader: Somebody) -> None:
    """At once, and the answer is due within a month."""
    kept(case)
    answer = actions.erase_or_restrict(case=case, by=leader, at=AT)
    assert (answer.erases, answer.tell_by) == (True, date(2026, 12, 22))
    assert Erasure.objects.get().case == case


def test_otherwise_the_case_is_restricted_until_the_day_the_person_is_told(
    kept: Keep, case: UUID, leader: Somebody
) -> None:
    """With the ground in the entry, which stays readable without the key."""
    kept(case, kept_as="K3")
    answer = actions.erase_or_restrict(case=case, by=leader, at=AT)
    found = restriction(case)
    assert found is not None
    assert (answer.erases, answer.until, found.until) == (False, date(2033, 1, 1), date(2033, 1, 1))
    assert queries.contents_about(Case(case), "case.restricted")[0].read()["content"] == {
        "until": "2033-01-01",
        "article": DUTY,
        "ground": ["§ 257 (1) Nr. 2, 3, (4) HGB", "§ 147 AO"],
    }


def test_what_proves_a_dispute_goes_once_both_give_it_up(kept: Keep, case: UUID, leader: Somebody) -> None:
    """The tombstone says that something was given up, and only where something was."""
    kept(case, kept_as="K5")
    assert actions.erase_or_restrict(case=case, by=leader, at=AT).disputed
    assert actions.erase_or_restrict(case=case, by=leader, at=AT, given_up=True).erases
    assert read_case(case)[-1].said["content"]["given_up"] is True


def test_nothing_is_given_up_where_nothing_is_disputed(kept: Keep, case: UUID, leader: Somebody) -> None:
    """A tick too many says nothing untrue of the house."""
    kept(case)
    assert actions.erase_or_restrict(case=case, by=leader, at=AT, given_up=True).erases
    assert "given_up" not in read_case(case)[-1].said["content"]


def test_a_duty_is_nobody_s_to_give_up(kept: Keep, case: UUID, leader: Somebody) -> None:
    """The tax office is not asked."""
    kept(case, kept_as="K5"), kept(case, kept_as="K3")
    assert not actions.erase_or_restrict(case=case, by=leader, at=AT, given_up=True).erases


def test_a_restriction_on_somebody_s_wish_needs_no_day(kept: Keep, case: UUID, leader: Somebody) -> None:
    """Art. 18 gives the right to it; it goes with the case."""
    kept(case)
    assert restriction(case) is None
    actions.restrict(case=case, by=leader, at=AT)
    found = restriction(case)
    assert found is not None
    assert (found.until, Content.objects.get().read()["content"]["article"]) == (None, "Art. 18 (1) DSGVO")
    erase(case)
    assert not Restriction.objects.exists()
    assert queries.verify().intact


def test_a_further_restriction_does_not_begin_it_anew(kept: Keep, case: UUID, leader: Somebody) -> None:
    """Since when it is read for a ground only is told by the first; how long, by the latest."""
    kept(case)
    assert restricted_since(case) is None
    actions.restrict(case=case, by=leader, at=AT)
    first = restriction(case)
    actions.restrict(case=case, by=leader, at=AT)
    latest = restriction(case)
    assert first
    assert latest
    assert restricted_since(case) == first.entry_id < latest.entry_id


def test_a_held_case_is_restricted_without_a_day(kept: Keep, case: UUID, leader: Somebody) -> None:
    """Nobody knows yet when the reason ends."""
    kept(case)
    actions.hold(case=case, reason="Ein Streit.", by=leader, at=AT)
    answer = actions.erase_or_restrict(case=case, by=leader, at=AT)
    assert (answer.erases, answer.until, answer.article) == (False, None, CLAIMS)


def test_a_tombstone_excuses_nothing_but_a_case(kept: Keep, case: UUID, record: Callable[..., Entry]) -> None:
    """The content of a decision stays, whatever stands behind it in the ledger."""
    kept(case)
    record("decision.signed", subject=Case(case))
    erase(case)
    tamper("DELETE FROM ledger_content WHERE entry_id = 2")
    assert [(flaw.seq, flaw.code) for flaw in queries.verify().flaws] == [(2, "content")]
    assert [each.state for each in read_case(case)] == ["erased", "altered", "proved"]
