"""Two people at one use: parts do not get into each other's way, and nothing typed is lost."""

from typing import Any

import pytest
from django.utils import timezone

from stimmig.core.errors import Faults
from stimmig.ledger.queries import contents_about
from stimmig.people.models import Person
from stimmig.register import actions
from stimmig.register.models import UseCase
from stimmig.register.queries import exported


def test_different_parts_do_not_meet(telephone: UseCase, berger: Person, claussen: Person) -> None:
    """A form filled in on an older version saves, as long as nobody wrote the same part."""
    seen, now = telephone.version, timezone.now()
    actions.change(use_case=telephone, part={"owner": "A. Demir"}, by=claussen, at=now, version=seen)
    changed = actions.change(use_case=telephone, part={"area": "sales"}, by=berger, at=now, version=seen)
    assert (changed.file["owner"], changed.file["area"]) == ("A. Demir", "sales")


def test_the_same_part_is_refused_with_who_wrote_it(telephone: UseCase, berger: Person, claussen: Person) -> None:
    """The refusal names the part and the person; nothing is written."""
    seen, now = telephone.version, timezone.now()
    actions.change(use_case=telephone, part={"owner": "A. Demir"}, by=claussen, at=now, version=seen)
    with pytest.raises(actions.Stale) as refusal:
        actions.change(use_case=telephone, part={"owner": "O. Harms"}, by=berger, at=now, version=seen)
    assert refusal.value.parts == ("owner",)
    assert refusal.value.by == claussen.signature
    telephone.refresh_from_db()
    assert telephone.file["owner"] == "A. Demir"


def test_two_facts_do_not_meet(telephone: UseCase, berger: Person, claussen: Person) -> None:
    """Each fact has a version of its own."""
    seen, now = telephone.version, timezone.now()
    actions.set_facts(use_case=telephone, facts={"escalation_deputy": False}, by=claussen, at=now, version=seen)
    changed = actions.set_facts(use_case=telephone, facts={"logging": "none"}, by=berger, at=now, version=seen)
    assert changed.facts["escalation_deputy"] is False
    assert changed.facts["logging"] == "none"


def test_a_file_that_comes_in_counts_fact_by_fact(telephone: UseCase, berger: Person, claussen: Person) -> None:
    """An answer typed before a file changed that very fact is refused; any other is kept."""
    seen, now = telephone.version, timezone.now()
    changed = exported(telephone).replace("  escalation_deputy: true", "  escalation_deputy: false")
    assert changed != exported(telephone)
    actions.import_file(content=changed.encode(), name="use.yaml", use_case=telephone, by=claussen, at=now)
    with pytest.raises(actions.Stale):
        actions.set_facts(
            use_case=telephone, facts={"escalation_deputy": "not_applicable"}, by=berger, at=now, version=seen
        )
    kept = actions.set_facts(use_case=telephone, facts={"logging": "none"}, by=berger, at=now, version=seen)
    assert kept.facts["logging"] == "none"


def test_writing_what_stands_there_already_changes_nothing(telephone: UseCase, berger: Person) -> None:
    """The same words are no change: no version, no entry in the ledger."""
    part = {"owner": telephone.file["owner"], "benefits": telephone.file["benefits"]}
    unchanged = actions.change(use_case=telephone, part=part, by=berger, at=timezone.now(), version=telephone.version)
    assert unchanged.version == telephone.version
    assert not contents_about(telephone, "use_case.changed").exists()


def test_a_stale_page_shows_both_and_keeps_what_was_typed(
    client: Any, telephone: UseCase, berger: Person, claussen: Person
) -> None:
    """What the other wrote and what was typed stand side by side; saving once more counts."""
    client.force_login(berger)
    seen = telephone.version
    client.get(f"/use-cases/{telephone.pk}/changes/")
    part = {"changes": {"communication": "Bisher das Band. Künftig die KI."}}
    actions.change(use_case=telephone, part=part, by=claussen, at=timezone.now())
    typed = {"version": seen, "communication": "Bisher wir. Künftig zuerst die KI."}
    answer = client.post(f"/use-cases/{telephone.pk}/changes/", typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert claussen.signature in page
    assert "Bisher das Band. Künftig die KI." in page
    assert page.count("Bisher wir. Künftig zuerst die KI.") == 3  # beside the other, in a field, and carried along
    again = client.post(f"/use-cases/{telephone.pk}/changes/", {**typed, "version": seen + 1})
    assert again.status_code == 302
    telephone.refresh_from_db()
    assert telephone.file["changes"] == {"communication": "Bisher wir. Künftig zuerst die KI."}


def test_a_change_is_recorded_with_before_and_after(telephone: UseCase, berger: Person) -> None:
    """The ledger keeps every field that changed, and no other."""
    actions.change(use_case=telephone, part={"owner": "O. Harms"}, by=berger, at=timezone.now())
    recorded = contents_about(telephone, "use_case.changed").get().read()
    assert recorded["content"]["fields"] == [{"path": "owner", "before": "M. Albers", "after": "O. Harms"}]
    assert recorded["by"]["name"] == berger.name


def test_a_refused_change_leaves_nothing_half_written(telephone: UseCase, berger: Person) -> None:
    """One wrong value among right ones: neither file nor column nor ledger moves."""
    before = UseCase.objects.values().get(pk=telephone.pk)
    with pytest.raises(Faults):
        actions.change(use_case=telephone, part={"owner": "O. Harms", "stage": "dream"}, by=berger, at=timezone.now())
    assert UseCase.objects.values().get(pk=telephone.pk) == before
    assert not contents_about(telephone, "use_case.changed").exists()


def test_the_comparison_says_which_touchpoint_and_which_words(
    client: Any, telephone: UseCase, berger: Person, claussen: Person
) -> None:
    """Choices are compared in words, and every line says which touchpoint it is about."""
    client.force_login(berger)
    rows = [(point["name"], {**point, "reason": "Neu begründet."}) for point in telephone.file["touchpoints"][:1]]
    actions.set_touchpoints(use_case=telephone, rows=rows, by=claussen, at=timezone.now())
    name = telephone.file["touchpoints"][0]["name"]
    typed = {"touchpoint-0-was": name, "touchpoint-0-name": name, "touchpoint-0-automation": "none"}
    answer = client.post(f"/use-cases/{telephone.pk}/touchpoints/", {"version": telephone.version, **typed})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert f"{name}: Was macht die KI, was ein Mensch?" in page
    assert "KI allein, ein Mensch kann übernehmen" in page
    assert "Neu begründet." in page


def test_a_page_sent_back_remembers_the_version_it_was_typed_on(
    client: Any, telephone: UseCase, berger: Person, claussen: Person
) -> None:
    """A row added or a mistake put right does not hide what somebody else wrote meanwhile."""
    client.force_login(berger)
    seen = telephone.version
    rows = [(point["name"], {**point, "reason": "Neu begründet."}) for point in telephone.file["touchpoints"]]
    actions.set_touchpoints(use_case=telephone, rows=rows, by=claussen, at=timezone.now())
    typed = {"version": seen, "touchpoint-0-name": "Beschwerde", "add": "1"}
    page = client.post(f"/use-cases/{telephone.pk}/touchpoints/", typed).content.decode()
    assert f'name="version" value="{seen}"' in page
