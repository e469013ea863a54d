"""Decisions of the example company with guardrails made through the real actions."""

from dataclasses import replace
from typing import Any

from django.utils import timezone

from stimmig.core.policy import Terms
from stimmig.decision.models import Decision
from stimmig.operation import actions
from stimmig.operation.drafting import first_terms
from stimmig.operation.models import Policy
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register.models import UseCase
from tests.cast import person
from tests.decision.scene import CONDITIONS, decided, leader_of

QUOTATIONS = "Angebotsentwürfe aus Anfragen"
CONTACT = {"de": "040 66969 100", "en": "040 66969 100, in German"}


def terms(decision: Decision, **more: Any) -> Terms:
    """What can be suggested, and a way without AI."""
    suggested = first_terms(decision)
    return replace(suggested, human=replace(suggested.human, contact=CONTACT), **more)


def introduced() -> Decision:
    """The quotations, introduced with conditions; told by conftest.py where a test asks for it, else now."""
    return Decision.objects.filter(use_case__title=QUOTATIONS).first() or decided(CONDITIONS)


def leader(decision: Decision) -> Person:
    """Who answers for it."""
    return leader_of(decision.review)


def made(decision: Decision, by: Person | None = None, **more: Any) -> Policy:
    """A version of what a decision means."""
    said = terms(decision, **more)
    return actions.make_policy(decision=decision, terms=said, by=by or leader(decision), at=timezone.now())


def guarded(decision: Decision | None = None) -> Policy:
    """Guardrails in force."""
    policy = made(decision or introduced())
    actions.enforce(policy=policy, by=leader(policy.decision), at=timezone.now())
    return Policy.objects.get(pk=policy.pk)


def use_of(policy: Policy) -> UseCase:
    """The use as it is now."""
    return UseCase.objects.get(pk=policy.decision.use_case_id)


def named(use_case: UseCase, key: str, kind: str) -> Person:
    """Somebody of the cast gets a part in a use, from whoever gives it."""
    assert use_case.accountable
    somebody = person(key)
    register.involve(use_case=use_case, person=somebody, kind=kind, by=use_case.accountable, at=timezone.now())
    return somebody
