"""What holds now: who may speak, and by which policy. Read once, and again as soon as anything of it changes.

Whether a use is stopped and who leads a conversation is not kept here: it is looked up before every release.
"""

import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

from stimmig.core.errors import Refusal
from stimmig.core.policy import Contact, Policy
from stimmig.gateway.database import BROKEN, Connection, Database, Here, loaded
from stimmig.gateway.rules import Rules

EVERY = 0.25  # seconds between two looks
log = logging.getLogger("stimmig.gateway")


@dataclass(frozen=True, slots=True)
class Key:
    """A service that may speak at one touchpoint."""

    id: int
    use_case: int
    touchpoint: str
    per_minute_max: int
    upstream: str


@dataclass(frozen=True, slots=True)
class InForce:
    """The policy in force for a use, and its row."""

    id: int
    policy: Policy

    def contact(self, touchpoint: str) -> Contact | None:
        """What holds at a touchpoint; None where the decision does not cover it."""
        return next((each for each in self.policy.contacts if each.name == touchpoint), None)


@dataclass(frozen=True, slots=True)
class Standing:
    """Keys by their hash, policies by their use."""

    keys: Mapping[str, Key] = field(default_factory=dict)
    policies: Mapping[int, InForce] = field(default_factory=dict)


MARK = """
SELECT (SELECT max(id) FROM operation_enforcement), (SELECT max(id) FROM operation_servicekey),
       (SELECT count(*) FROM operation_servicekey WHERE ended_at IS NULL),
       (SELECT sum(per_minute_max) FROM operation_servicekey), (SELECT max(id) FROM decision_supersession),
       (SELECT count(ending_id) FROM register_usecase)
"""
KEYS = """
SELECT hash, id, use_case_id, touchpoint, per_minute_max, upstream FROM operation_servicekey WHERE ended_at IS NULL
"""
# what is in force is computed, as docs/policy.md has it
POLICIES = """
SELECT e.use_case_id, p.id, p.file FROM operation_enforcement e JOIN operation_policy p ON p.id = e.policy_id
JOIN register_usecase u ON u.id = e.use_case_id AND u.ending_id IS NULL
LEFT JOIN decision_supersession s ON s.old_id = p.decision_id
WHERE s.id IS NULL AND e.id = (SELECT last.id FROM operation_enforcement last WHERE last.use_case_id = e.use_case_id
    ORDER BY last.at DESC, last.id DESC LIMIT 1)
"""


def read(cursor: Here, rules: Rules) -> Standing:
    """Everything that holds. A policy nobody can read holds nothing, and the log says so."""
    keys = {row[0]: Key(*row[1:]) for row in cursor.all(KEYS)}
    policies = {}
    for use_case, policy_id, file in cursor.all(POLICIES):
        try:
            policies[use_case] = InForce(policy_id, rules.read(loaded(file)))
        except (KeyError, TypeError, ValueError, Refusal):
            log.exception("policy %s cannot be read; its use is not answered for", policy_id)
    return Standing(keys, policies)


class Watch:
    """Keeps what holds up to date, in a thread of its own."""

    def __init__(self, database: Database, rules: Rules) -> None:
        self._database, self._rules = database, rules
        self._connection: Connection | None = None
        self._mark: object = None
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, name="standing", daemon=True)
        self.standing = Standing()

    def start(self) -> None:
        """Look once, then go on looking."""
        self.look()
        self._thread.start()

    def stop(self) -> None:
        self._end.set()
        self._thread.join(5)

    def _run(self) -> None:
        while not self._end.wait(EVERY):
            self.look()
        if self._connection:
            self._connection.close()

    def look(self) -> None:
        """Read anew where anything changed; what was known goes on while the database does not answer."""
        try:
            self._connection = self._connection or self._database.connect()
            mark = self._connection.cursor.one(MARK)
            if mark != self._mark:
                self.standing = read(self._connection.cursor, self._rules)
                self._mark = mark
        except BROKEN as error:
            log.warning("what holds cannot be read: %s", error)
            self._connection = None
