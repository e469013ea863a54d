"""The house the gateway's tests work in: policies in force, keys, stops and humans, as rows on a real database.

What stands left of operation (uses, decisions, people) is only as much of a row as its foreign keys need.
"""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

from django.apps import apps
from django.db import connection, models

from stimmig.content.sayings import says
from stimmig.core.conversation import answered
from stimmig.gateway.database import Connection, Database, Here, uuid
from stimmig.gateway.keeping import Cases, Record
from stimmig.ledger.cases.keys import Keys
from stimmig.ledger.cases.locking import opened
from tests.postgres import leave_alone

USE, OTHER = 1, 2  # two uses: one of them is stopped in tests
TOUCHPOINTS = ("sentence", "hold", "observe", "human", "open", "promising")
NOTICE = "Sie sprechen mit einer KI der Norderdiek GmbH."
NOTICE_EN = "You are talking to an AI of Norderdiek GmbH."
CONTACT = "04841 7700"
FORBIDDEN = "garantiert rückerstattet"
ALWAYS = {"days": [0, 1, 2, 3, 4, 5, 6], "since": "00:00", "until": "23:59"}


def policy(**more: Any) -> dict[str, Any]:
    """A policy as its file, with a touchpoint for each mode."""
    contacts = [
        {
            "name": name, "kind": "transactional", "lead": "human" if name == "human" else "ai_human_on_request",
            "channel": "chat", "output": name if name in ("sentence", "hold", "observe") else "sentence",
            "signals": [], "retention": "K2", "fail": "open" if name == "open" else "closed",
            "may_promise": name == "promising",
        }
        for name in TOUCHPOINTS
    ]  # fmt: skip
    human = {
        "minutes": 10, "hours": [ALWAYS], "time_zone": "Europe/Berlin", "contact": CONTACT, "closed": [],
        "out_of_hours": {"de": f"Ab acht Uhr: {CONTACT}", "en": f"From eight: {CONTACT}"},
    }  # fmt: skip
    notice = {"de": NOTICE, "en": NOTICE_EN}
    return {
        "schema": "stimmig/policy/1", "decision": "2026-07", "version": 3, "use_case": str(uuid4()),
        "title": "Auskunft", "house": "Norderdiek GmbH", "contacts": contacts, "human": human,
        "never_says": [FORBIDDEN], "words": [],
        "notices": {"chat": notice, "email": notice}, "attempts_max": 2,
        "says": {language: sentences(language) for language in ("de", "en")},
    } | more  # fmt: skip


def sentences(language: str) -> dict[str, str]:
    """What the house says, as it is suggested."""
    return {code: words for code, words in says(language).items() if code != "out_of_hours"}


