"""Files in and out: byte-identical, all faults at once, nothing half taken in."""

from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from stimmig.ledger.models import Entry
from stimmig.people.models import House, Person
from stimmig.register import actions, queries
from stimmig.register.models import LegalAnswer, UseCase
from tests.register.conftest import USES

FAULTY = b"""schema: stimmig/use-case/1
title: Versuch
stage: dream
colour: blue
facts:
  logging: sometimes
  human_promise: true
touchpoints:
- {name: Termin, kind: friendly, contacts_per_month: viele}
- {name: Termin}
"""


def upload(client: Any, content: bytes, name: str = "use.yaml", address: str = "/use-cases/import/") -> Any:
    """Choose a file and send it."""
    return client.post(address, {"file": SimpleUploadedFile(name, content)})


def download(client: Any, use_case: UseCase) -> bytes:
    """The use as a file."""
    return b"".join(client.get(f"/use-cases/{use_case.pk}/file/").streaming_content)


def test_export_import_export_is_byte_identical(client: Any, berger: Person) -> None:
    """For every use of the example company, with facts and profile of the house laid in."""
    client.force_login(berger)
    for path in sorted(USES.glob("*.yaml")):
        upload(client, path.read_bytes(), path.name)
        first = download(client, UseCase.objects.latest("pk"))
        upload(client, first)
        assert download(client, UseCase.objects.latest("pk")) == first, path.name


def test_legal_answers_travel_with_the_file(client: Any, telephone: UseCase, berger: Person) -> None:
    """Who clarified what is part of the exchange."""
    law = queries.legal_questions(telephone, queries.reading(telephone)).first[0].question.id
    said = {"question": law, "kind": "clarified", "clarified_by": "RA Dr. Voss"}
    actions.answer_legal(use_case=telephone, **said, by=berger, at=timezone.now())
    client.force_login(berger)
    exported = download(client, telephone)
    assert b"RA Dr. Voss" in exported
    upload(client, exported)
    copy = UseCase.objects.latest("pk")
    assert LegalAnswer.objects.get(use_case=copy).clarified_by == "RA Dr. Voss"
    assert download(client, copy) == exported


def test_a_faulty_file_is_refused_with_every_fault_at_once(client: Any, berger: Person) -> None:
    """Where, what was found, what belongs there; nothing has changed."""
    client.force_login(berger)
    entries = Entry.objects.count()
    answer = upload(client, FAULTY)
    page = answer.content.decode()
    assert answer.status_code == 422
    for where in ("stage", "colour", "facts.logging", "facts.human_promise", "touchpoints[0].kind"):
        assert f"<code>{where}</code>" in page
    assert "<code>touchpoints[0].contacts_per_month</code>" in page
    assert "<code>touchpoints[1].name</code>" in page
    assert "Geändert hat sich nichts." in page
    assert not UseCase.objects.exists()
    assert Entry.objects.count() == entries


def test_what_is_no_yaml_is_refused_with_its_line(client: Any, berger: Person) -> None:
    """A doubled key and a broken line say where they are."""
    client.force_login(berger)
    assert "Zeile 2" in upload(client, b"title: A\ntitle: B\n").content.decode()
    assert upload(client, b"\xff\xfe").status_code == 422
    assert upload(client, b"").status_code == 422
    assert not UseCase.objects.exists()


def test_a_file_takes_the_place_of_a_use(client: Any, telephone: UseCase, berger: Person) -> None:
    """The whole description is replaced; the use stays the same one."""
    client.force_login(berger)
    content = (USES / "invoice-processing.yaml").read_bytes()
    answer = upload(client, content, address=f"/use-cases/import/?use_case={telephone.pk}")
    assert answer.headers["Location"] == f"/use-cases/{telephone.pk}/"
    changed = UseCase.objects.get()
    assert (changed.title, changed.uuid) == ("Rechnungseingang", telephone.uuid)


def test_a_second_use_of_one_title_is_said(client: Any, telephone: UseCase, berger: Person) -> None:
    """Whoever takes the same file in twice is told, and may want it so."""
    client.force_login(berger)
    answer = client.post("/use-cases/import/", {"file": SimpleUploadedFile("use.yaml", download(client, telephone))})
    assert "noch ein Vorhaben mit diesem Namen" in client.get(answer.url).text
    assert UseCase.objects.filter(title=telephone.title).count() == 2


def test_what_the_house_says_is_only_compared(client: Any, berger: Person) -> None:
    """A file does not change the house; the page says where the two differ."""
    house = House.objects.get()
    house.facts = {"microenterprise": True}
    house.save()
    client.force_login(berger)
    upload(client, (USES / "telephone-assistant.yaml").read_bytes())
    assert House.objects.get().facts == {"microenterprise": True}
    use = UseCase.objects.get()
    assert "microenterprise" not in use.facts
    page = client.get(f"/use-cases/{use.pk}/facts/all/").content.decode()
    assert "Es bleibt bei der Antwort des Hauses." in page


def test_the_text_of_the_accountable_stays_as_written(client: Any, telephone: UseCase) -> None:
    """A name in a file is text; nobody can decide by having been named in one."""
    assert telephone.accountable is None
    assert "accountable: A. Berger, Geschäftsführung\n" in queries.exported(telephone)


def test_the_command_takes_all_files_or_none(tmp_path: Path, house: Any, capsys: Any) -> None:
    """One faulty file among good ones: every fault on stderr, exit status 2, no use."""
    faulty = tmp_path / "faulty.yaml"
    faulty.write_bytes(FAULTY)
    good = USES / "telephone-assistant.yaml"
    try:
        call_command("import_use_cases", str(good), str(faulty), str(tmp_path / "absent.yaml"))
        status = 0
    except SystemExit as stop:
        status = int(str(stop.code))
    said = capsys.readouterr().err
    assert status == 2
    assert "stage" in said
    assert "absent.yaml" in said
    assert not UseCase.objects.exists()


def test_the_commands_round_trip(tmp_path: Path, berger: Person, capsys: Any) -> None:
    """What export writes, import takes, and export writes again the same."""
    call_command("import_use_cases", str(USES / "telephone-assistant.yaml"), by=berger.email)
    assert UseCase.objects.get().created_by == berger
    call_command("export_use_cases", to=tmp_path / "first")
    (first,) = (tmp_path / "first").iterdir()
    call_command("import_use_cases", str(first))
    capsys.readouterr()
    call_command("export_use_cases", UseCase.objects.latest("pk").pk)
    assert capsys.readouterr().out == first.read_text("utf-8")
