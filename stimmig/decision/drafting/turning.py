"""A decision the other way than the one it replaces: nothing of the earlier one is said anew by itself."""

from stimmig.core import decision as core
from stimmig.decision.drafting.lines import Content, Typed

WORDS = ("sentence", "reasons", "gain", "risk", "trust")


def turns(content: Content, earlier: str) -> bool:
    """Whether what is being decided begins something the earlier outcome did not, or the other way round."""
    outcome = content.get("outcome", {}).get("outcome")
    return outcome in core.OUTCOMES and (outcome in core.INTRODUCING) != (earlier in core.INTRODUCING)


def left_behind(typed: Typed, shown: Typed, other: Typed) -> dict[str, str]:
    """The first part in the moment it turns: words sent as they were shown belong to the way one comes from.

    In their place stand those of the way one goes (`other`), or nothing; whatever was typed for it stays.
    """
    return {
        name: other.get(name, "") if name in WORDS and _plain(text) == _plain(shown.get(name, "")) else text
        for name, text in typed.items()
    }


def _plain(text: str) -> str:
    return " ".join(text.split())  # a browser sends other ends of lines
