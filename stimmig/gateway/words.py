"""What the gateway itself says to a person or to a service, in both languages. The rest comes from the policy."""

from stimmig.content.emergencies import emergency

WORDS = {
    "waiting": {
        "de": "Ihre Nachricht ist angekommen. Noch hat kein Mensch übernommen; hier antwortet Ihnen einer {when}. "
        "Die KI antwortet jetzt nicht.",
        "en": "Your message has arrived. No human has taken over yet; one will answer you here {when}. "
        "The AI is not answering now.",
    },
    "waiting_on": {
        "de": "Ihre Nachricht ist angekommen. Ein Mensch antwortet Ihnen hier {when}.",
        "en": "Your message has arrived. A human will answer you here {when}.",
    },
    "latest": {"de": "spätestens {when}", "en": "{when} at the latest"},
    "danger": {
        "de": "Droht Gefahr? Warten Sie nicht auf eine Antwort, {call}.",
        "en": "Is there danger? Do not wait for an answer, {call}.",
    },
    "danger_alone": {
        "de": "Droht Gefahr? Warten Sie nicht auf eine Antwort.",
        "en": "Is there danger? Do not wait for an answer.",
    },
    "called_again": {
        "de": "Uns erreichen Sie ohne KI so: {contact}. Der Mensch, der dieses Gespräch übernommen hat, ist "
        "noch einmal gerufen. Warten Sie nicht darauf, wenn Gefahr droht.",
        "en": "This is how you reach us without AI: {contact}. The human who has taken over this conversation "
        "has been called once more. Do not wait for that if there is danger.",
    },
    "taken": {
        "de": "Ein Mensch hat dieses Gespräch übernommen. Ihre Nachricht ist angekommen. Die KI antwortet jetzt nicht.",
        "en": "A human has taken over this conversation. Your message has arrived. The AI is not answering now.",
    },
    "truth_waiting": {
        "de": "Hier antwortet gerade weder ein Mensch noch eine KI: Diese Zeilen schickt das Haus von selbst.",
        "en": "Neither a human nor an AI is answering here right now: the house sends these lines automatically.",
    },
    "truth_taken": {
        "de": "Ein Mensch hat dieses Gespräch übernommen und schreibt Ihnen hier selbst. "
        "Nur diese Zeile schickt das Haus von selbst.",
        "en": "A human has taken over this conversation and writes to you here in person. "
        "Only this line is sent by the house automatically.",
    },
    "arrived": {"de": "Ihre Nachricht ist angekommen.", "en": "Your message has arrived."},
    "late": {
        "de": "Bisher konnte kein Mensch übernehmen. Ihre Nachrichten sind angekommen. So erreichen Sie uns: {contact}",
        "en": "No human could take over so far. Your messages have arrived. This is how you reach us: {contact}",
    },
    "human": {
        "de": "Ein Mensch führt dieses Gespräch jetzt weiter.",
        "en": "A human is going on with this conversation now.",
    },
    "stopped": {
        "de": "Die KI antwortet hier zurzeit nicht. Einen Menschen erreichen Sie so: {contact}",
        "en": "The AI does not answer here at the moment. This is how you reach a human: {contact}",
    },
    "withheld": {
        "de": "Darauf gibt die KI hier keine Antwort. Einen Menschen erreichen Sie so: {contact}",
        "en": "The AI gives no answer to this here. This is how you reach a human: {contact}",
    },
    "unrecorded": {
        "de": "Gerade kann nichts verlässlich festgehalten werden, darum antwortet die KI nicht. "
        "Einen Menschen erreichen Sie so: {contact}",
        "en": "Nothing can be recorded reliably at the moment, so the AI does not answer. "
        "This is how you reach a human: {contact}",
    },
    "concern": {
        "de": "Etwas lief schief? Sagen Sie es uns hier: {contact}",
        "en": "Something went wrong? Tell us here: {contact}",
    },
    "broke_off": {
        "de": "Die Antwort ist abgebrochen. Sie ist nicht vollständig.",
        "en": "The answer has broken off. It is not complete.",
    },
}


def say(code: str, language: str, contact: str = "", **known: str) -> str:
    """These words in this language, German where it is another; `known` fills their other open places."""
    texts = WORDS[code]
    return texts.get(language, texts["de"]).format(contact=contact or "–", **known)


def danger(language: str, country: str) -> str:
    """To somebody in need who waits: not to, and whom to call."""
    return say("danger", language, call=emergency(country).call["en" if language == "en" else "de"])
