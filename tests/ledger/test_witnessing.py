"""Witnesses: who watches from outside cosigns what goes on from what it has seen, and nothing else."""

import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from stimmig.core.ledger import note, tree
from stimmig.core.ledger.checkpoint import Checkpoint as Said
from stimmig.ledger import keys, pauses, published, publishing
from stimmig.ledger.models import Checkpoint, Entry, Pause
from stimmig.verify.signatures import ed25519
from stimmig.witnesses import Witness, witnesses
from tests.ledger.conftest import AT
from tests.ledger.test_publishing import cut, publish
from tests.ledger.witness import Watching, serving

Record = Callable[..., Entry]


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA, settings.LOG_NAME = tmp_path, "stimmig.example/protokoll"


@pytest.fixture
def watching(settings: Any) -> Iterator[Watching]:
    """One witness that knows this log."""
    found = Watching()
    found.logs.append(keys.current().key)
    with serving(found) as witness:
        settings.WITNESSES = [witness]
        yield found


def stand_for(found: Checkpoint, *known: note.Key) -> list[note.Key]:
    return [key for key, _moment in note.signed_by(note.parse(found.note), known, ed25519)]


def test_a_checkpoint_is_cosigned(record: Record, watching: Watching) -> None:
    """With the moment at which it was seen; each time it has grown, from the size that was seen before."""
    record()
    assert stand_for(publish(), keys.current().key, watching.key) == [keys.current().key, watching.key]
    for _number in range(4):
        record()
    assert stand_for(publish(), watching.key) == [watching.key]
    assert [body.split("\n")[0] for body in watching.asked] == ["old 0", "old 1"]
    assert watching.seen[keys.origin()].size == 5


def test_a_witness_sees_no_entry(record: Record, watching: Watching) -> None:
    """Sizes, hashes and signatures are all that leaves the host."""
    entry = record()
    publish()
    assert not [word for word in (str(entry.case), entry.kind, "Berger") if word in watching.asked[0]]


def test_who_has_seen_another_size_is_asked_from_there(record: Record, watching: Watching) -> None:
    """The witness says which, and the proof begins there."""
    for _number in range(3):
        record()
    watching.seen[keys.origin()] = Said(keys.origin(), 2, tree.grown(_leaves()[:2])[1])
    assert stand_for(publish(), watching.key) == [watching.key]
    assert [body.split("\n")[0] for body in watching.asked] == ["old 0", "old 2"]


def _leaves() -> list[bytes]:
    return [bytes.fromhex(leaf) for leaf in Entry.objects.values_list("leaf", flat=True)]


@pytest.mark.parametrize(("seen", "why"), [(2, "422"), (3, "409"), (7, "does not go on")])
def test_who_has_seen_another_ledger_does_not_cosign(
    seen: int, why: str, record: Record, watching: Watching, caplog: pytest.LogCaptureFixture
) -> None:
    """Whether shorter, as long, or longer: the checkpoint goes out without that witness, and the log says why."""
    for _number in range(3):
        record()
    watching.seen[keys.origin()] = Said(keys.origin(), seen, b"x" * 32)
    with caplog.at_level(logging.WARNING):
        assert stand_for(publish(), keys.current().key, watching.key) == [keys.current().key]
    assert f"witness {watching.key.name}: " in caplog.text
    assert why in caplog.text


def test_who_does_not_know_the_log_is_said(
    record: Record, watching: Watching, caplog: pytest.LogCaptureFixture
) -> None:
    """404 for a name it never heard, 403 for a key it does not trust."""
    record()
    watching.logs = [publishing.rotate(at=AT)[0]]
    publish()
    watching.logs = []
    record()
    publish(AT + pauses.FIRST)
    assert ["403" in caplog.text, "404: unknown log" in caplog.text] == [True, True]


def test_who_was_silent_is_asked_again(record: Record, settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    """The checkpoint does not wait; the cosignature is added to it later, and the earlier ones stay."""
    record()
    one, other = Watching(), Watching("witness.example/w2")
    one.logs = other.logs = [keys.current().key]
    with serving(one) as first:
        settings.WITNESSES = [first, Witness(other.key, "http://127.0.0.1:9")]
        before = publish()
        assert publish() == publish(AT + pauses.FIRST) == before
    assert "witness.example/w2: " in caplog.text
    with serving(other) as second:
        settings.WITNESSES = [first, second]
        after = publish(AT + 3 * pauses.FIRST)
    assert stand_for(after, keys.current().key, one.key, other.key) == [keys.current().key, one.key, other.key]
    assert published.newest(keys.origin()) == after
    assert len(one.asked) == 1


def test_who_stays_silent_is_asked_ever_more_rarely(record: Record, watching: Watching) -> None:
    """Also about what has grown meanwhile; whoever cosigns again begins anew."""
    record()
    watching.logs = []
    for minute in range(4):
        record()
        publish(AT + timedelta(minutes=minute))
    assert len(watching.asked) == 3
    watching.logs = [keys.current().key]
    assert stand_for(publish(AT + timedelta(minutes=7)), watching.key) == [watching.key]
    assert not Pause.objects.exists()


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("nonsense\n", "is written"),
        ("another text\n\n— x AAAAAAA=\n", "more than lines"),
        ("— witness.example/w1 AAAAAAA=\n", "none of the keys"),
    ],
)
def test_an_answer_that_is_no_cosignature_counts_for_nothing(
    answer: str, why: str, record: Record, watching: Watching, caplog: pytest.LogCaptureFixture, monkeypatch: Any
) -> None:
    """Whatever a witness or somebody in its place sends."""
    monkeypatch.setattr(watching, "judged", lambda *_: (200, "text/plain", answer))
    record()
    assert stand_for(publish(), keys.current().key) == [keys.current().key]
    assert why in caplog.text


def test_strangers_under_an_answer_are_passed_over(record: Record, watching: Watching, monkeypatch: Any) -> None:
    """Only the key that was configured counts."""
    judged = watching.judged

    def crowded(*given: Any) -> tuple[int, str, str]:
        status, kind, text = judged(*given)
        return status, kind, f"— stranger.example AAAAAAA=\n{text}"

    monkeypatch.setattr(watching, "judged", crowded)
    record()
    assert "stranger" not in publish().note


def test_an_older_copy_asks_no_witness(record: Record, watching: Watching) -> None:
    """What contradicts what went out is not even shown to anybody."""
    for _number in range(3):
        record()
    publish()
    cut(2)
    with pytest.raises(publishing.published.Refusal):
        publish()
    assert len(watching.asked) == 1


KEY = str(Watching().key)


def test_they_are_named_by_key_and_address() -> None:
    """As many as one likes, separated by commas; none is the default."""
    found = witnesses(f"{KEY} https://witness.example/, {KEY} http://127.0.0.1:9/w/")
    assert [witness.url for witness in found] == ["https://witness.example", "http://127.0.0.1:9/w"]
    assert [str(witness.key) for witness in found] == [KEY, KEY]
    assert witnesses(" ") == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (KEY, "KEY URL"),
        (f"{KEY} ftp://witness.example", "KEY URL"),
        (f"{KEY} https://", "KEY URL"),
        ("w1 https://witness.example", "NAME"),
        (str(note.Key("log.example", note.SIGNS, bytes(32))) + " https://witness.example", "key of a log"),
    ],
)
def test_what_names_no_witness_is_refused_at_the_start(text: str, why: str) -> None:
    """With what is wrong."""
    with pytest.raises(ValueError, match=why):
        witnesses(text)
