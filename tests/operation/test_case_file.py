"""The case file: ten parts a person can read, and an archive that proves them; nothing of others in either."""

import json
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from django.test import Client
from django.utils import translation
from django.utils.formats import date_format

from stimmig.core.case_archive import open_archive
from stimmig.core.conversation import asked
from stimmig.core.ledger.checkpoint import imprint
from stimmig.core.ledger.note import parse, parse_key
from stimmig.core.retention import longest
from stimmig.ledger import keys
from stimmig.ledger import queries as queries_of_the_ledger
from stimmig.ledger.cases import queries as cases
from stimmig.ledger.models import Entry, Stamp
from stimmig.ledger.publishing import publish
from stimmig.operation import actions, casefile
from stimmig.operation.actions import incidents
from stimmig.operation.actions.keeping import kept
from stimmig.operation.casefile import packing
from stimmig.operation.casefile.basis import Basis
from stimmig.operation.casefile.parts import parts
from stimmig.operation.models import Conversation, Takeover
from stimmig.people import actions as people
from stimmig.people.models import House, Person
from stimmig.register import actions as register
from stimmig.register.models import UseCase
from stimmig.verify import verify_file
from stimmig.verify.stamps import request
from tests.operation.talking import NOTICE, WISH, conversation
from tests.verify.authority import Stamping, issuing, stamping


@pytest.fixture
def served(waits: Takeover, demir: Person, now: datetime) -> Conversation:
    """A conversation in which a human took over."""
    actions.accept(takeover=waits, by=demir, at=now)
    actions.write(takeover=waits, text="Ich kümmere mich darum.", by=demir, at=now)
    actions.end(takeover=waits, by=demir, at=now)
    return Conversation.objects.get()


def read(held: Conversation, now: datetime, hidden: list[str] | None = None) -> list[str]:
    """Each part as one text."""
    with translation.override("de"):
        return [json.dumps(part, ensure_ascii=False) for part in parts(Basis(held, now, hidden or []))]


def test_the_ten_parts_say_what_happened(served: Conversation, demir: Person, now: datetime) -> None:
    """In short, word for word, the notice, who answered, by no name, how to check it, whom to ask."""
    said = read(served, now)
    assert len(said) == 10
    assert WISH in said[1]
    assert NOTICE in said[2]
    assert "Ein Mensch aus unserem Haus" in said[1]
    assert "Ein Mensch hat übernommen." in said[4]
    assert not [each for each in (demir.name, demir.function) if each in "".join(said)]
    assert Entry.objects.filter(case=served.case).first().leaf in said[8]  # type: ignore[union-attr]
    assert "Anke Berger" in said[9]


def test_whoever_runs_it_stands_there_with_their_function(
    telephone: UseCase, served: Conversation, demir: Person, berger: Person, now: datetime
) -> None:
    """Where the house has written down their name; a team stays a team."""
    register.involve(use_case=telephone, person=demir, kind="runs", by=berger, at=now)
    for written, read_as in ((f"X. {demir.name.split()[-1]}", demir.signature), ("Das Team am Telefon", "Das Team am")):
        register.change(use_case=telephone, part={"owner": written}, by=berger, at=now)
        assert read_as in read(Conversation.objects.get(), now)[9]


def test_the_day_it_is_kept_until_is_that_of_its_page(telephone: UseCase, now: datetime) -> None:
    """Not the day after, on which it is erased."""
    made = conversation(telephone, now, retention="K1")
    erased_on = longest(cases.terms(made.case)).ends_on
    assert erased_on is not None
    with translation.override("de"):
        until = date_format(erased_on - timedelta(days=1), "DATE_FORMAT")
    assert f"Bis {until}, dann löschen wir sie" in read(made, now)[5]


def test_fingerprints_stand_under_their_names(served: Conversation, now: datetime) -> None:
    """Two columns: which entry, and its fingerprint."""
    assert '"heads": ["Eintrag", "Fingerabdruck"]' in read(served, now)[8]


def test_what_is_not_recorded_is_said(telephone: UseCase, now: datetime) -> None:
    """No part is left empty as if there were nothing to know."""
    said = read(conversation(telephone, now, said=[("customer", "Hallo")]), now)
    assert "keinen Hinweis festgehalten" in said[2]
    assert "Geschäftsgeheimnis" in said[3]
    assert "kein Mensch" in said[4]


