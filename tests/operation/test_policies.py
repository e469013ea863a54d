"""Guardrails are made version by version, put in force by one person, and end with the decision they follow from."""

import hashlib
import json
import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from stimmig.core import policy as core
from stimmig.core.errors import Contradicts, Refusal
from stimmig.core.ledger import canonical
from stimmig.decision import actions as decision
from stimmig.decision.models import Supersession
from stimmig.ledger.models import Content
from stimmig.operation import actions, queries
from stimmig.operation.drafting import suggested
from stimmig.operation.models import Policy
from tests.decision.scene import DECLINED, decided
from tests.operation import scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quotations")]


def test_a_version_follows_from_the_decision_and_is_in_the_ledger() -> None:
    """Every limit of the record, the hash of the canonical file, and the whole file where nothing can be altered."""
    policy = scene.made(scene.introduced())
    read = core.parse(policy.file)
    limits = [(each["touchpoint"], each["mode"]) for each in policy.decision.record["limits"]]
    assert [(each.name, each.lead) for each in read.contacts] == limits
    assert policy.hash == hashlib.sha256(canonical(policy.file)).hexdigest()
    said = Content.objects.get(entry__kind="policy.made").read()["content"]
    assert (said["policy"], said["version"], said["hash"]) == (policy.file, 1, policy.hash)


def test_nothing_is_in_force_before_the_leader_says_so() -> None:
    """Whoever tends the use prepares; neither facilitation nor another leader puts it in force."""
    decided = scene.introduced()
    policy = scene.made(decided, by=scene.person("claussen"))
    assert queries.in_force(decided.use_case) is None
    for key in ("claussen", "luehrs", "petersen"):
        with pytest.raises(Refusal, match="not-yours"):
            actions.enforce(policy=policy, by=scene.person(key), at=timezone.now())
    with pytest.raises(PermissionDenied, match=scene.leader(decided).name):
        queries.policy_to_enforce_for(scene.person("claussen"), policy.pk)
    actions.enforce(policy=policy, by=scene.leader(decided), at=timezone.now())
    assert queries.in_force(decided.use_case) == policy
    assert Content.objects.get(entry__kind="policy.enforced").read()["content"]["hash"] == policy.hash


def test_the_later_version_holds_and_none_twice() -> None:
    """The one before ends with it; what was in force once is made anew."""
    first = scene.guarded()
    second = scene.made(first.decision)
    assert (second.version, queries.in_force(scene.use_of(first))) == (2, first)
    actions.enforce(policy=second, by=scene.leader(first.decision), at=timezone.now())
    assert queries.in_force(scene.use_of(first)) == second
    with pytest.raises(Refusal, match="in-force-before"):
        actions.enforce(policy=first, by=scene.leader(first.decision), at=timezone.now())
    with pytest.raises(PermissionDenied):
        queries.policy_to_enforce_for(scene.leader(first.decision), first.pk)


def test_never_in_force_without_a_decision_in_force() -> None:
    """A later decision ends the older guardrails, and so does the end of the use; taken up again they hold again."""
    policy = scene.guarded()
    leader = scene.leader(policy.decision)
    decision.end(use_case=policy.decision.use_case, reason="Der Anbieter geht.", by=leader, at=timezone.now())
    assert queries.in_force(scene.use_of(policy)) is None
    decision.resume(use_case=scene.use_of(policy), reason="Er bleibt.", by=leader, at=timezone.now())
    assert queries.in_force(scene.use_of(policy)) == policy
    later = type(policy.decision).objects.get(pk=policy.decision_id)
    later.pk, later.uuid, later.number = None, uuid.uuid4(), "2030-01"
    later.record = later.record | {"number": later.number}
    later.save()
    Supersession.objects.create(old=policy.decision, new=later, at=timezone.now())
    assert queries.in_force(scene.use_of(policy)) is None
    with pytest.raises(Refusal, match="not-in-force"):
        scene.made(policy.decision)
    again = suggested(later)
    assert (again.decision, again.human.contact) == ("2030-01", scene.CONTACT)


