"""Somebody asks to be erased: it is done, or restricted until a day, with the ground to tell them."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from stimmig.core.retention import CLAIMS, CLASSES, DUTY, Answer, Term, asked_to_erase

ASKED = date(2026, 11, 30)
TELL_BY = date(2026, 12, 30)


def asked(*codes: str, held: bool = False, happened: date = date(2026, 5, 4), given_up: bool = False) -> Answer:
    terms = [Term(CLASSES[code], happened) for code in codes]
    return asked_to_erase(terms, held=held, asked_on=ASKED, given_up=given_up)


def test_where_nothing_stands_against_it_it_is_erased() -> None:
    """A general enquiry, events without content, or nothing at all."""
    assert asked("K1", "K7") == asked() == Answer(erases=True, tell_by=TELL_BY)


def test_a_duty_restricts_until_its_day_and_names_its_ground() -> None:
    """The person reads why, under which law, until when, and within a month."""
    assert asked("K1", "K3") == Answer(
        erases=False,
        tell_by=TELL_BY,
        until=date(2033, 1, 1),
        kept_as="K3",
        ground=("§ 257 (1) Nr. 2, 3, (4) HGB", "§ 147 AO"),
        article=DUTY,
    )


def test_of_several_duties_the_longest_is_told() -> None:
    """It would be no answer to name a day on which another duty still holds."""
    assert (asked("K2", "K4", "K3").kept_as, asked("K2", "K4").until) == ("K4", date(2035, 1, 1))


def test_an_open_incident_restricts_without_a_day() -> None:
    """Its end is not known before it is closed."""
    answer = asked("K5", "K2")
    assert (answer.erases, answer.kept_as, answer.until, answer.article) == (False, "K5", None, CLAIMS)


def test_what_only_a_dispute_keeps_goes_where_nobody_wants_to_prove_anything_by_it() -> None:
    """The person knows what they give up, and so does the house; a duty or a hold is not theirs to give up."""
    assert [asked(*codes).disputed for codes in (["K5"], ["K1", "K5"], ["K5", "K3"], ["K2"], ["K1"])] == [
        True, True, False, False, False,
    ]  # fmt: skip
    assert asked("K1", "K5", given_up=True) == Answer(erases=True, tell_by=TELL_BY)
    assert asked("K5", "K3", given_up=True) == asked("K5", "K3")
    assert asked("K5", held=True, given_up=True) == asked(held=True)


def test_a_duty_that_has_run_out_stands_against_nothing() -> None:
    """What should be gone already is not kept on for the asking."""
    assert asked("K2", happened=date(2020, 5, 4)).erases


def test_a_legal_hold_comes_before_everything() -> None:
    """Also where no class would keep it, and without a day."""
    assert asked("K1", held=True) == Answer(erases=False, tell_by=TELL_BY, article=CLAIMS)


@given(st.lists(st.sampled_from(sorted(CLASSES)), max_size=4), st.booleans(), st.dates(date(2020, 1, 1)))
def test_it_is_erased_or_there_is_an_article_to_tell(codes: list[str], held: bool, happened: date) -> None:
    """Nobody is refused without a reason, and a day that is told lies ahead."""
    answer = asked(*codes, held=held, happened=min(happened, ASKED))
    assert answer.erases == (answer.article is None)
    assert answer.until is None or answer.until > ASKED
