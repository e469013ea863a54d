"""The handbook says the same in both languages, in words the product can render, and where TRACE comes from."""

import re
from pathlib import Path

import pytest

import stimmig
from stimmig.content import framework
from tools import handbook

HANDBOOK = Path(stimmig.__file__).parents[1] / "docs" / "handbuch"
LANGUAGES = ("de", "en")
CHAPTERS = sorted(path.stem for path in (HANDBOOK / "de").glob("*.md"))
ORIGIN = {
    "de": "TRACE haben Maximilian Kiener und Wiebke Apitzsch im Whitepaper „Vom Wissen zum Handeln“ vorgestellt "
    "(AI.IMPACT mit dem Institute for Ethics in Technology). Stimmig ist eine unabhängige Umsetzung.",
    "en": "TRACE was put forward by Maximilian Kiener and Wiebke Apitzsch in the whitepaper “Vom Wissen zum Handeln”, "
    "AI.IMPACT with the Institute for Ethics in Technology; Stimmig is an independent implementation.",
}
BLOCK = re.compile(r"#{1,3} \S|- \S|\*\S|!\[\S|[^#\-*>|`\s\d]")


def text(chapter: str, lang: str) -> str:
    """One chapter in one language."""
    return (HANDBOOK / lang / f"{chapter}.md").read_text("utf-8")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_says_where_trace_comes_from(lang: str) -> None:
    """The terms are theirs; every sentence of ours is our own."""
    assert ORIGIN[lang] in text("idea", lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_its_questions_are_those_of_the_framework(lang: str) -> None:
    """Three questions for the conversation a dimension, word for word."""
    asked = [question for dimension in framework().dimensions.values() for question in dimension.talk]
    assert len(asked) == 15
    assert [question for question in asked if getattr(question, lang) not in text("conversation", lang)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_the_criteria_ask_is_what_the_product_asks(lang: str) -> None:
    """Written anew by `python -m tools.handbook` whenever a word of the framework changes."""
    assert text("criteria", lang) == handbook.chapter(lang)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_it_keeps_to_headings_paragraphs_lists_and_pictures(chapter: str, lang: str) -> None:
    """Nothing in it needs more than the product can render."""
    assert [line for line in text(chapter, lang).splitlines() if line and not BLOCK.match(line)] == []


def shape(chapter: str, lang: str) -> list[str]:
    """What each block begins with: the signs of a heading, a list or a picture, or nothing for a paragraph."""
    return [block[: len(block) - len(block.lstrip("#-*!"))] for block in text(chapter, lang).split("\n\n")]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_both_languages_have_the_same_shape(chapter: str) -> None:
    """Heading for heading, list for list, paragraph for paragraph."""
    assert shape(chapter, "de") == shape(chapter, "en")
