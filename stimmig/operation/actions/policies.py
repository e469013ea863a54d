"""A policy is made, version by version, and put in force by the leader who answers for it."""

import hashlib
from datetime import datetime

from django.db import transaction

from stimmig.core import policy as core
from stimmig.core.errors import Refusal
from stimmig.core.ledger import canonical
from stimmig.decision.models import Decision
from stimmig.ledger.actions import record, stand_in_line
from stimmig.operation import queries
from stimmig.operation.models import Enforcement, Policy
from stimmig.people.models import Person
from stimmig.register.models import UseCase


@transaction.atomic
def make_policy(*, decision: Decision, terms: core.Terms, by: Person, at: datetime) -> Policy:
    """Make the next version of what a decision means. Nothing follows it before it is put in force.

    Raises Contradicts where the terms go against what was signed.
    """
    stand_in_line()
    use_case = UseCase.objects.select_for_update().get(pk=decision.use_case_id)
    _must(queries.prepares_policies(by, use_case), "not-yours")
    _must(queries.decision_to_follow_of(use_case) == decision, "not-in-force")
    version = decision.policies.count() + 1
    file = core.as_file(core.compiled(decision.record, queries.frozen_use(decision), terms, version))
    digest = hashlib.sha256(canonical(file)).hexdigest()
    made = Policy.objects.create(
        decision=decision, version=version, file=file, hash=digest, made_by=by, made_name=by.signature, made_at=at
    )
    said = {"decision": decision.number, "version": version, "hash": digest, "policy": file}
    record("policy.made", subject=use_case, by=by, at=at, content=said)
    return made


@transaction.atomic
def enforce(*, policy: Policy, by: Person, at: datetime) -> Enforcement:
    """From here on this version is followed, and none before it."""
    stand_in_line()
    use_case = UseCase.objects.select_for_update().get(pk=policy.decision.use_case_id)
    _must(queries.puts_in_force(by, use_case), "not-yours")
    _must(queries.decision_to_follow_of(use_case) == policy.decision, "not-in-force")
    _must(not Enforcement.objects.filter(policy=policy).exists(), "in-force-before")
    made = Enforcement.objects.create(policy=policy, use_case=use_case, by=by, name=by.signature, at=at)
    said = {"decision": policy.decision.number, "version": policy.version, "hash": policy.hash}
    record("policy.enforced", subject=use_case, by=by, at=at, content=said)
    return made


def _must(holds: bool, code: str) -> None:
    if not holds:
        raise Refusal(code)