def test_what_was_decided_cannot_be_loosened() -> None:
    """Nothing is written where the terms go against the decision."""
    decided = scene.introduced()
    kept = next(each["touchpoint"] for each in decided.record["limits"] if each["mode"] == "human")
    loose = (core.ContactTerms(kept, lead="ai"),)
    with pytest.raises(Contradicts, match="kept_human"):
        scene.made(decided, contacts=loose)
    assert not decided.policies.exists()


def test_a_decision_that_declines_has_none() -> None:
    """There is nothing to follow; the page says so."""
    declined = decided(DECLINED)
    assert queries.decision_to_follow_of(declined.use_case) is None
    with pytest.raises(PermissionDenied):
        queries.decision_to_follow_for(scene.leader(declined), declined.use_case_id)


def test_the_words_for_somebody_in_need_stand_in_each_language_by_themselves(client: Client) -> None:
    """Marked as what they are, so that they are read aloud as such."""
    decided = scene.introduced()
    client.force_login(scene.leader(decided))
    page = client.get(f"/use-cases/{decided.use_case_id}/guardrails/new/").text
    assert [page.count(f'<p lang="{language}">') for language in core.LANGUAGES] == [1] * len(core.LANGUAGES)


def test_the_form_is_filled_in_and_saves_a_version(client: Client) -> None:
    """From what is suggested to a version that can be tried; what is wrong is said at its field, nothing is lost."""
    decided = scene.introduced()
    client.force_login(scene.leader(decided))
    address = f"/use-cases/{decided.use_case_id}/guardrails/new/"
    form = client.get(address).context["form"]
    typed = {name: value for name in form.fields if (value := form[name].value()) not in (None, False, "")}
    typed = {name: "\n".join(value) if name in ("words", "never_says") else value for name, value in typed.items()}
    way = {f"contact-{language}": words for language, words in scene.CONTACT.items()}
    bare = client.post(address, typed | {"contact-en": "", "says-de-held": "Fragen Sie {boss}.", "minutes": "5"})
    assert bare.status_code == 422
    assert 'value="5"' in bare.text
    assert "contact-en" in bare.context["form"].errors
    answer = client.post(address, typed | way | {"says-de-held": "Fragen Sie {boss}."})
    assert answer.status_code == 422
    assert "{boss} kann niemand ausfüllen" in answer.text
    assert "says-de-held" in answer.context["form"].errors
    half = client.post(address, typed | way | {"hours-1-days": ["5"], "closed": "Weihnachten"})
    assert {"hours-1-days", "closed"} <= set(half.context["form"].errors)
    said = way | {"never_says": "ohne Gewähr\n\nohne Gewähr", "closed": "2026-12-24"}
    saved = client.post(address, typed | said)
    assert saved.status_code == 302, saved.context["form"].errors
    made = core.parse(decided.policies.get().file)
    assert (made.never_says, made.human.contact) == (("ohne Gewähr",), scene.CONTACT)
    assert client.get(address).context["form"]["never_says"].value() == "ohne Gewähr"


def test_leaders_read_a_paragraph_and_engineers_a_file(client: Client) -> None:
    """The same in words and as JSON."""
    policy = scene.guarded()
    client.force_login(scene.leader(policy.decision))
    for page in (f"/use-cases/{policy.decision.use_case_id}/guardrails/", f"/guardrails/{policy.pk}/"):
        shown = client.get(page).text
        assert "Wer einen Menschen möchte, bekommt ihn sofort" in shown
        assert scene.CONTACT["de"] + "." in shown
    file = client.get(f"/guardrails/{policy.pk}/file/")
    assert core.parse(json.loads(file.content)) == core.parse(policy.file)
    assert "attachment" in file["Content-Disposition"]


def test_the_history_of_the_use_tells_it(client: Client) -> None:
    """Who made which version, and who put it in force."""
    policy = scene.guarded()
    client.force_login(scene.leader(policy.decision))
    told = client.get(f"/use-cases/{policy.decision.use_case_id}/history/").text
    assert f"hat Leitplanken für Entscheidung {policy.decision.number} festgelegt, Fassung 1" in told
    assert "in Kraft gesetzt" in told


