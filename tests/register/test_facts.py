"""Facts: the seven that matter most, "I don't know", sources, the house, the whole list."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from stimmig.people.models import House, Person
from stimmig.register import actions, queries
from stimmig.register.models import NotKnown, UseCase
from tests.register.conftest import taken_in


def asked(page: str) -> list[str]:
    """The facts a page asks, in order."""
    return [part.split('"')[0] for part in page.split('name="asked" value="')[1:]]


def test_the_page_asks_at_most_seven(client: Any, begun: UseCase, albers: Person) -> None:
    """However much is unknown, seven are enough for one sitting."""
    client.force_login(albers)
    page = client.get(f"/use-cases/{begun.pk}/facts/").content.decode()
    assert 0 < len(asked(page)) <= 7
    assert "Wer weiß das?" in page


def test_the_most_decisive_come_first(client: Any, telephone: UseCase, berger: Person) -> None:
    """The order is the core's, nothing is sorted anew."""
    client.force_login(berger)
    page = client.get(f"/use-cases/{telephone.pk}/facts/").content.decode()
    order = [one.fact.key for one in queries.reading(telephone).open_questions if one.fact.key not in queries.ELSEWHERE]
    shown = list(dict.fromkeys(name.split("@")[0] for name in asked(page)))
    assert shown == order[: len(shown)]


def test_an_answer_is_kept_with_its_source_and_note(client: Any, telephone: UseCase, berger: Person) -> None:
    """A claim of the vendor stays marked as one, and counts as unproven."""
    client.force_login(berger)
    sent = {
        "asked": "data_reuse@",
        "version": telephone.version,
        "data_reuse-value": "none",
        "data_reuse-source": "vendor_claim",
        "data_reuse-note": "Vertrag, Anlage 2",
    }
    assert client.post(f"/use-cases/{telephone.pk}/facts/", sent).status_code == 302
    telephone.refresh_from_db()
    assert telephone.facts["data_reuse"] == {"value": "none", "source": "vendor_claim", "note": "Vertrag, Anlage 2"}
    assert "data_reuse" in [one.fact.key for one in queries.reading(telephone).unproven]


def test_what_is_left_untouched_stays_unknown(client: Any, begun: UseCase, albers: Person) -> None:
    """An empty answer is no answer, and no "no"."""
    client.force_login(albers)
    client.post(f"/use-cases/{begun.pk}/facts/", {"asked": ["audience@", "channel@"], "version": 1})
    begun.refresh_from_db()
    assert begun.facts == {}
    assert begun.version == 1


def test_not_knowing_is_remembered_and_asked_last_today(client: Any, telephone: UseCase, berger: Person) -> None:
    """The fact stays unknown; this person is not asked it first again before tomorrow, others are."""
    client.force_login(berger)
    first = queries.matter_most(telephone, queries.reading(telephone), berger, timezone.now())[0]
    key = first.fact.key
    client.post(f"/use-cases/{telephone.pk}/facts/", {"asked": f"{key}@", f"{key}-value": "not_known", "version": 1})
    telephone.refresh_from_db()
    assert key not in telephone.facts
    assert NotKnown.objects.get().said_by == berger.signature
    reading, now = queries.reading(telephone), timezone.now()
    assert queries.matter_most(telephone, reading, berger, now)[-1].fact.key == key
    assert queries.matter_most(telephone, reading, berger, now + timedelta(days=1))[0].fact.key == key
    assert queries.matter_most(telephone, reading, None, now)[0].fact.key == key


def test_saying_i_do_not_know_takes_a_known_answer_back(telephone: UseCase, berger: Person) -> None:
    """Who finds out that nobody really knows makes the fact unknown again."""
    answers = [("logging", "", None)]
    changed = actions.answer_facts(use_case=telephone, answers=answers, by=berger, at=timezone.now())
    assert "logging" not in changed.facts


