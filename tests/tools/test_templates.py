"""The template check sees what strict pages may not contain, and nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tools import templates

Find = Callable[..., list[str]]
INLINE = [
    '<p style="color: red">',
    "<style>p { }</style>",
    "<script>alert(1)</script>",
    '<button type="button" onclick="go()">',
    '<a href="javascript:go()">',
    '<img src="https://else.example/a.png">',
    '<form action="//else.example/">',
]
FINE = [
    '<script type="module" src="{% static \'ui/copy.js\' %}"></script>',
    '<a href="https://else.example/" rel="noreferrer">source</a>',
    '<p class="style" data-once="1">a style = b, once = twice</p>',
]


@pytest.fixture
def faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Find:
    monkeypatch.setattr(templates, "ROOT", tmp_path)

    def found(text: str, name: str = "page.html") -> list[str]:
        path = tmp_path / name
        path.write_text(text)
        return list(templates.faults_in(path))

    return found


@pytest.mark.parametrize("text", INLINE)
def test_what_is_inline_or_elsewhere_is_named(faults: Find, text: str) -> None:
    """With its line."""
    assert [fault.split(":")[1] for fault in faults("\n\n" + text)] == ["3"]


@pytest.mark.parametrize("text", FINE)
def test_what_is_allowed_passes(faults: Find, text: str) -> None:
    """Files of ours, links people click, words."""
    assert faults(text) == []


def test_styles_load_nothing_from_elsewhere(faults: Find) -> None:
    """Neither a picture nor another sheet."""
    assert len(faults("a { background: url(https://else.example/a.png) }", "a.css")) == 1
    assert len(faults('@import url("//else.example/a.css");', "a.css")) >= 1
    assert faults('@import url("reset.css") layer(reset);', "a.css") == []


def test_the_product_is_clean() -> None:
    """Every template and stylesheet of the product passes."""
    assert [fault for path in templates.sources() for fault in templates.faults_in(path)] == []