def test_what_was_put_right_is_said_and_what_the_house_says_to_itself_is_not(
    held: Conversation, demir: Person, berger: Person, now: datetime
) -> None:
    """Correction, compensation or why there is none, and that the cause is gone; a name of others is blacked out."""
    reported = {"happened": "x", "told": "y", "doing": "z"}
    made = incidents.open_by_staff(use_case=held.use_case, conversation=held, **reported, by=demir, at=now)
    for part, text in (
        ("corrected", "Neuer Termin bei Piet."),
        ("lesson", "Nur für uns."),
        ("cause_fixed", "Behoben."),
    ):
        incidents.say(incident=made, part=part, text=text, by=berger, at=now)
    said = {"part": "compensated", "choice": "not_given", "text": "Es entstand kein Schaden."}
    incidents.say(incident=made, **said, by=berger, at=now)
    eighth = read(held, now, ["Piet"])[7]
    for words in ("Neuer Termin bei", "Wir leisten keinen Ausgleich", "Es entstand kein Schaden.", "Behoben."):
        assert words in eighth
    assert "Nur für uns" not in eighth
    assert "Piet" not in eighth


def test_what_is_about_others_is_blacked_out_on_paper_and_left_out_of_the_archive(
    telephone: UseCase, now: datetime
) -> None:
    """Its entry is proved all the same."""
    held = conversation(telephone, now, said=[("customer", "Mein Nachbar Piet Harmsen sagt …"), ("ai", "Danke.")])
    assert "Piet" not in "".join(read(held, now, ["Piet Harmsen"]))
    with ZipFile(BytesIO(casefile.packed(Basis(held, now, ["piet harmsen"])))) as file:
        archive = file.read("fall.json").decode()
    assert "Harmsen" not in archive
    assert [state for _line, state in open_archive(archive).lines] == ["unproved", "proved"]


def test_what_the_house_keeps_to_itself_is_not_in_the_archive(
    telephone: UseCase, berger: Person, now: datetime
) -> None:
    """Why it is held and by whom; and an expression is found within quotes and over the end of a line."""
    held = conversation(telephone, now, said=[("customer", 'Sagt "Max"\nHarmsen.'), ("ai", "Danke.")])
    actions.hold(conversation=held, reason="Die Kundin klagt.", by=berger, at=now)
    with ZipFile(BytesIO(casefile.packed(Basis(held, now, ['"Max" Harmsen'])))) as file:
        archive = file.read("fall.json").decode()
    assert not [each for each in ("Harmsen", "klagt", berger.name) if each in archive]
    assert [state for _line, state in open_archive(archive).lines] == ["unproved", "proved", "unproved"]


def test_a_function_is_said_where_it_names_nobody(
    waits: Takeover, demir: Person, petersen: Person, now: datetime
) -> None:
    """Where several have it; and where the house says who answers anyway. The archive says no more."""

    def told() -> tuple[bool, bool, bool]:
        said, archive = read(waits.conversation, now), packing.proving(Basis(waits.conversation, now))
        return (demir.function in said[1], demir.function in said[4], demir.function in json.dumps(archive))

    actions.accept(takeover=waits, by=demir, at=now)
    actions.write(takeover=waits, text="Guten Tag.", by=demir, at=now)
    assert told() == (False, False, False)
    Person.objects.filter(pk=petersen.pk).update(function=demir.function.upper())
    actions.write(takeover=waits, text="Ich kümmere mich darum.", by=demir, at=now)
    assert told() == (True, True, True)
    Person.objects.filter(pk=petersen.pk).update(is_active=False)
    assert told() == (False, False, False)
    House.objects.update(names_at_desk=True)
    assert told() == (True, True, True)


def test_a_program_learns_no_more_of_staff_than_a_reader(
    waits: Takeover, demir: Person, berger: Person, now: datetime, tmp_path: Path
) -> None:
    """Neither who took over, by name where the house wants it, nor who looks after what went wrong; all of it holds."""
    people.choose_recording(names_at_desk=True, by=berger, at=now)
    actions.accept(takeover=waits, by=demir, at=now)
    actions.write(takeover=waits, text="Ich kümmere mich darum.", by=demir, at=now)
    held, said = waits.conversation, {"happened": "x", "told": "y", "doing": "z"}
    made = incidents.open_by_staff(use_case=held.use_case, conversation=held, **said, by=berger, at=now)
    incidents.say(incident=made, part="owner", person=demir, by=berger, at=now)
    actions.look_into(conversation=held, by=berger, at=now)
    (tmp_path / "akte.zip").write_bytes(casefile.packed(Basis(held, now)))
    with ZipFile(tmp_path / "akte.zip") as file:
        archive = file.read("fall.json").decode()
    assert not [each for each in (demir.name, berger.name, berger.function) if each in archive]
    assert "Ich kümmere mich darum." in archive
    assert verify_file(tmp_path / "akte.zip", [keys.current().key]).holds


