"""What each page shows, put into words for its template."""

from stimmig.decision.pages.afterwards import fulfilment, retrospect, successor, what_became
from stimmig.decision.pages.beginning import beginning, came_along, difference
from stimmig.decision.pages.checking import against, changed, check
from stimmig.decision.pages.drafts import draft, overtaken, part, pressed, waiting
from stimmig.decision.pages.ending import letting_rest, occasions
from stimmig.decision.pages.prepared import prepared
from stimmig.decision.pages.reading import decision, decisions, explained, proof
from stimmig.decision.pages.rulings import distilling, ending, rulings
from stimmig.decision.pages.talking import unspoken

__all__ = [
    "against",
    "beginning",
    "came_along",
    "changed",
    "check",
    "decision",
    "decisions",
    "difference",
    "distilling",
    "draft",
    "ending",
    "explained",
    "fulfilment",
    "letting_rest",
    "occasions",
    "overtaken",
    "part",
    "prepared",
    "pressed",
    "proof",
    "retrospect",
    "rulings",
    "successor",
    "unspoken",
    "waiting",
    "what_became",
]
