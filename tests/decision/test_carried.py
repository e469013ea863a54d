"""Deciding on a review of the difference: what the earlier decision suggests, and what of it stands in the record."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation

from stimmig.core.errors import Incomplete
from stimmig.decision import actions, memo, queries, words
from stimmig.decision.desk import Desk
from stimmig.decision.models import Decision
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register.models import UseCase
from stimmig.review import actions as review
from stimmig.review import queries as reviews
from stimmig.review.models import Review
from tests.decision import scene


@pytest.fixture
def decision(cast: dict[str, Person]) -> Decision:
    return scene.decided(scene.CONDITIONS)


@pytest.fixture
def judged(decision: Decision, cast: dict[str, Person]) -> Review:
    """Another branch does the same by letter; what that touches is judged and agreed."""
    now, berger = timezone.now(), cast["berger"]
    said = {"title": "Angebotsentwürfe in Kiel", "occasion": "In Kiel wartet ein Angebot zehn Tage."}
    use = actions.begin_from(decision=decision, **said, by=cast["claussen"], at=now)
    use = register.set_facts(use_case=use, facts={"channel": ["letter"]}, by=cast["claussen"], at=now)
    points = [(point["name"], {**point}) for point in use.file["touchpoints"]]
    points[0][1]["name"] = "Angebot in Kiel"
    use = register.set_touchpoints(use_case=use, rows=points, by=cast["claussen"], at=now)
    use = register.set_accountable(use_case=use, person=berger, reason="Führt das Haus.", by=berger, at=now)
    return judge(use, cast)


def judge(use: UseCase, cast: dict[str, Person]) -> Review:
    now, people = timezone.now(), [cast["berger"], cast["wegner"]]
    due_on = timezone.localdate() + timedelta(days=7)
    opened = review.open_review(
        use_case=use, judges=people, due_on=due_on, by=cast["claussen"], at=now, only_difference=True
    )
    round = opened.rounds.get()
    for person in people:
        for subject in round.subjects:
            said: dict[str, Any] = {"answer": "level", "level": 2, "reason": "Es trägt."}
            review.write(round=round, subject=subject, **said, by=person, at=now)
        review.seal(round=round, by=person, at=now)
    for subject in round.subjects:
        said = {"answer": "level", "level": 2, "reason": "Gemeinsam."}
        review.agree(review=opened, subject=subject, **said, by=cast["claussen"], at=timezone.now())
    return Review.objects.get(pk=opened.pk)


def desk(of: Review) -> Desk:
    return Desk(of, scene.leader_of(of), timezone.localdate())


def write_all(of: Review) -> None:
    """What is suggested, with somebody who stands for each condition; in the leader's own words."""
    outcome = dict.fromkeys(("sentence", "reasons", "gain", "risk", "trust"), "In Kiel ebenso.")
    conditions = dict(desk(of).begun["conditions"])
    for prefix in {name.split("-")[0] for name in conditions}:
        conditions |= {f"{prefix}-owner": "Kemal Yıldız", f"{prefix}-due_on": scene.day(60)}
    scene.write(of, "outcome", outcome | {"outcome": "introduce_with_conditions"})
    scene.write(of, "limits", desk(of).begun["limits"])
    scene.write(of, "answers", {"noted": "Zur Kenntnis genommen."})
    scene.write(of, "conditions", conditions)
    scene.write(of, "ahead", desk(of).begun["ahead"] | {"alternatives0-verdict": "Das reicht nicht."})
    scene.write(of, "unheard", {"why": "Sie wurden in der ersten Entscheidung gehört."})


def test_limits_and_conditions_are_suggested(judged: Review, decision: Decision) -> None:
    """As they were decided, under the names of today; who stands for a condition, and by when, is asked."""
    here = desk(judged)
    modes = [limit["mode"] for limit in decision.record["limits"]]
    assert list(here.begun["limits"].values()) == modes
    conditions = here.begun["conditions"]
    texts = [each["text"] for each in decision.record["conditions"]]
    assert [text for name, text in conditions.items() if name.endswith("-text")] == texts
    assert not any(name.endswith(("-owner", "-due_on")) for name in conditions)
    assert here.origin == decision


def test_suggested_conditions_are_looked_at(judged: Review) -> None:
    """Nobody signs beside them, whatever is decided; taken out, they are gone."""
    scene.write(judged, "outcome", {"outcome": "introduce"})
    states = {task.part: task.state for task in desk(judged).tasks}
    assert states["conditions"] != "done"
    assert "conditions" in desk(judged).shown
    scene.write(judged, "conditions", {})
    assert {task.part: task.state for task in desk(judged).tasks}["conditions"] == "done"


def test_the_pages_say_where_a_suggestion_comes_from(client: Client, judged: Review, decision: Decision) -> None:
    """By the number of the decision."""
    client.force_login(scene.leader_of(judged))
    client.cookies["django_language"] = "de"
    scene.write(judged, "outcome", {"outcome": "introduce_with_conditions"})
    for part in ("limits", "conditions"):
        page = client.get(f"/reviews/{judged.pk}/decision/{part}/").content.decode()
        assert f"Aus Entscheidung {decision.number}" in page


