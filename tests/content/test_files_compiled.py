"""A TOML file says the same whether it was compiled or not, and is never read out of date."""

import tomllib
from pathlib import Path

import pytest

from stimmig.content import CURRENT, compiled
from stimmig.content.compiled import document

WORDS = b'name.de = "Ger\xc3\xa4t"\nlevels = [1, 2.5, true]\n'
SAID = {"name": {"de": "Gerät"}, "levels": [1, 2.5, True]}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "words.toml"


def kept(file: Path) -> list[Path]:
    return sorted((file.parent / "__pycache__").glob("words.*.json"))


@pytest.mark.parametrize(
    "path", sorted((Path(compiled.__file__).parent / CURRENT).glob("*.toml")), ids=lambda p: p.stem
)
def test_the_words_of_the_framework_survive_it(path: Path) -> None:
    """Every file of the released framework is the same before and after."""
    content = path.read_bytes()
    assert document(path, content) == document(path, content) == tomllib.loads(content.decode())


def test_what_was_compiled_is_not_parsed_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time, TOML is not read at all."""
    assert document(file, WORDS) == SAID
    monkeypatch.setattr(compiled, "_parsed", None)
    assert document(file, WORDS) == SAID


def test_a_changed_file_is_read_anew(file: Path) -> None:
    """The compiled file is named by what it was made from."""
    document(file, WORDS)
    assert document(file, b"levels = []") == {"levels": []}
    assert len(kept(file)) == 2


def test_a_damaged_compiled_file_is_made_again(file: Path) -> None:
    """Half a file is no reason to stop."""
    document(file, WORDS)
    kept(file)[0].write_text('{"name": ')
    assert document(file, WORDS) == SAID
    assert kept(file)[0].read_text().endswith("}")


def test_where_nothing_can_be_kept_the_file_is_read_each_time(file: Path) -> None:
    """In a folder one may not write to there is no compiled file and no fault."""
    (file.parent / "__pycache__").write_text("in the way")
    assert document(file, WORDS) == document(file, WORDS) == SAID
    assert kept(file) == []
