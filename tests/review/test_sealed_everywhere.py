"""Until the reveal nobody learns what somebody else thinks: from no address, no file, no log, whoever asks."""

import logging
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from stimmig.register.actions import involve
from stimmig.review import actions
from stimmig.review.models import Contest, Foresight, Judgement, Review
from tests.cast import MEMBERS, everybody, person
from tests.review import scene
from tests.review.walking import addresses

pytestmark = pytest.mark.django_db

SECRET = "Fuchsbaukasten"  # a word that stands nowhere else
PARTS = {"vogt": "guides", "harms": "deputy", "wegner": "runs", "petersen": "reads"}  # in this one use
ONE_OF_EACH = ("claussen", "berger", "luehrs", "brandt", "jansen", "thomsen")  # guides, leads, judges, reads, none
OWN_VISITS = "/accounts/sessions/"  # tells when and how often the reader was here, and every walk is a visit
PDF = b"%PDF-1.4 " + SECRET.encode()


@pytest.fixture
def under_way(settings: Any, tmp_path: Any) -> Review:
    """Maike Albers has handed in twice, Ayşe Demir has a draft, both with everything one can say."""
    settings.MEDIA_ROOT = tmp_path
    everybody()
    review = scene.opened(judges=("albers", "demir", "brandt", "berger"))
    round = scene.round_of(review)
    for who, kind in PARTS.items():
        involve(use_case=review.use_case, person=person(who), kind=kind, by=person("berger"), at=scene.NOW)
    for who in ("albers", "demir"):
        for subject in round.subjects:
            scene.answer(
                person(who),
                round,
                subject,
                0,
                reason=f"{SECRET} Grund {subject}",
                exhibit=f"{SECRET} Beleg",
                exhibit_file=SimpleUploadedFile(f"{SECRET}.pdf", PDF),
                wants_opening=True,
            )
        for kind in ("wrong", "glad"):
            actions.foresee(round=round, kind=kind, text=f"{SECRET} Vorausblick", by=person(who))
        actions.contest(round=round, fact="logging", touchpoint="", sentence=f"{SECRET} Zweifel", by=person(who))
    for _ in range(2):
        actions.seal(round=round, by=person("albers"), at=scene.NOW)
    return review


def others(*but: str) -> list[str]:
    """Everybody of the cast but those whose secrets these are."""
    return [key for key in MEMBERS if key not in but]


def walk(who: str, method: str = "get") -> dict[str, str]:
    """What every address answers to somebody; nothing that a request changes stays."""
    client = Client(raise_request_exception=False)
    client.force_login(person(who))
    answers = {}
    for address in addresses():
        with transaction.atomic():
            response = getattr(client, method)(address)
            body = b"".join(response.streaming_content) if response.streaming else response.content
            head = " ".join(f"{name}: {value}" for name, value in response.items())
            answers[address] = f"{response.status_code} {head} {body.decode(errors='replace')}"
            transaction.set_rollback(True)
    return answers


def without_tokens(answer: str) -> str:
    """An answer without what is new in every answer anyway."""
    answer = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer)
    return re.sub(r"(?i)(expires|last-modified|date): [^<]*?GMT", "", answer)


def test_no_address_shows_anything_sealed_or_depends_on_it(under_way: Review, caplog: Any) -> None:
    """Every address, as everybody else, administrator included: no sentence, doubt or file; no line in the log.

    And when everything sealed changes, every address answers one of each role exactly as before.
    """
    caplog.set_level(logging.DEBUG)
    before = {who: walk(who) for who in others("albers", "demir")}
    for who, answers in before.items():
        shown = [address for address, answer in answers.items() if SECRET in answer]
        assert shown == [], f"{who} sees what is sealed at {shown}"
    assert SECRET not in caplog.text
    change_everything_sealed()
    for who in (*ONE_OF_EACH, *PARTS):
        after = walk(who)
        same = {a for a in after if without_tokens(after[a]) == without_tokens(before[who][a])}
        changed = sorted(after.keys() - same - {OWN_VISITS})
        assert changed == [], f"{who} can tell from {changed}"


def change_everything_sealed() -> None:
    sealed = Judgement.objects.filter(person__in=[person("albers"), person("demir")])
    sealed.update(level=3, reason="", exhibit="", exhibit_file="", wants_opening=False)
    Contest.objects.all().delete()
    Foresight.objects.all().delete()


def test_not_even_other_judges_see_each_other(under_way: Review) -> None:
    """Whoever has judged too sees the own words and nobody else's."""
    Judgement.objects.filter(person=person("albers")).update(reason="Albers allein", exhibit="", exhibit_file="")
    Contest.objects.filter(person=person("albers")).update(sentence="Albers allein")
    Foresight.objects.filter(person=person("albers")).update(text="Albers allein")
    shown = [address for address, answer in walk("demir").items() if "Albers allein" in answer]
    assert shown == []


@pytest.mark.parametrize("who", ["claussen", "berger", "brandt", "thomsen", "vogt", "harms"])
def test_no_form_gives_anything_away(under_way: Review, who: str) -> None:
    """Posting nonsense to every address brings nothing to light either."""
    shown = [address for address, answer in walk(who, "post").items() if SECRET in answer]
    assert shown == []


def test_the_walk_reaches_what_it_should(under_way: Review) -> None:
    """The author finds the own words where they belong; so the walk looks in the right places."""
    shown = {re.sub(r"\d+", "1", address) for address, answer in walk("albers").items() if SECRET in answer}
    own = {f"/rounds/1/{page}/" for page in ("answers", "questions/T", "contests", "foresight")}
    assert {*own, "/exhibits/1/"} <= shown


def test_the_file_rests_where_no_address_leads(under_way: Review, settings: Any) -> None:
    """A file behind a judgement is served by the view that asks the query, never by its path."""
    name = Judgement.objects.exclude(exhibit_file="").first().exhibit_file.name
    client = Client()
    client.force_login(person("berger"))
    for address in (f"/{name}", f"/media/{name}", f"/static/{name}", f"/exhibits/{name}"):
        assert client.get(address).status_code == 404
