"""No function of the core returns a total, a mean or a score over criteria or dimensions."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import FunctionType, ModuleType
from typing import Any

import stimmig.core

FORBIDDEN = re.compile(r"(^|_)(score|total|mean|average|weighted|grade|rating|points|index)(_|$)")
PLACES = {"stimmig.core.ledger.proof.Receipt.index": "the place of a leaf, as the C2SP format calls it"}
NUMBER = re.compile(r"\b(int|float|Decimal)\b")
NUMBERS = {  # every public function that returns a number, and what it says
    "findings.open_questions.order_of_facts": "the place of each fact in the framework",
    "framework.nouns.Fact.answers": "the answers to one question",
    "judgement.levels": "what each person said about one subject",
    "judgement.spread": "the lowest and the highest of them: how far people differ, not how good it is",
    "judgement.van_der_eijk": "how far they agree: sorts what to talk about, and nothing hangs on it",
    "ledger.chain.Entry.content": "the place of an entry in the ledger",
    "ledger.checkpoint.number": "how far the ledger went, as a checkpoint says it",
    "ledger.note.moment": "when a witness saw a checkpoint",
    "ledger.note.signed_by": "the same, beside each key that stands for a note",
    "ledger.tree.added": "the places of the nodes that an entry adds",
    "ledger.tree.asked": "the places of the nodes that a proof rests on",
    "ledger.tree.complete": "the places of the complete subtrees of a size",
    "ledger.tree.differing": "the places of nodes that are not what they should be",
    "ledger.tree.grown": "how many leaves there were",
    "ledger.tree.joined": "the places of the nodes that new ones join",
    "listening.ear.Ear.hear": "where in a text words stand that mean something",
    "listening.lexicon.Lexicon.bits": "which words of the rules a word can be",
    "listening.nouns.united": "where in a text two signals lie as one",
    "listening.patterns.Pattern.spans": "where in a text a pattern stands",
    "listening.patterns.needs": "which words a pattern cannot do without",
    "merging.aligned": "which row of one list is which of the other",
    "review.nouns.Standing.levels": "what each person said about one subject",
    "review.position.ring": "what was agreed on each dimension by itself",
    "framework.table.Table.number": "a number of the framework as it was written",
    "framework.table.Table.whole": "the same, whole",
    "use_case.table.Table.count": "a number of the file as it was written",
    "policy.values.count": "a number of a policy's file as it was written",
    "use_case.values.own_values": "what one touchpoint says about itself",
    "use_case.values.values_at": "what is known at one place",
}


def modules() -> list[ModuleType]:
    found = pkgutil.walk_packages(stimmig.core.__path__, "stimmig.core.")
    return [importlib.import_module(module.name) for module in found]


def public() -> Iterator[tuple[str, Any]]:
    """Every public function, method and property of the core, under its full name."""
    for module in modules():
        for name, thing in vars(module).items():
            if getattr(thing, "__module__", None) != module.__name__ or name.startswith("_"):
                continue
            yield f"{module.__name__}.{name}", thing
            if inspect.isclass(thing):
                for inner, value in vars(thing).items():
                    if not inner.startswith("_") and isinstance(value, FunctionType | property):
                        yield f"{module.__name__}.{name}.{inner}", value


def test_nothing_in_the_core_is_named_like_a_score() -> None:
    """Functions, classes, methods, properties and fields."""
    names = [name for name, _ in public()]
    for name, thing in public():
        names += [f"{name}.{field.name}" for field in fields(thing)] if is_dataclass(thing) else []
    assert [name for name in names if FORBIDDEN.search(name.rsplit(".", 1)[-1].lower())] == [*PLACES]


def test_every_function_that_returns_a_number_is_known() -> None:
    """What takes judgements, findings or a picture returns words and places, never a figure to rank uses by."""
    returned = set()
    for name, thing in public():
        function = inspect.unwrap(thing.fget if isinstance(thing, property) else thing)
        if isinstance(function, FunctionType):
            returns = inspect.formatannotation(inspect.signature(function).return_annotation)
            returned |= {name.removeprefix("stimmig.core.")} if NUMBER.search(returns) else set()
    assert returned == set(NUMBERS)
