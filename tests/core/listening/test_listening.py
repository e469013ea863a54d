"""What rules hear: where it stands, what takes it back, in which language, and in any length of text."""

import pytest

from stimmig.content.listening import rules
from stimmig.core.errors import Gaps
from stimmig.core.listening import LIMIT, QUESTION, WISH, Heard, Rules, Signal, both, language_of, parse
from stimmig.core.listening.words import fold

WORDS = {
    "same": "nem = einem\nmitm = mit einem",
    "known": "wünsche",
    "classes": {
        "stop": "nicht kein",
        "human": "mensch menschen *berater <team>",
        "team": "kolleg* *service*",
        "light": "einem eine dem bitte",
    },
}
RULE = {
    "signal": "wants_human",
    "why": "to speak to somebody",
    "says": "mit ..<light> <human> ..2 sprechen\n^ <human> bitte? $",
}


def made(
    *rows: dict[str, str], words: dict[str, object] | None = None, look_alikes: list[dict[str, str]] | None = None
) -> Rules:
    """Rules of German alone; English has none."""
    wishes = {"rule": list(rows or [RULE])} | ({"look_alike": look_alikes} if look_alikes else {})
    english = {"words": {"same": "u = you", "known": "x", "classes": {"stop": "not"}}}
    return parse({"de": {"words": words or WORDS, "wishes": wishes}, "en": english})


def heard(rules: Rules, text: str) -> list[str]:
    return [signal.words for signal in rules.listen(text).signals]


def test_a_signal_has_its_place_in_the_text() -> None:
    """Offsets are those of the text as it was written."""
    text = "Hallo! Ich möchte MIT EINEM  Menschen bitte sprechen."
    (signal,) = made().listen(text).signals
    assert (signal.code, text[signal.start : signal.end]) == (WISH, signal.words)
    assert signal.words == "MIT EINEM  Menschen bitte sprechen"


def test_words_are_heard_however_they_are_written() -> None:
    """Short forms, compounds, slips, missing spaces, the same word again and again."""
    rules = made()
    for text in (
        "mit nem Menschen sprechen",
        "mitm kundenberater sprechen",
        "mit dem Kundenserviceteam sprechen",
        "mit dem Kollegen sprechen",
        "mit einem Menshcen sprechen",
        "miteinemmenschensprechen",
        "MENSCH MENSCH MENSCH!!!",
        "Mensch bitte?",
    ):
        assert WISH in rules.listen(text), text


def test_no_gap_passes_over_a_denial() -> None:
    """Nor over words that are not of the class a gap is made of, nor over the end of a sentence."""
    rules = made()
    for text in (
        "mit Menschen nicht sprechen",
        "mit meinem Menschen sprechen",
        "mit Menschen. Sprechen.",
        "Ein Mensch bitte",
    ):
        assert heard(rules, text) == [], text


def test_a_gap_passes_over_words_nobody_knows() -> None:
    """As many as it says: a name between two words of a rule does not hide them."""
    rules = made(RULE | {"says": "menschen ..2 sprechen"})
    assert heard(rules, "Menschen namens Zwirbel sprechen") == ["Menschen namens Zwirbel sprechen"]
    assert heard(rules, "Menschen namens Zwirbel Quux sprechen") == []


def test_a_look_alike_takes_back_what_it_overlaps() -> None:
    """One of all rules whatever was found, one of a rule what that rule found."""
    other = {"signal": "wants_human", "why": "another way", "says": "mensch her"}
    general = made(look_alikes=[{"signal": "wants_human", "why": "denied", "says": "nicht mit menschen"}])
    assert heard(general, "nicht mit Menschen sprechen") == []
    assert heard(general, "mit Menschen sprechen") == ["mit Menschen sprechen"]
    own = made(RULE | {"unless": "menschen sprechen lernen"}, other)
    assert heard(own, "mit Menschen sprechen lernen") == []
    assert heard(own, "mensch her") == ["mensch her"]


def test_what_is_too_long_is_said() -> None:
    """A text is heard up to the limit, and whoever asks can tell."""
    rules = made()
    assert rules.listen("mit Menschen sprechen").whole
    long = rules.listen("x" * LIMIT + " mit Menschen sprechen")
    assert (long.signals, long.whole) == ((), False)


