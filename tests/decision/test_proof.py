"""A decision says itself whether it is still what was signed."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from stimmig.decision import queries
from stimmig.decision.models import Decision
from tests.conftest import guarded
from tests.decision import scene

TAMPERED = {
    "the sentence": "UPDATE decision_decision SET record = %s",
    "the name": "UPDATE decision_decision SET signed_name = 'Jemand anders'",
    "a condition": "UPDATE decision_condition SET owner = 'Niemand' WHERE position = 0",
    "an expectation": "DELETE FROM decision_expectation WHERE position = 0",
}


def test_what_was_signed_is_proved_unchanged(db: Any, client: Client) -> None:
    """The record says so in one quiet line; number and fingerprint stand behind it."""
    decision = scene.decided(scene.CONDITIONS)
    proof = queries.proof(decision)
    assert proof is not None
    assert proof.unchanged
    client.force_login(scene.leader_of(decision.review))
    assert "Unverändert seit der Unterschrift." in client.get(f"/decisions/{decision.pk}/").content.decode()
    behind = client.get(f"/decisions/{decision.pk}/proof/").content.decode()
    assert proof.hash[:8] in behind
    assert "stimmig verify" in behind


@pytest.mark.parametrize("what", TAMPERED)
def test_whoever_changes_it_behind_our_back_is_noticed(db: Any, client: Client, what: str) -> None:
    """With the doors of the database forced open, record and proof say plainly that it is no longer the same."""
    decision = scene.decided(scene.CONDITIONS)
    tamper(decision, TAMPERED[what])
    found = Decision.objects.get(pk=decision.pk)
    proof = queries.proof(found)
    assert proof is not None
    assert not proof.subject_intact
    client.force_login(scene.leader_of(decision.review))
    for page in ("", "proof/"):
        assert "nicht mehr, was unterschrieben wurde" in client.get(f"/decisions/{decision.pk}/{page}").content.decode()


def tamper(decision: Decision, sql: str) -> None:
    """What somebody with access to the database could do."""
    forged = json.dumps(decision.record | {"sentence": "Wir tun das Gegenteil."})
    guarded(False)
    with connection.cursor() as cursor:
        cursor.execute(sql, [forged] if "%s" in sql else [])
    guarded(True)


def test_the_proof_page_reads_everything(db: Any, client: Client) -> None:
    """What was altered further back, after the record was shown, is found there, and from then on by the record."""
    decision = scene.decided()
    client.force_login(scene.leader_of(decision.review))
    pages = [f"/decisions/{decision.pk}/", f"/decisions/{decision.pk}/proof/", f"/decisions/{decision.pk}/"]
    client.get(pages[0])
    tamper(decision, "UPDATE ledger_entry SET at = '2020-01-01T00Z' WHERE seq = 1")
    changed = ["nicht mehr, was unterschrieben wurde" in client.get(page).content.decode() for page in pages]
    assert changed == [False, True, True]
