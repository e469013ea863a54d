"""Stamping: whoever outside has a clock says when a checkpoint was there; nothing waits for them."""

import logging
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from stimmig.authority import Authority, authority
from stimmig.core.ledger import checkpoint, note
from stimmig.ledger import keys, pauses, published, publishing
from stimmig.ledger.models import Entry, Stamp
from stimmig.ledger.stamping import stamp
from stimmig.verify import stamps, verify_file
from tests.ledger.conftest import AT
from tests.ledger.test_publishing import publish
from tests.verify.authority import NOW, Stamping, issuing, serving, stamping

Record = Callable[..., Entry]
ROOT = issuing()
SIGNER = stamping(ROOT)


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA, settings.LOG_NAME = tmp_path, "stimmig.example/protokoll"
    return tmp_path / "checkpoints"


def named(url: str, **given: Any) -> Authority:
    return replace(Authority(url, {}, [ROOT.certificate], "", timedelta(0)), **given)


@pytest.fixture
def clock(settings: Any) -> Iterator[Stamping]:
    """An authority that answers, and is named."""
    found = Stamping(SIGNER, [SIGNER])
    with serving(lambda asked: found.answer(asked)) as url:
        settings.STAMPS = named(url)
        yield found


def files(folder: Path) -> list[str]:
    return sorted(path.name[len("2026-11-22-00000000") :] for path in folder.glob("2026*"))


def test_a_checkpoint_is_stamped_once(record: Record, clock: Stamping) -> None:
    """With the moment somebody else's clock says; what has grown is stamped anew."""
    record()
    first, found = publish(), stamp(at=AT)
    assert found is not None
    assert (found.checkpoint, found.at) == (first, NOW)
    assert stamps.check(bytes(found.answer), checkpoint.imprint(note.parse(first.note)), [ROOT.certificate])
    assert stamp(at=AT) is None
    record()
    publish()
    assert stamp(at=AT) is not None
    assert len(clock.asked) == Stamp.objects.count() == 2


def test_an_authority_sees_a_hash_and_a_number(record: Record, clock: Stamping) -> None:
    """No name, no size, no entry; and the number is another each time."""
    for _time in range(2):
        record()
        publish()
        stamp(at=AT)
    one, other = (asked.native for asked in clock.asked)
    assert {name for name, said in one.items() if said is not None} == {
        "version",
        "message_imprint",
        "nonce",
        "cert_req",
    }
    assert one["nonce"] != other["nonce"]


def test_without_an_authority_nothing_leaves_the_host(record: Record, settings: Any) -> None:
    """None is the default; and where nothing went out there is nothing to stamp."""
    assert settings.STAMPS is None
    settings.STAMPS = named("http://127.0.0.1:9")
    assert stamp(at=AT) is None
    settings.STAMPS = None
    record()
    publish()
    assert stamp(at=AT) is None
    assert not pauses.paused(AT)


def test_it_lies_beside_its_checkpoint(record: Record, clock: Stamping, folder: Path) -> None:
    """Two files that are checked as they are; the last of a day, as with checkpoints."""
    for _time in range(2):
        record()
        publish()
        stamp(at=AT)
    assert files(folder) == ["-stamped.checkpoint", "-stamped.tsr", ".checkpoint"]
    for name in folder.glob("*-stamped.*"):
        report = verify_file(name, [keys.current().key], [ROOT.certificate])
        assert [finding.code for finding in report.findings] == ["signed", "stamped", "checkpoint"]
        assert (report.holds, report.findings[-1].said["size"]) == (True, 2)
    assert list(published.flaws(keys.origin())) == []


def test_an_older_checkpoint_takes_no_newer_ones_place(record: Record, clock: Stamping, folder: Path) -> None:
    """Whoever was overtaken while waiting for the authority leaves the files as they are."""
    record()
    older = note.parse(publish().note)
    record()
    publish()
    stamp(at=AT)
    published.keep_stamped(older, b"0", AT)
    (file,) = folder.glob("*-stamped.checkpoint")
    assert file.read_text("utf-8").splitlines()[1] == "2"
    assert verify_file(file, [keys.current().key], [ROOT.certificate]).holds


