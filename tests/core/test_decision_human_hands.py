"""A limit that gives a touchpoint to a human settles what says that a machine leads there; the words say which."""

from dataclasses import replace

from stimmig.content import framework
from stimmig.core.decision import Answer, Decision, Limit, against_the_picture
from stimmig.core.decision.against import led_by_a_human
from stimmig.core.findings import read
from stimmig.core.use_case import parse
from tests.core.picturing import AS_OF, SOUND_ALL, all_five, finding, picture, reading

BY_AI = replace(finding("R2.relational-by-ai", "critical", "mismatch", "Störung melden"), settled_by="human")
BY_HUMAN = (Limit("Störung melden", "human"),)


def test_a_human_settles_what_says_so() -> None:
    """Not elsewhere, not on request only, and nothing that a human does not settle."""
    assert led_by_a_human(BY_AI, BY_HUMAN)
    assert not led_by_a_human(BY_AI, (Limit("Termin buchen", "human"),))
    assert not led_by_a_human(BY_AI, (Limit("Störung melden", "ai_human_on_request"),))
    assert not led_by_a_human(replace(BY_AI, settled_by=None), BY_HUMAN)


def test_what_a_human_settles_is_not_carried() -> None:
    """A reason is enough for it, and the decision does not go against the picture."""
    shown = picture(all_five(2, 2), SOUND_ALL, reading(BY_AI))
    carried = Decision("introduce", answers=(Answer(BY_AI.key, "reason"),))
    assert [each.finding for each in against_the_picture(carried, shown)] == [BY_AI.key]
    assert against_the_picture(replace(carried, limits=BY_HUMAN), shown) == ()


def test_the_framework_says_which() -> None:
    """A machine leading, left alone, or answering in our stead is settled by a human; words it has drafted are not."""
    settled = {rule.code for rule in framework().rules.values() if rule.settled_by == "human"}
    assert settled == {
        "R2.relational-by-ai",
        "R2.grave-topic-mixed",
        "R2.complaint-mixed",
        "E4.closeness-replaced",
    }


def test_a_finding_brings_it_along() -> None:
    """From the rule to the finding, at its touchpoint."""
    point = {"name": "Störung melden", "kind": "relational", "automation": "auto"}
    use_case = parse(
        {"schema": "stimmig/use-case/1", "title": "…", "stage": "idea", "touchpoints": [point]}, framework()
    )
    found = {each.code: each for each in read(framework(), use_case, AS_OF).findings}
    assert found["R2.relational-by-ai"].settled_by == "human"
    assert led_by_a_human(found["R2.relational-by-ai"], BY_HUMAN)
