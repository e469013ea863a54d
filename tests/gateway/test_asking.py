"""What the person wrote last is found in whatever a service sends."""

import json
from typing import Any

import pytest

from stimmig.gateway.asking import Endpoint, read

WISH = {"role": "user", "content": "Bitte einen Menschen."}
REMINDER = {"role": "system", "content": "Antworte auf Deutsch."}
TOOL = {"role": "tool", "tool_call_id": "c1", "content": "{}"}


@pytest.mark.parametrize(
    ("turns", "text"),
    [
        ([WISH], "Bitte einen Menschen."),
        ([WISH, REMINDER], "Bitte einen Menschen."),
        ([WISH, REMINDER | {"role": "developer"}, WISH], "Bitte einen Menschen.\nBitte einen Menschen."),
        ([WISH, {"role": "assistant", "content": "Ja."}, REMINDER], ""),
        ([WISH, {"role": "assistant", "tool_calls": []}, TOOL], ""),
    ],
)
@pytest.mark.parametrize(("endpoint", "field"), [("chat.completions", "messages"), ("responses", "input")])
def test_instructions_hide_no_words(endpoint: Endpoint, field: str, turns: list[Any], text: str) -> None:
    """Many services remind the AI behind what the person wrote; an answer or a tool in between makes it old."""
    assert read(endpoint, json.dumps({field: turns}).encode(), {}).text == text
