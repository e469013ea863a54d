"""What stands in the form before anybody has typed anything."""

from typing import Any

from stimmig.core.policy import LANGUAGES, OWN_EMERGENCY, Policy
from stimmig.operation.forms.fields import SAYINGS, STRETCHES


def initial(policy: Policy) -> dict[str, Any]:
    """The values of every field, but for those of single touchpoints."""
    human = policy.human
    found: dict[str, Any] = {
        "minutes": human.minutes,
        "closed": [day.isoformat() for day in human.closed],
        "time_zone": human.time_zone,
        "words": policy.words,
        "never_says": policy.never_says,
        "attempts_max": policy.attempts_max,
        "country": policy.country,
    }
    found |= {f"contact-{language}": human.contact.get(language, "") for language in LANGUAGES}
    for n, hours in enumerate(human.hours[:STRETCHES]):
        found |= {f"hours-{n}-days": [str(day) for day in hours.days]}
        found |= {f"hours-{n}-since": hours.since, f"hours-{n}-until": hours.until}
    for channel, said in policy.notices.items():
        found |= {f"notice-{channel}-{language}": text for language, text in said.items()}
    for language in LANGUAGES:
        own = {**policy.says.get(language, {}), "out_of_hours": human.out_of_hours.get(language, "")}
        found |= {f"says-{language}-{code}": own.get(code, "") for code in (*SAYINGS, OWN_EMERGENCY)}
    return found
