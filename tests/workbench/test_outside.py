"""Before anybody judges they read what became of similar uses: own decisions they may read, and real cases."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from stimmig.core.similarity import Contact, comparable, from_plain, traits
from stimmig.core.use_case import parse
from stimmig.decision.comparing import comparable_to
from stimmig.decision.models import Decision
from stimmig.people.models import Person
from stimmig.register.models import UseCase
from stimmig.register.queries import framework, value
from stimmig.review.models import Judgement, Review
from stimmig.workbench import likeness, queries
from stimmig.workbench.outside import outside, tally, went
from tests.cast import person

pytestmark = pytest.mark.usefixtures("company")
AVATAR, QUOTATIONS, TELEPHONE = (
    "Avatar für Produktvideos",
    "Angebotsentwürfe aus Anfragen",
    "Telefonassistent im Kundendienst",
)


@pytest.fixture(autouse=True)
def in_german() -> Iterator[None]:
    with translation.override("de"):
        yield


def seen_by(who: Person, title: str) -> queries.OutsideView:
    use = UseCase.objects.get(title=title)
    return queries.outside_view(who, use, value(use))


def test_a_leader_reads_the_decisions_most_like_it(berger: Person) -> None:
    """With what was decided, why it is similar, where it differs, and what became of it."""
    first = outside(seen_by(berger, AVATAR))["decisions"][0]
    assert first["title"] == QUOTATIONS
    assert first["outcome"] == "Mit Auflagen einführen"
    assert first["alike"][0].startswith("Auch hier ")
    assert any("Gegenstimme" in sentence for sentence in first["became"])
    assert any("Auflagen" in sentence for sentence in first["became"])
    assert first["apart"]
    assert {"label", "here", "there"} == set(first["apart"][0])


def test_nobody_reads_or_counts_a_decision_that_is_not_theirs(berger: Person, stranger: Person) -> None:
    """What somebody may not see is not told them as a number either."""
    assert seen_by(berger, AVATAR).tally
    there = seen_by(stranger, AVATAR)
    assert (there.decisions, there.tally, there.undone) == ([], {}, 0)
    assert tally(there) == ""
    assert there.cases


def test_a_use_is_not_its_own_precedent(berger: Person) -> None:
    """What was decided on it before stands elsewhere on its page."""
    shown = [each.decision.use_case.title for each in seen_by(berger, QUOTATIONS).decisions]
    assert QUOTATIONS not in shown


def test_at_most_three_of_each_kind_are_shown(berger: Person) -> None:
    """All comparable ones are counted, in words and never as a share."""
    there = seen_by(berger, TELEPHONE)
    assert len(there.decisions) <= 3
    assert len(there.cases) == 3
    assert sum(there.went.values()) >= 3
    assert "%" not in went(there) + tally(there)


@pytest.mark.parametrize(
    ("ended", "said"),
    [
        ({"positive": 1}, "Der eine vergleichbare Fall unserer Sammlung ging gut aus."),
        ({"failed": 1}, "Der eine vergleichbare Fall unserer Sammlung ging schief."),
        ({"positive": 3}, "Alle 3 vergleichbaren Fälle unserer Sammlung gingen gut aus."),
        ({"failed": 2}, "Alle 2 vergleichbaren Fälle unserer Sammlung gingen schief."),
        ({"positive": 1, "failed": 2}, "Von 3 vergleichbaren Fällen unserer Sammlung gingen 2 schief."),
    ],
)
def test_how_cases_ended_is_said_as_one_says_it(berger: Person, ended: dict[str, int], said: str) -> None:
    """Of one, of all, and of some."""
    assert went(replace(seen_by(berger, TELEPHONE), went=ended)).startswith(said)


def test_every_judge_reads_it_before_the_questions(client: Client) -> None:
    """On the page of the review, where the errand leads, and closed beside the first question."""
    round = Review.objects.get(use_case__title=TELEPHONE).rounds.get()
    client.force_login(person("vogt"))
    start = client.get("/").content.decode()
    assert f'href="/reviews/{round.review_id}/"' in start
    for address in (f"/reviews/{round.review_id}/", f"/rounds/{round.pk}/questions/T/"):
        assert "Was aus Ähnlichem geworden ist" in client.get(address).content.decode()
    assert "Was aus Ähnlichem geworden ist" not in client.get(f"/rounds/{round.pk}/questions/R/").content.decode()


def test_what_was_handed_in_changes_nothing_of_it(berger: Person) -> None:
    """It reads what was frozen, decided and published; no judgement, no doubt, no count of another open review."""
    about = Review.objects.get(use_case__title=TELEPHONE)
    before = outside(queries.outside_view_of_review(berger, about))
    Judgement.objects.filter(round__review=about).update(reason="Niemals")
    about.rounds.get().contests.all().delete()
    assert outside(queries.outside_view_of_review(berger, about)) == before


def test_the_page_of_a_use_shows_it_once_it_has_touchpoints(client: Client, berger: Person) -> None:
    """Before, there is nothing to compare."""
    client.force_login(berger)
    use = UseCase.objects.get(title=AVATAR)
    assert 'id="outside"' in client.get(f"/use-cases/{use.pk}/").content.decode()
    UseCase.objects.filter(pk=use.pk).update(file={**use.file, "touchpoints": []})
    assert 'id="outside"' not in client.get(f"/use-cases/{use.pk}/").content.decode()


def test_more_decisions_ask_no_more_questions(berger: Person, django_assert_max_num_queries: Any) -> None:
    """However many there are: what they are compared by, the three nearest, and what belongs to those."""
    with django_assert_max_num_queries(11):
        outside(seen_by(berger, AVATAR))


def test_a_signature_keeps_what_the_use_was_compared_by() -> None:
    """Its touchpoints and facts as they were frozen, and none that stayed contested."""
    for decision in Decision.objects.select_related("review"):
        kept = from_plain(decision.traits.known)
        frozen = parse(decision.review.frozen, framework(), complete=False)
        assert [contact.topic for contact in kept.contacts] == [point.topic for point in frozen.touchpoints]


# ----- the sentences


def contact(topic: str, automation: str, kind: str = "relational") -> Contact:
    return Contact(kind, topic, automation)


@pytest.mark.parametrize(
    ("topic", "ours", "theirs", "channels", "said"),
    [
        (
            "complaint",
            "intake_only",
            "auto",
            ["phone_voice"],
            "Auch hier ruft jemand mit einer Beschwerde an und erreicht zuerst eine KI.",
        ),
        (
            "booking",
            "auto",
            "auto_with_takeover",
            ["web_chat"],
            "Auch hier schreibt jemand wegen eines Termins in den Chat und bekommt die Antwort von einer KI.",
        ),
        ("crisis", "none", "auto", [], "Auch hier wendet sich jemand in einer Notlage an das Haus."),
        (
            "publication",
            "human_approves",
            "draft_for_human",
            ["print"],
            "Auch hier wird etwas veröffentlicht, und eine KI bereitet es für einen Menschen vor.",
        ),
        ("other", "auto", "auto", ["phone_voice"], ""),
    ],
)
def test_a_shared_contact_is_one_sentence(topic: str, ours: str, theirs: str, channels: list[str], said: str) -> None:
    """Who comes with what on which way, and whom they meet, where it is the same on both sides."""
    assert likeness.contact(contact(topic, ours), contact(topic, theirs), channels) == said


def test_every_topic_and_every_hand_has_its_words() -> None:
    """A new value in the framework needs a half of a sentence."""
    facts = framework().facts
    assert {*likeness.MATTERS, *likeness.DONE} == {*facts["touchpoint_topic"].values} - {"other"}
    assert {*likeness.HANDS} == {*facts["automation_level"].values}
    assert {*likeness.COMES} <= {*facts["channel"].values}


def test_the_database_finds_what_the_core_calls_comparable(berger: Person) -> None:
    """The rows that are compared at all are chosen by the same rule."""
    every = Decision.objects.filter(supersession=None)
    for use in UseCase.objects.all():
        ours = traits(value(use), framework())
        alike = {each.pk for each in every if comparable(ours, from_plain(each.traits.known))}
        assert {each.pk for each in comparable_to(ours, every)} == alike
