"""What a browser would send of a page's form, read without one."""

from html.parser import HTMLParser

Sent = dict[str, list[str]]


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Sent] = []
        self.area: str | None = None
        self.select: str | None = None
        self.blank = 0  # depth of templates, of which a browser sends nothing

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        name, value = has.get("name") or "", has.get("value") or ""
        self.blank += tag == "template"
        if self.blank:
            return
        if tag == "form":
            self.forms.append({})
        elif tag == "textarea":
            self.area = name
            self._say(name, "")
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in has:
            self._say(self.select, value)
        elif tag == "input" and name and (has.get("type") not in ("radio", "checkbox") or "checked" in has):
            self._say(name, value)

    def handle_data(self, data: str) -> None:
        if self.area:
            self.forms[-1][self.area][-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.area:
            said = self.forms[-1][self.area]
            said[-1] = said[-1].removeprefix("\n")  # as the browser reads it
            self.area = None
        elif tag == "select":
            self.select = None
        self.blank -= tag == "template"

    def _say(self, name: str, value: str) -> None:
        if self.forms:
            self.forms[-1].setdefault(name, []).append(value)


def form_with(page: str, name: str) -> Sent:
    """The form of a page that has a field of this name, without its buttons."""
    reader = _Forms()
    reader.feed(page)
    return next(form for form in reader.forms if name in form)
