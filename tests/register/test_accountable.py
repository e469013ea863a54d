"""One leader is named who decides; leaders name, and say why."""

from typing import Any

import pytest
from django.utils import timezone

from stimmig.core.errors import Refusal
from stimmig.ledger.queries import contents_about
from stimmig.people.models import Person
from stimmig.register import actions, queries
from stimmig.register.models import UseCase


def test_a_leader_names_a_leader_with_a_reason(client: Any, telephone: UseCase, berger: Person, luehrs: Person) -> None:
    """The link and the text in the file follow; the reason is in the ledger."""
    client.force_login(berger)
    said = {"person": luehrs.pk, "reason": "Sie zahlt die Rechnung."}
    assert client.post(f"/use-cases/{telephone.pk}/accountable/", said).status_code == 302
    telephone.refresh_from_db()
    assert telephone.accountable == luehrs
    assert telephone.file["accountable"] == luehrs.signature
    recorded = contents_about(telephone, "accountable.set").get().read()["content"]
    assert recorded["reason"] == "Sie zahlt die Rechnung."


def test_a_text_that_already_means_the_person_stays_as_written(telephone: UseCase, berger: Person) -> None:
    """Linking Anke Berger leaves "A. Berger, Geschäftsführung" alone."""
    named = actions.set_accountable(use_case=telephone, person=berger, reason="Chefsache", by=berger, at=timezone.now())
    assert named.file["accountable"] == "A. Berger, Geschäftsführung"


def test_of_two_with_one_surname_the_file_names_the_one_who_answers(
    telephone: UseCase, berger: Person, luehrs: Person
) -> None:
    """When the linked person changes, so does the text, whatever the two are called."""
    Person.objects.filter(pk=luehrs.pk).update(name="Jan Berger")
    luehrs.refresh_from_db()
    for person in (berger, luehrs):
        named = actions.set_accountable(use_case=telephone, person=person, reason="x", by=berger, at=timezone.now())
    assert named.file["accountable"] == luehrs.signature


def test_a_surname_two_people_have_names_neither(telephone: UseCase, berger: Person, luehrs: Person) -> None:
    """Before anybody is linked, "A. Berger" could be either of them, so the file says whom."""
    Person.objects.filter(pk=luehrs.pk).update(name="Jan Berger")
    luehrs.refresh_from_db()
    named = actions.set_accountable(use_case=telephone, person=luehrs, reason="x", by=berger, at=timezone.now())
    assert named.file["accountable"] == luehrs.signature


def test_a_surname_within_another_is_somebody_else(telephone: UseCase, berger: Person, luehrs: Person) -> None:
    """ "A. Berger" does not mean Frauke Berg."""
    Person.objects.filter(pk=luehrs.pk).update(name="Frauke Berg")
    luehrs.refresh_from_db()
    named = actions.set_accountable(use_case=telephone, person=luehrs, reason="x", by=berger, at=timezone.now())
    assert named.file["accountable"] == luehrs.signature


def test_naming_somebody_answers_the_question_of_who_owns_it(begun: UseCase, berger: Person) -> None:
    """The fact owner_named follows and is never written into the file."""
    named = actions.set_accountable(use_case=begun, person=berger, reason="Chefsache", by=berger, at=timezone.now())
    assert "owner_named" not in named.facts
    assert "owner_named" not in [one.fact.key for one in queries.reading(named).open_questions]


def test_nobody_but_a_leader_names_and_nobody_but_a_leader_is_named(
    client: Any, begun: UseCase, cast: dict[str, Person]
) -> None:
    """Facilitators and reviewers are told who does; the action refuses as well."""
    for key in ("claussen", "albers"):
        client.force_login(cast[key])
        assert client.get(f"/use-cases/{begun.pk}/accountable/").status_code == 403
    for person, by in ((cast["berger"], cast["albers"]), (cast["albers"], cast["berger"])):
        with pytest.raises(Refusal, match="leaders-only"):
            actions.set_accountable(use_case=begun, person=person, reason="x", by=by, at=timezone.now())
    begun.refresh_from_db()
    assert begun.accountable is None


def test_a_reason_is_needed(client: Any, telephone: UseCase, berger: Person) -> None:
    """Without one the page asks for it, and nobody is named."""
    client.force_login(berger)
    answer = client.post(f"/use-cases/{telephone.pk}/accountable/", {"person": berger.pk, "reason": ""})
    assert answer.status_code == 422
    telephone.refresh_from_db()
    assert telephone.accountable is None
