"""What is found beside what the house wrote: real cases and the handbook, in the language of the page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from django.urls import reverse

from stimmig.content.cases import cases
from stimmig.workbench import handbook
from stimmig.workbench.search.stems import answers, in_stems

PAGE = 10  # cases on one page of the library
SIGNS = re.compile(r"^[#>\-*\s|]+|[*_`|]+|\[([^\]]+)\]\([^)]+\)", re.M)  # of Markdown, but for the words of a link


@dataclass(frozen=True)
class Section:
    """A real case, or what stands under one heading of the handbook."""

    kind: str
    title: str
    text: str
    url: str
    titled: str  # the stems of the title
    stems: str  # all of them


def look(language: str, asked: Sequence[str], kind: str) -> list[Section]:
    """The sections in which every word is found, those that are called so first."""
    found = [one for one in sections(language) if one.kind == kind and all(answers(one.stems, word) for word in asked)]
    return sorted(found, key=lambda one: not any(answers(one.titled, word) for word in asked))


@cache
def sections(language: str) -> tuple[Section, ...]:
    """Every section in one language."""
    return (*_cases(language), *_chapters(language))


def _cases(language: str) -> Iterator[Section]:
    for number, case in enumerate(cases()):
        said = [getattr(case, name).in_(language) for name in ("planned", "happened", "follows")]
        url = f"{reverse('cases')}?page={number // PAGE + 1}#{case.id}"
        title = f"{case.title.in_(language)} ({case.organisation.in_(language)})"
        yield _section("case", title, "\n".join(said), url)


def _chapters(language: str) -> Iterator[Section]:
    """The handbook, heading by heading; the beginning of a chapter stands under its title."""
    for chapter in handbook.chapters(language):
        beginning, *rest = re.split(r"^(?=#{2,3} )", handbook.source(chapter.slug, language), flags=re.M)
        begun = handbook.HEAD.sub("", beginning)
        yield _section("handbook", chapter.title, f"{chapter.lead}\n{_plain(begun)}", chapter.address)
        for part, anchor in zip(rest, handbook.anchors_of(chapter.slug, "## ###"), strict=True):
            head, _, text = part.partition("\n")
            title = f"{head.lstrip('# ').strip()} ({chapter.title})"
            yield _section("handbook", title, _plain(text), f"{chapter.address}#{anchor}")


def _plain(text: str) -> str:
    return SIGNS.sub(r"\1", text)


def _section(kind: str, title: str, text: str, url: str) -> Section:
    titled = in_stems(title)
    return Section(kind, title, text, url, titled, f"{titled} {in_stems(text)}")
