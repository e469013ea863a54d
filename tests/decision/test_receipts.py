"""A signed decision can be proved elsewhere: its entry and the receipt for it, checked without the house."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.core.ledger import proof
from stimmig.core.ledger.enclosure import Enclosure
from stimmig.ledger import keys, publishing
from stimmig.ledger.models import Stamp
from stimmig.verify import verify_file
from tests.decision import scene
from tests.decision.test_proof import tamper

NAMES = ("entry.json", "entry.tlog-proof")
OPENED = "opened.tlog-proof"


@pytest.fixture
def signed_in(db: Any, client: Client) -> tuple[Client, Any]:
    decision = scene.decided()
    client.force_login(scene.leader_of(decision.review))
    return client, decision


def test_both_files_together_prove_it(signed_in: tuple[Client, Any], tmp_path: Path) -> None:
    """Under names that belong together, with nothing but the public key of the ledger."""
    client, decision = signed_in
    for name in NAMES:
        answer = client.get(f"/decisions/{decision.pk}/proof/{name}")
        filename = answer["Content-Disposition"].split('"')[1]
        (tmp_path / filename).write_bytes(answer.content)
        assert filename.startswith("entry-")
    (file,) = tmp_path.glob("*.tlog-proof")
    report = verify_file(file, [keys.current().key])
    assert report.holds
    assert report.findings[-1].said["kind"] == "decision.signed"


def test_the_files_show_no_word_of_the_decision(signed_in: tuple[Client, Any]) -> None:
    """Whoever holds them knows that something was signed, and in which hour."""
    client, decision = signed_in
    for name in NAMES:
        text = client.get(f"/decisions/{decision.pk}/proof/{name}").content.decode()
        assert not [word for word in (decision.signed_name, decision.record["sentence"]) if word in text]


def test_one_receipt_takes_the_decision_along(signed_in: tuple[Client, Any], tmp_path: Path) -> None:
    """With it every word is proved that was signed, and by whom; another word is found."""
    client, decision = signed_in
    for name in (NAMES[0], OPENED):
        answer = client.get(f"/decisions/{decision.pk}/proof/{name}")
        (tmp_path / answer["Content-Disposition"].split('"')[1]).write_bytes(answer.content)
    (file,) = tmp_path.glob("*.tlog-proof")
    report = verify_file(file, [keys.current().key])
    assert report.holds
    assert report.findings[-1].code == "opened"
    assert report.findings[-1].said["by"] == decision.signed_name
    taken = proof.parse(file.read_text("utf-8"))
    assert taken.enclosed.opening is not None
    content = taken.enclosed.opening.content
    assert decision.record["sentence"] in content
    altered = Enclosure((), replace(taken.enclosed.opening, content=content.replace(decision.signed_name, "X")))
    file.write_text(str(replace(taken, extra=altered.extra())), "utf-8")
    assert verify_file(file, [keys.current().key]).holds is False


def test_the_proof_page_offers_them_with_the_key(signed_in: tuple[Client, Any]) -> None:
    """Whoever takes them along needs the key as well."""
    client, decision = signed_in
    page = client.get(f"/decisions/{decision.pk}/proof/").content.decode()
    assert [f"/decisions/{decision.pk}/proof/{name}" in page for name in (*NAMES, OPENED)] == [True, True, True]
    assert str(keys.current().key).replace("+", "&#x2B;") in page or str(keys.current().key) in page


def test_the_proof_page_says_since_when(signed_in: tuple[Client, Any], settings: Any, tmp_path: Path) -> None:
    """Once somebody else's clock has stamped a checkpoint that has the entry."""
    client, decision = signed_in
    settings.DATA, here = tmp_path, f"/decisions/{decision.pk}/proof/"
    assert "Zeitstempel" not in client.get(here).content.decode()
    found = publishing.publish(at=timezone.now())
    assert found is not None
    Stamp.objects.create(checkpoint=found, answer=b"0", at=datetime(2026, 11, 22, 14, 40, tzinfo=UTC))
    page = client.get(here).content.decode()
    assert "<dt>Zeitstempel</dt>" in page
    assert "22. November 2026, 15:40. Eine Uhr außerhalb" in page


def test_the_proof_page_names_a_key_that_was_lost(signed_in: tuple[Client, Any], settings: Any, tmp_path: Path) -> None:
    """With what whoever has its public half does with it."""
    client, decision = signed_in
    settings.DATA, here = tmp_path, f"/decisions/{decision.pk}/proof/"
    client.get(f"{here}{NAMES[1]}")
    before = keys.current().key
    assert "log.pub" not in client.get(here).content.decode()
    shutil.rmtree(tmp_path / "keys")
    page = client.get(here).content.decode()
    assert [word in page for word in (before.id.hex(), "log.pub")] == [True, True]


def test_an_altered_ledger_gives_no_receipt(signed_in: tuple[Client, Any]) -> None:
    """The page says that it is no longer what was signed, and offers none."""
    client, decision = signed_in
    tamper(decision, "DELETE FROM ledger_node")
    assert client.get(f"/decisions/{decision.pk}/proof/{NAMES[1]}").status_code == 404
    tamper(decision, "UPDATE ledger_entry SET at = '2020-01-01T00Z' WHERE seq = 1")
    assert NAMES[1] not in client.get(f"/decisions/{decision.pk}/proof/").content.decode()


def test_a_decision_in_no_ledger_has_none(signed_in: tuple[Client, Any]) -> None:
    """There is nothing to prove."""
    client, decision = signed_in
    tamper(decision, "DELETE FROM ledger_content")
    assert [client.get(f"/decisions/{decision.pk}/proof/{name}").status_code for name in (*NAMES, OPENED)] == [404] * 3
