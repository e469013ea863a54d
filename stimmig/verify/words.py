"""The sentences, German and English."""

from collections.abc import Mapping
from datetime import UTC, datetime

from stimmig.verify.report import Finding, Report

LANGUAGES = ("de", "en")
Both = tuple[str, str]

SENTENCES: dict[tuple[str, bool | None], Both] = {
    ("signed", True): ("Unterschrieben von {names}.", "Signed by {names}."),
    ("signed", False): (
        "Keiner der angegebenen Schlüssel steht dafür ein ({why}).",
        "None of the keys given stands for it ({why}).",
    ),
    ("keys-missing", None): (
        "Die Unterschrift ist nicht geprüft: Der öffentliche Schlüssel des Protokolls fehlt. Geben Sie ihn mit --key "
        "an. Das Haus nennt ihn auf der Seite „Nachweis“ und mit „stimmig checkpoint --keys“.",
        "The signature is not checked: the public key of the ledger is missing. Name it with --key. The house shows it "
        "on the page “Proof” and with “stimmig checkpoint --keys”.",
    ),
    ("log-missing", None): (
        "Bezeugt, aber die Unterschrift des Protokolls selbst ist nicht geprüft: Dessen Schlüssel fehlt.",
        "Witnessed, but the signature of the ledger itself is not checked: its key is missing.",
    ),
    ("witnessed", True): ("Bezeugt von {name} am {moment}.", "Witnessed by {name} on {moment}."),
    ("witness-missing", None): ("{name} hat das nicht bezeugt.", "{name} has not witnessed this."),
    ("stamped", True): (
        "Zeitstempel von {by}: Diesen Prüfpunkt gab es spätestens am {moment}.",
        "Time stamp by {by}: this checkpoint was there on {moment} at the latest.",
    ),
    ("stamped", False): (
        "Der Zeitstempel gilt nicht ({why}).",
        "The time stamp does not count ({why}).",
    ),
    ("stamp-unchecked", None): (
        "Ein Zeitstempel liegt dabei und ist nicht geprüft: Geben Sie mit --certificates an, wem Sie dafür vertrauen. "
        "Das Zertifikat gibt es bei der Zeitstempelstelle.",
        "A time stamp is there and not checked: name with --certificates whom you trust for it. The certificate comes "
        "from the time stamping authority.",
    ),
    ("stamp-missing", None): (
        "Ein Zeitstempel ist nicht dabei.",
        "There is no time stamp.",
    ),
    ("opened", True): (
        "Der Inhalt liegt bei und ist der festgehaltene: {by}, {at}.",
        "The content is enclosed, and it is what was recorded: {by}, {at}.",
    ),
    ("opened", False): (
        "Der Inhalt, der beiliegt, ist nicht der festgehaltene.",
        "The content enclosed is not what was recorded.",
    ),
    ("enclosed-unknown", None): (
        "Der Quittung liegt etwas bei, das hier niemand lesen kann; es ist nicht geprüft ({why}).",
        "The receipt takes something along that nobody here can read; it is not checked ({why}).",
    ),
    ("entry", True): (
        "Eintrag {seq} ({kind}, Stunde {at}) steht unverändert im Protokoll {origin}, das {size} Einträge hatte.",
        "Entry {seq} ({kind}, hour {at}) stands unchanged in the ledger {origin}, which had {size} entries.",
    ),
    ("entry", False): (
        "Eintrag {seq} ist nicht der, für den die Quittung ausgestellt ist. Eintrag oder Quittung wurde verändert.",
        "Entry {seq} is not the one the receipt was made out for. The entry or the receipt was altered.",
    ),
    ("entry-missing", None): (
        "Der Eintrag zur Quittung fehlt. Legen Sie {file} in denselben Ordner.",
        "The entry of this receipt is missing. Put {file} into the same folder.",
    ),
    ("receipt-missing", None): (
        "Die Quittung zum Eintrag fehlt. Legen Sie {file} in denselben Ordner.",
        "The receipt of this entry is missing. Put {file} into the same folder.",
    ),
    ("checkpoint-missing", None): (
        "Der Prüfpunkt zum Zeitstempel fehlt. Legen Sie {file} in denselben Ordner.",
        "The checkpoint of this time stamp is missing. Put {file} into the same folder.",
    ),
    ("case", True): (
        "Fall {case}: {entries} Einträge. Nachgewiesen: {proved}. Ohne Inhalt, weil gelöscht oder geschwärzt: "
        "{unproved}. Verändert: keiner. Das gilt für fall.json; ein Papier dabei ist zum Lesen da und nicht geprüft.",
        "Case {case}: {entries} entries. Proved: {proved}. Without content, because erased or blacked out: {unproved}. "
        "Altered: none. This holds for fall.json; a paper beside it is there to be read, and is not checked.",
    ),
    ("case", False): (
        "Fall {case}: Nicht, was festgehalten wurde: {altered} von {entries} Einträgen.",
        "Case {case}: not what was recorded: {altered} of {entries} entries.",
    ),
    ("case-in-ledger", True): (
        "Diese Einträge stehen unverändert im Protokoll {origin}, das {size} Einträge hatte. Ob der Fall weitere hat, "
        "zeigt die Abschrift des Protokolls, nicht diese Datei.",
        "These entries stand unchanged in the ledger {origin}, which had {size} entries. Whether the case has more, a "
        "transcript of the ledger shows, and not this file.",
    ),
    ("case-in-ledger", False): (
        "Nicht im Protokoll {origin} nachgewiesen: Einträge {lacking}.",
        "Not proved to stand in the ledger {origin}: entries {lacking}.",
    ),
    ("receipts-missing", None): (
        "Die Quittungen fehlen: Ob die Einträge im Protokoll stehen, lässt sich nicht sagen.",
        "The receipts are missing: whether the entries stand in the ledger cannot be told.",
    ),
    ("checkpoint", True): (
        "Prüfpunkt des Protokolls {origin} über {size} Einträge.",
        "Checkpoint of the ledger {origin} over {size} entries.",
    ),
    ("transcript", True): (
        "{found} Einträge, vollständig und unverändert: Sie ergeben die Wurzel, die im Prüfpunkt steht.",
        "{found} entries, complete and unchanged: they give the root that the checkpoint names.",
    ),
    ("transcript", False): (
        "{found} Einträge ergeben nicht die Wurzel, die der Prüfpunkt über {size} Einträge nennt. "
        "Die Abschrift wurde verändert oder gekürzt.",
        "{found} entries do not give the root that the checkpoint over {size} entries names. "
        "The transcript was altered or cut.",
    ),
    ("unreadable", None): (
        "Das ist weder Quittung noch Eintrag, Prüfpunkt oder Abschrift, oder die Datei ist beschädigt ({why}).",
        "This is neither receipt, entry, checkpoint nor transcript, or the file is damaged ({why}).",
    ),
}
CLOSING: dict[bool | None, Both] = {
    True: ("Alles stimmt.", "Everything holds."),
    False: ("Hier stimmt etwas nicht.", "Something does not hold."),
    None: ("Nicht alles ließ sich prüfen.", "Not everything could be checked."),
}
MARKS = {True: "+", False: "!", None: "?"}
OF_THE_HOUSE = (
    "Geprüft mit dem Schlüssel dieses Hauses ({path}).",
    "Checked with the key of this house ({path}).",
)
BESIDE = (
    "Neben der Datei liegt {path}. Der Schlüssel darin kam mit der Datei: Er beweist nicht, wer unterschrieben hat. "
    "Vergleichen Sie ihn mit dem, den das Haus zeigt; dann: --key {path}",
    "Beside the file lies {path}. The key in it came with the file: it does not prove who signed. "
    "Compare it with the one the house shows; then: --key {path}",
)
NOT_THERE = ("Die Datei lässt sich nicht öffnen: {why}", "The file cannot be opened: {why}")


def page(report: Report, language: str) -> str:
    """A file, a sentence for each finding, and what it comes to."""
    lines = [f"  {MARKS[finding.holds]} {sentence(finding, language)}" for finding in report.findings]
    return "\n".join([shown(report.file), *lines, f"  {told(CLOSING[report.holds], language)}"])


def sentence(finding: Finding, language: str) -> str:
    """One finding in words."""
    said = dict(finding.said)
    if "moment" in said:
        said["moment"] = _moment(int(str(said["moment"])), language)
    return told(SENTENCES[finding.code, finding.holds], language, said)


def told(both: Both, language: str, said: Mapping[str, object] | None = None) -> str:
    """The German or the English of it, with what belongs into it."""
    return both[LANGUAGES.index(language)].format(**{name: shown(value) for name, value in (said or {}).items()})


def shown(value: object) -> str:
    """What stands in a file, without the signs that would move the cursor, colour a line or turn it round."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in str(value))


def _moment(seconds: int, language: str) -> str:
    """A moment in UTC; the number itself where no calendar reaches it."""
    try:
        moment = datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return str(seconds)
    return moment.strftime("%d.%m.%Y, %H:%M:%S UTC" if language == "de" else "%Y-%m-%d %H:%M:%S UTC")
