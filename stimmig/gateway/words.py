"""What the gateway itself says to a person or to a service, in both languages. The rest comes from the policy."""

WORDS = {
    "waiting": {
        "de": "Ein Mensch übernimmt dieses Gespräch. Ihre Nachricht ist angekommen. Die KI antwortet jetzt nicht.",
        "en": "A human is taking over this conversation. Your message has arrived. The AI is not answering now.",
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


def say(code: str, language: str, contact: str = "") -> str:
    """These words in this language, German where it is another."""
    texts = WORDS[code]
    return texts.get(language, texts["de"]).format(contact=contact or "–")
