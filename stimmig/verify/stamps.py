"""Time stamps, RFC 3161: asking for one, and whether an answer is one, over what, and since when.

    request     TimeStampReq over a SHA-256, with a nonce; the authority is asked to send its certificates along
    answer      TimeStampResp: a status, and a CMS SignedData (RFC 5652) over the TSTInfo, by one signer

Their ASN.1 is read by `asn1crypto`, in whatever order an authority put its certificates; `cryptography` checks
signature and certificates. The signer is the certificate the signed attribute names by its hash (RFC 2634 section 5.4,
RFC 5816), so nobody can put another in its place.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from asn1crypto import cms, core, tsp
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import Certificate, load_der_x509_certificate

from stimmig.verify.authorities import require_trusted

BYTES_MAX = 64 * 1024  # what an authority answers has some six thousand
HASHES: dict[str, Callable[[], hashes.HashAlgorithm]] = {
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}
GRANTED = {"granted", "granted_with_mods"}


class _Answer(core.Sequence):  # type: ignore[misc]  # asn1crypto has no types
    """TimeStampResp: where it was refused there is no token, which asn1crypto's own does not know."""

    _fields: ClassVar = [("status", tsp.PKIStatusInfo), ("time_stamp_token", cms.ContentInfo, {"optional": True})]


class NoStamp(ValueError):
    """This is no time stamp over what it should be over, or by nobody who is trusted. The message says why."""


@dataclass(frozen=True)
class Stamp:
    """What an authority stands for: at this moment what was stamped was there."""

    at: datetime
    by: str


def request(imprint: bytes, nonce: int, policy: str = "") -> bytes:
    """The question to an authority: a stamp over this SHA-256, under this policy where one is named."""
    over = {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": imprint}
    asked = {"version": "v1", "message_imprint": over, "nonce": nonce, "cert_req": True}
    written: bytes = tsp.TimeStampReq(asked | ({"req_policy": policy} if policy else {})).dump()
    return written


def check(
    answer: bytes, imprint: bytes, trusted: Sequence[Certificate], nonce: int | None = None, policy: str = ""
) -> Stamp:
    """Hold an answer against what was asked and whom somebody trusts; NoStamp says what does not hold.

    `imprint` is the SHA-256 of what was stamped. Nonce and policy are those that were asked for: without them any will
    do, as for whoever finds the stamp years later.
    """
    try:
        return _checked(answer, imprint, trusted, nonce, policy)
    except UnsupportedAlgorithm as error:
        raise NoStamp(f"an algorithm nobody here knows: {error}") from None
    except Exception as error:  # strangers' bytes: what reads them raises all kinds of things
        raise NoStamp(str(error)) from None


def _checked(answer: bytes, imprint: bytes, trusted: Sequence[Certificate], nonce: int | None, policy: str) -> Stamp:
    signed = _signed(_Answer.load(answer, strict=True))
    inside = signed["encap_content_info"]
    if inside["content_type"].native != "tst_info":
        raise ValueError("it is not about time")
    said = inside["content"].parsed
    _require_asked(said, imprint, nonce, policy)
    (signer,) = signed["signer_infos"]
    attributes, there = _attributes(signer), [load_der_x509_certificate(each.dump()) for each in signed["certificates"]]
    certificate = _signer(attributes, [*there, *trusted])
    _require_signed(signer, attributes, certificate.public_key(), bytes(inside["content"]))
    at = _moment(said["gen_time"].native)
    require_trusted(certificate, there, trusted, at)
    return Stamp(at, certificate.subject.rfc4514_string())


def _signed(answer: Any) -> Any:
    """The SignedData of an answer that was granted."""
    status = answer["status"]["status"].native
    if status not in GRANTED:
        why = answer["status"]["fail_info"].native or answer["status"]["status_string"].native or ""
        raise ValueError(f"the authority has refused: {status} {', '.join(why)}".strip())
    token = answer["time_stamp_token"]
    if not isinstance(token["content"], cms.SignedData):
        raise ValueError("it is not signed")
    return token["content"]


def _require_asked(said: Any, imprint: bytes, nonce: int | None, policy: str) -> None:
    """It is about what was asked for, and about this question and no earlier one."""
    over = said["message_imprint"]
    if over["hash_algorithm"]["algorithm"].native != "sha256" or over["hashed_message"].native != imprint:
        raise ValueError("it is over something else")
    if nonce is not None and said["nonce"].native != nonce:
        raise ValueError("it answers another question (nonce)")
    if policy and said["policy"].dotted != policy:
        raise ValueError(f"it was made under another policy: {said['policy'].dotted}")


def _signer(attributes: dict[str, Any], found: Sequence[Certificate]) -> Certificate:
    """The certificate the signed attributes name by its hash."""
    if newer := attributes.get("signing_certificate_v2"):
        named, how = newer["certs"][0], newer["certs"][0]["hash_algorithm"]["algorithm"].native
    else:
        named, how = attributes["signing_certificate"]["certs"][0], "sha1"
    for each in found:
        if hashlib.new(how, each.public_bytes(Encoding.DER)).digest() == named["cert_hash"].native:
            return each
    raise ValueError("the certificate of the signer is missing")


def _attributes(signer: Any) -> dict[str, Any]:
    """The signed attributes by name; each stands there once, with one value."""
    found = {each["type"].native: each["values"] for each in signer["signed_attrs"]}
    if len(found) != len(signer["signed_attrs"]) or any(len(values) != 1 for values in found.values()):
        raise ValueError("a signed attribute stands there twice")
    return {name: values[0] for name, values in found.items()}


def _require_signed(signer: Any, attributes: dict[str, Any], key: Any, content: bytes) -> None:
    """RFC 5652 section 5.4: the attributes name the content, and the signature is over them."""
    how = HASHES[signer["digest_algorithm"]["algorithm"].native]()
    if attributes["content_type"].native != "tst_info":
        raise ValueError("what is signed is not about time")
    if attributes["message_digest"].native != hashlib.new(how.name, content).digest():
        raise ValueError("what is signed is not what is said")
    signature, text = signer["signature"].native, signer["signed_attrs"].untag().dump()
    try:
        _verify(key, signature, text, how, signer["signature_algorithm"]["algorithm"].native)
    except InvalidSignature:
        raise ValueError("the signature is not by this certificate") from None


def _verify(key: Any, signature: bytes, text: bytes, how: hashes.HashAlgorithm, algorithm: str) -> None:
    if isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(signature, text, ec.ECDSA(how))
    elif isinstance(key, rsa.RSAPublicKey):
        pss = padding.PSS(padding.MGF1(how), padding.PSS.AUTO)
        key.verify(signature, text, pss if algorithm == "rsassa_pss" else padding.PKCS1v15(), how)
    else:
        raise ValueError("the key of the signer is neither RSA nor of an elliptic curve")


def _moment(found: datetime) -> datetime:
    if found.tzinfo is None:
        raise ValueError("its hour is not in UTC")
    return found
