"""The demo's chat page: as a customer sees it, with a browser's script and without."""

import re
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from stimmig.gateway.demo.cues import CUES, ELSE, cue
from stimmig.gateway.demo.page import ending, told
from stimmig.gateway.demo.page_words import TRIES, WORDS
from stimmig.gateway.demo.talks import Talk
from stimmig.gateway.wire import sse
from tests.gateway.conftest import Process, get, started
from tests.gateway.world import NOTICE, World
from tests.postgres import free_port

HOUSE = "http://localhost:8000"


@pytest.fixture(scope="module")
def shop(world: World, keys: dict[str, str]) -> Iterator[Process]:
    """The demo's gateway and the demo's AI."""
    port = free_port()
    (world.folder / "demo-chat-key").write_text(keys["sentence"])
    ai = subprocess.Popen([sys.executable, "-m", "stimmig.gateway.demo.upstream", "--port", str(port)])
    process = started(world, f"http://127.0.0.1:{port}/v1", STIMMIG_DEMO="1", STIMMIG_URL=HOUSE)
    yield process
    process.stop()
    ai.terminate()
    ai.wait()


class Browser:
    """One without a script: forms, cookies, and pages."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())

    def get(self, path: str) -> str:
        with self.opener.open(self.url + path) as page:
            return str(page.read().decode())

    def post(self, path: str, **form: str) -> str:
        with self.opener.open(self.url + path, urllib.parse.urlencode(form).encode()) as page:
            return str(page.read().decode())


def test_without_a_script(shop: Process) -> None:
    """What was said stands on the page, each speaker named; a wish is a button."""
    browser = Browser(shop.url)
    assert WORDS["de"]["notice"] in browser.get("/chat?lang=de")
    page = browser.post("/chat/lines", text="Wann <wird> gewartet?")
    assert "Wann &lt;wird&gt; gewartet?" in page
    assert NOTICE in page
    assert ELSE.de in page
    page = browser.post("/chat/lines", say=WORDS["de"]["wish_text"])
    assert re.search(r'line--house"><b>Das Haus</b><span>Das übernimmt jemand von uns', page)
    assert "line--you" not in browser.post("/chat/ends")


def test_the_way_to_complain_and_to_the_one_question(shop: Process) -> None:
    """The first from the first answer on, and said where a human takes over; the second once it is over."""
    browser = Browser(shop.url)
    assert "/concerns/" not in browser.get("/chat?lang=de")
    page = browser.post("/chat/lines", text="Wann?")
    about = rf"{HOUSE}/concerns/[-0-9a-f]{{36}}/\?conversation=[-0-9a-f]{{36}}:\w+:[-\w]+"
    assert re.search(rf'<a id="concern" href="{about}">Etwas lief schief', page)
    assert re.search(rf'<a id="pulse" href="{HOUSE}/pulses/[^"]+" hidden>', page)
    page = browser.post("/chat/lines", say=WORDS["de"]["wish_text"])
    assert re.search(rf"Etwas lief schief\? Sagen Sie es uns hier: {about}", page)
    page = browser.post("/chat/ends")
    assert re.search(rf'<a id="pulse" href="{HOUSE}/pulses/[^"]+">Wie war dieses', page)


def test_a_human_who_gave_it_up_ends_their_part() -> None:
    """Then the person is asked, until they begin anew."""
    talk = Talk()
    talk.hear({"x-stimmig-pulse": "p"})
    for lead, over in (("ai", False), ("human", False), ("ai", True)):
        talk.lead(lead)
        assert talk.over is over
    talk.hear({"x-stimmig-pulse": "p"})
    assert talk.over
    talk.hear({"x-stimmig-pulse": "another"})
    assert not talk.over


def test_that_a_human_ended_it_stands_in_the_talk() -> None:
    """And whether the AI answers again; where nobody came, that."""
    talk, words = Talk(led="human"), WORDS["de"]
    told(talk, sse.Event("lead", '{"lead": "ai", "state": "ended"}'), words)
    assert talk.lines == [("house", "Der Mensch hat dieses Gespräch beendet. Die KI antwortet wieder.")]
    assert ending({"state": "timed_out", "stopped": True}, words) == f"{words['timed_out']} {words['silent']}"


def test_what_it_gets_wrong_is_stopped(shop: Process) -> None:
    """The AI says it is a human; the person never reads that."""
    browser = Browser(shop.url)
    browser.get("/chat?lang=en")
    page = browser.post("/chat/lines", text="Who are you?")
    assert "I am a human" not in page
    assert "I had better stop here." in page


def test_every_offered_sentence_is_a_cue() -> None:
    """But for the question the house itself answers."""
    for texts in TRIES.values():
        assert {cue(text).code for text in texts[1:]} == {each.code for each in CUES}


def test_the_page_trusts_only_itself(shop: Process) -> None:
    """No inline script or style, nothing from elsewhere."""
    answer = get(f"{shop.url}/chat")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert not re.search(rb"<style|style=| on\w+=|https?://", answer.raw)
    assert get(f"{shop.url}/chat/chat.js").status == get(f"{shop.url}/chat/chat.css").status == 200
    assert get(f"{shop.url}/chat/../secret").status == 404


def test_a_gateway_of_ones_own_has_no_such_page(gateway: Process) -> None:
    """It belongs to the demo."""
    assert get(f"{gateway.url}/chat").status == 404


def test_every_word_in_both_languages() -> None:
    """And every file where it is looked for."""
    assert WORDS["de"].keys() == WORDS["en"].keys()
    assert (Path(sys.modules[cue.__module__].__file__ or "").parent / "static" / "chat.html").exists()
