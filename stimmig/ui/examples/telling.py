"""What a page tells: where things stand, what is to be done, what speaks for and against."""

from typing import Any

Data = dict[str, Any]
LEVELS = ("nicht gegeben", "schwach", "tragfähig", "stark")


def way() -> Data:
    words = ["Vorhaben", "Möglichkeitsraum", "TRACE-Prüfung", "Entscheidung"]
    states = ["done", "done", "current", "ahead"]
    here, elsewhere = (
        [
            {"label": word, "state": state, "url": "#" if state != "ahead" else "", "here": number == page}
            for number, (word, state) in enumerate(zip(words, states, strict=True), 1)
        ]
        for page in (3, 2)
    )
    return {"steps": here, "elsewhere": elsewhere, "stands": {"number": 3, "label": words[2]}}


def ways() -> Data:
    offers = [
        {"what": "Neu bewerten", "who": "Moderation, Anke Berger", "url": "#"},
        {"what": "Beenden", "who": "Anke Berger", "url": ""},
    ]
    return {"stand": {"state": "Entschieden", "offers": offers}}


def tasks() -> Data:
    return {
        "tasks": [
            {"label": "Wer gewinnt was", "state": "done", "url": "#"},
            {
                "label": "Kontaktpunkte",
                "state": "next",
                "url": "#",
                "hint": "Vier sind benannt, einer ist noch nicht eingeordnet.",
            },
            {"label": "Die drei äußeren Grenzen", "state": "open", "url": "#"},
            {"label": "Was sich bei uns ändert", "state": "open", "note": "nach den Kontaktpunkten"},
        ]
    }


def todo() -> Data:
    return {
        "items": [
            {
                "verb": "Entscheiden",
                "what": "Avatar für Produktvideos",
                "url": "#",
                "hint": "Zwei Punkte wiegen schwer.",
                "when": "seit 4 Tagen",
            },
            {
                "verb": "Urteil abgeben",
                "what": "Telefonassistent im Kundendienst",
                "url": "#",
                "hint": "Fünf Fragen, etwa zwölf Minuten. Verdeckt, bis alle geurteilt haben.",
                "when": "bis 27.11.2026",
            },
            {
                "verb": "Herausfinden",
                "what": "Ist nachts ein Mensch erreichbar?",
                "url": "#",
                "hint": "M. Albers hat Sie gefragt.",
                "when": "neu",
            },
        ]
    }


FINDINGS = [
    {
        "severity": "critical",
        "text": "Einen Moment, in dem ein Mensch zählt, führt hier die KI.",
        "place": "Störung melden",
        "why": "In solchen Momenten merken Menschen, ob jemand für sie da ist.",
        "helps": "Die KI nimmt nur an und leitet weiter; ein Mensch antwortet in zugesagter Zeit.",
    },
    {
        "severity": "serious",
        "text": "Der Wechsel zu einem Menschen ist nie erprobt.",
        "place": "Wechselmöglichkeit",
        "why": "Was nie geübt wurde, misslingt im ersten Ernstfall.",
    },
    {
        "severity": "note",
        "text": "Eine häufige Routine wird ganz von Hand erledigt.",
        "place": "Rechnung prüfen",
        "helps": "In einem Satz sagen, warum es so bleibt, oder es ändern.",
    },
    {
        "severity": "serious",
        "text": "Wofür die gewonnene Zeit da ist, hat niemand entschieden.",
        "place": "Relation",
        "answer": "Die 60 Stunden gehen in die Nachtbereitschaft. T. Brandt, bis 15.12.2026.",
    },
]
STRENGTH = {
    "place": "Termin buchen",
    "text": "Eine häufige Routine läuft von allein, und wer will, erreicht einen Menschen.",
    "why": "Heute warten Anrufer im Mittel vier Minuten.",
}


def findings() -> Data:
    return {"findings": FINDINGS, "strength": STRENGTH}


def opposite() -> Data:
    return {
        "low": [
            _position("S. Vogt, Personal", 0, "Wer nachts ohne Heizung anruft, landet in einer Schleife."),
            _position("M. Albers, Kundendienst", 1, "Vorgesehen ist es, aber am Wochenende nimmt niemand ab."),
        ],
        "high": [
            _position("A. Berger, Geschäftsführung", 3, "Im Pilot hat jeder zweite Anrufer von sich aus gewechselt."),
        ],
        "between": [
            _position("T. Brandt, Service", 2),
            _position("K. Yıldız, Vertrieb", None, "Ich habe nachts noch nie angerufen."),
        ],
    }


def _position(who: str, level: int | None, text: str = "") -> Data:
    name, role = who.split(", ")
    word = "Dazu fehlt mir die Grundlage" if level is None else LEVELS[level]
    initials = "".join(part[0] for part in name.split())
    return {"initials": initials, "name": name, "role": role, "level": level, "word": word, "text": text}


def facts() -> Data:
    return {
        "facts": [
            {
                "label": "Wechsel vorgesehen",
                "value": "auf Nachfrage, per Weiterleitung",
                "source": "Angabe des Anbieters",
            },
            {"label": "Erreichbar", "value": "Mo–Fr 8–17 Uhr"},
            {"label": "Zuletzt erprobt", "value": "nie"},
            {"label": "Wartezeit beim Wechsel", "value": ""},
        ]
    }


def table() -> Data:
    return {
        "columns": ["Kontakt", "Art", "Wer übernimmt"],
        "rows": [
            ["Termin buchen oder verschieben", "transaktional", "KI, Mensch auf Wunsch"],
            ["Störung melden", "relational", "Mensch"],
            ["Beschwerde", "relational", "Mensch"],
        ],
        "uses": [
            {
                "title": "Telefonassistent im Kundendienst",
                "area": "Kundendienst · M. Albers",
                "levels": {"T": 2, "R": 1, "A": 1, "C": None, "E": 2},
                "step": "TRACE-Prüfung",
                "next": "Zwei von vier Urteilen fehlen",
            },
            {
                "title": "Rechnungseingang",
                "area": "Buchhaltung · F. Lührs",
                "levels": {"T": 3, "R": 3, "A": 2, "C": 3, "E": 2},
                "step": "Entschieden",
                "next": "Neubewertung am 14.01.2027",
            },
        ],
    }


def case() -> Data:
    return {
        "case": {
            "place": "Großbritannien",
            "year": 2024,
            "text": "Der Chatbot eines Paketdienstes fand die Sendung nicht, konnte niemanden dazuholen und keine "
            "Telefonnummer nennen. Der Kunde machte es öffentlich.",
            "source": "Fall und Quelle",
            "url": "#",
        }
    }


def summary() -> Data:
    return {
        "rows": [
            {
                "question": "Merkt jede und jeder rechtzeitig, dass hier eine KI arbeitet?",
                "level": 2,
                "word": "tragfähig",
                "answer": "",
                "url": "#",
            },
            {
                "question": "Kommen Menschen jederzeit zu einem Menschen?",
                "level": 3,
                "word": "stark",
                "answer": "Im Pilot hat es immer geklappt.",
                "url": "#",
                "note": "Dagegen spricht: Der Wechsel ist nie erprobt.",
            },
            {
                "question": "Können wir zeigen, was gesagt wurde?",
                "level": None,
                "word": "Dazu fehlt mir die Grundlage",
                "url": "#",
            },
            {"question": "Woran wir es sehen", "answer": "", "url": "#"},
        ]
    }