def test_a_deputy_reads_none_of_a_decision_that_is_not_theirs(
    client: Client, judged: Review, decision: Decision, stranger: Person
) -> None:
    """Their desk begins without it and says so; the leader reads that it was not read, with the way there."""
    leader, now = scene.leader_of(judged), timezone.now()
    register.involve(use_case=judged.use_case, person=stranger, kind="deputy", by=leader, at=now)
    client.force_login(stranger)
    scene.write(judged, "outcome", {"outcome": "introduce_with_conditions"})
    for part in ("limits", "conditions"):
        page = client.get(f"/reviews/{judged.pk}/decision/{part}/").text
        assert f"begann mit Entscheidung {decision.number}" in page
        assert f"Aus Entscheidung {decision.number}" not in page
        assert not any(each["text"] in page for each in decision.record["conditions"])
    actions.write(review=judged, part="conditions", content={}, by=stranger, at=now)
    client.force_login(leader)
    assert f'href="/decisions/{decision.pk}/"' in client.get(f"/reviews/{judged.pk}/decision/prepared/").text


def test_the_record_keeps_what_was_carried_over(client: Client, judged: Review, decision: Decision) -> None:
    """Level, reason and number stand in record, page and memo; the ledger proves them."""
    carried = {row.subject for row in judged.carried_levels.all()}
    assert "C" in carried
    write_all(judged)
    signed = scene.sign(judged)
    assert {each["subject"] for each in signed.record["carried"]} == carried
    proof = queries.proof(signed)
    assert proof is not None
    assert proof.unchanged
    with translation.override("de"):
        level = next(each for each in words.page(signed).levels if each["subject"] == "C")
        assert level["carried"].startswith(f"Übernommen aus Entscheidung {decision.number} vom ")
        assert (level["recorded"], bool(level["because"])) == (True, True)
        rows = memo.sections(words.page(signed), [], None)
        assert decision.number in str(rows)
        assert memo.pdf(signed).startswith(b"%PDF")
    client.force_login(scene.leader_of(judged))
    client.cookies["django_language"] = "de"
    assert f"Übernommen aus Entscheidung {decision.number}" in client.get(f"/decisions/{signed.pk}/").content.decode()


def test_the_check_shows_what_was_carried_over(client: Client, judged: Review, decision: Decision) -> None:
    """Whoever signs reads it over."""
    write_all(judged)
    client.force_login(scene.leader_of(judged))
    client.cookies["django_language"] = "de"
    page = client.get(f"/reviews/{judged.pk}/decision/check/").content.decode()
    assert f"Übernommen aus Entscheidung {decision.number}" in page


def test_a_carried_dimension_that_was_opened_must_be_judged(judged: Review, cast: dict[str, Person]) -> None:
    """Before that nothing is introduced."""
    write_all(judged)
    review.open_dimension(review=judged, dimension="C", by=cast["wegner"], at=timezone.now())
    with pytest.raises(Incomplete, match=r"review\[C1\]: not_judged"):
        scene.sign(judged)


def test_the_next_review_is_held_against_the_own_decision(judged: Review, decision: Decision) -> None:
    """Once a use has one of its own, where it began from is history."""
    found = reviews.decided_before(judged.use_case)
    assert found is not None
    assert found.decision == decision.number
    write_all(judged)
    own = scene.sign(judged)
    found = reviews.decided_before(judged.use_case)
    assert found is not None
    assert found.decision == own.number
    assert desk(judged).origin is None


def test_nothing_is_carried_from_a_decision_another_has_replaced(decision: Decision, cast: dict[str, Person]) -> None:
    """What differs is said all the same, and all five are asked."""
    said = {"title": "Angebotsentwürfe in Kiel", "occasion": "In Kiel wartet ein Angebot zehn Tage."}
    use = actions.begin_from(decision=decision, **said, by=cast["claussen"], at=timezone.now())
    found = reviews.beside_ahead(use)
    assert found is not None
    assert reviews.to_carry(found)
    later = {"decision": "2030-01", "begins": False, "by": cast["berger"], "at": timezone.now()}
    review.close(review=decision.review, **later)
    assert reviews.to_carry(found) == []


def test_nothing_is_carried_from_a_decision_that_ended(decision: Decision, cast: dict[str, Person]) -> None:
    """The use there was retired after this one began: what holds no longer is judged anew, all of it."""
    said = {"title": "Angebotsentwürfe in Kiel", "occasion": "In Kiel wartet ein Angebot zehn Tage."}
    use = actions.begin_from(decision=decision, **said, by=cast["claussen"], at=timezone.now())
    assert reviews.to_carry(reviews.beside_ahead(use))  # type: ignore[arg-type]
    leader = scene.leader_of(decision.review)
    actions.end(use_case=decision.use_case, reason="Es hat geschadet.", by=leader, at=timezone.now())
    assert not reviews.to_carry(reviews.beside_ahead(use))  # type: ignore[arg-type]
