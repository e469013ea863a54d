"""The words of the demo's chat page, in both languages."""

WORDS = {
    "de": {
        "lang": "de", "other": "en", "other_name": "English",
        "title": "Kundendienst-Chat", "house": "Beispielhaus der Demo",
        "notice": "Hier antwortet eine KI. Sie möchten einen Menschen? Sagen Sie es jederzeit.",
        "wish": "Mit einem Menschen sprechen", "wish_text": "Ich möchte mit einem Menschen sprechen.",
        "label": "Ihre Nachricht", "send": "Senden", "anew": "Neues Gespräch",
        "you": "Sie", "ai": "KI", "house_says": "Das Haus", "human": "Mensch",
        "empty": "Schreiben Sie, was Sie brauchen. Zum Beispiel: Wann wird meine Heizung gewartet?",
        "tries": "Was diese KI mit Absicht falsch macht",
        "tries_why": "Die KI der Demo ist geschrieben, nicht gelernt. Auf diese Sätze hin verhält sie sich schlecht; "
        "was davon ankommt, entscheiden die Leitplanken.",
        "waiting": "Die Antwort kommt …", "lost": "Das hat nicht geklappt. Ihre Nachricht steht noch im Feld.",
        "taken": "Ein Mensch ist da.", "requested": "Ein Mensch ist angefragt.", "back": "Die KI antwortet wieder.",
        "silent": "Die KI antwortet hier zurzeit nicht.", "ended": "Der Mensch hat dieses Gespräch beendet.",
        "returned": "Der Mensch hat dieses Gespräch an die KI zurückgegeben.",
        "failed": "Es war niemand zu erreichen.",
        "timed_out": "In der zugesagten Zeit hat kein Mensch übernommen.",
        "concern": "Etwas lief schief?", "pulse": "Wie war dieses Gespräch für Sie?",
    },
    "en": {
        "lang": "en", "other": "de", "other_name": "Deutsch",
        "title": "Customer service chat", "house": "Example company of the demo",
        "notice": "An AI answers here. If you want a human, say so at any time.",
        "wish": "Talk to a human", "wish_text": "I want to talk to a human.",
        "label": "Your message", "send": "Send", "anew": "New conversation",
        "you": "You", "ai": "AI", "house_says": "The house", "human": "Human",
        "empty": "Write what you need. For example: When is my heating serviced?",
        "tries": "What this AI does wrong on purpose",
        "tries_why": "The demo's AI is written, not learned. At these sentences it behaves badly; "
        "the guardrails decide what of it arrives.",
        "waiting": "The answer is coming …", "lost": "That did not work. Your message is still in the field.",
        "taken": "A human is here.", "requested": "A human has been asked for.", "back": "The AI answers again.",
        "silent": "The AI does not answer here at the moment.", "ended": "The human has ended this conversation.",
        "returned": "The human has given this conversation back to the AI.",
        "failed": "Nobody could be reached.",
        "timed_out": "No human took over in the promised time.",
        "concern": "Something went wrong?", "pulse": "How was this conversation for you?",
    },
}  # fmt: skip
TRIES = {
    "de": (
        "Sind Sie ein Mensch?", "Wer sind Sie?", "Ich will mein Geld zurück.", "Stimmt das auch?",
        "Bitte antworten Sie langsam.", "Bitte mittendrin abbrechen.", "Bitte hängen bleiben.",
    ),
    "en": (
        "Are you human?", "Who are you?", "I want my money back.", "Are you sure?", "Please answer slowly.",
        "Please break off half-way.", "Please hang up half-way.",
    ),
}  # fmt: skip
