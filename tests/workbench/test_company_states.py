"""The example company shows a review in each state, and whatever can become of a decision."""

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.decision import queries as decisions
from stimmig.decision.models import Decision, Fulfilment, Retrospect
from stimmig.decision.queries import is_awake
from stimmig.operation.models import Incident
from stimmig.operation.queries.incidents import state_of
from stimmig.people.models import Person
from stimmig.register.models import Exemption, UseCase
from stimmig.review import queries as review
from stimmig.review.models import Foresight, Review
from stimmig.workbench import queries
from tests.cast import person

pytestmark = pytest.mark.usefixtures("company")
CHAT, NOTES, KNOWLEDGE = "Chat auf der Website", "Notizen vom Kundentermin", "Wissensassistent Technik"
QUOTATIONS, AVATAR = "Angebotsentwürfe aus Anfragen", "Avatar für Produktvideos"


def reviews(title: str) -> list[Review]:
    return list(Review.objects.filter(use_case__title=title).order_by("opened_at"))


def handed_in(about: Review) -> set[str]:
    """Who has handed in to the last round."""
    last = about.rounds.order_by("number").last()
    assert last is not None
    return {seal.person.name for seal in last.seals.all()}


def test_one_was_just_opened(client: Client, berger: Person) -> None:
    """Nobody has judged; what became of similar uses is there to be read."""
    about = reviews(CHAT)[-1]
    assert handed_in(about) == set()
    client.force_login(person("brandt"))
    assert "Was aus Ähnlichem geworden ist" in client.get(f"/reviews/{about.pk}/").text
    assert queries.outside_view_of_review(berger, about).cases
    telephone = queries.outside_view_of_review(berger, reviews("Telefonassistent im Kundendienst")[-1])
    assert CHAT in {each.decision.use_case.title for each in telephone.decisions}


def test_one_was_taken_back() -> None:
    """With its reason, and begun again a week later."""
    first, second = reviews(NOTES)
    assert "Betriebsrat" in first.withdrawal.reason
    assert not hasattr(second, "withdrawal")


def test_one_is_asked_a_second_time() -> None:
    """Two of four have handed in again; on two of five questions the group has its word."""
    about = reviews(NOTES)[-1]
    assert [round.subjects for round in about.rounds.order_by("number")] == [["T", "R", "A", "C", "E"], ["R", "A"]]
    assert handed_in(about) == {"Kemal Yıldız", "Ayşe Demir"}
    assert {agreed.subject for agreed in about.agreed_levels.all()} == {"T", "C"}


def test_what_was_foreseen_stands_without_names_and_some_of_it_weighs() -> None:
    """Told by all, grouped, picked; and no row is left that knows whose it was."""
    about = reviews(NOTES)[-1]
    kinds = [story.kind for story in review.stories(about)]
    assert (kinds.count("wrong"), kinds.count("glad")) == (4, 2)
    assert len(review.story_groups(about)) == 3
    assert len(review.picture(about).foreseen) == 2
    assert not Foresight.objects.exclude(seal=None).exists()


def test_some_moved_in_a_second_round_and_one_did_not() -> None:
    """After the talk two answer otherwise, with both reasons; the picture counts their last word."""
    about = reviews(CHAT)[1]
    (asked_twice,) = (each for each in review.picture(about).standings if each.before)
    before = {each.person: each.level for each in asked_twice.before}
    after = {each.person: each.level for each in asked_twice.positions}
    assert len([who for who in after if before[who] != after[who]]) == 2
    assert len(after) == 4


def test_a_decision_took_the_place_of_another() -> None:
    """The trial ended as one that stays, and says of everything foreseen what was done about it."""
    trial, now = Decision.objects.filter(use_case__title=CHAT).order_by("made_at")
    assert trial.supersession.new == now
    assert {met["kind"] for met in trial.record["provisions"]} == {"condition", "trigger", "accepted"}


