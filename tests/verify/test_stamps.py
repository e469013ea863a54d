"""Time stamps: what an authority answers counts only where everything about it holds."""

import hashlib
import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import cms, core, tsp
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID

from stimmig.verify import authorities, stamps
from stimmig.verify.stamps import NoStamp
from tests.verify.authority import NOW, STAMPS, Issued, Stamping, issued, issuing, stamping, usage

TEXT = b"stimmig.example/protokoll\n"
IMPRINT = hashlib.sha256(TEXT).digest()
NONCE = 2**64 - 3
ROOT = issuing()
BETWEEN = issuing("Zwischen", ROOT)
SIGNER = stamping(BETWEEN)
ALONG = [SIGNER, BETWEEN]
VECTORS = Path(__file__).parent / "vectors" / "stamps"


def asked(found: Stamping, policy: str = "") -> bytes:
    return found.answer(stamps.request(IMPRINT, NONCE, policy))


def check(answer: bytes, *trusted: Issued, nonce: int | None = NONCE, policy: str = "") -> stamps.Stamp:
    return stamps.check(answer, IMPRINT, [each.certificate for each in trusted], nonce, policy)


def refused(answer: bytes | Stamping, *trusted: Issued, **given: Any) -> str:
    """Why it does not count."""
    with pytest.raises(NoStamp) as why:
        check(asked(answer) if isinstance(answer, Stamping) else answer, *(trusted or (ROOT,)), **given)
    return str(why.value)


def test_a_stamp_says_since_when() -> None:
    """The moment, and who says so; whoever finds it years later knows no nonce and needs none."""
    answer = asked(Stamping(SIGNER, ALONG))
    assert check(answer, ROOT) == check(answer, ROOT, nonce=None) == stamps.Stamp(NOW, "CN=Zeitstempel")


def test_a_question_shows_a_hash_and_nothing_else() -> None:
    """With a nonce, and under a policy where one is named; the certificates are asked for."""
    found = Stamping(SIGNER, ALONG)
    check(asked(found, "1.2.3.4"), ROOT, policy="1.2.3.4")
    over = {"hash_algorithm": {"algorithm": "sha256", "parameters": None}, "hashed_message": IMPRINT}
    said = {"version": "v1", "message_imprint": over, "req_policy": "1.2.3.4", "nonce": NONCE, "cert_req": True}
    assert found.asked[0].native == said | {"extensions": None}


@pytest.mark.parametrize(
    "found",
    [
        Stamping(SIGNER, [*ALONG, ROOT]),
        Stamping(SIGNER, ALONG, hash="sha512"),
        Stamping(SIGNER, ALONG, names=["signing_certificate"]),
        Stamping(SIGNER, ALONG, names=["signing_certificate", "signing_certificate_v2"]),
        Stamping(SIGNER, ALONG, status={"status": "granted_with_mods"}),
        Stamping(stamping(BETWEEN, days=2), ALONG),
    ],
)
def test_authorities_differ(found: Stamping) -> None:
    """In what they send along, how they hash, and how they name themselves."""
    found.along = [found.signer, *found.along[1:]]
    assert check(asked(found), ROOT).at == NOW


def test_rsa_is_checked_in_both_its_ways() -> None:
    """With the padding of old (PKCS#1 v1.5) and with PSS; most authorities sign with RSA."""
    signer = stamping(ROOT, key=rsa.generate_private_key(65537, 2048))
    for pss in (False, True):
        assert check(asked(Stamping(signer, [signer], pss=pss)), ROOT).at == NOW


def test_one_certificate_may_be_all_somebody_trusts() -> None:
    """That of the authority itself, or one between it and its root; it need not be sent along."""
    assert check(asked(Stamping(SIGNER)), SIGNER).at == NOW
    assert check(asked(Stamping(SIGNER, [SIGNER])), BETWEEN).at == NOW


def test_it_is_about_this_question() -> None:
    """Another nonce, another hash, another policy: an answer to somebody else, or an old one played again."""
    answer = asked(Stamping(SIGNER, ALONG))
    assert "another question" in refused(answer, nonce=NONCE + 1)
    assert "another policy: 1.3.6.1.4.1.13762.3" in refused(answer, policy="1.2.3.4")
    with pytest.raises(NoStamp, match="over something else"):
        stamps.check(answer, bytes(32), [ROOT.certificate], NONCE)


def told(**said: Any) -> Stamping:
    """An authority that says something else than it was asked for."""
    return Stamping(SIGNER, ALONG, bend=lambda info: info.update(said))


