"""The one door for use case files: strict YAML or JSON in, canonical YAML out.

YAML is read as people mean it: only true and false are booleans, `4:30`, `no` and `2026-09-01` stay text, a key stands
once. A value may be repeated by an alias only where it holds no further lists or tables, so that no file can explode.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from stimmig.core.errors import Fault, Faults
from stimmig.core.use_case import shown

BYTES_MAX = 1_000_000
ALIASES_MAX = 100
DEPTH_MAX = 12
WIDTH = 1_000_000  # lines are never wrapped

_LINE_START = re.compile(r"^(?:[ \t]|[-?:][ \t])+", re.MULTILINE)
_TAG = "tag:yaml.org,2002:"
_Loader: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader  # the latter is ten times slower
_Dumper: Any = yaml.CSafeDumper if yaml.__with_libyaml__ else yaml.SafeDumper


def load(content: bytes | str, name: str = "") -> dict[str, Any]:
    """The document in a use case file; JSON where the name ends so, else YAML.

    Raises Faults, with lines where they are known, where the file is too big or is not one strict table.
    """
    text = _text(content)
    document = _json(text) if name.lower().endswith(".json") else _yaml(text)
    if not isinstance(document, dict):
        raise Faults([Fault("", "wrong_type", None if document is None else shown(document), ("table",))])
    return document


def dump(document: Mapping[str, Any]) -> str:
    """The document as canonical YAML: its own order, UTF-8, line feeds, no wrapping, a final newline."""
    text: str = yaml.dump(_laid_out(document), Dumper=_Canonical, allow_unicode=True, sort_keys=False, width=WIDTH)
    return text


# ----- in


def _text(content: bytes | str) -> str:
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    if len(raw) > BYTES_MAX:
        raise Faults([Fault("", "too_big", str(len(raw)), (str(BYTES_MAX),))])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Faults([Fault("", "not_utf8", line=raw.count(b"\n", 0, error.start) + 1)]) from error


def _json(text: str) -> Any:
    twice: list[Fault] = []

    def table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        read = dict(pairs)
        if len(read) < len(pairs):
            keys = [key for key, _ in pairs]
            twice.extend(Fault(key, "double_key", key) for key in read if keys.count(key) > 1)
        return read

    def no_number(found: str) -> Any:
        raise Faults([Fault("", "no_number", found)])

    try:
        document = json.loads(text, object_pairs_hook=table, parse_constant=no_number)
    except json.JSONDecodeError as error:
        raise Faults([_unreadable(text, error.lineno)]) from error
    except (ValueError, RecursionError) as error:  # numbers of thousands of digits, brackets without end
        raise Faults([_unreadable(text, 1)]) from error
    if twice:
        raise Faults(twice)
    return document


def _yaml(text: str) -> Any:
    if _deep(text):
        raise Faults([Fault("", "too_deep", allowed=(str(DEPTH_MAX),))])
    try:
        parser = _Strict(text)
        node = parser.get_single_node()
    except yaml.reader.ReaderError as error:
        raise Faults([Fault("", "control_character", line=text.count("\n", 0, error.position) + 1)]) from error
    except yaml.MarkedYAMLError as error:
        raise Faults([_unreadable(text, error.problem_mark.line + 1 if error.problem_mark else 1)]) from error
    builder = _Builder()
    document = None if node is None else builder.build(node, "", 0)
    if builder.faults:
        raise Faults(builder.faults)
    return document


def _unreadable(text: str, line: int) -> Fault:
    """The line at which reading stopped, in its own words; what parsers say they say in English."""
    lines = text.splitlines()
    number = min(line, len(lines))
    return Fault("", "unreadable", shown(lines[number - 1].strip()) if lines else None, line=number or None)


def _deep(text: str) -> bool:
    """Whether the text could nest so deep that the parser, which recurses, would end the process.

    Flow collections cannot nest deeper than there are brackets, block collections not beyond the last indicator a line
    begins with.
    """
    return text.count("[") + text.count("{") > 4_000 or any(len(start) > 1_000 for start in _LINE_START.findall(text))


class _Strict(_Loader):  # type: ignore[misc]  # which parser there is, is known at run time only
    """Composes nodes; knows four kinds of plain scalars, all else stays text."""

    yaml_implicit_resolvers: dict[str, Any] = {}


for _kind, _pattern, _first in (
    ("bool", "true|false", "tf"),
    ("int", "-?(?:0|[1-9][0-9]*)", "-0123456789"),
    ("float", r"-?[0-9]+\.[0-9]+", "-0123456789"),
    ("null", "~|null|", ["~", "n", ""]),
):
    _Strict.add_implicit_resolver(_TAG + _kind, re.compile(rf"(?:{_pattern})\Z"), list(_first))

_SCALARS: dict[str, Any] = {
    _TAG + "str": str,
    _TAG + "int": int,
    _TAG + "float": float,
    _TAG + "bool": {"true": True, "false": False}.__getitem__,
    _TAG + "null": lambda value: None,
}


class _Builder:
    """Turns nodes into plain values; notes what no use case file needs."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.built: dict[int, Any] = {}
        self.aliases = 0

    def build(self, node: Any, path: str, depth: int) -> Any:
        if type(node) is yaml.ScalarNode:
            return self.scalar(node, path)
        if depth > DEPTH_MAX:
            return self.fault(node, path, "too_deep", allowed=(str(DEPTH_MAX),))
        if id(node) in self.built:
            return self.repeated(node, path)
        self.built[id(node)] = None
        if type(node) is yaml.MappingNode:
            value: Any = self.table(node, path, depth)
        else:
            value = [self.build(child, f"{path}[{number}]", depth + 1) for number, child in enumerate(node.value)]
        self.built[id(node)] = value
        return value

    def scalar(self, node: Any, path: str) -> Any:
        if node.tag == _TAG + "str":
            return node.value
        try:
            return _SCALARS[node.tag](node.value)
        except (KeyError, ValueError):
            return self.fault(node, path, "unreadable", f"{node.tag.replace(_TAG, '!!')} {node.value}")

    def table(self, node: Any, path: str, depth: int) -> dict[str, Any]:
        if not node.tag.endswith(":map"):
            self.fault(node, path, "unreadable", node.tag)
        table: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if key_node.tag != _TAG + "str":
                self.fault(key_node, path, "key_not_text", key if isinstance(key, str) else None)
                continue
            inner = f"{path}.{key}" if path else key
            if key in table:
                self.fault(key_node, inner, "double_key", key)
            table[key] = self.build(value_node, inner, depth + 1)
        return table

    def repeated(self, node: Any, path: str) -> Any:
        """The value an alias stands for, if it is a flat one."""
        self.aliases += 1
        children = (part for child in node.value for part in (child if isinstance(child, tuple) else (child,)))
        if self.aliases > ALIASES_MAX or any(type(child) is not yaml.ScalarNode for child in children):
            return self.fault(node, path, "alias")
        return self.built[id(node)]

    def fault(self, node: Any, path: str, code: str, found: str | None = None, allowed: Iterable[str] = ()) -> None:
        found = None if found is None else shown(found)
        self.faults.append(Fault(path, code, found, tuple(allowed), node.start_mark.line + 1))


