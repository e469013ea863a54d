"""A faulty file is refused with every fault at once, each with its path, what was found and what is allowed."""

from datetime import date
from typing import Any

# ruff: noqa: E501  # one case a line reads best
import pytest

from stimmig.core.errors import Fault, Faults
from stimmig.core.use_case import ROWS_MAX, SCHEMA, TEXT_MAX, parse
from tests.core.describing import FRAMEWORK, TODAY, document


def faults(written: Any, *, complete: bool = True, as_of: date | None = None) -> list[Fault]:
    with pytest.raises(Faults) as refused:
        parse(written, FRAMEWORK, complete=complete, as_of=as_of)
    return list(refused.value.faults)


def the_fault(**more: Any) -> tuple[str, str, str | None]:
    """The only fault of the smallest file with something added: path, code, what was found."""
    (fault,) = faults(document(**more), as_of=TODAY)
    return fault.path, fault.code, fault.found


def point(**more: Any) -> dict[str, Any]:
    return {"touchpoints": [{"name": "Termin", **more}]}


FAULTS: list[tuple[dict[str, Any], tuple[str, str, str | None]]] = [
    # keys
    ({"titel": "x"}, ("titel", "unknown_key", None)),
    (point(kindd="x"), ("touchpoints[0].kindd", "unknown_key", None)),
    ({"system": {"price": "x"}}, ("system.price", "unknown_key", None)),
    ({"space": {"legal": {"status": "given"}}}, ("space.legal", "unknown_key", None)),
    ({"facts": {"mood": True}}, ("facts.mood", "unknown_fact", None)),
    ({"schema": "stimmig/use-case/2"}, ("schema", "not_allowed", "stimmig/use-case/2")),
    # texts
    ({"title": 2026}, ("title", "wrong_type", "2026")),
    ({"title": ""}, ("title", "empty", None)),
    ({"title": "x" * 121}, ("title", "too_long", "x" * 79 + "…")),
    ({"summary": "x" * (TEXT_MAX + 1)}, ("summary", "too_long", "x" * 79 + "…")),
    ({"owner": "  "}, ("owner", "empty", None)),
    ({"owner": None}, ("owner", "empty", None)),
    ({"owner": "a\x00b"}, ("owner", "control_character", "a\x00b")),
    ({"owner": "a\u0085b"}, ("owner", "control_character", "a\u0085b")),
    ({"owner": "a\ud800b"}, ("owner", "control_character", "a\ud800b")),
    # one of several
    ({"stage": "later"}, ("stage", "not_allowed", "later")),
    ({"area": ["sales"]}, ("area", "not_allowed", '["sales"]')),
    (point(kind="routine"), ("touchpoints[0].kind", "not_allowed", "routine")),
    (point(aim="profit"), ("touchpoints[0].aim", "not_allowed", "profit")),
    ({"space": {"allowed": {"status": "yes"}}}, ("space.allowed.status", "not_allowed", "yes")),
    ({"space": {"allowed": {}}}, ("space.allowed.status", "missing", None)),
    ({"profile": [{"kind": "mood", "name": "x"}]}, ("profile[0].kind", "not_allowed", "mood")),
    ({"values": [{"name": "x", "fit": "maybe"}]}, ("values[0].fit", "not_allowed", "maybe")),
    # rows and tables
    ({"benefits": {"for": "house"}}, ("benefits", "wrong_type", '{"for": "house"}')),
    ({"benefits": ["Zeit"]}, ("benefits[0]", "wrong_type", "Zeit")),
    ({"facts": []}, ("facts", "wrong_type", "[]")),
    ({"benefits": [{"for": "house"}]}, ("benefits[0].text", "missing", None)),
    ({"touchpoints": [{"kind": "mixed"}]}, ("touchpoints[0].name", "missing", None)),
    ({"benefits": [{"for": "house", "text": "x"}] * (ROWS_MAX + 1)}, ("benefits", "too_many", str(ROWS_MAX + 1))),
    ({"touchpoints": [{"name": "a"}, {"name": "b"}, {"name": "a"}]}, ("touchpoints[2].name", "twice", "a")),
    ({"values": [{"name": "a"}, {"name": "a"}]}, ("values[1].name", "twice", "a")),
    ({"profile": [{"kind": "value", "name": "a"}] * 2}, ("profile[1].name", "twice", "a")),
    ({"values": [], "profile": []}, ("values", "both_given", None)),
    # numbers and days
    (point(contacts_per_month="viele"), ("touchpoints[0].contacts_per_month", "wrong_type", "viele")),
    (point(contacts_per_month=True), ("touchpoints[0].contacts_per_month", "wrong_type", "true")),
    (point(contacts_per_month=-1), ("touchpoints[0].contacts_per_month", "out_of_range", "-1")),
    ({"facts": {"human_route_steps": -1}}, ("facts.human_route_steps", "out_of_range", "-1")),
    ({"facts": {"human_route_steps": "2"}}, ("facts.human_route_steps", "wrong_type", "2")),
    ({"facts": {"human_route_last_tested": "gestern"}}, ("facts.human_route_last_tested", "not_a_date", "gestern")),
    ({"facts": {"human_route_last_tested": 7}}, ("facts.human_route_last_tested", "not_a_date", "7")),
    ({"facts": {"human_route_last_tested": "2026-11-23"}}, ("facts.human_route_last_tested", "in_future", "2026-11-23")),
    # facts
    ({"facts": {"logging": "some"}}, ("facts.logging", "not_allowed", "some")),
    ({"facts": {"logging": ["full"]}}, ("facts.logging", "not_allowed", '["full"]')),
    ({"facts": {"logging": None}}, ("facts.logging", "empty", None)),
    ({"facts": {"personal_data": "yes"}}, ("facts.personal_data", "wrong_type", "yes")),
    ({"facts": {"audience": "consumers"}}, ("facts.audience", "wrong_type", "consumers")),
    ({"facts": {"audience": []}}, ("facts.audience", "empty", None)),
    ({"facts": {"audience": ["all"]}}, ("facts.audience", "not_allowed", "all")),
    ({"facts": {"audience": ["all", 1]}}, ("facts.audience", "not_allowed", '["all", 1]')),
    ({"facts": {"audience": ["public", "public"]}}, ("facts.audience", "twice", '["public", "public"]')),
    ({"facts": {"sensitive_area": ["none", "education"]}}, ("facts.sensitive_area", "stands_alone", "none")),
    ({"facts": {"touchpoint_kind": "mixed"}}, ("facts.touchpoint_kind", "belongs_to_touchpoint", "mixed")),
    ({"facts": {"logging": {"source": "document"}}}, ("facts.logging.value", "missing", None)),
    ({"facts": {"logging": {"value": None}}}, ("facts.logging.value", "empty", None)),
    ({"facts": {"logging": {"value": "full", "source": "hearsay"}}}, ("facts.logging.source", "not_allowed", "hearsay")),
    ({"facts": {"logging": {"value": "full", "by": "x"}}}, ("facts.logging.by", "unknown_key", None)),
    (point(facts={"human_promise": 1}), ("touchpoints[0].facts.human_promise", "wrong_type", "1")),
    # legal answers
    ({"legal": [{"id": "L99", "answer": "open"}]}, ("legal[0].id", "not_allowed", "L99")),
    ({"legal": [{"id": "L07", "answer": "open"}] * 2}, ("legal[1].id", "twice", "L07")),
]  # fmt: skip


