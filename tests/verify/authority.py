"""A time stamping authority for tests: certificates of its own, and a real HTTP server (RFC 3161 section 3.4).

What it answers is put together with `asn1crypto` and signed with `cryptography`; `vectors/stamps` has what OpenSSL's
own authority answered.
"""

import hashlib
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

from asn1crypto import cms, core, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NOW = datetime(2026, 11, 22, 14, 40, 7, tzinfo=UTC)
POLICY = "1.3.6.1.4.1.13762.3"
STAMPS = (x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True)
USES = (
    *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
    *("key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
)
Extensions = Sequence[tuple[x509.ExtensionType, bool]]
Said = dict[str, Any]


def usage(name: str) -> tuple[x509.KeyUsage, bool]:
    """A key for this one use."""
    return x509.KeyUsage(**{each: each == name for each in USES}), True


@dataclass(frozen=True)
class Issued:
    """A certificate with its key."""

    certificate: x509.Certificate
    key: Any

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)


def issued(name: str, by: Issued | None, extensions: Extensions, key: Any = None, days: int = 365) -> Issued:
    """A certificate from the day before NOW on, issued by somebody or by itself."""
    key = key or ec.generate_private_key(ec.SECP256R1())
    subject, start = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]), NOW - timedelta(days=1)
    builder = x509.CertificateBuilder().subject_name(subject).public_key(key.public_key())
    builder = builder.issuer_name(by.certificate.subject if by else subject)
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(start).not_valid_after(start + timedelta(days=days))
    for extension in extensions:
        builder = builder.add_extension(*extension)
    return Issued(builder.sign(by.key if by else key, hashes.SHA256()), key)


def issuing(name: str = "Wurzel", by: Issued | None = None, **given: Any) -> Issued:
    """A certificate that issues others."""
    return issued(name, by, [(x509.BasicConstraints(True, None), True), usage("key_cert_sign")], **given)


def stamping(by: Issued, **given: Any) -> Issued:
    """A certificate that stamps time and does nothing else."""
    return issued("Zeitstempel", by, [STAMPS, usage("digital_signature")], **given)


class Refused(core.Sequence):
    """A TimeStampResp without a token."""

    _fields: ClassVar = [("status", tsp.PKIStatusInfo)]


@dataclass
class Stamping:
    """An authority: who signs, what it sends along, and how it answers. Whatever a test wants bent it sets."""

    signer: Issued
    along: Sequence[Issued] = ()
    at: datetime = NOW
    hash: str = "sha256"
    names: Sequence[str] = ("signing_certificate_v2",)
    pss: bool = False
    bend: Callable[[Said], object] = lambda said: None  # the TSTInfo, before it is signed
    bend_signed: Callable[[list[Said]], object] = lambda attributes: None  # the signed attributes, before they are
    bend_whole: Callable[[Said], object] = lambda whole: None  # the SignedData, at the end
    status: Said = field(default_factory=lambda: {"status": "granted"})
    asked: list[tsp.TimeStampReq] = field(default_factory=list)

    def answer(self, request: bytes) -> bytes:
        """What it answers to one question."""
        asked = tsp.TimeStampReq.load(request, strict=True)
        self.asked.append(asked)
        token = {"content_type": "signed_data", "content": self.token(self.said(asked))}
        written: bytes = (
            tsp.TimeStampResp({"status": self.status, "time_stamp_token": token}).dump()
            if self.status["status"].startswith("granted")
            else Refused({"status": self.status}).dump()
        )
        return written

    def said(self, asked: tsp.TimeStampReq) -> bytes:
        said = {
            "version": "v1",
            "policy": asked["req_policy"].native or POLICY,
            "message_imprint": asked["message_imprint"].native,
            "serial_number": len(self.asked),
            "gen_time": self.at,
            "nonce": asked["nonce"].native,
        }
        self.bend(said)
        written: bytes = tsp.TSTInfo(said).dump()
        return written

    def token(self, said: bytes) -> cms.SignedData:
        attributes, certificate = self.attributes(said), asn1.Certificate.load(self.signer.der)
        named = {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
        signer = {
            "version": "v1",
            "sid": cms.SignerIdentifier("issuer_and_serial_number", named),
            "digest_algorithm": {"algorithm": self.hash},
            "signed_attrs": attributes,
            "signature_algorithm": self.algorithm(),
            "signature": self.signature(attributes.dump()),
        }
        whole = {
            "version": "v3",
            "digest_algorithms": [{"algorithm": self.hash}],
            "encap_content_info": {"content_type": "tst_info", "content": core.ParsableOctetString(said)},
            "certificates": [asn1.Certificate.load(each.der) for each in self.along],
            "signer_infos": [signer],
        }
        self.bend_whole(whole)
        return cms.SignedData(whole)

    def attributes(self, said: bytes) -> cms.CMSAttributes:
        found: list[Said] = [
            {"type": "content_type", "values": ["tst_info"]},
            {"type": "message_digest", "values": [hashlib.new(self.hash, said).digest()]},
            *({"type": name, "values": [{"certs": [self.mark(name)]}]} for name in self.names),
        ]
        self.bend_signed(found)
        return cms.CMSAttributes([cms.CMSAttribute(each) for each in found])

    def mark(self, name: str) -> Said:
        """The certificate of the signer by its hash, as RFC 2634 or RFC 5816 has it."""
        if name == "signing_certificate":
            return {"cert_hash": hashlib.sha1(self.signer.der).digest()}
        hashed = hashlib.new(self.hash, self.signer.der).digest()
        return {"hash_algorithm": {"algorithm": self.hash}, "cert_hash": hashed}

    def algorithm(self) -> Said:
        if isinstance(self.signer.key, ec.EllipticCurvePrivateKey):
            return {"algorithm": f"{self.hash}_ecdsa"}
        if self.pss:
            how = {"algorithm": self.hash}
            masked = {"algorithm": "mgf1", "parameters": how}
            given = {"hash_algorithm": how, "mask_gen_algorithm": masked, "salt_length": 32}
            return {"algorithm": "rsassa_pss", "parameters": given}
        edwards = isinstance(self.signer.key, ed25519.Ed25519PrivateKey)
        return {"algorithm": "ed25519" if edwards else f"{self.hash}_rsa"}

    def signature(self, text: bytes) -> bytes:
        how, key = getattr(hashes, self.hash.upper())(), self.signer.key
        if isinstance(key, ec.EllipticCurvePrivateKey):
            return key.sign(text, ec.ECDSA(how))
        if isinstance(key, ed25519.Ed25519PrivateKey):
            return key.sign(text)
        signed: bytes = key.sign(text, padding.PSS(padding.MGF1(how), 32) if self.pss else padding.PKCS1v15(), how)
        return signed


@contextmanager
def serving(answer: Callable[[bytes], bytes | str | None]) -> Iterator[str]:
    """The authority at a free loopback port: its address. A text sends on, 302; without an answer it fails, 500."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            said, to = answer(body), ""
            if isinstance(said, str):
                said, to = b"", said
            self.send_response(302 if to else 500 if said is None else 200)
            self.send_header("Location", to)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(said or b"")))
            self.end_headers()
            self.wfile.write(said or b"")

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
