"""A page whose form is filled again with what was once sent from it, by its very fields."""

from collections.abc import Mapping, Sequence
from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

Said = Mapping[str, Sequence[str]]
OURS = "csrfmiddlewaretoken"  # a page's own; it is never filled
UNFILLED = ("submit", "button", "image", "reset", "file", "password")


def filled(page: str, said: Said, *, at: str, action: str) -> tuple[str, dict[str, list[str]]]:
    """The page with the form for `action` filled, and what of it had no field there any more."""
    reader = _Filler(said, at, action)
    reader.feed(page)
    reader.close()
    return "".join(reader.parts), {name: values for name, values in reader.left.items() if values and name != OURS}


class _Filler(HTMLParser):
    def __init__(self, said: Said, at: str, action: str) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self.left = {name: list(values) for name, values in said.items()}
        self.said, self.at, self.action = said, at, action
        self.inside = self.done = False
        self.area: str | None = None  # the textarea we are in, whose text is replaced
        self.select: str | None = None
        self.blank = 0  # depth of templates, which no browser sends

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has, raw = dict(attrs), self.get_starttag_text() or ""
        if tag == "template":
            self.blank += 1
        if tag == "form" and not self.done:
            self.inside = (has.get("method") or "").lower() == "post" and self._goes_there(has.get("action") or "")
        if not self.inside or self.blank:
            self.parts.append(raw)
        elif tag == "input":
            self.parts.append(self._input(has, attrs, raw))
        elif tag == "textarea":
            self._area(has.get("name") or "", raw)
        elif tag == "option" and self.select is not None:
            self.parts.append(self._marked("option", attrs, "selected", self._has(self.select, has.get("value") or "")))
        else:
            self.select = has.get("name") if tag == "select" else self.select
            self.parts.append(raw)

    def _goes_there(self, action: str) -> bool:
        where = urlsplit(urljoin(self.at, action))
        return where._replace(fragment="").geturl() == self.action

    def _input(self, has: Mapping[str, str | None], attrs: list[tuple[str, str | None]], raw: str) -> str:
        name, kind = has.get("name") or "", has.get("type") or "text"
        if not name or name == OURS or kind in UNFILLED:
            return raw
        if kind in ("radio", "checkbox"):
            return self._marked("input", attrs, "checked", self._has(name, has.get("value") or "on"))
        if not self.left.get(name):
            return raw
        rest = [(key, value) for key, value in attrs if key != "value"]
        return _tag("input", [*rest, ("value", self.left[name].pop(0))])

    def _area(self, name: str, raw: str) -> None:
        self.parts.append(raw)
        if self.left.get(name):
            self.area = name
            self.parts.append("\n" + escape(self.left[name].pop(0)))

    def _has(self, name: str, value: str) -> bool:
        if value not in self.said.get(name, ()):
            return False
        if value in self.left.get(name, ()):
            self.left[name].remove(value)
        return True

    def _marked(self, tag: str, attrs: list[tuple[str, str | None]], mark: str, on: bool) -> str:
        rest = [(key, value) for key, value in attrs if key != mark]
        return _tag(tag, [*rest, *([(mark, None)] if on else [])])

    def handle_endtag(self, tag: str) -> None:
        if tag == "template":
            self.blank -= 1
        if tag == "textarea":
            self.area = None
        if tag == "select":
            self.select = None
        if tag == "form" and self.inside:
            self.inside, self.done = False, True
        self.parts.append(f"</{tag}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "input":
            self.handle_starttag(tag, attrs)
        else:
            self.parts.append(self.get_starttag_text() or "")

    def _keep(self, text: str) -> None:
        if self.area is None:
            self.parts.append(text)

    def handle_data(self, data: str) -> None:
        self._keep(data)

    def handle_entityref(self, name: str) -> None:
        self._keep(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._keep(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self._keep(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.parts.append(f"<!{decl}>")


def _tag(tag: str, attrs: Sequence[tuple[str, str | None]]) -> str:
    said = "".join(f" {key}" if value is None else f' {key}="{escape(value)}"' for key, value in attrs)
    return f"<{tag}{said}>"
