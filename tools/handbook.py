"""The chapter on the criteria, written from the words the product asks with: `python -m tools.handbook`

So the handbook never says anything else than the page on which somebody judges. A test holds the files to it.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from stimmig.content import framework
from stimmig.core.framework import Criterion, Dimension

FOLDER = Path(__file__).parent.parent / "docs" / "handbuch"
WORDS = {
    "de": {
        "title": "Was die Kriterien fragen",
        "lead": "Fünf Leitfragen und, wo vertieft wird, zwanzig Kriterien: was jedes fragt und warum.",
        "opens": "Die fünf Leitfragen beantworten alle, jedes Mal. Die Kriterien kommen dazu, wo es nötig ist. "
        "Unter jeder Frage steht, woran man die vier Stufen erkennt: nicht gegeben, schwach, tragfähig, stark.",
        "guiding": "Leitfrage",
        "helps": "Was hilft",
    },
    "en": {
        "title": "What the criteria ask",
        "lead": "Five guiding questions and, where one goes into depth, twenty criteria: what each asks and why.",
        "opens": "Everyone answers the five guiding questions, every time. The criteria join them only where needed. "
        "Below each question stands how to tell the four levels: not in place, weak, sound, strong.",
        "guiding": "Guiding question",
        "helps": "What helps",
    },
}


def chapter(language: str) -> str:
    """The whole chapter in one language."""
    words, known = WORDS[language], framework()
    blocks = [f"# {words['title']}", f"*{words['lead']}*", words["opens"]]
    for dimension in known.dimensions.values():
        blocks += _dimension(dimension, language)
        for criterion in known.criteria_of(dimension.key):
            blocks += _criterion(criterion, language)
    return "\n\n".join(blocks) + "\n"


def _dimension(dimension: Dimension, language: str) -> Iterator[str]:
    yield f"## {getattr(dimension.name, language)}"
    yield getattr(dimension.essence, language)
    yield f"**{WORDS[language]['guiding']}.** {getattr(dimension.guiding_question, language)}"
    yield _levels(dimension, language)


def _criterion(criterion: Criterion, language: str) -> Iterator[str]:
    yield f"### {criterion.id} {getattr(criterion.name, language)}"
    yield f"**{getattr(criterion.question, language)}** {getattr(criterion.why, language)}"
    yield _levels(criterion, language)
    yield f"{WORDS[language]['helps']}: {getattr(criterion.condition.text, language)}"


def _levels(asked: Dimension | Criterion, language: str) -> str:
    names = [getattr(level.name, language) for level in framework().levels]
    return "\n".join(
        f"- *{name}:* {getattr(anchor, language)}" for name, anchor in zip(names, asked.anchors, strict=True)
    )


def main() -> int:
    """Write the chapter in every language."""
    for language in WORDS:
        (FOLDER / language / "criteria.md").write_text(chapter(language), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
