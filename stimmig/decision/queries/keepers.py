"""What a decision says, with whoever stands for its conditions by now."""

from collections.abc import Mapping
from typing import Any

from stimmig.decision.models import Decision

SAID_IN = ("conditions", "answers", "provisions")  # a condition of an answer stands there as well


def with_keepers(decision: Decision) -> Mapping[str, Any]:
    """The record as a later decision goes on from it: a successor in the place of whom it names. It stays as signed."""
    conditions = decision.conditions.prefetch_related("successors")
    by_now = {(each.text, each.owner): each.kept_by_name for each in conditions if each.latest_successor}
    said: Mapping[str, Any] = decision.record
    return {**said, **{part: [_kept(row, by_now) for row in said.get(part, ())] for part in SAID_IN}}


def _kept(row: Mapping[str, Any], by_now: Mapping[tuple[Any, Any], str]) -> Mapping[str, Any]:
    named = row.get("text"), row.get("owner")
    return {**row, "owner": by_now[named]} if named in by_now else row
