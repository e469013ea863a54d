"""The handbook's Markdown: small, and safe whatever stands in it."""

from stimmig.workbench import markdown


def test_what_it_knows() -> None:
    """Headings, paragraphs, lists, quotes, tables, emphasis, code and links."""
    drawn = markdown.html(
        "## Erster Teil\n\nEin *Satz* mit **Gewicht** und `Wort`.\n\n- eins\n- zwei\n  geht weiter\n\n"
        "1. erst\n2. dann\n\n> gesagt\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n[hin](/about/)"
    )
    for part in (
        '<h2 id="erster-teil">Erster Teil</h2>',
        "<em>Satz</em>",
        "<strong>Gewicht</strong>",
        "<code>Wort</code>",
        "<ul><li>eins</li><li>zwei\ngeht weiter</li></ul>",
        "<ol><li>erst</li><li>dann</li></ol>",
        "<blockquote><p>gesagt</p></blockquote>",
        '<th scope="col">A</th>',
        "<td>2</td>",
        '<a href="/about/">hin</a>',
    ):
        assert part in drawn


def test_nothing_else_becomes_an_element() -> None:
    """HTML, events and script addresses are shown as they were written."""
    drawn = markdown.html('<script>x</script> <b onclick="x">\n\n[a](javascript:x) [b](data:text/html,x)')
    assert "<script" not in drawn
    assert "<b " not in drawn
    assert "<a " not in drawn


def test_it_lists_its_chapters() -> None:
    """The second level makes the contents, with anchors that lead there."""
    assert markdown.headings("# Buch\n\n## Was war\n\n### Mehr\n\n## Was wird") == [
        ("was-war", "Was war"),
        ("was-wird", "Was wird"),
    ]