@pytest.mark.parametrize(
    "text",
    ["mensch sprechen ", "ich will ", "!?", "'a", "ä", "mit einem menschen ", "\n", "a" * 500 + " ", "keinmenschmit"],
)
def test_a_hostile_text_is_heard_as_well(text: str) -> None:
    """A hundred thousand characters of whatever makes rules repeat themselves."""
    assert not rules().listen(text * (100_000 // len(text))).whole


def test_the_language_is_that_of_most_small_words() -> None:
    """None where there are none, or as many of each."""
    assert language_of("Wo ist mein Paket?") == "de"
    assert language_of("Where is my parcel?") == "en"
    assert language_of("Agent") is None


def test_two_languages_in_one_message_are_both_heard() -> None:
    """Sentence by sentence, and a sentence that may be either is read as both."""
    text = "Ich verstehe das nicht und ich habe keine Zeit. Can I please talk to a human? Agent!"
    assert [signal.code for signal in rules().listen(text).signals].count(WISH) == 2


def test_what_an_answer_must_not_say_is_apart_from_what_people_say() -> None:
    """A customer may say that they are human; an AI may not."""
    sentence = "Ich bin ein Mensch."
    assert "claims_human" in rules().speak(sentence)
    assert rules().listen(sentence).signals == ()


def test_a_model_of_the_house_adds_and_takes_nothing_away() -> None:
    """What either hears is heard, each once, in the order of the text."""

    class Own:
        def listen(self, text: str) -> Heard:
            return Heard((Signal("anger", 0, 3, text[:3]), *made().listen(text).signals), False)

    class Deaf:
        def listen(self, text: str) -> Heard:
            return Heard(())

    text = "Ach mit Menschen sprechen"
    assert [signal.code for signal in both(made(), Own()).listen(text).signals] == ["anger", WISH]
    assert not both(made(), Own()).listen(text).whole
    assert WISH in both(made(), Deaf()).listen(text)


def test_a_fold_is_one_word_for_all_its_spellings() -> None:
    """Capitals, accents, ae for ä, ss for ß, a letter twice."""
    assert {fold(word) for word in ("Größe", "GROESSE", "grösse", "Grosse")} == {"grose"}


def test_whatever_is_wrong_in_the_rules_is_named_at_once() -> None:
    """File, place and what."""
    wrong = {"signal": "joy", "why": "", "says": "<nobody> a\na||b\n..2 a\n^ ..9 a\na ..2\n?", "more": "x"}
    words = {"same": "nem", "known": "x", "classes": {"stop": "nicht"}, "else": "y"}
    with pytest.raises(Gaps) as gaps:
        parse({"de": {"words": words, "wishes": {"rule": [wrong], "rest": "z"}}})
    said = str(gaps.value)
    for part in (
        "de/words.toml: same: 'nem' stands for nothing", "de/words.toml: else: is unknown", "'joy' is unknown",
        "rule[0].why: is missing", "<nobody> is unknown", "has an empty word", "has to begin with ^", "..9 is no gap",
        "has to end with a word", "rule[0].more: is unknown", "wishes.toml: rest: is unknown",
        "en/words.toml: known: is missing",
    ):  # fmt: skip
        assert part in said, part


def test_rules_for_some_codes_find_of_them_what_all_rules_find() -> None:
    """What takes a wish back takes it back here too; the rest is not looked for."""
    anger = {"signal": "anger wants_human", "why": "furious, and wants somebody", "says": "wütend ..3 <human>"}
    back = {"signal": "wants_human", "why": "not now", "says": "später mit ..<light> <human> ..2 sprechen"}
    every = made(RULE, anger, {**RULE, "signal": "anger", "says": "wütend"}, look_alikes=[back])
    some = every.only(WISH, QUESTION)
    for text in ("Wütend! mit einem Menschen sprechen", "wütend auf Menschen", "später mit einem Menschen sprechen"):
        wanted = tuple(signal for signal in every.listen(text).signals if signal.code == WISH)
        assert some.listen(text).signals == wanted
    assert "anger" in every.listen("wütend")
    assert some.said == every.said
