"""What is recognised and how fast: `python -m tools.bench_listening`

Recall and precision of every signal in both languages, in sentences looked at while the rules were written and in
those held out, our own and those of a stranger; and how long one message takes, beside reading it as JSON.
"""

import json
import sys
from collections.abc import Callable
from time import perf_counter

from stimmig.content.listening import rules
from tests.core.listening.corpus import OURS, STRANGERS, corpus, recall_and_precision

ROUNDS, ROUND = 20, 50
MESSAGE = (
    "Guten Tag, ich warte jetzt seit drei Wochen auf meine Lieferung und habe schon zweimal geschrieben. Niemand "
    "antwortet mir, das ist wirklich ärgerlich. Ich möchte bitte mit einem Mitarbeiter sprechen, der sich das ansieht. "
    "Meine Kundennummer ist 4711, die Bestellung war am 3. Mai. Vielen Dank und freundliche Grüße"
)


def main() -> int:
    """Print the figures; nothing is promised here, the floors stand in the tests."""
    for whose, splits in (("signal", OURS), ("by a stranger", STRANGERS)):
        print(f"{whose:34} language        seen: recall precision    held out: recall precision")
        seen, held_out = map(corpus, splits)
        for code, language in seen:
            told = [_told(code, lines) for lines in (seen[code, language], held_out[code, language])]
            print(f"{code:34} {language}  {told[0]}  {told[1]}")
    compiled, message, beside = _compiling(), _best(lambda: rules().listen(MESSAGE)), _best(_as_json)
    print(f"reading the rules              {compiled * 1e3:7.1f} ms, once")
    ratio = message / beside
    print(f"one message of {len(MESSAGE)} characters {message * 1e3:7.3f} ms  {ratio:5.0f} × reading it as JSON")
    return 0


def _told(code: str, lines: tuple[list[str], list[str]]) -> str:
    recall, precision = recall_and_precision(code, lines)
    return f"{recall:.2f} of {len(lines[0]):3}  {precision:.2f} beside {len(lines[1]):3}"


def _compiling() -> float:
    rules.cache_clear()
    begun = perf_counter()
    rules()
    return perf_counter() - begun


def _as_json() -> object:
    return json.loads(json.dumps({"role": "user", "content": MESSAGE}))


def _best(work: Callable[[], object]) -> float:
    """The seconds it takes once it is warm: the best of several rounds, because others use the machine too."""
    times = []
    for _ in range(ROUNDS):
        begun = perf_counter()
        for _ in range(ROUND):
            work()
        times.append((perf_counter() - begun) / ROUND)
    return min(times)


if __name__ == "__main__":
    sys.exit(main())
