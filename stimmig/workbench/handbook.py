"""The handbook, chapter by chapter: written in docs/handbuch, shipped with the package.

A section has the same anchor in every language, that of its English heading; so a page can lead to it in any of them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

import stimmig.content
from stimmig.workbench import markdown

FOLDER = Path(stimmig.content.__file__).parent / "handbook"
CHAPTERS = (
    "idea",
    "first-review",
    "meeting",
    "deciding",
    "afterwards",
    "operation",
    "when-it-goes-wrong",
    "criteria",
    "works-council",
    "administrators",
    "conversation",
    "questions",
)
HEAD = re.compile(r"# (?P<title>.+)\n\n\*(?P<lead>.+)\*\n\n")
NEIGHBOUR = re.compile(r"\]\((?P<slug>[a-z-]+)\.md\)")


@dataclass(frozen=True)
class Chapter:
    """One chapter in one language: its name, what it is for, its text, and its sections with their anchors."""

    slug: str
    title: str
    lead: str
    text: SafeString
    sections: dict[str, str]

    @property
    def address(self) -> str:
        return reverse("handbook_chapter", args=[self.slug])


def chapters(language: str) -> list[Chapter]:
    """The whole handbook in this language, in its order."""
    return [chapter(slug, language) for slug in CHAPTERS]


@cache
def chapter(slug: str, language: str) -> Chapter:
    """One chapter in this language; German where it was not written in it."""
    text = source(slug, language if (FOLDER / language).is_dir() else "de")
    head = HEAD.match(text)
    if head is None:
        raise ValueError(f"{slug}: begins with a title and one line on what it is for, in asterisks")
    body = NEIGHBOUR.sub(lambda link: f"]({reverse('handbook_chapter', args=[link['slug']])})", text[head.end() :])
    anchors = anchors_of(slug, "## ###")
    drawn = _anchored(markdown.html(body), zip(markdown.headings(body, "## ###"), anchors, strict=True))
    titles = [title for _, title in markdown.headings(body)]
    return Chapter(slug, head["title"], head["lead"], drawn, dict(zip(anchors_of(slug), titles, strict=True)))


def anchors_of(slug: str, levels: str = "##") -> list[str]:
    """The anchors of a chapter's sections, the same in every language."""
    return [anchor for anchor, _ in markdown.headings(source(slug, "en"), levels)]


def _anchored(drawn: str, headings: Iterable[tuple[tuple[str, str], str]]) -> SafeString:
    for (own, _), anchor in headings:
        drawn = drawn.replace(f'id="{own}"', f'id="{anchor}"', 1)
    return mark_safe(drawn)  # noqa: S308  # what was safe, with other anchors; those are slugs


@cache
def source(slug: str, language: str) -> str:
    """A chapter as it was written."""
    return (FOLDER / language / f"{slug}.md").read_text("utf-8")


def beside(slug: str, language: str) -> tuple[Chapter | None, Chapter | None]:
    """The chapters before and after this one."""
    at = CHAPTERS.index(slug)
    before, after = CHAPTERS[:at][-1:], CHAPTERS[at + 1 :][:1]
    return _first(before, language), _first(after, language)


def _first(slugs: Sequence[str], language: str) -> Chapter | None:
    return chapter(slugs[0], language) if slugs else None
