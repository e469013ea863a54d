"""What others hold to be proved or forged is proved or forged here as well."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from stimmig.core.ledger import checkpoint, note, tree
from stimmig.verify.signatures import ed25519

VECTORS = Path(__file__).parents[1] / "ledger" / "vectors"
INCLUSION, CONSISTENCY = (sorted((VECTORS / "merkle" / kind).glob("*/*.json")) for kind in ("inclusion", "consistency"))
NOTES = json.loads((VECTORS / "signed-note" / "vectors.json").read_text("utf-8"))["vectors"]


def name(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


def read(path: Path) -> tuple[dict[str, Any], list[bytes]]:
    given = json.loads(path.read_text("utf-8"))
    return given, [base64.b64decode(each) for each in given["proof"] or []]


@pytest.mark.parametrize("path", INCLUSION, ids=name)
def test_inclusion(path: Path) -> None:
    """A leaf is in a tree exactly where transparency-dev says so."""
    given, proof = read(path)
    root, leaf = base64.b64decode(given["root"]), base64.b64decode(given["leafHash"])
    assert tree.includes(root, given["treeSize"], given["leafIdx"], leaf, proof) != given["wantErr"]


@pytest.mark.parametrize("path", CONSISTENCY, ids=name)
def test_consistency(path: Path) -> None:
    """A tree goes on from another exactly where transparency-dev says so."""
    given, proof = read(path)
    roots = [base64.b64decode(given[root]) for root in ("root1", "root2")]
    assert tree.continues(roots[0], given["size1"], roots[1], given["size2"], proof) != given["wantErr"]


@pytest.mark.parametrize("given", NOTES, ids=lambda given: given["name"])
def test_signed_notes(given: dict[str, Any]) -> None:
    """A note is signed by all its keys, or it is nothing; written again it is the same to the letter."""
    found, keys = note.parse(given["note"]), [note.parse_key(key) for key in given["vkeys"]]
    assert (found.text, str(found), list(map(str, keys))) == (given["text"], given["note"], given["vkeys"])
    if given["valid"]:
        assert [key for key, _moment in note.signed_by(found, keys, ed25519)] == keys
    else:
        with pytest.raises(note.Unsigned, match="is not by the key"):
            note.signed_by(found, keys, ed25519)


@pytest.mark.parametrize("given", [each for each in NOTES if "checkpoint" in each["name"]], ids=lambda g: g["name"])
def test_public_checkpoints(given: dict[str, Any]) -> None:
    """The checkpoints of the Go checksum database are read and written as they are."""
    found = checkpoint.parse(given["text"])
    assert (found.origin, str(found)) == ("go.sum database tree", given["text"])
