"""`stimmig verify` says what adds up and can be proved no more."""

from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from stimmig.ledger.cases.actions import erase
from stimmig.ledger.cases.house import keys
from tests.ledger.cases.conftest import Keep
from tests.ledger.conftest import AT
from tests.ledger.test_verify_command import verify


def test_what_was_erased_and_what_nobody_can_read_is_counted(
    kept: Keep, case: UUID, settings: Any, tmp_path: Path
) -> None:
    """Neither is a flaw, and neither is passed over in silence."""
    kept(case), kept(case), kept(uuid4())
    assert "rased" not in verify()[0]
    erase(case=case, ground="asked", by=None, at=AT)
    settings.DATA = tmp_path
    out, complaint = verify()
    keys().close()
    assert out.splitlines()[:3] == [
        "4 entries, all unchanged.",
        "Erased: 2. What they said can be proved no more.",
        "Unreadable: 1. Their key is lost.",
    ]
    assert complaint == ""
