"""A small, safe part of Markdown: headings, paragraphs, lists, quotes, tables, pictures, bold, italics, code, links.

Everything is escaped first. Raw HTML, pictures from elsewhere and links to script addresses are shown as text.
"""

import re
from collections.abc import Callable, Iterator
from html import escape

from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

BLOCKS = re.compile(r"\n\s*\n")
HEADING = re.compile(r"(#{1,4})\s+(.+)", re.S)
PICTURE = re.compile(r"!\[([^\]]+)\]\(\.\./bilder/([a-z]{2}/[a-z-]+\.png)\)")
ITEM = re.compile(r"(?:[-*]|\d+\.)\s+")
INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"`([^`]+)`"), r"<code>\1</code>"),
    (re.compile(r"\*\*(.+?)\*\*", re.S), r"<strong>\1</strong>"),
    (re.compile(r"(?<![\w*])[*_](\S(?:.*?\S)?)[*_](?![\w*])", re.S), r"<em>\1</em>"),
    (re.compile(r"\[([^\]]+)\]\(((?:https?://|/|#|mailto:)[^\s)]+)\)"), r'<a href="\2">\1</a>'),
)


def html(text: str) -> SafeString:
    """The text as HTML. Nothing in it can become an element that is not named above."""
    blocks = BLOCKS.split(text.replace("\r\n", "\n").strip())
    return mark_safe("\n".join(_block(block.strip("\n")) for block in blocks if block.strip()))  # noqa: S308


def headings(text: str, levels: str = "##") -> list[tuple[str, str]]:
    """The headings of these levels, the second alone unless said otherwise, each with its anchor."""
    found = re.findall(r"^(#+)\s+(.+)$", text, re.M)
    return [(slugify(title), title) for signs, title in found if signs in levels.split()]


def _block(block: str) -> str:
    if heading := HEADING.fullmatch(block):
        level, title = len(heading[1]), heading[2].strip()
        return f'<h{level} id="{slugify(title)}">{_inline(title)}</h{level}>'
    for sign, draw in KINDS:
        if sign(block):
            return draw(block)
    return f"<p>{_inline(block)}</p>"


def _figure(block: str) -> str:
    """A picture of the handbook's own, in a block of its own."""
    alt, file = PICTURE.findall(block)[0]
    return f'<figure><img src="{static(f"handbook/{file}")}" alt="{escape(alt)}"></figure>'


def _quote(block: str) -> str:
    return f"<blockquote>{html(re.sub(r'^> ?', '', block, flags=re.M))}</blockquote>"


def _list(block: str) -> str:
    name = "ol" if block[0].isdigit() else "ul"
    return f"<{name}>{''.join(f'<li>{_inline(item)}</li>' for item in _items(block))}</{name}>"


def _items(block: str) -> Iterator[str]:
    """The items of a list; a line without a sign goes on with the item before it."""
    item = ""
    for line in block.splitlines():
        if ITEM.match(line):
            if item:
                yield item
            item = ITEM.sub("", line, count=1)
        else:
            item += "\n" + line.strip()
    yield item


def _table(block: str) -> str:
    head, _, *rows = ([cell.strip() for cell in line.strip().strip("|").split("|")] for line in block.splitlines())
    top = "".join(f'<th scope="col">{_inline(cell)}</th>' for cell in head)
    body = "".join(f"<tr>{''.join(f'<td>{_inline(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def _inline(text: str) -> str:
    safe = escape(text)
    for pattern, drawn in INLINE:
        safe = pattern.sub(drawn, safe)
    return safe


KINDS: tuple[tuple[Callable[[str], bool], Callable[[str], str]], ...] = (
    (lambda block: block.startswith(">"), _quote),
    (lambda block: bool(PICTURE.fullmatch(block)), _figure),
    (lambda block: bool(ITEM.match(block)), _list),
    (lambda block: block.startswith("|") and re.search(r"\n\|[\s:|-]+\n", block) is not None, _table),
)