class World:
    """One database, and what tests do to it beside the gateway."""

    def __init__(self, url: str, database: Database, folder: Path) -> None:
        self.url, self.database, self.folder = url, database, folder
        self.connection = database.connect()
        self.keys = Keys(folder / "keys")
        self.keeper = Cases(self.keys, "Europe/Berlin")

    @property
    def cursor(self) -> Here:
        return self.connection.cursor

    def found(self) -> None:
        """Two uses, each with a policy in force."""
        for use_case in (USE, OTHER):
            self.use(use_case)

    def use(self, use_case: int, **more: Any) -> None:
        """A use with a policy in force."""
        about = {"id": use_case, "uuid": uuid4()}
        with unbound(self.connection):
            self.row("register.UseCase", **about)
            self.row("decision.Decision", **about, number=f"2026-0{use_case}", review_id=use_case)
            self.row("operation.Policy", **about, decision_id=use_case, version=3, file=policy(**more), hash="0")
            self.row("operation.Enforcement", policy_id=use_case, use_case_id=use_case)

    def row(self, model: str, **given: Any) -> None:
        """One row, with something in every column."""
        table = apps.get_model(model)
        names = [field for field in table._meta.concrete_fields if field.attname in given or not automatic(field)]
        values = [given.get(field.attname, something(field)) for field in names]
        columns = ", ".join(f'"{field.column}"' for field in names)
        places = ", ".join(["%s"] * len(names))
        self.cursor.execute(f'INSERT INTO "{table._meta.db_table}" ({columns}) VALUES ({places})', values)

    def key(self, touchpoint: str, use_case: int = USE, per_minute_max: int = 1_000_000, **more: Any) -> str:
        """A new key for this touchpoint."""
        secret = f"sk-stimmig-{uuid4().hex}"
        self.row(
            "operation.ServiceKey", uuid=uuid4(), use_case_id=use_case, touchpoint=touchpoint, begins=secret[:12],
            hash=sha256(secret.encode()).hexdigest(), per_minute_max=per_minute_max, **more,
        )  # fmt: skip
        return secret

    def one(self, sql: str, *parameters: Any) -> Any:
        return self.cursor.one(sql, *parameters)

    def conversation(self, outside_id: str) -> dict[str, Any]:
        """A conversation as it stands."""
        names = [field.column for field in apps.get_model("operation.Conversation")._meta.concrete_fields]
        columns = ", ".join(f'"{name}"' for name in names)
        found = self.one(f"SELECT {columns} FROM operation_conversation WHERE outside_id = %s", outside_id)
        return dict(zip(names, found, strict=True))

    def everything(self) -> dict[str, list[dict[str, Any]]]:
        """What is on record of every conversation that has an id, in order."""
        names = {
            uuid(case): id for case, id in self.cursor.all('SELECT "case", outside_id FROM operation_conversation')
        }
        rows = self.cursor.all(
            'SELECT e.seq, e."case", e.commitment, c.locked FROM ledger_casecontent c '
            "JOIN ledger_entry e ON e.seq = c.entry_id ORDER BY e.seq"
        )
        found: dict[str, list[dict[str, Any]]] = {}
        for row in rows:
            if name := names.get(uuid(row[1])):
                found.setdefault(name, []).append(json.loads(self._opened(*row)))
        return found

    def recorded(self, outside_id: str, kind: str = "") -> list[dict[str, Any]]:
        """What is on record of a conversation, in order."""
        rows = self.cursor.all(
            'SELECT e.seq, e."case", e.commitment, c.locked FROM ledger_casecontent c '
            "JOIN ledger_entry e ON e.seq = c.entry_id "
            'JOIN operation_conversation o ON o."case" = e."case" WHERE o.outside_id = %s ORDER BY e.seq',
            outside_id,
        )
        found = [json.loads(self._opened(*row)) for row in rows]
        return [each for each in found if not kind or each["kind"] == kind]

    def _opened(self, seq: int, case: Any, commitment: str, locked: bytes) -> str:
        opening = opened(self.keys.find([uuid(case)])[uuid(case)], seq, commitment, bytes(locked))
        assert opening is not None
        return opening.content

    def takeovers(self, outside_id: str) -> list[tuple[Any, ...]]:
        return self.cursor.all(
            "SELECT t.asked_by, t.reason, t.deadline, t.joined_at FROM operation_takeover t "
            "JOIN operation_conversation o ON o.id = t.conversation_id WHERE o.outside_id = %s ORDER BY t.id",
            outside_id,
        )

    def take_over(self, outside_id: str) -> None:
        """Somebody at the desk takes a conversation, as the desk does."""
        id = self.conversation(outside_id)["id"]
        self.connection.begin()
        if not self.one("SELECT 1 FROM operation_takeover WHERE conversation_id = %s AND ended_at IS NULL", id):
            self.row(
                "operation.Takeover", uuid=uuid4(), conversation_id=id, asked_by="staff", reason="staff", ending="",
                requested_at=datetime.now(UTC), accepted_at=None, joined_at=None, ended_at=None,
            )  # fmt: skip
        self.cursor.execute(
            "UPDATE operation_takeover SET accepted_at = %s WHERE conversation_id = %s AND ended_at IS NULL",
            [datetime.now(UTC), id],
        )
        self.cursor.execute(
            "UPDATE operation_conversation SET lead = 'human', lead_version = lead_version + 1 WHERE id = %s", [id]
        )
        self.connection.commit()

    def is_late(self, outside_id: str) -> None:
        """The promised time has passed, a moment ago."""
        self.is_due(outside_id, datetime.now(UTC))

    def is_due(self, outside_id: str, deadline: datetime | None) -> None:
        """The promise is another one, or none."""
        id = self.conversation(outside_id)["id"]
        self.cursor.execute("UPDATE operation_takeover SET deadline = %s WHERE conversation_id = %s", [deadline, id])

    def write(self, outside_id: str, words: str) -> None:
        """Whoever took over writes a line."""
        found = self.conversation(outside_id)
        takeover = self.one(
            "SELECT id FROM operation_takeover WHERE conversation_id = %s ORDER BY id DESC", found["id"]
        )
        self.connection.begin()
        if self.database.vendor == "postgresql":
            self.cursor.execute("SELECT pg_advisory_xact_lock(%s)", [0x5374696D])
        record = Record(uuid(found["case"]), "conversation.answer", datetime.now(UTC), answered(words, "human"), "K2")
        (entry,) = self.keeper.keep(self.cursor, [record])
        self.row("operation.HumanLine", takeover_id=takeover[0], entry=entry, given_at=None)
        self.cursor.execute(
            "UPDATE operation_takeover SET need_met_at = %s WHERE id = %s AND need_at IS NOT NULL "
            "AND need_met_at IS NULL",
            [datetime.now(UTC), takeover[0]],
        )
        self.connection.commit()

    def give_back(self, outside_id: str, ending: str = "returned") -> None:
        """The human gives the conversation back to the AI, or nobody came: the notice is due anew."""
        id = self.conversation(outside_id)["id"]
        self.connection.begin()
        self.cursor.execute(
            "UPDATE operation_takeover SET ended_at = %s, ending = %s WHERE conversation_id = %s",
            [datetime.now(UTC), ending, id],
        )
        self.cursor.execute(
            "UPDATE operation_conversation SET lead = 'ai', lead_version = lead_version + 1, disclosed_at = NULL "
            "WHERE id = %s",
            [id],
        )
        self.connection.commit()

    def stop(self, use_case: int) -> None:
        """The accountable leader stops a use."""
        with unbound(self.connection):
            self.row("operation.Stop", uuid=uuid4(), use_case_id=use_case, reason="Unfall")

    def go_on(self, use_case: int) -> None:
        self.cursor.execute(
            "DELETE FROM operation_stop WHERE use_case_id = %s", [use_case]
        )  # a test's way back; the product keeps both rows


