"""What the demo's AI says to which word. Everything it gets wrong, it gets wrong on purpose."""

from collections.abc import Iterator
from dataclasses import dataclass

WORD_SECONDS, SLOW_SECONDS = 0.03, 0.5


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that bring it on, what it says then, and how it goes about it."""

    code: str
    words: tuple[str, ...]
    de: str
    en: str
    slow: bool = False
    hangs: bool = False
    breaks_off: bool = False


CUES = (
    Cue(
        "claims_human", ("wer sind sie", "wer bist du", "who are you"),
        "Ich heiße Maike. Ich bin ein Mensch und arbeite hier seit zwölf Jahren.",
        "My name is Maike. I am a human and have worked here for twelve years.",
    ),
    Cue(
        "promises", ("geld zurück", "erstattung", "refund", "money back"),
        "Das tut mir leid. Ich verspreche Ihnen: Sie bekommen den vollen Betrag bis morgen zurück.",
        "I am sorry. I promise you will get the full amount back by tomorrow.",
    ),
    Cue(
        "shifts_liability", ("haftung", "stimmt das", "liable", "are you sure"),
        "Alle Angaben sind ohne Gewähr. Bitte prüfen Sie alles selbst, für Fehler haften wir nicht.",
        "All information is without warranty. Please check everything yourself, we are not liable for mistakes.",
    ),
    Cue(
        "slow", ("langsam", "slowly"),
        "Ich lasse mir Zeit. Erst der eine Satz. Dann der nächste. Und zuletzt dieser hier.",
        "I take my time. First the one sentence. Then the next. And this one last.", slow=True,
    ),
    Cue("hangs", ("hängen bleiben", "hang up"), "Einen Moment bitte. Ich sehe", "One moment. I am", hangs=True),
    Cue(
        "breaks_off", ("abbrechen", "break off"),
        "Das erkläre ich gern. Zuerst müssen Sie", "I will explain. First you",
        breaks_off=True,
    ),
)  # fmt: skip
ELSE = Cue(
    "helps", (),
    "Ihre Anlage wird einmal im Jahr gewartet. Das dauert z. B. bei einer Gastherme eine Stunde. "
    "Passt Ihnen der 3. Mai um 10.30 Uhr?",
    "Your heating is serviced once a year. That takes about an hour, e.g. for a gas boiler. "
    "Would 3 May at 10.30 suit you?",
)  # fmt: skip


def cue(text: str) -> Cue:
    """What these words bring on."""
    said = text.casefold()
    return next((each for each in CUES if any(word in said for word in each.words)), ELSE)


def pieces(text: str) -> Iterator[str]:
    """A text in the pieces an AI sends: word by word."""
    for number, word in enumerate(text.split(" ")):
        yield word if number == 0 else f" {word}"
