"""A signed note: whoever stands for it is found, strangers are ignored, and a false name undoes the whole."""

import hashlib

import pytest

from stimmig.core.ledger import note
from stimmig.core.ledger.note import COSIGNS, SIGNS, Key, Malformed, Note, Signature, Unsigned

LOG, OTHER = Key("stimmig.example/log", SIGNS, b"L" * 32), Key("stimmig.example/log", SIGNS, b"O" * 32)
WITNESS = Key("witness.example/w1", COSIGNS, b"W" * 32)
TEXT = "stimmig.example/log\n3\n\nmore\n"


def made(public: bytes, message: bytes) -> bytes:
    """What stands for Ed25519 here: anybody could make it, and it tells keys and messages apart."""
    return hashlib.sha512(public + message).digest()


def verify(public: bytes, signature: bytes, message: bytes) -> bool:
    return signature == made(public, message)


def signature(key: Key, text: str = TEXT, seconds: int = 1_700_000_000) -> Signature:
    if key.kind == SIGNS:
        return Signature(key.name, key.id, made(key.public, text.encode()))
    return Signature(
        key.name, key.id, seconds.to_bytes(8) + made(key.public, f"cosignature/v1\ntime {seconds}\n{text}".encode())
    )


SIGNED = Note(TEXT, (signature(LOG), signature(WITNESS)))


def test_it_is_read_as_it_was_written() -> None:
    """An empty line inside the text belongs to the text; the last one ends it."""
    assert note.parse(str(SIGNED)) == SIGNED
    assert note.parse_key(f" {LOG}\n") == LOG


def test_whoever_stands_for_it_is_named_and_a_witness_with_the_moment() -> None:
    """A key that signed twice stands there once; whoever is not asked for is ignored."""
    twice = Note(TEXT, (*SIGNED.signatures, signature(LOG)))
    assert note.signed_by(twice, [LOG, WITNESS, OTHER], verify) == [(LOG, None), (WITNESS, 1_700_000_000)]
    assert note.signed_by(SIGNED, [WITNESS], verify) == [(WITNESS, 1_700_000_000)]


def test_nobody_known_is_nobody() -> None:
    """The same name with another key is a stranger."""
    for keys in ([], [OTHER]):
        with pytest.raises(Unsigned, match="none of the keys"):
            note.signed_by(SIGNED, keys, verify)


@pytest.mark.parametrize(
    "forged",
    [
        Signature(LOG.name, LOG.id, made(LOG.public, b"another text")),
        Signature(LOG.name, LOG.id, b"short"),
        Signature(WITNESS.name, WITNESS.id, made(WITNESS.public, TEXT.encode())),
        signature(WITNESS, seconds=2**63),
    ],
)
def test_a_false_signature_in_a_known_name_undoes_the_note(forged: Signature) -> None:
    """Even where another key stands for it."""
    with pytest.raises(Unsigned, match="is not by the key"):
        note.signed_by(Note(TEXT, (signature(OTHER), forged)), [LOG, OTHER, WITNESS], verify)


LINE = str(signature(LOG))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("text\n", "an empty line and signatures"),
        (f"text\n\n{LINE}", "an empty line and signatures"),
        (f"\n\n{LINE}\n", "an empty line and signatures"),
        (f"te\txt\n\n{LINE}\n", "control character"),
        ("text\n\n" + f"{LINE}\n" * 65, "at most 64 signatures"),
        ("x" * 1_000_001, "at most 1000000 signs"),
        ("text\n\n- name AAAAAAAAAA==\n", "is written"),
        ("text\n\n— name\n", "is written"),
        ("text\n\n— name AAAA!AAA\n", "not base64"),
        ("text\n\n— name ä\n", "not base64"),
        ("text\n\n— name AAAAAAB=\n", "in its one form"),
        ("text\n\n— name AAAAAA==\n", "longer than the id"),
        ("text\n\n— na+me AAAAAAA=\n", "neither spaces nor a plus"),
        ("text\n\n— na\u2003me AAAAAAA=\n", "neither spaces nor a plus"),
    ],
)
def test_what_is_no_note_is_refused_with_its_reason(text: str, why: str) -> None:
    """Nothing is guessed at."""
    with pytest.raises(Malformed, match=why):
        note.parse(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("name", "NAME"),
        (f"{LOG}"[:-4], "not base64|in its one form|Ed25519"),
        (f"x{LOG}", "mistyped"),
        ("name+00000000+AgAA", "Ed25519"),
        ("name+00000000+AQAA", "Ed25519"),
        ("na me+00000000+" + str(LOG).split("+", 2)[2], "neither spaces"),
        ("+00000000+" + str(LOG).split("+", 2)[2], "neither spaces"),
    ],
)
def test_what_is_no_key_is_refused_with_its_reason(text: str, why: str) -> None:
    """A mistyped key is noticed by its id."""
    with pytest.raises(Malformed, match=why):
        note.parse_key(text)
