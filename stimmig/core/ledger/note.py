"""A text with the signatures of those who stand for it: C2SP signed-note v1.0.0.

    note       = text, one empty line, then one line a signature: "— " name " " base64(key id || signature)
    key id     = SHA-256(name || 0x0A || kind || public key)[:4]
    written key (vkey)   = name "+" key id in hex "+" base64(kind || public key)

Two kinds are known, both Ed25519: 0x01 signs the text; 0x04 is the cosignature of a witness (C2SP tlog-cosignature
v1.0.0), which begins with the moment in seconds, eight bytes, and signs that moment together with the text. Signatures
of anybody else are ignored. The core computes no Ed25519: whoever asks passes `verify(public, signature, message)`.
"""

import base64
import binascii
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

SIGNS, COSIGNS = 0x01, 0x04
PUBLIC_BYTES, SIGNATURE_BYTES, MOMENT_BYTES, ID_BYTES = 32, 64, 8, 4
MOMENT_MAX = 2**63 - 1
SIGNATURES_MAX, BYTES_MAX = 64, 1_000_000  # bounds on what strangers hand in; the format asks for sixteen at least
DASH = "\u2014 "

Verify = Callable[[bytes, bytes, bytes], bool]  # public key, signature, message


class Malformed(ValueError):
    """A text is not in the format it should be in. The message names the line and what is expected."""


class Unsigned(ValueError):
    """No key that is trusted stands for the text, or the signature in its name is not its own. The text is nothing."""


@dataclass(frozen=True)
class Key:
    """A public key under its name: all that is needed to know whose signature it is."""

    name: str
    kind: int
    public: bytes

    @property
    def id(self) -> bytes:
        """The four bytes by which a signature names its key. They tell keys apart and prove nothing."""
        return hashlib.sha256(self.name.encode() + bytes([0x0A, self.kind]) + self.public).digest()[:ID_BYTES]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{encoded(bytes([self.kind]) + self.public)}"


@dataclass(frozen=True)
class Signature:
    """One line under a note: whose it says it is, and the bytes."""

    name: str
    key_id: bytes
    signed: bytes

    def __str__(self) -> str:
        return f"{DASH}{self.name} {encoded(self.key_id + self.signed)}"


@dataclass(frozen=True)
class Note:
    """A text, its last newline included, and the signatures under it, of friends and strangers."""

    text: str
    signatures: tuple[Signature, ...]

    def __str__(self) -> str:
        return self.text + "\n" + "".join(f"{each}\n" for each in self.signatures)


def encoded(found: bytes) -> str:
    """Base64 as RFC 4648 section 4 writes it."""
    return base64.b64encode(found).decode()


def decoded(text: str, what: str) -> bytes:
    """Read base64 in its only form; Malformed says what could not be read."""
    try:
        found = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Malformed(f"{what} is not base64: {text[:80]!r}") from None
    if encoded(found) != text:
        raise Malformed(f"{what} is not base64 in its one form: {text[:80]!r}")
    return found


def require_name(name: str) -> str:
    """Return a name a key may have: not empty, without spaces and without a plus."""
    if not name or "+" in name or any(sign.isspace() or sign < " " for sign in name):
        raise Malformed(f"the name of a key has neither spaces nor a plus: {name!r}")
    return name


def parse_key(text: str) -> Key:
    """Read a public key as it is written; Malformed where it is not one, or of another kind."""
    name, _plus, rest = text.strip().partition("+")
    key_id, plus, written = rest.partition("+")
    if not plus:
        raise Malformed(f"a key is written NAME+ID+BASE64: {text[:120]!r}")
    material = decoded(written, "the key")
    if material[:1] not in (bytes([SIGNS]), bytes([COSIGNS])) or len(material) != PUBLIC_BYTES + 1:
        raise Malformed("only Ed25519 keys are known, of kind 1 (a log) or 4 (a witness)")
    key = Key(require_name(name), material[0], material[1:])
    if key.id.hex() != key_id:
        raise Malformed(f"the key belongs to the id {key.id.hex()}, not {key_id}: something was mistyped")
    return key


def parse(text: str) -> Note:
    """Read a note. What it says is to be ignored until `signed_by` has found somebody who stands for it."""
    if len(text) > BYTES_MAX or any(sign < " " and sign != "\n" for sign in text):
        raise Malformed(f"a note has at most {BYTES_MAX} signs, none of them a control character but the newline")
    before, empty, after = text.rpartition("\n\n")
    if not (empty and before and after.endswith("\n")):
        raise Malformed("a note is a text, an empty line and signatures, each line ended by a newline")
    lines = after[:-1].split("\n")
    if len(lines) > SIGNATURES_MAX:
        raise Malformed(f"a note has at most {SIGNATURES_MAX} signatures, this one has {len(lines)}")
    return Note(before + "\n", tuple(map(parse_signature, lines)))


def parse_signature(line: str) -> Signature:
    """Read one line under a note."""
    name, space, written = line.removeprefix(DASH).partition(" ")
    if not line.startswith(DASH) or not space:
        raise Malformed(f"a signature is written “— NAME BASE64”: {line[:120]!r}")
    signed = decoded(written, "the signature")
    if len(signed) <= ID_BYTES:
        raise Malformed(f"a signature is longer than the id of its key: {line[:120]!r}")
    return Signature(require_name(name), signed[:ID_BYTES], signed[ID_BYTES:])


def signed_by(note: Note, keys: Iterable[Key], verify: Verify) -> list[tuple[Key, int | None]]:
    """The keys that stand for a note, each once, and for a witness since which moment, in seconds.

    Unsigned where nobody does, or where one signature in the name of one of these keys is not its own.
    """
    known = {(key.name, key.id): key for key in keys}
    found: dict[Key, int | None] = {}
    for signature in note.signatures:
        key = known.get((signature.name, signature.key_id))
        if key and not _verifies(key, signature, note.text, verify):
            raise Unsigned(f"the signature in the name of {key.name} is not by the key {key}")
        if key:
            found[key] = moment(signature) if key.kind == COSIGNS else None
    if not found:
        raise Unsigned("none of the keys given has signed this")
    return list(found.items())


def moment(signature: Signature) -> int:
    """The seconds since 1970 at which a witness signed."""
    return int.from_bytes(signature.signed[:MOMENT_BYTES])


def cosigned(seconds: int, text: str) -> bytes:
    """What a witness signs: the moment, and the text as it saw it."""
    return f"cosignature/v1\ntime {seconds}\n{text}".encode()


def _verifies(key: Key, signature: Signature, text: str, verify: Verify) -> bool:
    head = MOMENT_BYTES if key.kind == COSIGNS else 0
    if len(signature.signed) != head + SIGNATURE_BYTES or (head and moment(signature) > MOMENT_MAX):
        return False
    message = cosigned(moment(signature), text) if head else text.encode()
    return verify(key.public, signature.signed[head:], message)
