"""Every state of the table as something real: what it is, where its page is, how one tells its state, who is who.

`LIVING` finds what is built for a state; a way that needs something else beforehand has a line of its own.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from stimmig.core.incident import NEEDED, next_part
from stimmig.core.ways import By
from stimmig.decision import actions as decision
from stimmig.decision.models import Condition, Decision, Expectation
from stimmig.decision.queries import still_open, what_became
from stimmig.operation import actions as operation
from stimmig.operation.models import Incident, Policy
from stimmig.operation.queries import current_stop, is_followed
from stimmig.operation.queries.incidents import said, state_of
from stimmig.people import actions as people
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register.models import FactRequest, UseCase
from stimmig.register.queries import in_force
from stimmig.review import actions as review
from stimmig.review.models import Opinion, Review
from stimmig.review.queries import contested, latest_opinions, latest_settlements, unheard
from stimmig.workbench import ways
from tests.cast import MEMBERS, person
from tests.decision import scene
from tests.operation import incidents
from tests.operation import scene as guarding
from tests.review import scene as judged

GUIDING = {By.GUIDES: "claussen", By.DECIDES: "berger", By.TENDS: "albers", By.LEADS: "luehrs"}
PLACE = {"fact": "touchpoint_kind", "touchpoint": "Störung melden, nachts"}
WHY = "Der Anbieter hört auf."


@dataclass
class Living:
    """Something in one state: its pages, its state as it is told now, who stands in which relation to it."""

    pages: tuple[str, ...]
    state: Callable[[], str]
    who: Mapping[By, str]
    arguments: Mapping[str, Any] = field(default_factory=dict)  # of addresses, by their nouns
    about: Any = None


def _now() -> Any:
    return timezone.now()


# ----- uses


def of_use(use: UseCase, who: Mapping[By, str] | None = None) -> Living:
    """A use with the addresses on which something becomes of it."""
    latest = use.decisions.order_by("made_at").last()
    under = use.reviews.filter(withdrawal=None).order_by("opened_at", "pk").last()
    keys = dict.fromkeys(("review_new", "endings", "resumptions"), use.pk)
    keys |= {"reopenings": latest.pk if latest else 0}
    keys |= dict.fromkeys(("withdrawals", "signatures"), under.pk if under else 0)
    leader = key_of(use.accountable) if use.accountable else ""
    return Living(
        (reverse("use_case", args=[use.pk]),),
        lambda: ways.state_of_use(UseCase.objects.get(pk=use.pk)),
        GUIDING | {By.DECIDES: leader} | (who or {}),
        {noun: (pk,) for noun, pk in keys.items()},
        use,
    )


def key_of(somebody: Person) -> str:
    """How the cast calls somebody."""
    return next(key for key, member in MEMBERS.items() if member["email"] == somebody.email)


def ended(use: UseCase, by: str | None = None) -> UseCase:
    """The same, set aside or retired."""
    leader = use.accountable
    decision.end(use_case=use, reason=WHY, by=person(by) if by else leader, at=_now())  # type: ignore[arg-type]  # named
    return UseCase.objects.get(pk=use.pk)


def running() -> UseCase:
    """It runs, and nobody has decided on it."""
    use = judged.use_case()
    return register.change(use_case=use, part={"stage": "running"}, by=person("albers"), at=judged.NOW)


def again(signed: Decision) -> Review:
    """A decided use whose new review everybody has begun to judge."""
    use = signed.use_case
    leader = use.accountable
    assert leader
    asked = {"judges": [leader, person("albers")], "due_on": timezone.localdate() + timedelta(days=7)}
    return review.open_review(use_case=use, because=WHY, **asked, by=person("claussen"), at=_now())


def rewritten(signed: Decision, name: str = scene.QUICK) -> Decision:
    """The same decision typed once more, for the same picture."""
    for part, typed in scene.soon(scene.typed(name, scene.told(name))).items():
        scene.write(Review.objects.get(pk=signed.review_id), part, typed)
    return Decision.objects.get(pk=signed.pk)


def reopened_and_written() -> UseCase:
    """Judged again as before, and typed again as before."""
    signed = scene.decided(scene.QUICK)
    anew = again(signed)
    for who in (key_of(signed.use_case.accountable), "albers"):  # type: ignore[arg-type]  # it has a leader
        judged.judge(who, anew, at=_now() - timedelta(minutes=5))
    for subject in "TRACE":
        said = {"answer": "level", "level": 2, "reason": "Steht fest."}
        review.agree(review=anew, subject=subject, **said, by=person("claussen"), at=_now())
    for of in unheard(anew):
        review.keep_opinion(review=anew, of=of, kind="not_asked", text=WHY, by=person("claussen"), at=_now())
    for part, typed in scene.soon(scene.typed(scene.QUICK, scene.told(scene.QUICK))).items():
        scene.write(Review.objects.get(pk=anew.pk), part, typed)
    return UseCase.objects.get(pk=anew.use_case_id)


# ----- reviews


def of_review(of: Review, by: str = "brandt") -> Living:
    """A review with its round, and somebody who judges in it."""
    rounds = of.rounds.order_by("number")
    last = rounds.last()
    assert last
    whole = ("participations", "releases", "withdrawals", "second_round", "signatures", "dissents")
    keys: dict[str, tuple[Any, ...]] = dict.fromkeys(whole, (of.pk,)) | {"review_new": (of.use_case_id,)}
    keys |= dict.fromkeys(("seals", "reveals", "abandonments"), (last.pk,)) | {"agreed_level": (of.pk, "T")}
    leader = of.use_case.accountable
    return Living(
        (reverse("review", args=[of.pk]),),
        lambda: ways.state_of_review(_latest(of.use_case)),
        GUIDING | {By.JUDGES: by, By.DECIDES: key_of(leader) if leader else ""},
        keys,
        of,
    )


def _latest(use: UseCase) -> Review:
    found = use.reviews.order_by("opened_at", "pk").last()
    assert found
    return found


def almost(of: Review, last: str = "brandt") -> Review:
    """Everybody has handed in but one, who has answered everything."""
    round = judged.round_of(of)
    for asked in of.participations.filter(judges=True).select_related("person"):
        if key_of(asked.person) != last:
            judged.judge(key_of(asked.person), of, "2" * len(round.subjects), "Nach dem Gespräch:")
    for subject in round.subjects:
        judged.answer(person(last), round, subject, 2, "Nach dem Gespräch anders.")
    return of


def late(of: Review) -> Review:
    """One has handed in, and the day has passed."""
    judged.judge("albers", of)
    of.rounds.update(due_on=timezone.localdate() - timedelta(days=1))
    return of


def small() -> Review:
    """Two are asked to judge."""
    return judged.opened(judges=("albers", "brandt"))


def revealed() -> Review:
    """The same, revealed."""
    return judged.revealed({"albers": "20222", "brandt": "23222"})


def second(of: Review) -> Review:
    """Everybody is asked once more on Relation."""
    due_on = timezone.localdate() + timedelta(days=7)
    review.open_second_round(review=of, subjects=["R"], due_on=due_on, by=person("claussen"), at=_now())
    return Review.objects.get(pk=of.pk)


def taken_back() -> Review:
    of = small()
    review.withdraw(review=of, reason=WHY, by=person("claussen"), at=_now())
    return Review.objects.get(pk=of.pk)


# ----- decisions, and what they ask for


def of_decision(signed: Decision) -> Living:
    """A decision with its use, and somebody who judged."""
    keys = dict.fromkeys(("endings", "resumptions"), signed.use_case_id)
    keys |= dict.fromkeys(("signatures", "dissents"), signed.review_id)
    keys |= dict.fromkeys(("reopenings", "wakings"), signed.pk)
    leader = signed.use_case.accountable
    assert leader
    judge = scene.queries.judged(signed.review).filter(role=Person.Role.REVIEWER).order_by("name").first()
    assert judge
    return Living(
        (reverse("decision", args=[signed.pk]),),
        lambda: ways.state_of_decision(Decision.objects.get(pk=signed.pk)),
        GUIDING | {By.DECIDES: key_of(leader), By.JUDGES: key_of(judge)},
        {noun: (pk,) for noun, pk in keys.items()},
        signed,
    )


def woken() -> Decision:
    signed = scene.decided(scene.DECLINED)
    decision.wake(decision=signed, sentence=WHY, by=person("claussen"), at=_now())
    return Decision.objects.get(pk=signed.pk)


def replaced() -> Decision:
    signed = rewritten(scene.decided(scene.QUICK))
    scene.sign(Review.objects.get(pk=signed.review_id))
    return Decision.objects.get(pk=signed.pk)


def retired(signed: Decision) -> Decision:
    ended(signed.use_case)
    return Decision.objects.get(pk=signed.pk)


def of_condition(found: Condition) -> Living:
    """A condition; its state is the last word of whoever stands for it."""
    whole = of_decision(found.decision)
    assert found.owner_person
    return Living(
        (reverse("what_became", args=[found.decision_id]), *whole.pages),
        lambda: _stands(found),
        {**whole.who, By.OWNER: key_of(found.owner_person)},
        {**whole.arguments, "fulfilments": (found.pk,)},
        found,
    )


def _stands(found: Condition) -> str:
    signed = Decision.objects.get(pk=found.decision_id)
    last = found.fulfilments.last()
    if signed.use_case.ending:
        return "ended"
    return {"fulfilled": "holds", "not_fulfilled": "broken"}.get(last.state if last else "", "unsaid")


def condition(state: str = "") -> Condition:
    """The first condition of the quotations, with a word on it."""
    found = scene.decided(scene.CONDITIONS).conditions.exclude(owner_person=None)[0]
    if state:
        assert found.owner_person
        decision.report(condition=found, state=state, observation=WHY, by=found.owner_person, at=_now())
    return found


def of_expectation(found: Expectation) -> Living:
    """An expectation; its state is its day, and what was said of it since."""
    whole = of_decision(found.decision)
    keys = {"retrospects": (found.pk,), "what_became": (found.decision_id,)}
    pages = (reverse("what_became", args=[found.decision_id]), *whole.pages)
    return Living(pages, lambda: turned(found, timezone.localdate()), whole.who, {**whole.arguments, **keys}, found)


def turned(found: Expectation, on: date) -> str:
    signed = Decision.objects.get(pk=found.decision_id)
    open_ = [each.expectation for each in still_open(what_became(signed))[1]]
    if found not in open_:
        return "closed"
    if signed.use_case.ending:
        return "ended"
    return "due" if found.due_on <= on else "to_come"


def expectation() -> Expectation:
    """What the quotations were expected to bring, its day long past."""
    return scene.decided(scene.CONDITIONS).expectations.all()[0]


def ahead() -> Expectation:
    """The same, signed today, its day still to come."""
    return scene.sign(scene.written(scene.CONDITIONS)).expectations.all()[0]


def looked_back() -> Expectation:
    found = expectation()
    said = {"turned_out": "happened", "observation": WHY, "again": "yes", "again_because": WHY}
    decision.look_back(expectation=found, **said, by=person("claussen"), at=_now())
    return found


# ----- what stands beside


def of_doubt(settled: bool = False) -> Living:
    """A fact somebody doubts, and what the group found out."""
    of = small()
    review.contest(round=judged.round_of(of), **PLACE, sentence="Oft reicht die Adresse.", by=person("brandt"))
    for who in ("albers", "brandt"):
        judged.judge(who, of)
    if settled:
        said = {"outcome": "kept", "value": None, "reason": WHY}
        review.settle(review=of, **PLACE, **said, by=person("claussen"), at=_now())
    page = reverse("picture", args=[of.pk])
    keys = {"settlement": (of.pk, PLACE["fact"])}
    return Living((page,), lambda: _settled(of), GUIDING, keys, of)


def _settled(of: Review) -> str:
    return "settled" if latest_settlements(of, contested(of)) else "contested"


def of_opinion(kind: str = "") -> Living:
    """What the works council says to a use under review."""
    of = judged.opened(judges=("albers", "brandt"))
    if kind:
        asked = kind != "not_asked"
        who = {"person": person("jansen"), "on": timezone.localdate()} if asked else {}
        text = "" if kind == "asked" else WHY
        by = person("claussen")
        review.keep_opinion(review=of, of="works_council", kind=kind, **who, text=text, by=by, at=_now())  # type: ignore[arg-type]  # a day or a person, by name
    said = {By.CONCERNED: "jansen"}
    keys = {"opinion": (of.pk, "works_council")}
    return Living((reverse("review", args=[of.pk]),), lambda: _heard(of), GUIDING | said, keys, of)


def _heard(of: Review) -> str:
    last: Opinion | None = latest_opinions(of).get("works_council")
    return str(last.kind) if last else "unheard"


def of_question(answered: bool = False) -> Living:
    """One fact passed on to somebody without an account."""
    use = judged.use_case("knowledge-assistant")
    made = register.pass_on(use_case=use, fact="logging", passed_to="Nils", by=person("albers"), at=_now())
    if answered:
        register.answer_request(request=made, entry="full", name="Nils", at=_now())
    keys = {"fact_request": (made.token,), "use_case_fact": (use.pk, "logging")}
    page = reverse("use_case_all_facts", args=[use.pk])
    return Living((page,), lambda: _asked(made), GUIDING | {By.ANSWERS: ""}, keys, made)


def _asked(made: FactRequest) -> str:
    use = UseCase.objects.get(pk=made.use_case_id)
    answered = FactRequest.objects.get(pk=made.pk).answered_at or "logging" in use.facts
    return "answered" if answered else "open"


def of_account(state: str) -> Living:
    """Somebody who was invited, has come, or has left."""
    said = {"name": "Lisa Ebert", "function": "Lager", "email": "lisa@norderdiek.example", "role": "reviewer"}
    found, token = people.invite(**said, by=person("berger"), at=_now())
    if state != "invited":
        people.accept(token=token, password=settings.DEMO_PASSWORD, at=_now())
    if state == "closed":
        people.deactivate(person=Person.objects.get(pk=found.pk), by=person("berger"), at=_now())
    keys: dict[str, tuple[Any, ...]] = dict.fromkeys(("invitation_new", "deactivation", "role"), (found.pk,))
    page = reverse("person", args=[found.pk])
    return Living((page,), lambda: _here(found), GUIDING | {By.THEMSELVES: ""}, keys | {"invitation": (token,)}, found)


def _here(found: Person) -> str:
    now = Person.objects.get(pk=found.pk)
    if now.invitations.filter(used_at=None, expires_at__gt=_now()).exists() and not (now.is_active and now.has_come):
        return "invited"
    return "here" if now.is_active else "closed"


def of_link(unlinked: bool = False) -> Living:
    """An account elsewhere by which somebody comes in."""
    here = person("albers")
    account = SocialAccount.objects.create(user=here, provider="oidc1", uid="there")
    if unlinked:
        people.unlink(person=here, account=account.pk, by=here, at=_now())
    keys: dict[str, tuple[Any, ...]] = {"link_removals": (here.pk,), "openid_connect_login": ("oidc1",)}
    page = reverse("person", args=[here.pk])
    who = GUIDING | {By.THEMSELVES: "albers"}
    return Living((page,), lambda: _linked(here), who, keys, account)


def _linked(here: Person) -> str:
    return "linked" if SocialAccount.objects.filter(user=here).exists() else "unlinked"


def of_ruling(over: bool = False) -> Living:
    """What the house has settled."""
    signed = scene.decided(scene.QUICK)
    said = {"sentence": "Beraten wird von Mensch zu Mensch.", "mode": "human", "topic": "advice"}
    made = decision.distil(decision=signed, said=said, by=person("berger"), at=_now())
    if over:
        register.end_ruling(ruling=made, reason=WHY, by=person("berger"), at=_now())
    keys = {"ruling_ends": (made.pk,), "decision_rulings": (signed.pk,)}
    page = reverse("decision", args=[signed.pk]) if over else reverse("rulings")
    return Living((page,), _held, GUIDING, keys, made)


def _held() -> str:
    return "in_force" if in_force().exists() else "ended"


def of_guardrails(enforced: int = 0, *, over: bool = False) -> Living:
    """The first of three versions; so many were put in force, and the next waits to be."""
    signed = scene.decided(scene.CONDITIONS)
    leader, use = scene.leader_of(signed.review), signed.use_case
    versions = [guarding.made(signed) for _ in range(3)]
    for each in versions[:enforced]:
        operation.enforce(policy=each, by=leader, at=_now())
    if over:
        ended(use)
    pages = (reverse("policy", args=[versions[enforced].pk]), reverse("use_case", args=[use.pk]))
    keys = {"enforcements": versions[enforced].pk} | dict.fromkeys(("endings", "resumptions"), use.pk)
    arguments = {noun: (pk,) for noun, pk in keys.items()}
    return Living(pages, lambda: _followed(versions[0]), GUIDING | {By.DECIDES: key_of(leader)}, arguments, versions[0])


def _followed(found: Policy) -> str:
    now = Policy.objects.select_related("decision__use_case").get(pk=found.pk)
    if now.decision.use_case.ending_id:
        return "ended"
    if not hasattr(now, "enforcement"):
        return "prepared"
    return "in_force" if is_followed(now) else "replaced"


def of_stop(over: bool = False) -> Living:
    """A use whose AI says nothing more, or goes on."""
    policy = guarding.guarded(scene.decided(scene.CONDITIONS))
    leader, use = guarding.leader(policy.decision), guarding.use_of(policy)
    made = operation.stop(use_case=use, reason=WHY, by=leader, at=_now())
    if over:
        operation.end_stop(stop=made, reason=WHY, by=leader, at=_now())
    page = reverse("guardrails", args=[use.pk])
    keys = {"stops": (use.pk,), "stop_ends": (made.pk,)}
    who = GUIDING | {By.DECIDES: key_of(leader)}
    return Living((page,), lambda: "stopped" if current_stop(use) else "goes_on", who, keys, made)


def of_incident(found: Incident) -> Living:
    """Something that went wrong; what is said next is the first part that is missing."""
    keys: dict[str, tuple[Any, ...]] = dict.fromkeys(
        ("harms", "dismissals", "incident_closings", "incident_reopenings"), (found.pk,)
    )
    keys |= {"redress": (found.pk, next_part(said(found)) or "lesson")}
    page = reverse("incident", args=[found.pk])
    return Living((page,), lambda: state_of(Incident.objects.get(pk=found.pk)), GUIDING, keys, found)


QUICK = scene.QUICK
LIVING: dict[tuple[str, ...], Callable[[], Living]] = {
    ("use_case", "idea"): lambda: of_use(judged.use_case()),
    ("use_case", "running"): lambda: of_use(running()),
    ("use_case", "under_review"): lambda: of_use(small().use_case),
    ("use_case", "under_review", "signatures"): lambda: of_use(scene.written().use_case),
    ("use_case", "decided"): lambda: of_use(scene.decided(QUICK).use_case),
    ("use_case", "reopened"): lambda: of_use(again(scene.decided(QUICK)).use_case),
    ("use_case", "reopened", "signatures"): lambda: of_use(reopened_and_written()),
    ("use_case", "set_aside"): lambda: of_use(ended(judged.use_case(), "albers")),
    ("use_case", "retired_undecided"): lambda: of_use(ended(running())),
    ("use_case", "retired"): lambda: of_use(ended(scene.decided(QUICK).use_case)),
    ("review", "judging"): lambda: of_review(small()),
    ("review", "judging", "seals"): lambda: of_review(almost(small())),
    ("review", "judging", "reveals"): lambda: of_review(late(small())),
    ("review", "revealed"): lambda: of_review(revealed()),
    ("review", "revealed", "signatures"): lambda: of_review(scene.written()),
    ("review", "judging_again"): lambda: of_review(second(revealed())),
    ("review", "judging_again", "seals"): lambda: of_review(almost(second(revealed()))),
    ("review", "judging_again", "signatures"): lambda: of_review(second(scene.written())),
    ("review", "taken_back"): lambda: of_review(taken_back()),
    ("review", "closed"): lambda: of_review(scene.decided(QUICK).review),
    ("decision", "in_force"): lambda: of_decision(scene.decided(QUICK)),
    ("decision", "in_force", "signatures"): lambda: of_decision(rewritten(scene.decided(QUICK))),
    ("decision", "waiting", "signatures"): lambda: of_decision(
        rewritten(scene.decided(scene.DECLINED), scene.DECLINED)
    ),
    ("decision", "awake", "signatures"): lambda: of_decision(rewritten(woken(), scene.DECLINED)),
    ("decision", "waiting"): lambda: of_decision(scene.decided(scene.DECLINED)),
    ("decision", "awake"): lambda: of_decision(woken()),
    ("decision", "replaced"): lambda: of_decision(replaced()),
    ("decision", "ended"): lambda: of_decision(retired(scene.decided(QUICK))),
    ("condition", "unsaid"): lambda: of_condition(condition()),
    ("condition", "holds"): lambda: of_condition(condition("fulfilled")),
    ("condition", "broken"): lambda: of_condition(condition("not_fulfilled")),
    ("condition", "ended"): lambda: of_condition(_ended_condition()),
    ("expectation", "to_come"): lambda: of_expectation(ahead()),
    ("expectation", "due"): lambda: of_expectation(expectation()),
    ("expectation", "closed"): lambda: of_expectation(looked_back()),
    ("expectation", "ended"): lambda: of_expectation(_ended_expectation()),
    ("contested_fact", "contested"): of_doubt,
    ("contested_fact", "settled"): lambda: of_doubt(settled=True),
    ("opinion", "unheard"): of_opinion,
    **{("opinion", kind): lambda kind=kind: of_opinion(kind) for kind in ("asked", "given", "not_asked")},  # type: ignore[misc]  # bound at once
    ("fact_request", "open"): of_question,
    ("fact_request", "answered"): lambda: of_question(answered=True),
    **{("account", state): lambda state=state: of_account(state) for state in ("invited", "here", "closed")},  # type: ignore[misc]  # bound at once
    ("link", "linked"): of_link,
    ("link", "unlinked"): lambda: of_link(unlinked=True),
    ("incident", "opened"): lambda: of_incident(incidents.reported()),
    ("incident", "in_hand"): lambda: of_incident(incidents.say(incidents.reported(), "owner")),
    ("incident", "in_hand", "redress"): lambda: of_incident(incidents.say(incidents.reported(), *NEEDED[:-1])),
    ("incident", "put_right"): lambda: of_incident(incidents.put_right()),
    ("incident", "closed"): lambda: of_incident(incidents.closed()),
    ("incident", "dismissed"): lambda: of_incident(incidents.dismissed()),
    ("ruling", "in_force"): of_ruling,
    ("ruling", "ended"): lambda: of_ruling(over=True),
    ("guardrails", "prepared"): of_guardrails,
    ("guardrails", "in_force"): lambda: of_guardrails(1),
    ("guardrails", "replaced"): lambda: of_guardrails(2),
    ("guardrails", "ended"): lambda: of_guardrails(1, over=True),
    ("stop", "stopped"): of_stop,
    ("stop", "goes_on"): lambda: of_stop(over=True),
}


def _ended_condition() -> Condition:
    found = condition()
    retired(found.decision)
    return Condition.objects.get(pk=found.pk)


def _ended_expectation() -> Expectation:
    found = ahead()
    retired(found.decision)
    return Expectation.objects.get(pk=found.pk)
