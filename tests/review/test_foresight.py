"""A look a year ahead: written alone, sealed with the judgements, and nobody's once it is revealed."""

import pytest

from stimmig.core.errors import Refusal
from stimmig.ledger.models import Content
from stimmig.review import actions, queries
from stimmig.review.models import Foresight, Review, Story
from tests.cast import person
from tests.review.browsing import at, text
from tests.review.scene import DUE, NOW, judge, opened, round_of, use_case

pytestmark = pytest.mark.django_db

WRONG = {
    "albers": "Im Winter fiel die Heizung aus, und die KI schickte alle in die Warteschleife.",
    "demir": "Zwei Stammkunden haben gekündigt, weil nachts kein Mensch kam.",
    "brandt": "Niemand konnte sagen, was der Kundin versprochen worden war.",
}
GLAD = "Morgens liegen die Termine fertig da."


def foreseen(text_of: dict[str, str] | None = None) -> Review:
    """A review everybody has handed in to, each with a story of how it went wrong."""
    review = opened(judges=tuple(WRONG), use_case=use_case("invoice-processing"))
    for who, told in (WRONG if text_of is None else text_of).items():
        actions.foresee(round=round_of(review), kind="wrong", text=told, by=person(who))
    actions.foresee(round=round_of(review), kind="glad", text=GLAD, by=person("demir"))
    for who in WRONG:
        judge(who, review)
    return review


def grouped(picked: bool = True) -> Review:
    """The same, two stories grouped and their group held to be weighty."""
    review = foreseen()
    keys = {story.text: story.pk for story in queries.stories(review)}
    names = {keys[WRONG["albers"]]: "Nachts kommt keiner", keys[WRONG["demir"]]: "Nachts kommt keiner"}
    actions.group(review=review, names=names, by=person("claussen"), at=NOW)
    if picked:
        chosen = [group.pk for group in queries.story_groups(review)]
        actions.pick(review=review, groups=chosen, by=person("claussen"), at=NOW)
    return review


def test_both_stories_are_written_on_one_page_and_come_back_to_the_answers() -> None:
    """Either may stay empty; what was emptied is gone."""
    review, visit = opened(), at("albers")
    address = f"/rounds/{round_of(review).pk}/foresight/"
    assert visit.post(address, {"wrong": "Es ging schief.", "glad": ""}).headers["Location"].endswith("/answers/")
    assert queries.own_foresight(person("albers"), round_of(review)) == {"wrong": "Es ging schief."}
    assert "Es ging schief." in text(visit.get(f"/rounds/{round_of(review).pk}/answers/"))
    visit.post(address, {"wrong": "", "glad": GLAD})
    assert queries.own_foresight(person("albers"), round_of(review)) == {"glad": GLAD}


def test_whoever_skips_it_opens_no_page_more() -> None:
    """After the last question come the answers as ever, and one can hand in."""
    review, visit = opened(), at("albers")
    said = {"answer": "2", "reason": "Trägt."}
    address = f"/rounds/{round_of(review).pk}"
    assert visit.post(f"{address}/questions/E/", said).headers["Location"] == f"{address}/answers/"
    assert judge("albers", review).number == 1


def test_a_changed_story_is_to_be_handed_in_again() -> None:
    """Like a changed answer."""
    review = opened()
    judge("albers", review)
    assert not queries.changed_since_handed_in(person("albers"), round_of(review))
    actions.foresee(round=round_of(review), kind="wrong", text="Doch noch etwas.", by=person("albers"))
    assert queries.changed_since_handed_in(person("albers"), round_of(review))
    actions.seal(round=round_of(review), by=person("albers"), at=NOW)
    assert not queries.changed_since_handed_in(person("albers"), round_of(review))


def test_only_who_judges_writes_and_only_in_the_first_round() -> None:
    """Whoever reads along is told so; after the talk nobody looks ahead unseen any more."""
    review = foreseen()
    with pytest.raises(Refusal, match="already-revealed"):
        actions.foresee(round=round_of(review), kind="wrong", text="Zu spät.", by=person("albers"))
    actions.open_second_round(review=review, subjects=["T"], due_on=DUE, by=person("claussen"), at=NOW)
    with pytest.raises(Refusal, match="not-first-round"):
        actions.foresee(round=round_of(review), kind="wrong", text="Noch einmal.", by=person("albers"))
    other = opened(use_case=use_case("quotation-drafts"))
    assert at("jansen").get(f"/rounds/{round_of(other).pk}/foresight/").status_code == 403
    with pytest.raises(Refusal, match="not-asked"):
        actions.foresee(round=round_of(other), kind="wrong", text="Ich.", by=person("jansen"))


