"""German or English, by the small words only one of them has."""

from collections.abc import Sequence

from stimmig.core.listening.words import Word, fold, sentences

SMALL = {
    "de": """ich du er sie wir ihr der die das den dem des ein eine einen einem einer und oder nicht kein keine keinen
        mit von zu zum zur bei auf aus für ist sind bist bin hab habe haben hat wird werden möchte kann können könnte
        will wollen muss mir mich dir dich uns euch ihnen ihre ihren mein meine meinen dass wenn wie wo warum bitte
        doch noch schon auch nur jetzt mal nem nen ned net nich nix nach über wurde hier gibt geht
        weiß brauche danke hallo guten sehr sich vom beim""",
    "en": """i you he she we they the a an and or not no my your our their of to from at on for is are am was be been
        have has had do does did can could would should want need please with me us it this that there what when where
        why how who will if so but get got just any some im ive dont cant i'm i'd i'll don't can't it's
        you're that's""",
}
GERMAN, ENGLISH = (frozenset(map(fold, words.split())) for words in SMALL.values())
ONLY_GERMAN, ONLY_ENGLISH = GERMAN - ENGLISH, ENGLISH - GERMAN
ENOUGH = 3  # small words of one language, and none of the other, settle it


def language_of(text: str) -> str | None:
    """The language most small words are of; None where there are none, or as many of each."""
    german, english = _counts([word for sentence in sentences(text) for word in sentence])
    if german == english:
        return None
    return "de" if german > english else "en"


def languages_in(words: Sequence[Word]) -> tuple[str, ...]:
    """In which languages a sentence has to be read: both, unless one of them is out of the question."""
    german, english = _counts(words)
    if german >= ENOUGH and not english:
        return ("de",)
    return ("en",) if english >= ENOUGH and not german else ("de", "en")


def _counts(words: Sequence[Word]) -> tuple[int, int]:
    plain = [word.folded for word in words]
    return sum(map(ONLY_GERMAN.__contains__, plain)), sum(map(ONLY_ENGLISH.__contains__, plain))
