"""Policies: which one is in force, who prepares one, and who puts it in force."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from stimmig.core import policy as core
from stimmig.core.decision import INTRODUCING
from stimmig.core.use_case import UseCase as Described
from stimmig.decision.models import Decision
from stimmig.decision.queries import answers_for, current_decision
from stimmig.operation.models import Enforcement, Policy
from stimmig.people.models import Person
from stimmig.register.models import UseCase
from stimmig.register.queries import must_be_alive, tends, use_case_for, use_cases_for
from stimmig.review.queries import frozen


def decision_to_follow_of(use_case: UseCase) -> Decision | None:
    """The decision in force of a use that does not rest, where it lets the AI begin."""
    return followed(current_decision(use_case), use_case)


def followed(decision: Decision | None, use_case: UseCase) -> Decision | None:
    """The same where the decision in force is known."""
    follows = decision is not None and decision.outcome in INTRODUCING and use_case.ending_id is None
    return decision if follows else None


def in_force(use_case: UseCase) -> Policy | None:
    """The policy that was put in force last, as long as its decision is in force and the use does not rest."""
    decision = decision_to_follow_of(use_case)
    return in_force_by(decision) if decision else None


def in_force_by(decision: Decision) -> Policy | None:
    """The same where the decision that is followed is known."""
    found = Enforcement.objects.filter(use_case=decision.use_case_id).select_related("policy__decision")
    latest = found.last()
    return latest.policy if latest and latest.policy.decision_id == decision.pk else None


def is_followed(policy: Policy) -> bool:
    """Whether this is the one in force."""
    return in_force(policy.decision.use_case) == policy


def pilot_ends_on(policy: Policy) -> date | None:
    """From which day on a policy lets the AI begin no conversation, because the pilot it was made for ends."""
    return date.fromisoformat(policy.file["until"]) if "until" in policy.file else None


def policies(use_case: UseCase) -> QuerySet[Policy]:
    """Every version that was made for a use, the latest first."""
    found = Policy.objects.filter(decision__use_case=use_case).select_related("decision", "enforcement")
    return found.order_by("-made_at", "-pk")


def latest_policy(use_case: UseCase) -> Policy | None:
    """The version made last, in force or not."""
    return policies(use_case).first()


def policy_for(person: Person, pk: int) -> Policy:
    """One version, or 404 where its use is not theirs to see."""
    seen = use_cases_for(person).order_by().values("pk")
    found = Policy.objects.select_related("decision__use_case__accountable", "decision__review", "enforcement")
    return get_object_or_404(found.filter(decision__use_case__in=seen), pk=pk)


def prepares_policies(person: Person, use_case: UseCase) -> bool:
    """Whoever tends a use prepares its policy: leadership, facilitation, who began it, runs it or guides here."""
    return person.is_active and tends(person, use_case)


def puts_in_force(person: Person, use_case: UseCase) -> bool:
    """The accountable leader alone: it says what the signature means in operation."""
    return answers_for(person, use_case)


def decision_to_follow_for(person: Person, pk: int) -> Decision:
    """The decision a policy is made for; else a page that says what is missing, or who prepares one."""
    use_case = use_case_for(person, pk)
    must_be_alive(use_case)
    if not prepares_policies(person, use_case):
        raise PermissionDenied(who_prepares())
    if decision := decision_to_follow_of(use_case):
        return decision
    raise PermissionDenied(_("There is no decision in force that lets the AI begin here. Guardrails follow from one."))


def policy_to_enforce_for(person: Person, pk: int) -> Policy:
    """A version this person may put in force; else a page that says who may, or why it cannot be any more."""
    policy = policy_for(person, pk)
    use_case = policy.decision.use_case
    must_be_alive(use_case)
    if not puts_in_force(person, use_case):
        raise PermissionDenied(who_puts_in_force(use_case))
    if decision_to_follow_of(use_case) != policy.decision:
        raise PermissionDenied(_("A newer decision holds by now. Make new guardrails for it."))
    if hasattr(policy, "enforcement"):
        raise PermissionDenied(_("This version was put in force before. Make a new one from it."))
    return policy


def wants_guardrails(decision: Decision) -> bool:
    """Whether a decision that is followed lets an AI talk with people: only then it needs them."""
    modes = {limit["touchpoint"]: limit["mode"] for limit in decision.record["limits"]}
    use_case = frozen_use(decision)
    return any(
        core.speaks(use_case, point) and modes.get(point.name, "human") != "human" for point in use_case.touchpoints
    )


def who_prepares() -> str:
    """One sentence on who prepares a policy."""
    return _("Leadership, facilitation, and whoever began it, runs it or guides its reviews prepare the guardrails.")


def who_puts_in_force(use_case: UseCase) -> str:
    """One sentence on who puts a policy in force."""
    if use_case.accountable is None:
        return _("Nobody answers for this use yet. A leader names somebody first.")
    return _("Only %(person)s, who answers for it, puts them in force.") % {"person": use_case.accountable.signature}


def frozen_use(decision: Decision) -> Described:
    """The use as the decision was signed on it."""
    return frozen(decision.review)


def suggested(decision: Decision, terms: core.Terms) -> core.Policy:
    """What decision and facts suggest, with these terms, held against nothing yet."""
    return core.drawn(decision.record, frozen_use(decision), terms)
