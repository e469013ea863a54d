"""Files are read strictly and as people mean them, and no file can bring the process down."""

import pytest

from stimmig.content import files
from stimmig.content.faults import place, sentence
from stimmig.core.errors import Fault, Faults


def fault(content: str | bytes, name: str = "file.yaml") -> Fault:
    with pytest.raises(Faults) as refused:
        files.load(content, name)
    return refused.value.faults[0]


def test_text_stays_text() -> None:
    """Times, days and the word no are what people wrote, not what YAML 1.1 makes of them."""
    read = files.load("today: 4:30\nnote: no\nsince: 2026-09-01\ncode: 007\nquoted: 'true'\ndots: .5\n")
    assert read == {"today": "4:30", "note": "no", "since": "2026-09-01", "code": "007", "quoted": "true", "dots": ".5"}


def test_four_kinds_of_plain_values_are_known() -> None:
    """true and false, whole numbers, numbers with a point, and nothing."""
    assert files.load("a: true\nb: -12\nc: 1.5\nd: null\ne:\nf: ~") == {
        "a": True, "b": -12, "c": 1.5, "d": None, "e": None, "f": None,
    }  # fmt: skip


def test_json_is_read_alike() -> None:
    """The name decides; a byte order mark does no harm."""
    assert files.load('\ufeff{"a": {"b": [1, "no", true]}}', "FILE.JSON") == {"a": {"b": [1, "no", True]}}
    assert files.load('{"a": {"b": [1, "no", true]}}') == {"a": {"b": [1, "no", True]}}


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("a: 1\na: 2", "double_key", 2),
        ("a:\n  b: 1\n  b: 2", "double_key", 3),
        ("1: x", "key_not_text", 1),
        ("[a]: x", "key_not_text", 1),
        ("x: !!python/object:os.system y", "unreadable", 1),
        ("x: !!int many", "unreadable", 1),
        ("x: !odd {a: 1}", "unreadable", 1),
        ("a: b: c", "unreadable", 1),
        ("a: 1\n---\nb: 2", "unreadable", 2),
        ("a: *nowhere", "unreadable", 1),
        ("a: 1\nb: \x07", "control_character", 2),
        (b"a: 1\nb: \xe9", "not_utf8", 2),
        ("a: &x [*x]", "alias", 1),
        ("a: &x {b: [1]}\nc: *x", "alias", 1),
        ("a: &x [1]\nb: [" + "*x," * 200 + "]", "alias", 1),
        ("- " * 14 + "a", "too_deep", 1),
        ("a: " + "[" * 14 + "]" * 14, "too_deep", 1),
        ("a: " + "[" * 100_000, "too_deep", None),
        ("- " * 100_000, "too_deep", None),
        ("", "wrong_type", None),
        ("- a", "wrong_type", None),
    ],
)
def test_what_no_use_case_file_needs_is_refused_with_its_line(
    content: str | bytes, code: str, line: int | None
) -> None:
    """Double keys, types of other programs, nesting without end."""
    found = fault(content)
    assert (found.code, found.line) == (code, line)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('{"a": 1, "a": 2}', "double_key"),
        ('{"a": NaN}', "no_number"),
        ('{"a": 1', "unreadable"),
        ('{"a": ' + "1" * 5_000 + "}", "unreadable"),
        ("[" * 100_000, "unreadable"),
        ("[1]", "wrong_type"),
    ],
)
def test_json_is_as_strict(content: str, code: str) -> None:
    """JSON has its own ways to be wrong."""
    assert fault(content, "file.json").code == code


def test_a_flat_value_may_be_repeated_by_an_alias() -> None:
    """Written out once, it cannot explode; the export writes it out everywhere."""
    read = files.load("a: &facts {human_promise: false}\nb: *facts\n")
    assert read["b"] == {"human_promise": False}
    assert "&" not in files.dump(read)


def test_all_double_keys_are_named_at_once() -> None:
    """Also across tables."""
    with pytest.raises(Faults) as refused:
        files.load("a: 1\na: 2\nb: {c: 1, c: 2}")
    assert [found.path for found in refused.value.faults] == ["a", "b.c"]


def test_a_megabyte_is_enough() -> None:
    """Larger files are refused before anybody reads them."""
    assert fault("a: " + "x" * files.BYTES_MAX).code == "too_big"


def test_what_could_be_misread_elsewhere_is_quoted() -> None:
    """Other programs read our export as we do."""
    assert files.dump({"since": "2026-09-01", "note": "no", "today": "4:30"}) == (
        "since: '2026-09-01'\nnote: 'no'\ntoday: '4:30'\n"
    )


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    "found",
    [
        Fault("stage", "not_allowed", "later", ("idea", "pilot")),
        Fault("facts.audience", "wrong_type", "consumers", ("list", "consumers")),
        Fault("title", "wrong_type", "7", ("text",)),
        Fault("", "wrong_type", None, ("table",)),
        Fault("touchpoints[0].contacts_per_month", "out_of_range", "-1", ("0", "10")),
        Fault("a", "double_key", "a", line=2),
    ],
)
def test_every_fault_is_a_sentence(found: Fault, language: str) -> None:
    """It says what was found and what to do, in both languages, without a placeholder left."""
    said = f"{place(found, language)}: {sentence(found, language)}"
    assert said.endswith((".", "?"))
    assert "{" not in said
    assert found.found is None or found.found in said


def test_every_code_has_its_sentence() -> None:
    """No code that reader or loader can raise is without words."""
    import re
    from pathlib import Path

    import stimmig.content
    import stimmig.core.use_case

    readers = [Path(files.__file__), *Path(stimmig.core.use_case.__file__).parent.glob("*.py")]
    code = "".join(path.read_text() for path in readers)
    raised = set(re.findall(r'fault\([^"\n]*(?:f?"[^"]*", )?"(\w+)"', code)) | set(
        re.findall(r'Fault\([^,]+, "(\w+)"', code)
    )
    assert {"missing", "alias", "too_deep", "twice"} <= raised
    for one in sorted(raised):
        assert sentence(Fault("x", one, "x", ("1", "2")), "de")
