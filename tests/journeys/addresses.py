"""Every address of the product: the visits that show its page, or why it is no page.

`tell` loads the example company and lets happen what the pages need besides. A new address belongs into one of the
lists here; until it does, test_every_page.py fails.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import quote

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from stimmig.core.incident import PARTS
from stimmig.decision import actions as decision
from stimmig.decision import drafting
from stimmig.decision.models import Condition, Decision, Expectation
from stimmig.decision.queries import grounds
from stimmig.ledger.models import Hold
from stimmig.ledger.publishing import publish
from stimmig.operation import actions as operation
from stimmig.operation.actions import endpoints, incidents
from stimmig.operation.models import Endpoint, Incident, Policy, ServiceKey, Stop, Takeover
from stimmig.operation.queries import pulse_token
from stimmig.people import actions as people
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register.models import Involvement, Ruling, UseCase
from stimmig.review import actions as review
from stimmig.review.models import Review, Round
from stimmig.workbench import handbook
from stimmig.workbench.actions import make_calendar_link
from stimmig.workbench.queries.notices import token_for
from tests import company
from tests.cast import person
from tests.operation.talking import conversation, wished

INVOICES = "Rechnungseingang"
QUOTATIONS = "Angebotsentwürfe aus Anfragen"
APPLICANTS = "Vorauswahl von Bewerbungen"
AVATAR = "Avatar für Produktvideos"
TELEPHONE = "Telefonassistent im Kundendienst"
KNOWLEDGE = "Wissensassistent Technik"
CHAT = "Chat auf der Website"
NOTES = "Notizen vom Kundentermin"
CONGRATULATING = "Zum Vertragsjubiläum gratulieren"
EMPTY = "Wegweiser im Lager"
RESTING = "Sprachbox am Tor"
BRANCH, FURTHER_BRANCH = "Angebotsentwürfe in Kiel", "Angebotsentwürfe in Flensburg"

TOKENS: dict[str, str] = {}


@dataclass(frozen=True)
class Visit:
    """Somebody of the cast opens an address. Nobody in particular is "". `of` finds what the address is about."""

    name: str
    who: str = "berger"
    of: Callable[[], tuple[Any, ...]] = tuple
    query: str | Callable[[], str] = ""
    status: int = 200

    @property
    def path(self) -> str:
        query = self.query if isinstance(self.query, str) else self.query()
        return reverse(self.name, args=self.of()) + query


def names(resolver: Any = None) -> Iterator[str]:
    """The name of every address of the project."""
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            yield from names(each)
        elif isinstance(each, URLPattern):
            yield each.name or str(each.pattern)


# ----- what an address is about


def use(title: str, *more: Any) -> Callable[[], tuple[Any, ...]]:
    return lambda: (UseCase.objects.get(title=title).pk, *more)


def review_of(title: str, *more: Any) -> Callable[[], tuple[Any, ...]]:
    """The latest review of a use."""
    return lambda: (Review.objects.filter(use_case__title=title).latest("opened_at").pk, *more)


def earlier_review_of(title: str, number: int, *more: Any) -> Callable[[], tuple[Any, ...]]:
    """An earlier review of a use, counted from its first."""
    return lambda: (Review.objects.filter(use_case__title=title).order_by("opened_at")[number - 1].pk, *more)


def round_of(title: str, *more: Any) -> Callable[[], tuple[Any, ...]]:
    return lambda: (Round.objects.filter(review__use_case__title=title).latest("opened_at").pk, *more)


def decision_of(title: str) -> Callable[[], tuple[Any, ...]]:
    return lambda: (Decision.objects.get(use_case__title=title, supersession=None).pk,)


def expectation_of(title: str) -> Callable[[], tuple[Any, ...]]:
    return lambda: (Expectation.objects.filter(decision__use_case__title=title).order_by("position")[0].pk,)


def condition_of(title: str) -> Callable[[], tuple[Any, ...]]:
    return lambda: (Condition.objects.filter(decision__use_case__title=title).order_by("position")[0].pk,)


def policy_of(title: str) -> Callable[[], tuple[Any, ...]]:
    return lambda: (Policy.objects.get(decision__use_case__title=title).pk,)


def stopped() -> tuple[Any, ...]:
    return (Stop.objects.get().pk,)


def key() -> tuple[Any, ...]:
    return (ServiceKey.objects.get().pk,)


def incident(closed: bool, *more: Any) -> Callable[[], tuple[Any, ...]]:
    """What went wrong with the chat: what is put right, or what is still in hand."""
    return lambda: (Incident.objects.filter(use_case__title=CHAT, closing__isnull=not closed).earliest("at").pk, *more)


def somebody(key: str) -> Callable[[], tuple[Any, ...]]:
    return lambda: (person(key).pk,)


def endpoint() -> tuple[Any, ...]:
    return (Endpoint.objects.get().pk,)


def token(name: str) -> Callable[[], tuple[Any, ...]]:
    return lambda: (TOKENS[name],)


def calendar_link() -> tuple[Any, ...]:
    """The link of a calendar that was made just now; an earlier one ends."""
    return (make_calendar_link(person=person("albers"), at=timezone.now()),)


def published() -> tuple[Any, ...]:
    """Something was signed of the ledger."""
    publish(at=timezone.now())
    return ()


def takeover() -> tuple[Any, ...]:
    """Somebody who waits for a human."""
    return (Takeover.objects.get(ended_at=None).pk,)


def case() -> tuple[Any, ...]:
    """The conversation they wait in."""
    return (Takeover.objects.get(ended_at=None).conversation.case,)


# ----- the example company, and what happens besides


def tell() -> None:
    """Load the company; invite somebody, pass questions on, begin a use and set one aside, write."""
    company.tell()
    now, albers, berger = timezone.now(), person("albers"), person("berger")
    guest = {"name": "Rieke Fremd", "email": "rieke.fremd@norderdiek.example", "function": "Lager"}
    TOKENS["invitation"] = people.invite(**guest, role="reviewer", by=berger, at=now)[1]
    empty = register.create(title=EMPTY, occasion="Wer neu ist, sucht das richtige Regal.", by=albers, at=now)
    _pass_questions_on(UseCase.objects.get(title=KNOWLEDGE), albers)
    _take_back(empty, berger)
    resting = register.create(title=RESTING, occasion="Am Tor hört niemand die Klingel.", by=albers, at=now)
    decision.end(use_case=resting, reason="Die Klingel ist repariert.", by=albers, at=now)
    _write_again(Review.objects.get(use_case__title=QUOTATIONS), berger)
    _write_against(Review.objects.get(use_case__title=AVATAR), berger)
    _tell_something(UseCase.objects.get(title=QUOTATIONS), berger)
    _begin_from(Decision.objects.get(use_case__title=QUOTATIONS), berger)
    _wait_for_a_human(UseCase.objects.get(title=CHAT))
    _stop(UseCase.objects.get(title=QUOTATIONS), berger)


def _wait_for_a_human(use_case: UseCase) -> None:
    """Somebody asked for a human and waits; one of the house takes over, another looks into it and holds it."""
    now, leader = timezone.now(), person("luehrs")
    for key, kind in (("brandt", "serves"), ("vogt", "inspects")):
        register.involve(use_case=use_case, person=person(key), kind=kind, by=leader, at=now)
    waiting = wished(conversation(use_case, now), now, deadline=now + timedelta(minutes=15))
    operation.hold(conversation=waiting.conversation, reason="Sie fragt nach ihrem Geld.", by=leader, at=now)


def _pass_questions_on(use_case: UseCase, by: Person) -> None:
    now = timezone.now()
    for name, at in (("open", now), ("over", now - timedelta(days=99))):
        TOKENS[name] = register.pass_on(use_case=use_case, fact="logging", passed_to="Nils Thomsen", by=by, at=at).token


def _take_back(use_case: UseCase, by: Person) -> None:
    now = timezone.now()
    use_case = register.set_accountable(use_case=use_case, person=by, reason="Führt das Haus.", by=by, at=now)
    due_on = timezone.localdate() + timedelta(days=7)
    opened = review.open_review(use_case=use_case, judges=[by, person("albers")], due_on=due_on, by=by, at=now)
    review.withdraw(review=opened, reason="Das Lager zieht erst um.", by=by, at=now)


def _write_again(about: Review, by: Person) -> None:
    """The decision on the quotations once more, typed and not yet signed."""
    record = dict(about.decisions.get().record)
    for part, typed in drafting.as_typed(record, grounds(about)).items():
        later = {name: _ahead(value) if name.endswith("due_on") else value for name, value in typed.items()}
        decision.write(review=about, part=part, content=later, by=by, at=timezone.now())


def _write_against(about: Review, by: Person) -> None:
    """The avatar is to come all the same, whatever the picture says."""
    said = {"outcome": "introduce", "sentence": "Wir führen den Avatar ein."}
    decision.write(review=about, part="outcome", content=said, by=by, at=timezone.now())


def _tell_something(about: UseCase, by: Person) -> None:
    """Somebody affected writes, and a help desk wants to know."""
    TOKENS["receipt"] = incidents.tell(use_case=about, happened="Der Preis war falsch.", at=timezone.now())[1]
    said = {"label": "Helpdesk", "url": "https://desk.example/hook", "events": ["incident.opened"]}
    endpoints.make(**said, by=by, at=timezone.now())


def _begin_from(decided: Decision, by: Person) -> None:
    """Two branches do the same as was decided, on another channel: one is described, one under review."""
    now = timezone.now()
    for title in (BRANCH, FURTHER_BRANCH):
        begun = decision.begin_from(
            decision=decided, title=title, occasion="Ein Angebot dauert zehn Tage.", by=by, at=now
        )
        begun = register.set_facts(use_case=begun, facts={"channel": ["letter"]}, by=by, at=now)
        register.set_accountable(use_case=begun, person=by, reason="Führt das Haus.", by=by, at=now)
    due_on = timezone.localdate() + timedelta(days=7)
    judges = [by, person("vogt")]
    review.open_review(use_case=begun, judges=judges, due_on=due_on, by=by, at=now, only_difference=True)


def _stop(use_case: UseCase, by: Person) -> None:
    """The quotations are stopped; a service of the chat has a key."""
    operation.stop(use_case=use_case, reason="Drei Angebote mit falschem Preis.", by=by, at=timezone.now())
    chat = UseCase.objects.get(title=CHAT)
    said = {"touchpoint": "Einfache Frage zur Wartung", "label": "Chat auf der Website"}
    operation.make_key(use_case=chat, **said, by=person("luehrs"), at=timezone.now())


def _ahead(day: str) -> str:
    """The same day, or one in a month when it has passed."""
    return max(day, (timezone.localdate() + timedelta(days=30)).isoformat())


# ----- the visits

VISITS = [
    # workbench
    Visit("start"),
    Visit("start", "claussen"),
    Visit("start", "vogt"),
    Visit("start", "jansen"),
    Visit("start", "brandt"),
    Visit("use_cases", "claussen"),
    Visit("use_cases", "claussen", query="?text=nirgends"),
    Visit("use_cases", query="?resting=1"),
    *[Visit("use_case", of=use(title)) for title in (APPLICANTS, AVATAR, TELEPHONE, CHAT, KNOWLEDGE, RESTING)],
    Visit("endings", of=use(EMPTY)),
    Visit("endings", "claussen", use(EMPTY)),
    Visit("resumptions", of=use(RESTING)),
    Visit("use_case", "albers", use(EMPTY)),
    Visit("use_case", "jansen", use(TELEPHONE)),
    *[Visit("use_case_history", who, use(title)) for who, title in (("berger", QUOTATIONS), ("albers", EMPTY))],
    Visit("notices", "albers"),
    Visit("mail_choice", "", lambda: (token_for(person("albers")),)),
    Visit("search"),
    Visit("search", "claussen", query="?text=Angebot+Kunden"),
    Visit("search", query="?text=Termin&kind=touchpoint"),
    Visit("search", "vogt", query="?text=Zeppelin+Quittung"),
    Visit("about", ""),
    Visit("about"),
    Visit("handbook"),
    *[Visit("handbook_chapter", of=lambda slug=slug: (slug,)) for slug in handbook.CHAPTERS],
    Visit("conversation"),
    Visit("cases"),
    Visit("cases", query="?dimension=A"),
    # people
    Visit("account_login", ""),
    Visit("account_logout"),
    Visit("account_reauthenticate"),
    Visit("account_change_password"),
    Visit("account_inactive", ""),
    Visit("password_forgotten", ""),
    Visit("socialaccount_login_cancelled", ""),
    Visit("sessions"),
    Visit("mfa_index"),
    Visit("mfa_list_webauthn"),
    Visit("people"),
    Visit("people", "thomsen"),
    Visit("people", "albers"),
    Visit("person_new"),
    Visit("person", of=somebody("albers")),
    Visit("person", "albers", somebody("albers")),
    *[Visit("house_history", who) for who in ("berger", "thomsen")],
    Visit("house_mail", "thomsen"),
    Visit("house_profile"),
    Visit("house_profile", "albers"),
    Visit("invitation", "", token("invitation")),
    Visit("invitation", "", lambda: ("nothing",), status=410),
    # register
    Visit("use_case_new", "albers"),
    Visit("use_case_import", "albers"),
    Visit("use_case_import", "claussen", query=lambda: f"?use_case={use(TELEPHONE)()[0]}"),
    Visit("house_legal"),
    Visit("house_legal", "albers"),
    Visit("use_case_situation", "albers", use(TELEPHONE)),
    Visit("use_case_benefits", "albers", use(TELEPHONE)),
    Visit("use_case_benefits", "albers", use(EMPTY)),
    Visit("use_case_touchpoints", "albers", use(TELEPHONE)),
    Visit("use_case_touchpoints", "albers", use(EMPTY)),
    Visit("use_case_limits", "albers", use(TELEPHONE)),
    Visit("use_case_changes", "albers", use(TELEPHONE)),
    Visit("use_case_fit", "albers", use(TELEPHONE)),
    Visit("use_case_accountable", "luehrs", use(TELEPHONE)),
    Visit("involvements", of=use(AVATAR)),
    Visit("involvements", "luehrs", use(AVATAR)),
    Visit("involvement_ends", of=lambda: (Involvement.objects.get(kind="deputy").pk,)),
    Visit("use_case_legal", "albers", use(TELEPHONE)),
    Visit("use_case_legal", "jansen", use(TELEPHONE)),
    Visit("use_case_facts", "albers", use(TELEPHONE)),
    Visit("use_case_facts", "claussen", use(BRANCH), query="?asked=channel%40&asked=logging%40"),
    Visit("use_case_all_facts", "albers", use(TELEPHONE)),
    Visit("use_case_all_facts", "albers", use(TELEPHONE), query="?group=A"),
    Visit("use_case_fact", "albers", use(TELEPHONE, "logging")),
    Visit("use_case_fact", "albers", use(TELEPHONE, "human_promise"), query="?touchpoint=Beschwerde"),
    Visit("use_case_reading", of=use(TELEPHONE)),
    Visit("use_case_reading", "albers", use(EMPTY)),
    Visit("fact_request", "", token("open")),
    Visit("fact_request", "", token("over"), status=410),
    # review
    Visit("review_new", "claussen", use(KNOWLEDGE)),
    Visit("review_new", of=use(BRANCH)),
    Visit("review", "vogt", review_of(FURTHER_BRANCH)),
    Visit("question", "vogt", round_of(FURTHER_BRANCH, "E")),
    *[Visit("review", who, review_of(TELEPHONE)) for who in ("claussen", "vogt", "albers", "jansen")],
    Visit("review", "claussen", review_of(AVATAR)),
    Visit("review", of=review_of(EMPTY)),
    Visit("review", "brandt", review_of(CHAT)),
    Visit("review", "claussen", review_of(NOTES)),
    *[Visit("question", "vogt", round_of(TELEPHONE, subject)) for subject in "TR"],
    Visit("answers", "vogt", round_of(TELEPHONE)),
    Visit("answers", "albers", round_of(TELEPHONE)),
    Visit("contests", "vogt", round_of(TELEPHONE)),
    Visit("contests", "brandt", round_of(TELEPHONE)),
    Visit("picture", "claussen", review_of(AVATAR)),
    Visit("picture", "wegner", review_of(INVOICES)),
    Visit("picture", "claussen", review_of(NOTES)),
    Visit("picture", "harms", earlier_review_of(CHAT, 2)),
    Visit("meeting", "claussen", review_of(AVATAR)),
    Visit("meeting", "jansen", review_of(INVOICES)),
    *[Visit("meeting_subject", "claussen", review_of(AVATAR, subject)) for subject in ("E4", "R2", "C")],
    Visit("meeting_subject", "wegner", review_of(INVOICES, "R")),
    *[Visit("meeting_stories", who, review_of(NOTES)) for who in ("claussen", "jansen")],
    Visit("meeting_minutes", "claussen", review_of(AVATAR)),
    Visit("meeting_minutes", "wegner", review_of(INVOICES)),
    Visit("opinion", "claussen", review_of(AVATAR, "customers")),
    Visit("opinion", "sievers", review_of(TELEPHONE, "data_protection")),
    Visit("agreed_level", "claussen", review_of(AVATAR, "E")),
    Visit("foresight", "vogt", round_of(TELEPHONE)),
    Visit("stories", "claussen", review_of(NOTES)),
    Visit("question", "brandt", round_of(NOTES, "R")),
    Visit("second_round", "claussen", review_of(AVATAR)),
    Visit("settlement", "claussen", review_of(AVATAR, "human_promise"), "?touchpoint=" + quote(CONGRATULATING)),
    # decision
    Visit("decisions"),
    Visit("decisions", "albers"),
    Visit("decision", of=decision_of(QUOTATIONS)),
    Visit("decision", "claussen", decision_of(APPLICANTS)),
    Visit("decision", "luehrs", decision_of(CHAT)),
    Visit("decision_draft", of=review_of(AVATAR)),
    Visit("decision_draft", "claussen", review_of(AVATAR)),
    Visit("decision_draft", of=review_of(TELEPHONE)),
    *[Visit("decision_part", of=review_of(AVATAR, part)) for part in drafting.PARTS],
    *[Visit("decision_part", of=review_of(QUOTATIONS, part)) for part in ("conditions", "ahead")],
    Visit("decision_check", of=review_of(QUOTATIONS)),
    Visit("decision_prepared", of=review_of(AVATAR)),
    Visit("decision_draft", "luehrs", review_of(AVATAR)),
    Visit("decision_against", of=review_of(AVATAR)),
    Visit("decision_unheard", of=review_of(AVATAR)),
    Visit("staff_page", "wegner", decision_of(QUOTATIONS)),
    Visit("staff_page", of=decision_of(APPLICANTS)),
    Visit("customer_page", "wegner", decision_of(QUOTATIONS)),
    Visit("customer_page", of=decision_of(APPLICANTS)),
    Visit("proof", of=decision_of(QUOTATIONS)),
    Visit("dissents", "brandt", review_of(AVATAR)),
    *[Visit("what_became", of=decision_of(title)) for title in (QUOTATIONS, APPLICANTS, CHAT)],
    Visit("what_became", "wegner", decision_of(INVOICES)),
    Visit("retrospects", of=expectation_of(QUOTATIONS)),
    Visit("retrospects", "luehrs", expectation_of(INVOICES)),
    Visit("pace"),
    Visit("rulings"),
    Visit("rulings", "wegner"),
    Visit("decision_rulings", of=decision_of(QUOTATIONS)),
    Visit("decision_rulings", "luehrs", decision_of(INVOICES)),
    Visit("ruling_ends", of=lambda: (Ruling.objects.get().pk,)),
    Visit("fulfilments", of=condition_of(QUOTATIONS)),
    Visit("successors", of=condition_of(QUOTATIONS)),
    Visit("use_from_decision", "claussen", decision_of(QUOTATIONS)),
    *[Visit("use_case_difference", "claussen", use(title)) for title in (BRANCH, FURTHER_BRANCH)],
    Visit("decisions", "claussen", query="?begin=yes"),
    Visit("wakings", "claussen", decision_of(APPLICANTS)),
    Visit("reopenings", of=decision_of(QUOTATIONS)),
    Visit("endings", of=use(QUOTATIONS)),
    # operation
    *[Visit("guardrails", who, use(CHAT)) for who in ("luehrs", "petersen")],
    Visit("guardrails", of=use(QUOTATIONS)),
    *[Visit("takeovers", who) for who in ("brandt", "berger")],
    Visit("takeover", "brandt", takeover),
    *[Visit("conversations", who) for who in ("vogt", "berger")],
    Visit("conversation_case", "vogt", case),
    Visit("trust", "luehrs", use(CHAT)),
    Visit("trust", of=use(QUOTATIONS)),
    Visit("staff_pulses", "brandt", use(CHAT)),
    Visit("pulse", "", lambda: (pulse_token(*case()),)),
    *[Visit("recording", who) for who in ("berger", "jansen")],
    Visit("policy_new", "luehrs", use(CHAT)),
    Visit("policy_new", of=use(QUOTATIONS)),
    Visit("policy", "luehrs", policy_of(CHAT)),
    Visit("policy_trial", "petersen", policy_of(CHAT)),
    Visit("policy_replay", "petersen", policy_of(CHAT)),
    Visit("stops", "luehrs", use(CHAT)),
    Visit("stop_ends", of=stopped),
    Visit("service_keys", "luehrs", use(CHAT)),
    Visit("service_keys", "thomsen", use(CHAT)),
    Visit("keyed_uses", "thomsen"),
    *[Visit("incidents", who) for who in ("luehrs", "petersen", "thomsen")],
    Visit("use_case_incidents", "luehrs", use(CHAT)),
    Visit("use_case_incidents", "claussen", use(TELEPHONE)),
    Visit("incident_new", "petersen", use(CHAT)),
    *[Visit("incident", who, incident(False)) for who in ("luehrs", "claussen", "petersen")],
    Visit("incident", "luehrs", incident(True)),
    *[Visit("redress", "petersen", incident(False, part)) for part in PARTS],
    Visit("harms", "luehrs", incident(False)),
    Visit("incident_answers", "petersen", incident(False)),
    Visit("incident_closings", "luehrs", incident(False)),
    Visit("dismissals", "luehrs", incident(False)),
    Visit("incident_reopenings", "luehrs", incident(True)),
    Visit("concern", "", lambda: (UseCase.objects.get(title=CHAT).uuid,)),
    Visit("receipt", "", token("receipt")),
    Visit("receipt", "", token("receipt"), query="?told=yes"),
    *[Visit("endpoints", who) for who in ("berger", "thomsen")],
    Visit("endpoint_new", "thomsen"),
    # what is said when something is not to be had
    Visit("person_new", "albers", status=403),
    Visit("use_case", "stranger", lambda: (999_999,), status=404),
]

EMPTY_HOUSE = [Visit("first", "")]

TROUBLES = [  # the addresses are those of troubles.py
    Visit("fault", status=500),
    Visit("forged", status=403),
    Visit("refused", status=409),
    Visit("too_many", status=429),
]

FILES = {
    "policy_file": (Visit("policy_file", "luehrs", policy_of(CHAT)), "application/json; charset=utf-8"),
    "health": (Visit("health", ""), "text/plain"),
    "calendar": (Visit("calendar", "", calendar_link), "text/calendar; charset=utf-8"),
    "checkpoint": (Visit("checkpoint", "", published), "text/plain; charset=utf-8"),
    "proof_entry": (Visit("proof_entry", of=decision_of(QUOTATIONS)), "application/json"),
    "proof_receipt": (Visit("proof_receipt", of=decision_of(QUOTATIONS)), "text/plain; charset=utf-8"),
    "proof_opened": (Visit("proof_opened", of=decision_of(QUOTATIONS)), "text/plain; charset=utf-8"),
    "memo": (Visit("memo", of=decision_of(QUOTATIONS)), "application/pdf"),
    "use_case_file": (Visit("use_case_file", of=use(TELEPHONE)), "application/yaml; charset=utf-8"),
    "use_case_reading_pdf": (Visit("use_case_reading_pdf", of=use(TELEPHONE)), "application/pdf"),
}

POSTED = {
    "case_files": case,
    "conversation_erasures": case,
    "conversation_incidents": case,
    "separations": lambda: (*case(), *incident(False)()),
    "conversation_hold_ends": lambda: (*case(), Hold.objects.get().pk),
    "conversation_holds": case,
    "conversation_readings": case,
    "procedure_ends": case,
    "procedure_resumptions": case,
    "takeover_acceptances": takeover,
    "takeover_ends": takeover,
    "takeover_lines": takeover,
    "takeover_returns": takeover,
    "takeover_outcomes": takeover,
    "abandonments": round_of(TELEPHONE),
    "calendar_link_removals": tuple,
    "calendar_links": tuple,
    "deactivation": somebody("albers"),
    "enforcements": policy_of(CHAT),
    "chatwoot": lambda: ("no-key",),
    "endpoint_attempts": endpoint,
    "endpoint_ends": endpoint,
    "enter_demo": tuple,
    "factor_demands": tuple,
    "factor_removals": somebody("albers"),
    "fact_requests": use(TELEPHONE, "logging"),
    "invitation_new": somebody("albers"),
    "link_removals": somebody("albers"),
    "key_ends": key,
    "key_rotations": key,
    "left_open": review_of(AVATAR),
    "marks": review_of(AVATAR),
    "openings": review_of(AVATAR),
    "picks": review_of(AVATAR),
    "participations": review_of(TELEPHONE),
    "releases": review_of(TELEPHONE),
    "reveals": round_of(TELEPHONE),
    "role": somebody("albers"),
    "rounds": review_of(AVATAR),
    "seals": round_of(TELEPHONE),
    "signatures": review_of(AVATAR),
    "use_case_figure": use(TELEPHONE),
    "withdrawals": review_of(TELEPHONE),
}

ELSEWHERE = {
    **dict.fromkeys(
        ("takeovers_changes", "takeover_changes"), "streams to an open page; tests/operation/test_watching.py listens"
    ),
    **dict.fromkeys(
        ("openid_connect_login", "openid_connect_callback"),
        "leads to a provider of OpenID Connect; tests/people/test_signed_in_elsewhere.py goes there and comes back",
    ),
    **dict.fromkeys(
        (
            "mfa_activate_totp",
            "mfa_add_webauthn",
            "mfa_authenticate",
            "mfa_deactivate_totp",
            "mfa_download_recovery_codes",
            "mfa_edit_webauthn",
            "mfa_generate_recovery_codes",
            "mfa_login_webauthn",
            "mfa_reauthenticate",
            "mfa_reauthenticate_webauthn",
            "mfa_remove_webauthn",
            "mfa_view_recovery_codes",
        ),
        "asks first who one is, or needs a second factor; tests/people walk there",
    ),
    "conversations_found": "shows what was sought before; tests/operation/test_seeking.py looks for it",
    "set_language": "answers with a redirect; tests/people switches the language",
    "exhibit": "a download that exists only where somebody added a file; tests/review proves who gets it",
    "gallery": "the building kit, not the product; tests/ui walks through it",
    "gallery_question": "the building kit",
    "gallery_plain": "the building kit",
    "gallery_redraw": "the building kit",
    "gallery_example": "the building kit",
}