def test_the_archive_proves_what_the_paper_says(served: Conversation, now: datetime) -> None:
    """Every entry opens that names nobody; the same file again is the same bytes."""
    basis = Basis(served, now)
    once, again = casefile.packed(basis), casefile.packed(basis)
    assert once == again
    with ZipFile(BytesIO(once)) as file:
        assert sorted(file.namelist()) == ["LIESMICH.txt", "fall.json", "fallakte.pdf", "schluessel.txt"]
        lines = open_archive(file.read("fall.json")).lines
    unproved = [line.kind for line, state in lines if state != "proved"]
    assert unproved == ["takeover.accepted", "takeover.ended"]  # by a function one person alone has


def test_the_paper_can_be_read_aloud(served: Conversation, now: datetime) -> None:
    """Tagged, with title and language."""
    for language in ("de", "en"):
        with translation.override(language), pikepdf.open(BytesIO(casefile.pdf(Basis(served, now)))) as paper:
            assert paper.Root.MarkInfo.Marked
            assert str(paper.Root.Lang) == language
            assert "/StructTreeRoot" in paper.Root


def test_whoever_looks_into_conversations_makes_it_and_that_is_recorded(
    served: Conversation, telephone: UseCase, cast: dict[str, Person], now: datetime, client: Client
) -> None:
    """As paper, or with proofs."""
    register.involve(use_case=telephone, person=cast["vogt"], kind="inspects", by=cast["berger"], at=now)
    client.force_login(cast["vogt"])
    here = f"/conversations/{served.case}/files/"
    assert client.post(here, {"hidden": "", "paper": ""}).content.startswith(b"%PDF")
    assert client.post(here, {"hidden": ""}).content.startswith(b"PK")
    assert Entry.objects.filter(case=served.case, kind="case.viewed").count() == 2


def test_the_download_is_verified_without_the_house(served: Conversation, now: datetime, tmp_path: Path) -> None:
    """As it came, or unpacked, with the keys that lie in it; and nothing else is."""
    (tmp_path / "akte.zip").write_bytes(casefile.packed(Basis(served, now)))
    with ZipFile(tmp_path / "akte.zip") as file:
        file.extractall(tmp_path)
    keys = [parse_key(line) for line in (tmp_path / "schluessel.txt").read_text().splitlines()]
    for name in ("akte.zip", "fall.json"):
        report = verify_file(tmp_path / name, keys)
        assert report.holds, report
        assert [each.code for each in report.findings] == ["signed", "case", "case-in-ledger"]
    altered = (tmp_path / "fall.json").read_text().replace("Ich kümmere mich", "Ich kümmere mich nicht")
    (tmp_path / "fall.json").write_text(altered)
    assert verify_file(tmp_path / "fall.json", keys).holds is False


def test_a_time_stamp_comes_along(served: Conversation, now: datetime, tmp_path: Path) -> None:
    """Once for all entries, over the checkpoint they are proved under."""
    root = issuing()
    signer = stamping(root)
    found = publish(at=now)
    assert found is not None
    answer = Stamping(signer, [signer]).answer(request(imprint(parse(found.note)), 7))
    Stamp.objects.create(checkpoint=found, answer=answer, at=now)
    (tmp_path / "akte.zip").write_bytes(casefile.packed(Basis(served, now)))
    report = verify_file(tmp_path / "akte.zip", [keys.current().key], [root.certificate])
    assert report.holds, report
    assert [each.code for each in report.findings] == ["signed", "stamped", "case", "case-in-ledger"]


def test_after_erasing_the_rest_still_verifies(
    served: Conversation, telephone: UseCase, berger: Person, now: datetime, tmp_path: Path
) -> None:
    """The erased case proves nothing any more and says so; another one is proved as before."""
    other = conversation(telephone, now)
    gone = conversation(telephone, now, retention="K1")
    actions.erase(conversation=gone, by=berger, at=now)
    for name, held in (("gone", gone), ("other", other)):
        (tmp_path / name).write_bytes(casefile.packed(Basis(held, now)))
    keys_here = [keys.current().key]
    assert verify_file(tmp_path / "other", keys_here).holds
    said = {each.code: each for each in verify_file(tmp_path / "gone", keys_here).findings}
    assert (said["case"].holds, said["case"].said["proved"]) == (True, 0)  # who erased it is not in the file
    assert said["case-in-ledger"].holds  # that it was erased is: its entry says so
    assert queries_of_the_ledger.verify().intact


def test_an_umlaut_that_a_service_sent_escaped_is_left_out_too(telephone: UseCase, now: datetime) -> None:
    """As most programs write JSON."""
    held = conversation(telephone, now, said=[])
    request = json.dumps({"messages": [{"role": "user", "content": "Herr Krüger sagt …"}]})
    kept(held, "conversation.request", asked("Herr Krüger sagt …", request=request), by=None, at=now)
    archive = json.dumps(packing.proving(Basis(held, now, ["Herr Krüger"])))
    assert "ger sagt" not in archive
