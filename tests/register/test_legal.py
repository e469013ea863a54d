"""Legal questions: five a use, the house's once, each answered as clarified, open, or not relevant."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from stimmig.core.ledger import NotCanonical
from stimmig.ledger.queries import contents_about
from stimmig.people.models import House, Person
from stimmig.register import actions, queries
from stimmig.register.models import LegalAnswer, UseCase
from tests.register.conftest import taken_in


def laws_of(use_case: UseCase) -> queries.Laws:
    """The legal questions of a use, with what was said to them."""
    return queries.legal_questions(use_case, queries.reading(use_case))


def test_at_most_five_stand_in_front(cast: dict[str, Person]) -> None:
    """The others wait behind "more"; those of the house are not counted."""
    for name in ("telephone-assistant", "applicant-preselection", "avatar-videos"):
        laws = laws_of(taken_in(name, cast["berger"]))
        assert len(laws.first) <= 5
        assert {law.question.scope for law in laws.of_use} <= {"use"}
        assert {law.question.scope for law in laws.of_house} <= {"house"}


def test_every_question_says_article_date_and_certainty(client: Any, telephone: UseCase, berger: Person) -> None:
    """A question without its ground would be a rumour."""
    client.force_login(berger)
    page = client.get(f"/use-cases/{telephone.pk}/legal/").content.decode()
    for law in laws_of(telephone).first:
        assert law.question.text.de in page
        assert law.question.plain.de in page
        assert law.question.articles[0] in page


def test_hard_words_come_first_and_alone_have_a_border(client: Any, berger: Person) -> None:
    """A prohibition no condition can heal stands before everything else."""
    use = taken_in("applicant-preselection", berger)
    fact = {"emotion_detection_of": ["staff"], "emotion_detection_from": ["voice_or_face"]}
    use = actions.set_facts(use_case=use, facts=fact, by=berger, at=timezone.now())
    laws = laws_of(use)
    hard = [law.question.hard for law in laws.of_use]
    assert hard == sorted(hard, reverse=True)
    client.force_login(berger)
    page = client.get(f"/use-cases/{use.pk}/legal/").content.decode()
    assert page.count("law--hard") == sum(hard) > 0


def test_a_clarified_question_names_with_whom_when_and_where(client: Any, telephone: UseCase, berger: Person) -> None:
    """The answer is kept with its proof, and the ledger knows it."""
    client.force_login(berger)
    open_before, key = laws_of(telephone).open, laws_of(telephone).first[0].question.id
    said = {
        f"{key}-kind": "clarified",
        f"{key}-by": "RA Dr. Voss",
        f"{key}-on": "2026-11-02",
        f"{key}-document": "Vermerk 3",
    }
    assert client.post(f"/use-cases/{telephone.pk}/legal/", said).status_code == 302
    answer = LegalAnswer.objects.get()
    assert (answer.kind, answer.clarified_by, answer.clarified_on) == ("clarified", "RA Dr. Voss", date(2026, 11, 2))
    recorded = contents_about(telephone, "legal.answered").get().read()["content"]
    assert recorded["clarified_on"] == "2026-11-02"
    assert laws_of(telephone).open == open_before - 1


def test_not_relevant_needs_a_reason_and_clarified_a_name(client: Any, telephone: UseCase, berger: Person) -> None:
    """Without them the page says what to do, and nothing is kept."""
    client.force_login(berger)
    one, other = (law.question.id for law in laws_of(telephone).first[:2])
    answer = client.post(
        f"/use-cases/{telephone.pk}/legal/", {f"{one}-kind": "not_relevant", f"{other}-kind": "clarified"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "warum es hier nicht relevant ist" in page
    assert "mit wem es geklärt wurde" in page
    assert not LegalAnswer.objects.exists()


def test_a_question_of_the_house_is_answered_once_for_all_uses(client: Any, telephone: UseCase, berger: Person) -> None:
    """What holds for the house is not asked at the next use again."""
    client.force_login(berger)
    key = laws_of(telephone).of_house[0].question.id
    said = {f"{key}-kind": "clarified", f"{key}-by": "Datenschutz"}
    assert client.post("/house/legal/", said).status_code == 302
    other = taken_in("knowledge-assistant", berger)
    assert next(law for law in laws_of(other).of_house if law.question.id == key).answer is not None
    assert contents_about(House.objects.get(), "legal.answered").exists()


def test_the_house_asks_what_some_use_of_it_meets(client: Any, house: Any, berger: Person) -> None:
    """A house without a use has no legal question yet."""
    client.force_login(berger)
    assert "Noch berührt kein Vorhaben" in client.get("/house/legal/").content.decode()


def test_an_earlier_answer_stays_and_the_latest_counts(telephone: UseCase, berger: Person) -> None:
    """Answers are added, never changed."""
    key = laws_of(telephone).first[0].question.id
    for kind in ("open", "not_relevant"):
        actions.answer_legal(
            use_case=telephone, question=key, kind=kind, reason="Nur im Haus", by=berger, at=timezone.now()
        )
    assert LegalAnswer.objects.count() == 2
    latest = laws_of(telephone).first[0].answer
    assert latest is not None
    assert latest.kind == "not_relevant"


def test_a_reader_sees_the_answers_and_no_field(client: Any, begun: UseCase, cast: dict[str, Person]) -> None:
    """Who may not change a use is not offered to."""
    UseCase.objects.filter(pk=begun.pk).update(created_by=cast["jansen"])
    client.force_login(cast["jansen"])
    page = client.get(f"/use-cases/{begun.pk}/legal/").content.decode()
    assert '-kind"' not in page


def test_the_answers_of_one_page_are_kept_together_or_not_at_all(telephone: UseCase, berger: Person) -> None:
    """When the second of two cannot be kept, the first is not either, nor its entry."""
    first, second = laws_of(telephone).first[:2]
    answers = [
        {"question": first.question.id, "kind": "clarified", "clarified_by": "R. Sievers"},
        {"question": second.question.id, "kind": "not_relevant", "reason": object()},
    ]
    with pytest.raises(NotCanonical):
        actions.answer_laws(use_case=telephone, answers=answers, by=berger, at=timezone.now())
    assert not LegalAnswer.objects.exists()
    assert not contents_about(telephone, "legal.answered").exists()
