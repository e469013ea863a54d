"""The gallery's contents: each component with the values that its examples show. German, as a reader meets it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from stimmig.ui.examples.asking import JudgementForm, ReasonForm, TouchpointForm, conflict, errors, fields, scale, stale
from stimmig.ui.examples.drawing import four_fields, positions, rings, space
from stimmig.ui.examples.telling import case, facts, findings, opposite, summary, table, tasks, todo, way, ways

__all__ = ["ALL", "EXAMPLES", "Example", "JudgementForm", "TouchpointForm", "four_fields"]

Data = dict[str, Any]


@dataclass(frozen=True)
class Example:
    """One component: its name is that of its template and stylesheet, its promise one sentence."""

    name: str
    title: str
    promise: str
    data: Callable[[], Data] = dict

    @property
    def template(self) -> str:
        return f"ui/examples/{self.name}.html"


ALL = [
    Example("type", "Schrift und Farbe", "Serife für das, was man liest; Grotesk für das, was man benutzt."),
    Example("button", "Schaltfläche", "Eine Handlung je Seite ist gefüllt, alles andere bleibt still."),
    Example("field", "Feld", "Frage, Hilfe, Fehler, Antwort: immer in dieser Reihenfolge.", fields),
    Example("errors", "Fehlerübersicht", "Oben steht, was noch offen ist, mit denselben Worten wie am Feld.", errors),
    Example("stale", "Jemand war schneller", "Beide Fassungen stehen da, und nichts Getipptes geht verloren.", stale),
    Example(
        "conflict",
        "Zwei Fassungen",
        "Wie es war, was jetzt da steht, was man selbst schrieb; eine Wahl je Feld.",
        conflict,
    ),
    Example("scale", "Stufen", "Vier Stufen mit ihren Worten, und daneben die ehrlichen Auswege.", scale),
    Example("way", "Weg", "Wo das Vorhaben steht; am Telefon ein Strich je Schritt und ein Wort.", way),
    Example("ways", "Wer jetzt etwas tun kann", "Eine leise Zeile: der Stand, und wer ihn ändern kann.", ways),
    Example("tasks", "Aufgabenliste", "Was erledigt ist, ist schlichter Text.", tasks),
    Example("todo", "Was ansteht", "Zuerst das Verb.", todo),
    Example("finding", "Was zu klären ist", "Gewicht ist Reihenfolge, Strich und Wort.", findings),
    Example("opposite", "Gegenüber", "Widersprechende Sichten stehen nebeneinander, mit ihren Sätzen.", opposite),
    Example("facts", "Was bekannt ist", "Unbekanntes steht da und ist nicht falsch.", facts),
    Example("table", "Tabelle", "Wie im gedruckten Bericht; am Telefon wird jede Zeile ein kurzer Absatz.", table),
    Example("tag", "Zustand", "Ein Wort, eine Tinte."),
    Example("case", "Aus der Praxis", "Ein wirklicher Fall, kurz, mit Quelle.", case),
    Example(
        "panel", "Tafel, Hinweis, leere Seite", "Eine leere Seite sagt, was hier stehen wird und was zuerst zu tun ist."
    ),
    Example("summary", "Antworten prüfen", "Frage, Antwort, ändern.", summary),
    Example("interruption", "Innehalten", "Eine Pause, keine Schranke.", lambda: {"form": ReasonForm()}),
    Example("harvey", "Stufe und TRACE-Ring", "Druckbar in Schwarz und Weiß; kein Mittelwert.", rings),
    Example("positions", "Wer wo steht", "Jede Person ist zu sehen, und wie weit sie auseinander sind.", positions),
    Example("space", "Möglichkeitsraum", "Drei Kreise, ein Kern, ein Punkt.", space),
    Example("four_fields", "Vier Felder", "Zwei Ecken sind Irrtümer, und man sieht, wer darin steht.", four_fields),
]
EXAMPLES = {example.name: example for example in ALL}
