"""What holds in operation for one use, and one version of its guardrails."""

from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.timezone import localdate, now

from stimmig.content.emergencies import emergency
from stimmig.content.sayings import read
from stimmig.core import policy as core
from stimmig.decision.models import Decision
from stimmig.decision.queries import current_decision
from stimmig.operation import queries, words
from stimmig.operation.forms import PolicyForm, StopForm
from stimmig.operation.models import Policy
from stimmig.people.models import Person
from stimmig.register.models import UseCase

Page = dict[str, Any]
VERSIONS_SHOWN = 50


def in_operation(use_case: UseCase, person: Person, in_force: Decision | None) -> Page:
    """What the page of a use says, by its decision in force: what is followed, whether it is stopped, what is next."""
    decision = queries.followed(in_force, use_case)
    stop = queries.current_stop(use_case) if decision else None
    policy = queries.in_force_by(decision) if decision else None
    ends_on = queries.pilot_ends_on(policy) if policy else None
    return {
        "use_case": use_case,
        "decision": decision,
        "policy": policy,
        "stop": stop,
        "ends_on": ends_on,
        "has_ended": ends_on is not None and ends_on <= localdate(),
        "lets_go_on": stop is not None and queries.may_let_go_on(person, use_case),
        "may_stop": stop is None and policy is not None and queries.may_stop(person, use_case),
    }


def overview(use_case: UseCase, person: Person) -> Page:
    """The same with every version, who may do what, and what was stopped before."""
    page = in_operation(use_case, person, current_decision(use_case))
    policy: Policy | None = page["policy"]
    made = list(queries.policies(use_case)[:VERSIONS_SHOWN])
    return page | (_said(policy) if policy else {}) | {
        "versions": made,
        "prepares": page["decision"] is not None and queries.prepares_policies(person, use_case),
        "who_enforces": queries.who_puts_in_force(use_case),
        "keys": queries.may_have_keys(person, use_case),
        "stopping": StopForm(),
        "earlier": queries.earlier_stops(use_case)[:VERSIONS_SHOWN],
    }  # fmt: skip


def version(policy: Policy, person: Person) -> Page:
    """One version, in force or not, and what this reader may do with it."""
    use_case, enforced = policy.decision.use_case, getattr(policy, "enforcement", None)
    follows = queries.decision_to_follow_of(use_case) == policy.decision
    return _said(policy) | {
        "policy": policy,
        "use_case": use_case,
        "enforced": enforced,
        "in_force": queries.is_followed(policy),
        "can_begin": follows and enforced is None,
        "puts_in_force": queries.puts_in_force(person, use_case),
        "who_enforces": queries.who_puts_in_force(use_case),
        "prepares": follows and queries.prepares_policies(person, use_case),
    }


def _said(policy: Policy) -> Page:
    signed = read(policy.file)
    met = dict.fromkeys(each.channel for each in signed.contacts if each.lead != "human")
    notices = [
        {"channel": words.CHANNELS[channel], "language": words.LANGUAGES[language], "text": said}
        for channel in met
        for language, said in signed.notices[channel].items()
    ]
    return {"paragraph": words.paragraph(signed), "rows": words.table(signed), "notices": notices} | _in_need(signed)


def _in_need(signed: core.Policy) -> Page:
    """What somebody in need reads first, as they read it, and whether it helps them without a number in it."""
    turns = [core.Turn("", "de", now()), core.Turn("", "en", now())]
    read_first = {turn.language: core.rescues(signed, turn) for turn in turns}
    own = any(core.OWN_EMERGENCY in said for said in signed.says.values())
    return {
        "in_need": [(each, words.LANGUAGES[each], said) for each, said in read_first.items()],
        "country": words.COUNTRIES[signed.country],
        "own_emergency": own,
        "numberless": own and not all(any(map(str.isdigit, said)) for said in read_first.values()),
        "elsewhere": signed.country == core.ELSEWHERE and not own,
    }


def making(decision: Decision, form: PolicyForm) -> Page:
    """The form, in the order in which one thinks of it; channels nobody meets are folded away."""
    use_case = queries.frozen_use(decision)
    met = {each for point in use_case.touchpoints for each in core.channels(use_case, point)}
    met |= {form[f"contact-{n}-channel"].value() for n in range(len(form.led))}
    country = form["country"].value()
    open_ones = [each for each in core.CHANNELS if each in met or _is_wrong(form, each)]
    return {
        "decision": decision,
        "use_case": decision.use_case,
        "form": form,
        "emergency": emergency(country if country in core.COUNTRIES else core.HOME).line.items(),
        "countries": [_country(code) for code in core.COUNTRIES],
        "notices": form.notices(open_ones),
        "more_notices": form.notices([each for each in core.CHANNELS if each not in open_ones]),
        "by_human": [each["touchpoint"] for each in decision.record["limits"] if each["mode"] == "human"],
    }


def _country(code: str) -> Page:
    """What is said to somebody in need in a country, and where and when that was read."""
    found = emergency(code)
    read_in = [(url, urlsplit(url).hostname) for url in found.sources]
    day = date.fromisoformat(found.as_of)
    return {"name": words.COUNTRIES[code], "line": found.line.items(), "day": day, "sources": read_in}


def _is_wrong(form: forms.Form, channel: str) -> bool:
    return any(name.startswith(f"notice-{channel}-") for name in form.errors)