WEAK = {"hash_algorithm": {"algorithm": "sha1"}, "hashed_message": IMPRINT}


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (told(nonce=None), "another question"),
        (told(message_imprint=WEAK), "over something else"),
        (told(gen_time=NOW - timedelta(days=2)), "not valid at validation time"),
        (told(gen_time=NOW + timedelta(days=400)), "not valid at validation time"),
    ],
)
def test_what_was_not_asked_for_does_not_count(found: Stamping, why: str) -> None:
    """Whatever it says about the question or its own hour."""
    assert why in refused(found)


def attribute(number: int, **said: Any) -> Stamping:
    """An authority that signs another attribute than it should."""
    return Stamping(SIGNER, ALONG, bend_signed=lambda found: found[number].update(said))


def whole(bend: Callable[[dict[str, Any]], object]) -> Stamping:
    return Stamping(SIGNER, ALONG, bend_whole=bend)


def other_signature(said: dict[str, Any]) -> None:
    said["signer_infos"][0]["signature"] = SIGNER.key.sign(b"something else", ec.ECDSA(stamps.HASHES["sha256"]()))


def two_signers(said: dict[str, Any]) -> None:
    said["signer_infos"] *= 2


def other_content(said: dict[str, Any]) -> None:
    earlier = bytes(said["encap_content_info"]["content"]).replace(b"20261122144007Z", b"20261122134007Z")
    said["encap_content_info"]["content"] = core.ParsableOctetString(earlier)


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (attribute(0, values=["data"]), "not about time"),
        (attribute(1, values=[bytes(32)]), "not what is said"),
        (attribute(1, values=[bytes(32), bytes(33)]), "stands there twice"),
        (attribute(0, type="message_digest", values=[bytes(32)]), "stands there twice"),
        (Stamping(SIGNER, ALONG, names=[]), "signing_certificate"),
        (Stamping(SIGNER, [BETWEEN]), "signer is missing"),
        (whole(other_signature), "not by this certificate"),
        (whole(other_content), "not what is said"),
        (whole(two_signers), "too many values"),
        (whole(lambda said: said.update(encap_content_info={"content_type": "data", "content": b"x"})), "about time"),
        (whole(lambda said: said["encap_content_info"].pop("content")), "parsed"),
    ],
)
def test_what_is_signed_has_to_be_what_is_said(found: Stamping, why: str) -> None:
    """By one signer, who names their certificate."""
    assert why in refused(found)


def test_another_key_is_not_known() -> None:
    """Neither RSA nor an elliptic curve as authorities use them; nor a hash nobody should use."""
    signer = stamping(ROOT, key=ed25519.Ed25519PrivateKey.generate())
    assert "neither RSA nor" in refused(Stamping(signer, [signer], hash="sha512"))
    assert "sha1" in refused(Stamping(SIGNER, ALONG, hash="sha1"))


CODE = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING, ExtendedKeyUsageOID.CODE_SIGNING])
NOBODY = issued("Niemand", ROOT, [(x509.BasicConstraints(False, None), True)])
UNMARKED = issued("Ohne Angabe", ROOT, [])
ENCIPHERS = issued("Verschlüsselt", ROOT, [(x509.BasicConstraints(True, None), True), usage("key_encipherment")])
BRIEF = issuing("Kurz", days=2)


@pytest.mark.parametrize(
    ("signer", "why"),
    [
        (issued("a", ROOT, []), "missing required extension"),
        (issued("b", ROOT, [(CODE, True)]), "not for time stamps alone"),
        (issued("c", ROOT, [(STAMPS[0], False)]), "criticality"),
        (issued("d", ROOT, [STAMPS, usage("key_encipherment")]), "not for signatures"),
        (stamping(NOBODY), "cA must be asserted"),
        (stamping(UNMARKED), "missing required extension"),
        (stamping(ENCIPHERS), "not for certificates"),
        (stamping(ROOT, days=0), "not valid at validation time"),
        (stamping(issuing("Fremd")), "not trusted"),
        (stamping(issuing()), "not trusted"),  # of the same name, with another key
    ],
)
def test_a_certificate_has_to_be_for_time_and_trusted(signer: Issued, why: str) -> None:
    """For time stamps alone, and back to one that is trusted, each of them one that may issue others."""
    assert why in refused(Stamping(signer, [signer, NOBODY, UNMARKED, ENCIPHERS]))


