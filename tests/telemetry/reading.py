"""What the tests read: recorded bodies, and what became of them in the ledger."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from stimmig.ledger.cases.queries import read_case
from stimmig.operation.models import Conversation
from stimmig.telemetry.otlp import Heard, json_form, protobuf

DATA = Path(__file__).parent / "data"
FILES = ("traces-000", "traces-001", "traces-002")
TRUTH: list[dict[str, Any]] = json.loads((DATA / "index.json").read_text())
READERS: dict[str, Callable[[bytes], Heard]] = {"pb": protobuf.spans, "json": json_form.spans}


def body(name: str, form: str) -> bytes:
    """A recorded body, unpacked."""
    return gzip.decompress((DATA / f"{name}.{form}.gz").read_bytes())


def spans(form: str = "pb") -> list[Heard]:
    """What the three recorded requests bring."""
    return [READERS[form](body(name, form)) for name in FILES]


def recorded(conversation: Conversation) -> list[dict[str, Any]]:
    """What the ledger holds about a conversation, in order."""
    found = (each for each in read_case(conversation.case) if each.entry.kind == "conversation.heard")
    return [each.said["content"] for each in found]


def messages(conversation: Conversation) -> list[dict[str, Any]]:
    """Every message that was recorded, instructions included, in the order of its recording."""
    return [said for record in recorded(conversation) for said in record["said"]]


def story(conversation: Conversation) -> list[tuple[str, str]]:
    """Role and words of each message, each after the one it follows."""
    said = {one["number"]: one for one in messages(conversation) if one["side"] != "instructions"}
    told, last = list[tuple[str, str]](), None
    while following := [one for one in said.values() if one["after"] == last]:
        told.append((following[0]["role"], "".join(part["text"] for part in following[0]["parts"])))
        last = following[0]["number"]
    return told
