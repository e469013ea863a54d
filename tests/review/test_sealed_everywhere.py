"""Until the reveal nobody learns what somebody else thinks: from no address, no file, no log, whoever asks."""

import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import override_settings
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from stimmig.ledger.models import Content
from stimmig.review.models import Contest, Foresight, Judgement, Round
from stimmig.workbench.actions import make_calendar_link
from stimmig.workbench.actions.reminding import remind
from stimmig.workbench.models import Passage
from tests.cast import person
from tests.knocking import Knocking
from tests.post import Postbox
from tests.review import unseen
from tests.review.unseen import SEALED, SECRET
from tests.review.walking import addresses

MAY_READ = ("review", "decision", "workbench")  # imports point left: no view of another chapter can ask for a judgement
OWN_VISITS = "/accounts/sessions/"  # tells when and how often the reader was here, and every walk is a visit


@pytest.fixture(scope="module")
def under_way(django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: Any) -> Iterator[None]:
    """What lies unseen in three reviews, for all tests here."""
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(MEDIA_ROOT=media):
        unseen.begin()
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def as_it_was(under_way: None, db: None) -> None:
    """What a test changes is taken back."""


class Walk:
    """Somebody knocks at every door, and remembers where an answer was read from what is sealed."""

    def __init__(self, who: str) -> None:
        self.client = Knocking(raise_request_exception=False)
        self.client.force_login(person(who))
        self.answers: dict[str, str] = {}
        self.reads_sealed: set[str] = set()
        self.at = ""

    def through(self, doors: list[str], method: str = "get") -> "Walk":
        """Nothing that a request changes stays."""
        with connection.execute_wrapper(self._note):
            for self.at in doors:
                with transaction.atomic():
                    self.answers[self.at] = self._answer(getattr(self.client, method)(self.at))
                    transaction.set_rollback(True)
        return self

    def _answer(self, response: Any) -> str:
        body = b"".join(response.streaming_content) if response.streaming else response.content
        head = " ".join(f"{name}: {value}" for name, value in response.items())
        return f"{response.status_code} {head} {body.decode(errors='replace')}"

    def _note(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if any(table in sql for table in SEALED):
            self.reads_sealed.add(self.at)
        return execute(sql, params, many, context)

    @property
    def shown(self) -> list[str]:
        return [address for address, answer in self.answers.items() if SECRET in answer]


def without_tokens(answer: str) -> str:
    """An answer without what is new in every answer anyway."""
    answer = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer)
    answer = re.sub(r"DTSTAMP:\w+", "", answer)
    return re.sub(r"(?i)(expires|last-modified|date): [^<]*?GMT", "", answer)


def test_no_address_shows_anything_sealed_or_depends_on_it(caplog: Any) -> None:
    """Every address, as everybody else, administrator included: no sentence, doubt or file; no line in the log.

    And when everything sealed changes, every address that asked for any of it answers exactly as before. Whatever
    asked for nothing of it cannot depend on it.
    """
    caplog.set_level(logging.DEBUG)
    before = {who: Walk(who).through(addresses(MAY_READ)) for who in unseen.others()}
    before["berger"].through(addresses())  # she sees most, and opens what can tell nothing, too
    for who, walk in before.items():
        assert walk.shown == [], f"{who} sees what is sealed at {walk.shown}"
    assert SECRET not in caplog.text
    unseen.change()
    for who, walk in before.items():
        after = Walk(who).through(sorted(walk.reads_sealed - {OWN_VISITS})).answers
        changed = [a for a in after if without_tokens(after[a]) != without_tokens(walk.answers[a])]
        assert changed == [], f"{who} can tell from {changed}"


def test_everybody_else_is_represented() -> None:
    """Whoever leads, guides, judges, reads along, looks after the technology; invited and not, with a part and none."""
    roles = [person(who).role for who in unseen.others()]
    judging = ["reviewer"] * (2 + len(unseen.PARTS))
    assert sorted(roles) == ["administrator", "facilitator", *["leader"] * 2, *["observer"] * 2, *judging]