def bent(**said: Any) -> Callable[[Stamping], None]:
    return lambda clock: setattr(clock, "bend", lambda info: info.update(said))


def strange(clock: Stamping) -> None:
    clock.signer = stamping(issuing("Fremd"))
    clock.along = [clock.signer]


def expired(clock: Stamping) -> None:
    clock.signer = stamping(ROOT, days=0)
    clock.along = [clock.signer]


def rejecting(clock: Stamping) -> None:
    clock.status = {"status": "rejection", "fail_info": {"system_failure"}}


def garbage(clock: Stamping) -> None:
    clock.answer = lambda request: b"<html>"  # type: ignore[method-assign]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (bent(nonce=7), "another question"),
        (
            bent(message_imprint={"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": bytes(32)}),
            "something else",
        ),
        (strange, "not trusted"),
        (expired, "not valid at validation time"),
        (rejecting, "refused: rejection system_failure"),
        (garbage, "Insufficient data"),
    ],
)
def test_what_does_not_count_is_logged_and_asked_again(
    wrong: Callable[[Stamping], None], why: str, record: Record, clock: Stamping, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing of it is kept, the checkpoint stays published, and a minute later somebody asks again."""
    record()
    found, right = publish(), vars(clock).copy()
    wrong(clock)
    with caplog.at_level(logging.WARNING):
        assert stamp(at=AT) is None
    assert "time stamping authority 127.0.0.1:" in caplog.text
    assert why in caplog.text
    assert published.newest(keys.origin()) == found
    vars(clock).clear()
    vars(clock).update(right)
    assert stamp(at=AT) is None
    assert stamp(at=AT + pauses.FIRST) is not None
    assert not pauses.paused(AT)


def test_who_does_not_answer_is_logged(record: Record, settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    """Nobody there; and a page that is not found. What the address held as a password is in no log."""
    record()
    publish()
    settings.STAMPS = named("http://127.0.0.1:9/tsa")
    assert stamp(at=AT) is None
    assert "time stamping authority 127.0.0.1:9: <urlopen error" in caplog.text
    with serving(lambda asked: None) as url:
        settings.STAMPS = named(url)
        assert stamp(at=AT) is None
    assert "500: Internal Server Error" in caplog.text


def test_whoever_sends_on_is_not_followed(
    record: Record, settings: Any, clock: Stamping, caplog: pytest.LogCaptureFixture
) -> None:
    """The password is for one address; another one never hears from us, even where it would stamp."""
    record()
    publish()
    elsewhere = settings.STAMPS.url
    with serving(lambda asked: elsewhere) as url:
        settings.STAMPS = named(url, headers={"Authorization": "Basic eDp5"})
        assert stamp(at=AT) is None
    assert "302: Found" in caplog.text


def test_no_proxy_of_the_environment_is_asked(record: Record, clock: Stamping, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would read along where the address is plain."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    record()
    publish()
    assert stamp(at=AT) is not None


def test_a_policy_and_a_name_go_along(record: Record, settings: Any, clock: Stamping) -> None:
    """For authorities that want to know who asks, and answer under several policies."""
    settings.STAMPS = replace(settings.STAMPS, policy="1.2.3.4", headers={"Authorization": "Basic eDp5"})
    record()
    publish()
    assert stamp(at=AT) is not None
    assert clock.asked[0]["req_policy"].native == "1.2.3.4"


def test_stamps_that_cost_are_asked_for_more_rarely(record: Record, settings: Any, clock: Stamping) -> None:
    """At least that long after the checkpoint that was stamped last."""
    settings.STAMPS = replace(settings.STAMPS, every=timedelta(hours=1))
    came = []
    for minute in (0, 59, 60, 61):
        record()
        publish(AT + timedelta(minutes=minute))
        came.append(stamp(at=AT + timedelta(minutes=minute)) is not None)
    assert came == [True, False, True, False]


def test_a_receipt_is_under_the_first_checkpoint_with_a_stamp(record: Record, clock: Stamping) -> None:
    """It says the most about when the entry was there; a later one would say less."""
    first = record()
    publish()
    later = record()
    publish()
    stamp(at=AT)
    record()
    publish()
    stamp(at=AT)
    receipts = [publishing.receipt(entry, at=AT) for entry in (first, later)]
    assert [receipt.checkpoint.size for receipt in receipts] == [2, 2]
    assert [len(receipt.enclosed.stamps) for receipt in receipts] == [1, 1]
    assert publishing.stamp_over(first.seq) == Stamp.objects.earliest("checkpoint_id")
    last = record()
    assert publishing.stamp_over(last.seq) is None
    receipt = publishing.receipt(last, at=AT)
    assert (receipt.checkpoint.size, receipt.extra) == (4, None)


def test_who_witnesses_later_is_on_a_stamped_receipt(record: Record, clock: Stamping) -> None:
    """The stamp is over what the log signed, and stays good."""
    entry = record()
    found, signed = publish(), note.parse(publish().note)
    stamp(at=AT)
    witness = note.Signature("witness.example", b"efgh", b"i" * 72)
    more = note.Note(signed.text, (*signed.signatures, witness))
    type(found).objects.create(size=1, root=found.root, note=str(more), at=AT)
    receipt = publishing.receipt(entry, at=AT)
    assert receipt.signed.signatures[-1] == witness
    assert stamps.check(receipt.enclosed.stamps[0], checkpoint.imprint(receipt.signed), [ROOT.certificate])
    assert stamp(at=AT) is None


def read(tmp_path: Path, **more: str) -> Authority | None:
    (tmp_path / "trusted.pem").write_bytes(ROOT.pem)
    trusted = str(tmp_path / "trusted.pem")
    given = {"STIMMIG_STAMPS": "https://me:p%40ss@tsa.example/tsr", "STIMMIG_STAMP_CERTIFICATES": trusted}
    return authority(given | more)


def test_it_is_named_by_address_and_certificates(tmp_path: Path) -> None:
    """Name and password in the address go into a header, and into nothing that is said of it."""
    found = read(tmp_path, STIMMIG_STAMP_POLICY=" 1.2.3.4 ", STIMMIG_STAMP_MINUTES="60")
    assert found is not None
    assert (found.url, found.name, found.policy) == ("https://tsa.example/tsr", "tsa.example", "1.2.3.4")
    assert found.headers == {"Authorization": f"Basic {b64encode(b'me:p@ss').decode()}"}
    assert "Basic" not in repr(found)
    assert (found.certificates, found.every) == ([ROOT.certificate], timedelta(hours=1))
    here = read(tmp_path, STIMMIG_STAMPS="http://me:p%40ss@localhost:3161")
    assert here is not None
    assert here.headers == found.headers
    plain = read(tmp_path, STIMMIG_STAMPS="http://127.0.0.1:3161")
    assert plain is not None
    assert (plain.headers, plain.policy, plain.every) == ({}, "", timedelta(0))
    assert authority({}) is None


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"STIMMIG_STAMPS": "tsa.example"}, "with https:// or http://"),
        ({"STIMMIG_STAMPS": "https://"}, "with https:// or http://"),
        ({"STIMMIG_STAMPS": "http://me:secret@tsa.example/tsr"}, "it needs https://"),
        ({"STIMMIG_STAMP_CERTIFICATES": ""}, "STIMMIG_STAMP_CERTIFICATES names a file"),
        ({"STIMMIG_STAMP_CERTIFICATES": __file__}, "STIMMIG_STAMP_CERTIFICATES names a file"),
        ({"STIMMIG_STAMP_MINUTES": "often"}, "a number of minutes"),
    ],
)
def test_what_names_no_authority_is_refused_at_the_start(given: dict[str, str], why: str, tmp_path: Path) -> None:
    """With what is wrong."""
    with pytest.raises(ValueError, match=why):
        read(tmp_path, **given)
