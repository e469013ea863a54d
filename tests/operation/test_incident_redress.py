"""An incident grows part by part, and is closed only when it is put right."""

from datetime import timedelta

import pytest
from django.utils import timezone

from stimmig.core import incident as core
from stimmig.core.errors import Incomplete, Refusal
from stimmig.ledger.cases.actions import erase
from stimmig.ledger.models import Content, Entry
from stimmig.operation.actions import incidents as actions
from stimmig.operation.models import Conversation, Incident
from stimmig.operation.queries import incidents as queries
from tests.cast import person
from tests.operation.incidents import THREE, closed, dismissed, put_right, reported, running, say, told

pytestmark = pytest.mark.django_db


def kinds(of: Incident) -> list[str]:
    found = Content.objects.filter(subject=of.uuid).order_by("entry_id").select_related("entry")
    return [content.entry.kind for content in found]


def test_three_fields_begin_it_and_every_change_is_recorded() -> None:
    """Nothing else is asked for at first; what follows is an entry each."""
    made = say(reported(), "owner", "deadline")
    assert (made.happened, made.told, made.doing) == tuple(THREE.values())
    assert queries.state_of(made) == "in_hand"
    assert kinds(made) == ["incident.opened", "incident.changed", "incident.changed"]


def test_the_ledger_keeps_no_word_anybody_typed() -> None:
    """What is typed may be about a person, and the ledger cannot be erased yet."""
    made = put_right(told()[0])
    kept = " ".join(Content.objects.filter(subject=made.uuid).values_list("canonical", flat=True))
    typed = [made.happened, made.wish, made.contact, *made.words.values_list("text", flat=True)]
    assert [text for text in typed if text in kept] == []


def test_the_latest_word_counts_and_the_earlier_stays() -> None:
    """Who looks after it and until when stand in the columns by which it is found."""
    made = say(reported(), "owner", "deadline", "cause", "cause")
    assert made.words.filter(part="cause").count() == 2
    assert made.owner == person("brandt")
    assert made.deadline is not None


def test_closing_is_refused_with_the_list_of_what_is_missing() -> None:
    """All of it at once."""
    made = say(reported(), "owner", "severity", "informed", "cause", "lesson")
    with pytest.raises(Incomplete) as refused:
        actions.close(incident=made, by=person("berger"), at=timezone.now())
    assert refused.value.gaps == ("corrected", "compensated", "cause_fixed")
    assert Incident.objects.get(pk=made.pk).closing is None


def test_what_is_closed_takes_no_word_until_it_is_taken_up_again() -> None:
    """Then what was said before still counts."""
    made = closed()
    with pytest.raises(Refusal, match="closed"):
        say(made, "lesson")
    actions.reopen(incident=made, reason="Es ist wieder geschehen.", by=person("brandt"), at=timezone.now())
    again = Incident.objects.get(pk=made.pk)
    assert queries.state_of(again) == "put_right"
    assert kinds(again)[-2:] == ["incident.closed", "incident.changed"]


def test_what_was_none_is_dismissed_and_whoever_told_us_hears_first() -> None:
    """Of what staff reported nobody else has to hear."""
    assert queries.state_of(dismissed()) == "dismissed"
    made, _ = told()
    with pytest.raises(Incomplete):
        actions.dismiss(incident=made, reason="Ein Scherz.", by=person("berger"), at=timezone.now())
    say(made, "informed")
    actions.dismiss(incident=made, reason="Ein Scherz.", by=person("berger"), at=timezone.now())


@pytest.mark.parametrize("who", ["jansen", "thomsen", "stranger", "petersen"])
def test_only_whoever_works_on_it_says_something(who: str) -> None:
    """Reading along, judging elsewhere or looking after the technology is not enough."""
    made = reported()
    with pytest.raises(Refusal, match="not-yours"):
        say(made, "cause", by=who)


def test_whoever_looks_after_it_works_on_it_also_without_a_part_in_the_use() -> None:
    """From the moment they are named; the works council and the technology are not."""
    made = reported()
    said = {"part": "owner", "text": "", "by": person("berger"), "at": timezone.now()}
    actions.say(incident=made, person=person("petersen"), **said)
    say(made, "cause", by="petersen")
    for who in ("jansen", "thomsen"):
        with pytest.raises(Refusal, match="cannot-own"):
            actions.say(incident=made, person=person(who), **said)


def test_a_rule_opens_one_with_the_conversation_in_which_it_noticed_something() -> None:
    """By its code, and nobody signs for it. It is recorded in the case of the conversation, and goes with it."""
    now, use = timezone.now(), running()
    said = {"touchpoint": "Frage zur Wartung", "retention": "K1"}
    talk = Conversation.objects.create(use_case=use, opened_at=now, last_at=now, **said)
    made = actions.open_by_rule(use_case=use, conversation=talk, finding="promise", happened="Ein Versprechen.", at=now)
    assert (made.source, made.finding, made.conversation, made.by) == ("rule", "promise", talk, None)
    say(made, "cause")
    assert list(Entry.objects.filter(case=talk.case).values_list("kind", flat=True)) == [
        "incident.opened",
        "incident.changed",
    ]
    assert kinds(made) == []
    actions.dismiss(incident=made, reason="Ein Test.", by=person("berger"), at=now)
    erase(case=talk.case, ground="run-out", by=person("berger"), at=now + timedelta(days=5 * 365))
    actions.add(incident=made, text="Danke.", at=now)
    assert kinds(made) == ["incident.changed"]


def test_a_word_that_lacks_what_its_part_asks_for_is_refused() -> None:
    """Forms ask first; the action asks again."""
    made = reported()
    assert core.faults("severity", {"choice": "", "text": "x"})
    with pytest.raises(Refusal, match="incomplete-word"):
        actions.say(incident=made, part="severity", text="x", by=person("berger"), at=timezone.now())
    with pytest.raises(Refusal, match="incomplete-word"):
        actions.say(incident=made, part="blame", text="x", by=person("berger"), at=timezone.now())