def test_not_even_other_judges_see_each_other() -> None:
    """Whoever has judged too sees the own words and nobody else's."""
    Judgement.objects.filter(person=person("albers")).update(reason="Albers allein", exhibit="", exhibit_file="")
    Contest.objects.filter(person=person("albers")).update(sentence="Albers allein")
    Foresight.objects.filter(person=person("albers")).update(text="Albers allein")
    for before in Round.objects.exclude(reveal=None):  # these words were revealed, and everybody may read them
        before.judgements.update(reason="Längst bekannt")
    answers = Walk("demir").through(addresses(MAY_READ)).answers
    assert [address for address, answer in answers.items() if "Albers allein" in answer] == []


@pytest.mark.parametrize("who", ["claussen", "berger", "brandt", "thomsen", "vogt", "harms"])
def test_no_form_gives_anything_away(who: str) -> None:
    """Posting nonsense to every address brings nothing to light either."""
    assert Walk(who).through(addresses(MAY_READ), "post").shown == []


def test_the_walk_reaches_what_it_should() -> None:
    """The author finds the own words where they belong, in every state; so the walk looks in the right places."""
    shown = {re.sub(r"\d+", "1", address) for address in Walk("albers").through(addresses(MAY_READ)).shown}
    own = {f"/rounds/1/{page}/" for page in ("answers", "questions/T", "questions/R1", "contests", "foresight")}
    assert {*own, "/exhibits/1/"} <= shown


def told(who: str) -> dict[str, str]:
    """What reaches somebody beside the pages: what search finds, and the calendar."""
    client = Client()
    client.force_login(person(who))
    found = {
        f"search {text}": client.get("/search/", {"text": text}).text for text in (unseen.BEGINNING, "Vorausblick")
    }
    link = make_calendar_link(person=person(who), at=timezone.now())
    return found | {"calendar": Client().get(f"/calendars/{link}/stimmig.ics").text.replace(link, "")}


def test_neither_search_nor_calendar_tells_anything() -> None:
    """Whoever looks for the very word finds nothing; a calendar says what waits, and both stay as they are."""
    with transaction.atomic():
        before = {who: told(who) for who in unseen.others()}
        transaction.set_rollback(True)
    unseen.change()
    for who, said in before.items():
        assert [place for place, text in said.items() if SECRET in text] == [], who
        assert {place: without_tokens(text) for place, text in told(who).items()} == {
            place: without_tokens(text) for place, text in said.items()
        }, who
    assert not Passage.objects.filter(text__contains=SECRET).exists()


def test_no_letter_tells_anything(postbox: Postbox) -> None:
    """Not in the letter of the week; and it says the same when everything sealed is another."""
    at = timezone.localtime().replace(hour=12)
    with transaction.atomic():
        remind(at)
        transaction.set_rollback(True)
    before = {str(letter["To"]): str(letter.get_content()) for letter in postbox.letters}
    assert len(before) > 2
    assert not any(SECRET in said for said in before.values())
    postbox.letters.clear()
    unseen.change()
    remind(at)
    assert {str(letter["To"]): str(letter.get_content()) for letter in postbox.letters} == before


def test_nothing_leaves_by_a_file(tmp_path: Path) -> None:
    """What is exported is the description of a use; the ledger keeps of what is sealed no word."""
    call_command("export_use_cases", to=tmp_path, verbosity=0)
    files = [path.read_text("utf-8") for path in tmp_path.glob("*.yaml")]
    assert len(files) == 3
    assert not any(SECRET in text for text in files)
    assert not any(SECRET in str(content.read()) for content in Content.objects.all())


def test_the_projector_shows_what_was_revealed_and_no_more() -> None:
    """A meeting goes on beside an open round: it reads from the rounds before, whoever stands in front of it."""
    doors = [address for address in addresses(["review"]) if "/meeting/" in address]
    walk = Walk("claussen").through(doors)
    assert walk.shown == []
    pages = [answer for answer in walk.answers.values() if answer.startswith("200")]
    assert any("Ayşe Demir sieht R so." in page for page in pages)
    unseen.change()
    after = Walk("claussen").through(doors).answers
    assert {a: without_tokens(after[a]) for a in doors} == {a: without_tokens(walk.answers[a]) for a in doors}


def test_the_file_rests_where_no_address_leads() -> None:
    """A file behind a judgement is served by the view that asks the query, never by its path."""
    name = Judgement.objects.exclude(exhibit_file="").first().exhibit_file.name
    client = Client()
    client.force_login(person("berger"))
    for address in (f"/{name}", f"/media/{name}", f"/static/{name}", f"/exhibits/{name}"):
        assert client.get(address).status_code == 404