@contextmanager
def unbound(connection: Connection) -> Iterator[None]:
    """Rows whose foreign keys lead nowhere."""
    if connection.vendor == "sqlite":
        off, on = ["PRAGMA foreign_keys=OFF", "PRAGMA ignore_check_constraints=ON"], ["PRAGMA foreign_keys=ON"]
    else:
        off, on = ["SET session_replication_role = replica"], ["SET session_replication_role = origin"]
    for sql in off:
        connection.cursor.execute(sql)
    yield
    for sql in on:
        connection.cursor.execute(sql)


def automatic(field: Any) -> bool:
    return bool(field.primary_key and isinstance(field, models.AutoField))


def something(field: Any) -> Any:
    """A value no constraint minds."""
    if field.has_default():
        return field.get_default()
    if field.null:
        return None
    kinds = [
        (models.DateTimeField, datetime.now(UTC) - timedelta(days=1)), (models.DateField, date(2026, 11, 1)),
        (models.ForeignKey, 1), (models.IntegerField, 1), (models.BooleanField, False), (models.JSONField, {}),
        (models.UUIDField, uuid4()), (models.BinaryField, b""),
    ]  # fmt: skip
    return next((value for kind, value in kinds if isinstance(field, kind)), "")


def migrated(folder: Path) -> tuple[str, Database]:
    """A copy of the tests' database that other processes can reach, and its address."""
    if connection.vendor == "sqlite":
        path = folder / "stimmig.sqlite3"
        connection.ensure_connection()
        with sqlite3.connect(path) as copy:
            connection.connection.backup(copy)
        copy.close()
        return f"sqlite:///{path}", Database("sqlite", str(path))
    from psycopg import connect

    template, name = str(connection.settings_dict["NAME"]), f"gateway_{os.getpid()}_{uuid4().hex[:8]}"
    connection.close()
    with connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        leave_alone(server, template)
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    url = urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))
    return url, Database("postgresql", url)
