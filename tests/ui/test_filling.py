"""A form is filled again by its very fields; everything else of the page stays as it was, byte by byte."""

from stimmig.ui.filling import filled

PAGE = """<!doctype html><html><body><!-- a note &amp; more -->
<form method="post" action="/elsewhere/"><input name="word" value="theirs"></form>
<form method="get" action=""><input name="word" value="asked"></form>
<form method="post" class="form"><input type="hidden" name="csrfmiddlewaretoken" value="new">
<input name="word" value="old"><input name="twice" value="1"/><input name="twice">
<textarea name="text" rows="3">
old &amp; kept &#39;so&#39;</textarea>
<input type="radio" name="level" value="1" checked><input type="radio" name="level" value="2">
<input type="checkbox" name="tick" value="a" checked><input type="checkbox" name="tick" value="b">
<select name="topic"><option value="x" selected>X</option><option value="y">Y</option></select>
<input type="password" name="password" value=""><br/>
<template><input name="word" value="blank"></template>
<button name="go" value="1">Go &rarr;</button></form>
<p>After &lt;this&gt;</p></body></html>"""
SENT = {
    "csrfmiddlewaretoken": ["old"],
    "word": ['a "b" <c>'],
    "twice": ["2", "3"],
    "text": ["\n<two>\n& lines"],
    "level": ["2"],
    "tick": ["b"],
    "topic": ["y"],
    "password": ["secret"],
    "gone": ["What no field takes"],
}


def test_every_field_says_what_was_sent() -> None:
    """Texts, choices, ticks and lists; what has no field any more is told."""
    page, left = filled(PAGE, SENT, at="/here/?a=1", action="/here/?a=1")
    assert '<input name="word" value="a &quot;b&quot; &lt;c&gt;">' in page
    assert '<input name="twice" value="2"><input name="twice" value="3">' in page
    assert 'rows="3">\n\n&lt;two&gt;\n&amp; lines</textarea>' in page
    assert '<input type="radio" name="level" value="1"><input type="radio" name="level" value="2" checked>' in page
    assert '<input type="checkbox" name="tick" value="a"><input type="checkbox" name="tick" value="b" checked>' in page
    assert '<option value="x">X</option><option value="y" selected>Y</option>' in page
    assert left == {"password": ["secret"], "gone": ["What no field takes"]}


def test_nothing_else_of_the_page_moves() -> None:
    """Other forms, templates, the page's own token, buttons, comments and characters."""
    page, _left = filled(PAGE, SENT, at="/here/", action="/here/")
    for same in (
        '<input name="word" value="theirs">',
        '<input name="word" value="asked">',
        '<input name="word" value="blank">',
        'name="csrfmiddlewaretoken" value="new"',
        '<button name="go" value="1">Go &rarr;</button>',
        "<!-- a note &amp; more -->",
        "<p>After &lt;this&gt;</p></body></html>",
        '<input type="password" name="password" value="">',
    ):
        assert same in page
    assert filled(PAGE, {}, at="/nowhere/", action="/other/") == (PAGE, {})


def test_a_form_is_found_by_where_it_goes() -> None:
    """Not by where it stands."""
    page, left = filled(PAGE, {"word": ["mine"]}, at="/here/", action="/elsewhere/")
    assert '<form method="post" action="/elsewhere/"><input name="word" value="mine"></form>' in page
    assert '<input name="word" value="old">' in page
    assert left == {}
