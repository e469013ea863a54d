"""Hearing in German and English what matters between a person and an AI, by curated rules.

From text only: never from a voice or a face, and never as a measure of somebody. `parse` compiles the rules;
`Rules.listen` hears what a person wrote, `Rules.speak` what an AI answers, `phrases` what a house forbids to say.
"""

from stimmig.core.listening.language import language_of
from stimmig.core.listening.nouns import HEARD, LIMIT, QUESTION, SAID, TOPIC, WISH, Heard, Listener, Said, Signal, both
from stimmig.core.listening.phrases import phrases
from stimmig.core.listening.reader import parse
from stimmig.core.listening.rules import Rules

__all__ = [
    "HEARD", "LIMIT", "QUESTION", "SAID", "TOPIC", "WISH", "Heard", "Listener", "Rules", "Said", "Signal", "both",
    "language_of", "parse", "phrases",
]  # fmt: skip
