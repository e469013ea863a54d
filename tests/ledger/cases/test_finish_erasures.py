"""An erasure is finished when the key is destroyed and no log keeps a trace; until then it is tried again."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction

from stimmig.ledger.cases import actions
from stimmig.ledger.cases.house import keys
from stimmig.ledger.cases.keeping import Record
from stimmig.ledger.models import Erasure
from tests.ledger.cases.conftest import keep_all
from tests.ledger.conftest import AT


def erased() -> UUID:
    """A case that was erased and committed."""
    case = uuid4()
    with transaction.atomic():
        keep_all(Record(case, "conversation.request", AT, {"text": "…"}, "K1"))
    actions.erase(case=case, ground="asked", by=None, at=AT)
    return case


@pytest.mark.usefixtures("transactional_db")
def test_it_is_finished_as_soon_as_it_is_committed() -> None:
    """Whoever erases needs nobody else."""
    case = erased()
    assert Erasure.objects.get().finished_at == AT
    assert keys().find([case]) == {}
    assert actions.finish_erasures(AT) == 0


@pytest.mark.usefixtures("transactional_db")
def test_as_long_as_a_trace_is_left_it_is_not_finished(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody was reading in the log of the keys; the next look tries again."""
    with monkeypatch.context() as patched:
        patched.setattr(keys(), "destroy", lambda cases: False)
        erased()
    assert Erasure.objects.get().finished_at is None
    assert actions.finish_erasures(AT) == 1


@pytest.mark.usefixtures("transactional_db")
def test_inside_a_transaction_the_log_of_sqlite_cannot_be_emptied() -> None:
    """There it waits for the next look; PostgreSQL keeps nothing that waits."""
    case = uuid4()
    with transaction.atomic():
        keep_all(Record(case, "conversation.request", AT, {"text": "…"}, "K1"))
        actions.erase(case=case, ground="asked", by=None, at=AT)
        assert actions.finish_erasures(AT) == (connection.vendor == "postgresql")
    assert Erasure.objects.get().finished_at == AT


@pytest.mark.usefixtures("transactional_db")
def test_keys_that_came_back_from_a_copy_are_destroyed_again() -> None:
    """Whoever puts an old copy of the keys back brings no case back."""
    case, late = erased(), AT + timedelta(days=30)
    assert actions.reopen_erasures(late) == 0
    keys().make([case])
    assert (actions.reopen_erasures(AT + timedelta(days=32)), actions.reopen_erasures(late)) == (0, 1)
    assert actions.finish_erasures(late) == 1
    assert keys().find([case]) == {}
