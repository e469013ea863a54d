"""The table: every object, every state, every way out. A way names the noun of the address where it is gone."""

from stimmig.core.ways.deciding import (
    CONDITION,
    CONTESTED_FACT,
    DECISION,
    EXPECTATION,
    FACT_REQUEST,
    OPINION,
    REVIEW,
    USE_CASE,
)
from stimmig.core.ways.house import ACCOUNT, LINK, RULING
from stimmig.core.ways.operating import GUARDRAILS, INCIDENT, STOP

LIVES = {
    life.noun: life
    for life in (
        USE_CASE,
        REVIEW,
        DECISION,
        CONDITION,
        EXPECTATION,
        CONTESTED_FACT,
        OPINION,
        FACT_REQUEST,
        ACCOUNT,
        LINK,
        RULING,
        GUARDRAILS,
        STOP,
        INCIDENT,
    )
}