# ----- out


class _Line(dict[str, Any]):
    """A table written on one line."""


class _Row(list[Any]):
    """A list written on one line."""


class _Canonical(_Dumper):  # type: ignore[misc]  # as above
    """Writes short rows on one line and long texts as blocks; never an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_Canonical.add_representer(_Line, lambda dumper, data: dumper.represent_mapping(_TAG + "map", data.items(), True))
_Canonical.add_representer(_Row, lambda dumper, data: dumper.represent_sequence(_TAG + "seq", data, True))
_Canonical.add_representer(
    str, lambda dumper, data: dumper.represent_scalar(_TAG + "str", data, style="|" if "\n" in data else None)
)


def _laid_out(document: Mapping[str, Any]) -> dict[str, Any]:
    """The same document, marked where rows are short enough for one line."""
    laid_out = dict(document)
    for key in ("benefits", "profile", "legal"):
        if key in laid_out:
            laid_out[key] = [_Line(row) for row in laid_out[key]]
    if "system" in laid_out:
        laid_out["system"] = _Line(laid_out["system"])
    if "space" in laid_out:
        laid_out["space"] = {limit: _Line(row) for limit, row in laid_out["space"].items()}
    if "facts" in laid_out:
        laid_out["facts"] = _facts(laid_out["facts"])
    if "touchpoints" in laid_out:
        laid_out["touchpoints"] = [
            point | {"facts": _facts(point["facts"])} if "facts" in point else point
            for point in laid_out["touchpoints"]
        ]
    return laid_out


def _facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _on_one_line(value) for key, value in facts.items()}


def _on_one_line(value: Any) -> Any:
    if isinstance(value, dict):
        return _Line({key: _on_one_line(inner) for key, inner in value.items()})
    return _Row(value) if isinstance(value, list) else value