@pytest.mark.parametrize(("more", "fault"), FAULTS, ids=[f"{fault[0]} {fault[1]}" for _, fault in FAULTS])
def test_every_fault_has_path_code_and_what_was_found(more: dict[str, Any], fault: tuple[str, str, str | None]) -> None:
    """One thing wrong is one fault, at its place."""
    assert the_fault(**more) == fault


@pytest.mark.parametrize("key", ["schema", "title", "stage"])
def test_three_entries_are_required(key: str) -> None:
    """Without its stage a running use would be read as an idea, so nothing is taken for granted."""
    written = {name: value for name, value in document().items() if name != key}
    (fault,) = faults(written)
    assert (fault.path, fault.code) == (key, "missing")


def test_all_faults_are_named_at_once() -> None:
    """A file is repaired in one go."""
    written = document(stage="later", colour="x", facts={"logging": "some", "mood": 1}, touchpoints=[{"kind": "x"}])
    assert [fault.path for fault in faults(written)] == [
        "stage", "facts.logging", "facts.mood", "touchpoints[0].name", "touchpoints[0].kind", "colour",
    ]  # fmt: skip


def test_a_fault_says_what_is_allowed() -> None:
    """The list is complete, so that nobody has to look it up."""
    (fault,) = faults(document(facts={"logging": "some"}))
    assert fault.allowed == ("full", "metadata_only", "none", "not_applicable")
    (fault,) = faults(document(titel="x"))
    assert {"title", "stage", "facts"} <= set(fault.allowed)


@pytest.mark.parametrize("written", [[], "text", None, 7])
def test_what_is_no_table_is_no_use_case(written: Any) -> None:
    """It is refused by its type, and nothing is said about what is not in it."""
    assert [fault.code for fault in faults(written)] == ["wrong_type"]


def test_a_use_still_being_written_needs_nothing_yet() -> None:
    """Nothing is required, but what is there must be right."""
    unfinished = {"benefits": [{"today": "4 min"}], "touchpoints": [{}], "profile": [{}]}
    use_case = parse(unfinished, FRAMEWORK, complete=False)
    assert (use_case.title, use_case.stage) == ("", "idea")
    (fault,) = faults(unfinished | {"area": "moon"}, complete=False)
    assert fault.path == "area"


def test_without_a_day_of_reading_no_day_lies_in_the_future() -> None:
    """There is no clock in the core."""
    written = document(facts={"human_route_last_tested": "2099-01-01"})
    assert parse(written, FRAMEWORK).facts["human_route_last_tested"].value == "2099-01-01"


def test_refusals_print_what_they_know() -> None:
    """For logs and for developers; people read the sentences of content.faults."""
    printed = str(Faults([Fault("stage", "not_allowed", "later", ("idea", "pilot")), Fault("", "unreadable", line=3)]))
    assert printed == "stage: not_allowed: later (allowed: idea, pilot)\nline 3: unreadable"
    assert str(Fault("", "too_big")) == "file: too_big"


def test_stated_is_the_source_of_a_fact_without_one() -> None:
    """It may be written and means the same."""
    written = document(facts={"logging": {"value": "full", "source": "stated"}})
    assert parse(written, FRAMEWORK) == parse(document(facts={"logging": "full"}), FRAMEWORK)
    assert SCHEMA == "stimmig/use-case/1"