def test_after_the_reveal_no_row_knows_whose_it_was() -> None:
    """Not the tables, earlier versions included, nor the order of the keys, nor the ledger."""
    review = opened(judges=tuple(WRONG), use_case=use_case("invoice-processing"))
    for who, told in WRONG.items():
        for version in ("Zuerst: ", ""):
            actions.foresee(round=round_of(review), kind="wrong", text=version + told, by=person(who))
            if version:
                judge(who, review) if who != "brandt" else None
    for who in WRONG:
        judge(who, review)
    assert not Foresight.objects.exists()
    assert list(Story.objects.order_by("pk").values_list("text", flat=True)) == sorted(WRONG.values())
    assert {field.name for field in Story._meta.get_fields()} == {"id", "review", "kind", "text", "group"}
    for content in Content.objects.filter(entry__kind="round.revealed"):
        seals = content.read()["content"]["seals"]
        assert not any(told in str(seals) for told in WRONG.values())
        assert [each["text"] for each in content.read()["content"]["foreseen"]] == sorted(WRONG.values())
    assert not Content.objects.filter(entry__kind="seal.made", canonical__contains="Heizung").exists()


def test_what_was_changed_and_not_handed_in_stays_with_its_author() -> None:
    """It does not count, and nobody else reads it."""
    review = opened(judges=("albers", "demir"), use_case=use_case("invoice-processing"))
    judge("albers", review)
    actions.foresee(round=round_of(review), kind="wrong", text="Nur für mich.", by=person("albers"))
    judge("demir", review)
    assert not queries.stories(review).exists()
    assert "Nur für mich." in text(at("albers").get(f"/reviews/{review.pk}/"))
    assert "Nur für mich." not in text(at("demir").get(f"/reviews/{review.pk}/"))


def test_the_picture_shows_the_stories_and_nobody_beside_them() -> None:
    """How it went wrong and why everybody is glad, for everybody who sees the picture."""
    shown = text(at("jansen").get(f"/reviews/{foreseen().pk}/picture/"))
    part = shown[shown.index('id="foreseen"') : shown.index('id="findings"')]
    for told in (*WRONG.values(), GLAD):
        assert told in part
    assert not any(person(who).name in part for who in WRONG)


def test_without_stories_nothing_is_said_of_them() -> None:
    """Skipped by all, missed by nobody."""
    review = opened(judges=("albers", "demir"), use_case=use_case("invoice-processing"))
    judge("albers", review)
    judge("demir", review)
    assert 'id="foreseen"' not in text(at("albers").get(f"/reviews/{review.pk}/picture/"))


def test_the_same_name_puts_stories_together_and_at_most_three_weigh() -> None:
    """On one page: first the names, then what weighs; an empty group is gone."""
    review, visit = foreseen(), at("claussen")
    address = f"/reviews/{review.pk}/stories/"
    keys = [story.pk for story in queries.stories(review).filter(kind="wrong")]
    visit.post(address, {f"story-{pk}": "Nachts" for pk in keys})
    (group,) = queries.story_groups(review)
    assert group.stories.count() == 3
    assert visit.post(f"/reviews/{review.pk}/picks/", {"groups": [group.pk]}).status_code == 302
    visit.post(address, {f"story-{keys[0]}": "Nachts", f"story-{keys[1]}": "Zusagen"})
    assert [(each.name, hasattr(each, "pick")) for each in queries.story_groups(review)] == [
        ("Nachts", True),
        ("Zusagen", False),
    ]
    assert queries.picture(review).foreseen[0].name == "Nachts"
    visit.post(address, {f"story-{pk}": "Alles" for pk in keys})
    assert [each.name for each in queries.story_groups(review)] == ["Alles"]
    assert queries.picture(review).foreseen[0].name == "Alles"  # what weighed weighs under its new name


def test_more_than_three_do_not_weigh() -> None:
    """Said at the field, and by the rule itself."""
    texts = {who: f"{told} Ende." for who, told in WRONG.items()}
    review = foreseen(texts)
    Story.objects.create(review=review, kind="wrong", text="Eine vierte.")
    stories = queries.stories(review).filter(kind="wrong")
    names = {story.pk: f"Gruppe {n}" for n, story in enumerate(stories)}
    actions.group(review=review, names=names, by=person("claussen"), at=NOW)
    keys = [group.pk for group in queries.story_groups(review)]
    response = at("claussen").post(f"/reviews/{review.pk}/picks/", {"groups": keys})
    assert response.status_code == 422
    assert "Wählen Sie höchstens drei" in text(response)
    with pytest.raises(Refusal, match="too-many-picked"):
        actions.pick(review=review, groups=keys, by=person("claussen"), at=NOW)


def test_only_who_guides_groups_and_only_until_the_signature() -> None:
    """Others are told who does; what is decided stays."""
    review = grouped()
    for who, status in (("berger", 200), ("albers", 403), ("luehrs", 403), ("jansen", 403), ("stranger", 404)):
        assert at(who).get(f"/reviews/{review.pk}/stories/").status_code == status, who
    glad = queries.stories(review).get(kind="glad").pk
    with pytest.raises(Refusal, match="no-such-story"):
        actions.group(review=review, names={glad: "Froh"}, by=person("claussen"), at=NOW)
    actions.close(review=review, decision="2026-01", begins=True, by=person("berger"), at=NOW)
    with pytest.raises(Refusal, match="decided"):
        actions.group(review=review, names={}, by=person("claussen"), at=NOW)
    with pytest.raises(Refusal, match="decided"):
        actions.pick(review=review, groups=[], by=person("claussen"), at=NOW)
