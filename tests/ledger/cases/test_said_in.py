"""Looking through many cases at once: what can be proved, and nothing else."""

from uuid import UUID, uuid4

from stimmig.ledger.cases.house import keys
from stimmig.ledger.cases.queries import said_in
from tests.ledger.cases.conftest import SENTENCE, Keep


def test_many_cases_are_read_in_the_order_of_their_entries(kept: Keep, case: UUID) -> None:
    """Each entry with its case; others are not read."""
    other = uuid4()
    kept(case), kept(other), kept(uuid4()), kept(case)
    assert [each for each, _said in said_in([case, other])] == [case, other, case]
    assert {said["content"]["text"] for _case, said in said_in([case, other])} == {SENTENCE}


def test_what_has_lost_its_key_is_left_out(kept: Keep, case: UUID) -> None:
    """The others are read all the same."""
    lost = uuid4()
    kept(lost), kept(case)
    keys().destroy([lost])
    assert [each for each, _said in said_in([lost, case])] == [case]
