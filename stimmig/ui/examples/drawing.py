"""What is drawn: the space of options, the four fields, where everybody stands."""

from typing import Any

from stimmig.ui.figures import Point

Data = dict[str, Any]
LEVELS = ["nicht gegeben", "schwach", "tragfähig", "stark"]


def space() -> Data:
    statuses = [("given", "not_given", "given"), ("given", "unknown", "partly"), ("given", "given", "given")]
    limits = ["feasible", "allowed", "affordable"]
    sets = [dict(zip(limits, values, strict=True)) for values in statuses]
    return {
        "figures": [
            (sets[0], "outside"),
            (sets[1], "open"),
            (sets[2], "edge"),
            (sets[2], "unopposed"),
            (sets[2], "core"),
        ]
    }


def four_fields() -> Data:
    return {
        "points": [
            Point("Termin buchen oder verschieben", "transactional", "auto_with_takeover", 1240),
            Point("Stand einer Bestellung", "transactional", "auto", 820),
            Point("Störung melden", "relational", "auto_with_takeover", 310, "machine"),
            Point("Beschwerde", "relational", "none", 90),
            Point("Rechnung an die richtige Stelle geben", "transactional", "none", 640, "person"),
            Point("Beratung zur neuen Heizung", "mixed", "intake_only", 120),
        ]
    }


def positions() -> Data:
    return {
        "words": LEVELS,
        "split": [("AB", 3), ("MA", 1), ("SV", 0), ("TB", 2)],
        "close": [("AB", 2), ("MA", 2), ("SV", 3), ("TB", 2)],
        "apart": [("AB", 3), ("MA", 1), ("TB", 1)],
        "unsure": ["KY"],
    }


def rings() -> Data:
    levels = [(2, 1, 1, None, 2), (3, 3, 2, 3, 2), (None,) * 5, (0, 1, 2, 3, 3)]
    return {
        "rings": [dict(zip("TRACE", values, strict=True)) for values in levels],
        "levels": [None, 0, 1, 2, 3],
        "words": ["offen", *LEVELS],
    }