def test_it_counts_as_it_was_at_that_hour() -> None:
    """A certificate that ran out since takes nothing away; one that had run out then does."""
    signer = stamping(BRIEF)
    assert check(asked(Stamping(signer, [signer])), BRIEF).at == NOW
    assert "not valid" in refused(Stamping(signer, [signer], at=NOW + timedelta(days=2)), BRIEF)


def test_a_refusal_is_told_with_its_reason() -> None:
    """As the authority gives it."""
    why = {"status": "rejection", "fail_info": {"unaccepted_policy"}}
    assert refused(Stamping(SIGNER, status=why)) == "the authority has refused: rejection unaccepted_policy"
    said = {"status": "rejection", "status_string": ["busy"]}
    assert refused(Stamping(SIGNER, status=said)) == "the authority has refused: rejection busy"
    assert refused(Stamping(SIGNER, status={"status": "waiting"})) == "the authority has refused: waiting"


def unsigned() -> bytes:
    token = cms.ContentInfo({"content_type": "data", "content": b"x"})
    written: bytes = tsp.TimeStampResp({"status": {"status": "granted"}, "time_stamp_token": token}).dump()
    return written


@pytest.mark.parametrize("answer", [b"", b"<html>", b"0", b"0\x80", unsigned(), b"\x30\x03\x30\x01\x00"])
def test_garbage_is_no_stamp(answer: bytes) -> None:
    """Whatever comes back."""
    assert refused(answer)


def test_an_algorithm_nobody_knows_is_said() -> None:
    """A curve that does not exist here."""
    bent = SIGNER.der.replace(bytes.fromhex("06082a8648ce3d030107"), bytes.fromhex("06082a8648ce3d030109"))
    signer = Issued(x509.load_der_x509_certificate(bent), SIGNER.key)
    assert "nobody here knows" in refused(Stamping(signer, [signer]))


def test_an_hour_of_no_zone_is_none() -> None:
    """RFC 3161 asks for UTC."""
    with pytest.raises(ValueError, match="not in UTC"):
        stamps._moment(datetime(2026, 11, 22))


def test_any_byte_that_is_changed_is_noticed_or_says_nothing_else() -> None:
    """No other moment and nobody else comes out of an answer that was written upon."""
    answer = asked(Stamping(SIGNER, ALONG))
    found = set()
    for at in range(0, len(answer), 9):
        bent = answer[:at] + bytes([answer[at] ^ 1]) + answer[at + 1 :]
        try:
            found.add(check(bent, ROOT))
        except NoStamp:
            continue
    assert found <= {stamps.Stamp(NOW, "CN=Zeitstempel")}


def test_what_openssl_answers_counts() -> None:
    """Its authority sends its certificates in no order, which not every program reads; its refusal is read as well."""
    imprint = hashlib.sha256((VECTORS / "text.txt").read_bytes()).digest()
    trusted, answer = authorities.read(VECTORS / "root.pem"), (VECTORS / "granted.tsr").read_bytes()
    found = stamps.check(answer, imprint, trusted, policy="1.3.6.1.4.1.13762.3")
    assert (found.at.isoformat(), found.by) == ("2026-11-30T22:18:11+00:00", "CN=OpenSSL tsa,O=Stimmig tests")
    with pytest.raises(NoStamp, match="refused: rejection bad_alg"):
        stamps.check((VECTORS / "refused.tsr").read_bytes(), imprint, trusted)


def by_openssl(folder: Path, answer: bytes, *trusted: Issued) -> bool:
    """What OpenSSL thinks of an answer, at the hour of the stamp; where there is none here, it agrees."""
    program = shutil.which("openssl")
    if not program:
        return True
    (folder / "text").write_bytes(TEXT)
    (folder / "answer").write_bytes(answer)
    (folder / "trusted").write_bytes(b"".join(each.pem for each in trusted))
    given = ["-data", "text", "-in", "answer", "-CAfile", "trusted", "-attime", str(int(NOW.timestamp()))]
    done = subprocess.run([program, "ts", "-verify", *given], cwd=folder, capture_output=True, text=True)
    return "Verification: OK" in done.stdout


def test_openssl_agrees(tmp_path: Path) -> None:
    """With what is taken, and with what is refused."""
    good, foreign = Stamping(SIGNER, ALONG), issuing("Fremd")
    assert by_openssl(tmp_path, asked(good), ROOT)
    assert not shutil.which("openssl") or not by_openssl(tmp_path, asked(good), foreign)
    assert "not trusted" in refused(good, foreign)
