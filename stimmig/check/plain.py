"""A reading as text for a terminal. Weight shows by order and words; bold is the only ornament."""

import textwrap
from collections.abc import Iterable, Sequence
from typing import TypeVar

from stimmig.check import words
from stimmig.core.findings import Finding, OpenQuestion, Reading, Strength
from stimmig.core.framework import Framework, LegalQuestion
from stimmig.core.use_case import UseCase

Said = TypeVar("Said", Finding, Strength)


class Page:
    """Writes readings in one language and width."""

    def __init__(self, framework: Framework, language: str, width: int, *, bold: bool) -> None:
        self.framework, self.language, self.width, self.bold = framework, language, width, bold
        self.headings, self.sentences = words.headings(language), words.sentences(language)

    def of(self, use_case: UseCase, reading: Reading) -> str:
        """Everything in the order in which it is best read."""
        stage = words.stage(use_case.stage, self.language)
        head = [
            *(self.strong(line) for line in self.wrapped(use_case.title, "")),
            *self.wrapped(f"{stage}, {words.as_of(reading.as_of, self.framework, self.language)}", ""),
        ]
        sections = [
            self.section("lies", self.lies(use_case, reading)),
            self.section("strengths", self.strengths(use_case, reading)),
            self.section("findings", self.findings(reading)),
            self.section("to_show", self.to_show(reading)),
            self.section("open_questions", self.open_questions(reading)),
            self.section("unproven", self.unproven(reading)),
            self.section("legal_questions", self.legal_questions(reading)),
            self.section("suggested_conditions", self.conditions(reading)),
        ]
        return "\n\n".join(["\n".join(head), *filter(None, sections)])

    def section(self, key: str, lines: Iterable[str]) -> str:
        body = "\n".join(lines)
        return f"{self.strong(self.headings[key].upper())}\n{body}" if body else ""

    def strong(self, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if self.bold else text

    def wrapped(self, text: str, start: str, indent: str | None = None) -> list[str]:
        """The text in lines of the width; `start` opens the first, `indent` (as wide, if not given) the others."""
        later = " " * len(start) if indent is None else indent
        return textwrap.wrap(text, self.width, initial_indent=start, subsequent_indent=later, break_on_hyphens=False)

    def lies(self, use_case: UseCase, reading: Reading) -> list[str]:
        limits = ", ".join(words.limit(limit, status, self.language) for limit, status in use_case.statuses.items())
        sentence = words.position(reading.position, self.language)
        return [*self.wrapped(sentence, "  "), *self.wrapped(f"{capitalised(limits)}.", "  ")]

    def strengths(self, use_case: UseCase, reading: Reading) -> list[str]:
        """Who gains what; then by dimension, each sentence once with every place for which it holds."""
        lines = []
        for benefit in use_case.benefits:
            lines += self.wrapped(words.gain(benefit, self.language), "  - ")
        for key in self.framework.dimensions:
            said = together([strength for strength in reading.strengths if strength.dimension == key])
            lines += self.heading(key)[0 if lines else 1 :] if said else []
            for strength, where in said:
                lines += self.wrapped(strength.text.in_(self.language) + in_brackets(where), "  - ")
        return lines or self.wrapped(self.sentences["no_strengths"], "  ")

    def heading(self, dimension: str) -> list[str]:
        name = self.framework.dimensions[dimension].name.in_(self.language)
        return ["", f"  {self.strong(f'{dimension}  {name}')}"]

    def findings(self, reading: Reading) -> list[str]:
        """Under the headings of the dimensions, in each the weightiest first."""
        outside = [found for found in reading.findings if not found.dimension]
        lines = ["", f"  {self.strong(self.headings['space'])}", *self.weighed(outside)] if outside else []
        for key in self.framework.dimensions:
            found = [each for each in reading.findings if each.dimension == key]
            lines += [*self.heading(key), *self.weighed(found)] if found else []
        return lines[1:] or self.wrapped(self.sentences["no_findings"], "  ")

    def weighed(self, findings: Sequence[Finding]) -> list[str]:
        lines = []
        for finding, where in together(findings):
            weight = capitalised(words.severity(finding.severity, self.language))
            text = f"{weight}: {finding.text.in_(self.language)}{in_brackets(where)}"
            lines += self.wrapped(text, "  - ")
            lines += self.wrapped(f"{self.headings['why']} {finding.why.in_(self.language)}", "      ")
            lines += self.wrapped(f"{self.headings['helps']} {finding.helps.in_(self.language)}", "      ")
        return lines

    def to_show(self, reading: Reading) -> list[str]:
        lines = []
        for finding, where in together(reading.to_show):
            lines += self.wrapped(finding.text.in_(self.language) + in_brackets(where), f"  {finding.dimension}  ")
            lines += self.wrapped(f"{self.headings['helps']} {finding.helps.in_(self.language)}", "     ")
        return lines

    def open_questions(self, reading: Reading) -> list[str]:
        lines = []
        for number, question in enumerate(reading.open_questions[: words.FIRST], 1):
            lines += self.wrapped(asked(question, self.language), f"  {number}. ")
            lines += self.wrapped(f"{self.headings['who']} {question.fact.who.in_(self.language)}", "     ")
        lines += self.wrapped(words.more(len(reading.open_questions) - words.FIRST, self.language), "     ")
        return lines or self.wrapped(self.sentences["nothing_open"], "  ")

    def unproven(self, reading: Reading) -> list[str]:
        lines = []
        for unproven in reading.unproven:
            where = in_brackets([unproven.touchpoint] if unproven.touchpoint else [])
            lines += self.wrapped(unproven.fact.question.in_(self.language) + where, "  - ")
            answer = words.answer(unproven.fact, unproven.value, self.language)
            lines += self.wrapped(f"{capitalised(answer)}; {words.source(unproven.source, self.language)}.", "    ")
        return lines

    def legal_questions(self, reading: Reading) -> list[str]:
        """The first five of this use in full; the others by their area."""
        if not self.framework.legal_words:
            return []
        shown_at_once = self.framework.legal_words.max_per_use
        of_use = [question for question in reading.legal_questions if question.scope == "use"]
        of_house = [question for question in reading.legal_questions if question.scope == "house"]
        lines = []
        for question in of_use[:shown_at_once]:
            lines += self.wrapped(question.text.in_(self.language), "  - ")
            lines += self.wrapped(words.law(question, self.framework, reading.as_of, self.language), "    ")
        lines += self.areas("further", of_use[shown_at_once:]) + self.areas("for_the_house", of_house)
        return [*lines, *self.wrapped(self.framework.legal_words.note.in_(self.language), "  ")] if lines else []

    def areas(self, sentence: str, questions: Sequence[LegalQuestion]) -> list[str]:
        areas = ", ".join(dict.fromkeys(question.area.in_(self.language) for question in questions))
        return self.wrapped(self.sentences[sentence] % {"areas": areas}, "  ") if areas else []

    def conditions(self, reading: Reading) -> list[str]:
        lines = []
        for condition in reading.suggested_conditions:
            lines += self.wrapped(condition.text.in_(self.language), f"  {condition.criterion}  ")
        return lines


def together(found: Sequence[Said]) -> list[tuple[Said, list[str]]]:
    """The same sentence once, with every touchpoint it holds at."""
    grouped: dict[tuple[str, str | None], tuple[Said, list[str]]] = {}
    for one in found:
        subject = one.subject if isinstance(one, Finding) else None
        _, where = grouped.setdefault((one.code, subject), (one, []))
        where += [one.touchpoint] if one.touchpoint else []
    return list(grouped.values())


def asked(question: OpenQuestion, language: str) -> str:
    """The question, with the touchpoints it is about where it is about one."""
    where = question.touchpoints if question.fact.scope == "touchpoint" else ()
    return question.fact.question.in_(language) + in_brackets(where)


def in_brackets(names: Sequence[str]) -> str:
    return f" ({', '.join(names)})" if names else ""


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