def test_a_fact_of_touchpoints_is_asked_at_each(client: Any, begun: UseCase, albers: Person) -> None:
    """The answer belongs to one touchpoint and to no other."""
    rows = [("", {"name": name, "kind": "transactional", "automation": "auto"}) for name in ("Termin", "Auskunft")]
    actions.set_touchpoints(use_case=begun, rows=rows, by=albers, at=timezone.now())
    client.force_login(albers)
    address = f"/use-cases/{begun.pk}/facts/human_promise/?touchpoint=Auskunft"
    page = client.get(address).content.decode()
    name = page.split('type="radio" name="')[1].split('"')[0]
    assert client.post(address, {"asked": "human_promise@Auskunft", name: "true", "version": 9}).status_code == 302
    begun.refresh_from_db()
    assert [point.get("facts") for point in begun.file["touchpoints"]] == [None, {"human_promise": True}]


def test_two_answers_that_exclude_each_other_are_refused(client: Any, begun: UseCase, albers: Person) -> None:
    """ "None of these" beside one of these is said at the field."""
    client.force_login(albers)
    sent = {"asked": "sensitive_area@", "sensitive_area-value": ["none", "recruiting"], "version": 1}
    answer = client.post(f"/use-cases/{begun.pk}/facts/", sent)
    assert answer.status_code == 422
    assert "verträgt sich mit keiner anderen" in answer.content.decode()


def test_what_holds_for_the_house_is_written_once(client: Any, telephone: UseCase, berger: Person) -> None:
    """A fact of the house rests on the house and holds for every use of it."""
    client.force_login(berger)
    sent = {"asked": "microenterprise@", "microenterprise-value": "false", "version": 1}
    client.post(f"/use-cases/{telephone.pk}/facts/", sent)
    assert House.objects.get().facts["microenterprise"] is False
    other = taken_in("knowledge-assistant", berger)
    assert "microenterprise" not in other.facts
    assert queries.value(other).facts["microenterprise"].value is False


def test_the_whole_list_asks_what_the_guards_let_through(client: Any, telephone: UseCase, berger: Person) -> None:
    """What does not arise here is named as such, and is not asked."""
    groups = queries.all_facts(telephone, queries.value(telephone), timezone.localdate())
    asked_keys = {question.fact.key for group in groups for question in group.asked}
    silent = {fact.key for group in groups for fact in group.not_asked}
    assert "human_route_exists" in asked_keys
    assert "persuasion_limits_set" in silent
    assert not asked_keys & silent
    client.force_login(berger)
    page = client.get(f"/use-cases/{telephone.pk}/facts/all/").content.decode()
    assert "stellen sich hier nicht" in page


def test_a_group_is_answered_on_one_page(client: Any, telephone: UseCase, berger: Person) -> None:
    """Whoever wants it all works through a dimension at once."""
    client.force_login(berger)
    page = client.get(f"/use-cases/{telephone.pk}/facts/all/?group=A").content.decode()
    assert "human_route_steps@" in asked(page)
    assert client.get(f"/use-cases/{telephone.pk}/facts/all/?group=X").status_code == 404


def test_facts_read_from_elsewhere_have_no_page_of_their_own(client: Any, telephone: UseCase, berger: Person) -> None:
    """The kind of a touchpoint is written with the touchpoint."""
    client.force_login(berger)
    assert client.get(f"/use-cases/{telephone.pk}/facts/touchpoint_kind/").status_code == 404
    assert client.get(f"/use-cases/{telephone.pk}/facts/no_such_fact/").status_code == 404
    assert client.get(f"/use-cases/{telephone.pk}/facts/logging/?touchpoint=Nirgends").status_code == 404


def test_a_number_and_a_date_are_answers_too(client: Any, telephone: UseCase, berger: Person) -> None:
    """Nought steps is a number, "never" is an answer, a day ahead is none."""
    client.force_login(berger)
    page = f"/use-cases/{telephone.pk}/facts/"
    client.post(page, {"asked": "human_route_steps@", "human_route_steps-value": "0", "version": 9})
    client.post(page, {"asked": "escalation_last_tested@", "escalation_last_tested-value": "2026-01-15", "version": 9})
    telephone.refresh_from_db()
    assert telephone.facts["human_route_steps"] == 0
    assert telephone.facts["escalation_last_tested"] == "2026-01-15"
    client.post(page, {"asked": "escalation_last_tested@", "escalation_last_tested-instead": "never", "version": 9})
    ahead = {"asked": "human_route_last_tested@", "human_route_last_tested-value": "2999-01-01", "version": 9}
    assert client.post(page, ahead).status_code == 422
    telephone.refresh_from_db()
    assert telephone.facts["escalation_last_tested"] == "never"