def test_the_next_step_is_said_where_an_ai_speaks_itself(client: Client) -> None:
    """To whoever sees the use; not for drafts a human sends, and no longer once something is in force."""
    decided, title = scene.introduced(), "Leitplanken festlegen"
    page = f"/use-cases/{decided.use_case_id}/"
    client.force_login(scene.leader(decided))
    assert title not in client.get(page).text
    review = decided.review
    frozen = review.frozen | {"touchpoints": [each | {"automation": "auto"} for each in review.frozen["touchpoints"]]}
    type(review).objects.filter(pk=review.pk).update(frozen=frozen)
    assert f"{page}guardrails/new/" in client.get(page).text
    client.force_login(scene.person("jansen"))
    assert title in client.get(page).text
    scene.guarded()
    assert title not in client.get(page).text


def test_a_decision_and_its_guardrails_lead_to_each_other(client: Client) -> None:
    """Before anything is in force and after; also from every single version."""
    decided = scene.introduced()
    client.force_login(scene.leader(decided))
    record, page = f"/decisions/{decided.pk}/", f"/use-cases/{decided.use_case_id}/guardrails/"
    assert f'href="{page}"' in client.get(record).text
    assert f'href="{record}"' in client.get(page).text
    policy = scene.guarded(decided)
    for each in (page, f"/guardrails/{policy.pk}/"):
        assert f'href="{record}"' in client.get(each).text


def test_it_is_put_in_force_from_its_own_page(client: Client) -> None:
    """In one step by the leader; once the use rests, nobody does, and the page says so."""
    policy = scene.made(scene.introduced())
    leader = scene.leader(policy.decision)
    client.force_login(leader)
    address = f"/guardrails/{policy.pk}/enforcements/"
    assert address in client.get(f"/guardrails/{policy.pk}/").text
    assert client.post(address).status_code == 302
    assert queries.in_force(scene.use_of(policy)) == policy
    assert client.post(address).status_code == 403
    later = scene.made(policy.decision)
    decision.end(use_case=scene.use_of(policy), reason="Der Anbieter geht.", by=leader, at=timezone.now())
    assert client.post(f"/guardrails/{later.pk}/enforcements/").status_code == 403


def test_a_pilot_says_beforehand_when_it_ends_and_then_that_it_has(client: Client) -> None:
    """On the page of the use, on that of the guardrails, and in their paragraph."""
    policy, today = scene.guarded(), timezone.localdate()
    client.force_login(scene.leader(policy.decision))
    pages = [f"/use-cases/{policy.decision.use_case_id}/{page}" for page in ("", "guardrails/")]
    for day, said in ((today + timedelta(days=1), "Die Erprobung endet am"), (today, "Die Erprobung ist zu Ende")):
        Policy.objects.filter(pk=policy.pk).update(file=policy.file | {"until": day.isoformat()})
        for page in pages:
            assert said in client.get(page).text
        assert f"Vom {date_format(day)} an antwortet sie in keinem neuen Gespräch" in client.get(pages[1]).text


def test_a_pilot_can_be_tried_on_the_day_it_has_ended(client: Client) -> None:
    """By hand one sees what would be said."""
    policy = scene.guarded()
    Policy.objects.filter(pk=policy.pk).update(file=policy.file | {"until": "2027-03-31"})
    client.force_login(scene.leader(policy.decision))
    contact = next(each["name"] for each in policy.file["contacts"] if each["lead"] != "human")
    typed = {"touchpoint": contact, "person": "Guten Tag.", "language": "de", "missed": 0}
    for day, ended in (("2027-03-30T10:00", False), ("2027-03-31T10:00", True)):
        shown = client.post(f"/guardrails/{policy.pk}/trial/", typed | {"at": day}).text
        assert ("die Erprobung war zu Ende" in shown) == ended