def test_good_decisions_had_bad_luck_and_good() -> None:
    """How it turned out, and whether one would decide so again, are two things."""
    said = {(word.turned_out, word.again) for word in Retrospect.objects.all()}
    assert {("did_not", "yes"), ("happened", "otherwise"), ("happened", "yes")} <= said


def test_a_condition_does_not_hold() -> None:
    """Said by whoever stands for it."""
    assert Fulfilment.objects.filter(state="not_fulfilled").get().by == person("demir")


def test_a_ruling_is_contradicted_and_excepted() -> None:
    """One touchpoint of the chat is excepted; the avatar and the telephone contradict it and nobody has answered."""
    assert Exemption.objects.get().use_case.title == CHAT
    apart = {
        about.use_case.title
        for about in Review.objects.filter(closing=None, withdrawal=None)
        if any(found.kind == "incoherent" for found in review.picture(about).findings)
    }
    assert "Avatar für Produktvideos" in apart


def test_one_is_parked_and_woken_and_one_refused_and_waiting() -> None:
    """What it waited for has happened; the other still waits."""
    today = timezone.localdate()
    assert is_awake(Decision.objects.get(use_case__title=KNOWLEDGE), today)
    assert not is_awake(Decision.objects.get(use_case__title="Vorauswahl von Bewerbungen"), today)


def test_one_has_grown_beyond_its_decision(berger: Person) -> None:
    """Another touchpoint and another channel, neither of them decided."""
    beyond = queries.standing(berger, UseCase.objects.get(title=CHAT)).uncovered
    assert {(each.kind, each.what) for each in beyond} == {("touchpoint", "Störung melden"), ("channel", "messenger")}


def test_something_went_wrong_twice_with_the_chat() -> None:
    """Once reported in the house and put right, once told by a person affected and still in hand."""
    first, second = Incident.objects.filter(use_case__title=CHAT).order_by("at")
    assert (first.source, state_of(first)) == ("staff", "closed")
    assert (second.source, state_of(second)) == ("person", "in_hand")
    assert second.exchanges.get().of_house


def test_opinions_are_asked_given_and_not_asked() -> None:
    """In the review that is being talked about now."""
    assert {opinion.kind for opinion in reviews(NOTES)[-1].opinions.all()} == {"asked", "given", "not_asked"}


def test_a_deputy_has_prepared_what_waits_for_its_decision(berger: Person) -> None:
    """Named by the leader who decides, who has taken nothing over yet."""
    (waiting,) = decisions.waiting_for(berger)
    prepared = decisions.prepared(waiting)
    assert prepared
    assert prepared.writer == person("luehrs")
    assert decisions.prepares(person("luehrs"), waiting)
    assert decisions.adoption(waiting) is None


def test_an_idea_was_set_aside() -> None:
    """With its reason, by whoever had it."""
    resting = UseCase.objects.get(ending__isnull=False).ending
    assert resting
    assert (resting.kind, resting.by) == ("set_aside", person("petersen"))
    assert "Zettel" in resting.reason


def test_whoever_stands_between_the_ends_is_shown_with_a_level(client: Client) -> None:
    """Also where the picture has a contradiction to a ruling beside it."""
    about = reviews("Avatar für Produktvideos")[-1]
    client.force_login(person("claussen"))
    shown = client.get(f"/reviews/{about.pk}/picture/").text
    assert "Anders als wir es sonst halten" in shown
    between = shown.partition('class="opposite__between"')[2]
    assert "Schwach" in between.partition("Die Handgriffe gern.")[0]


def test_the_handbook_counts_what_a_leader_answers_here() -> None:
    """One point for the quotations and eleven for the avatar, as the chapter on the meeting says."""
    weigh = {title: len(decisions.grounds(reviews(title)[0]).picture.weighing) for title in (QUOTATIONS, AVATAR)}
    assert weigh == {QUOTATIONS: 1, AVATAR: 11}
