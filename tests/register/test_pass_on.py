"""One question passed on: a secret link, one answer, thirty days, no account."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.core.errors import Refusal
from stimmig.ledger.queries import contents_about
from stimmig.people.models import Person
from stimmig.register import actions, queries
from stimmig.register.models import FactRequest, NotKnown, UseCase
from tests.racing import overtaken


@pytest.fixture
def asked(begun: UseCase, albers: Person) -> FactRequest:
    """Maike Albers asked somebody whether conversations are kept."""
    return actions.pass_on(use_case=begun, fact="logging", by=albers, at=timezone.now(), passed_to="R. Sievers")


def test_the_link_shows_one_question_and_who_asks(asked: FactRequest, client: Client) -> None:
    """House, person and the name of the use, and nothing else of it."""
    page = client.get(f"/questions/{asked.token}/").content.decode()
    assert "Norderdiek" in page
    assert "Maike Albers" in page
    assert asked.use_case.title in page
    assert asked.use_case.file["occasion"] not in page
    assert page.count('name="asked"') == 1


def test_the_answer_is_kept_with_the_name_of_whoever_gave_it(asked: FactRequest, client: Client) -> None:
    """No account is needed; fact and ledger say who answered."""
    sent = {"logging-value": "full", "logging-source": "observed", "name": "Robert Sievers"}
    assert client.post(f"/questions/{asked.token}/", sent).status_code == 200
    asked.use_case.refresh_from_db()
    assert asked.use_case.facts["logging"] == {"value": "full", "source": "observed"}
    recorded = contents_about(asked.use_case, "use_case.changed").get().read()
    assert recorded["by"] is None
    assert recorded["content"]["said_by"] == "Robert Sievers"


def test_a_link_answers_once(asked: FactRequest, client: Client) -> None:
    """Whoever comes second is told so, and changes nothing."""
    sent = {"logging-value": "full", "name": "Robert Sievers"}
    client.post(f"/questions/{asked.token}/", sent)
    again = client.post(f"/questions/{asked.token}/", {**sent, "logging-value": "none"})
    assert again.status_code == 410
    asked.use_case.refresh_from_db()
    assert asked.use_case.facts["logging"] == "full"
    with pytest.raises(Refusal, match="link-used"):
        actions.answer_request(request=asked, entry="none", name="X", at=timezone.now())


def test_a_link_lives_thirty_days(begun: UseCase, albers: Person, client: Client) -> None:
    """After that the page says whom to speak to."""
    then = timezone.now() - timedelta(days=30)
    late = actions.pass_on(use_case=begun, fact="logging", by=albers, at=then)
    answer = client.get(f"/questions/{late.token}/")
    assert answer.status_code == 410
    assert "Maike Albers" in answer.content.decode()


def test_not_knowing_is_an_answer_there_too(asked: FactRequest, client: Client) -> None:
    """The fact stays unknown, and the house knows who did not know."""
    client.post(f"/questions/{asked.token}/", {"logging-value": "not_known", "name": "Robert Sievers"})
    asked.use_case.refresh_from_db()
    assert asked.use_case.facts == {}
    assert NotKnown.objects.get().said_by == "Robert Sievers"


def test_answer_and_name_are_needed(asked: FactRequest, client: Client) -> None:
    """Nothing is kept without both; what was typed stays."""
    answer = client.post(f"/questions/{asked.token}/", {"logging-note": "Ordner 4", "name": ""})
    assert answer.status_code == 422
    assert "Ordner 4" in answer.content.decode()
    asked.refresh_from_db()
    assert asked.answered_at is None


def test_a_question_answered_in_the_house_meanwhile_is_over(asked: FactRequest, client: Client, albers: Person) -> None:
    """The link does not overwrite what somebody of the house has said."""
    actions.set_facts(use_case=asked.use_case, facts={"logging": "none"}, by=albers, at=timezone.now())
    assert client.get(f"/questions/{asked.token}/").status_code == 410


def test_a_wrong_token_finds_nothing(client: Client, house: Any) -> None:
    """A guess is a page that does not exist."""
    assert client.get(f"/questions/{'x' * 43}/").status_code == 404


def test_passing_on_keeps_the_other_answers_first(client: Client, begun: UseCase, albers: Person) -> None:
    """The button saves what was answered beside it, then shows the question to be passed on."""
    client.force_login(albers)
    sent = {"asked": ["audience@", "logging@"], "audience-value": ["consumers"], "pass_on": "logging@", "version": 1}
    answer = client.post(f"/use-cases/{begun.pk}/facts/", sent)
    assert answer.headers["Location"] == f"/use-cases/{begun.pk}/facts/logging/#pass-on"
    begun.refresh_from_db()
    assert begun.facts == {"audience": ["consumers"]}
    made = client.post(f"/use-cases/{begun.pk}/facts/logging/requests/", {"passed_to": "R. Sievers"})
    page = client.get(made.headers["Location"]).content.decode()
    assert FactRequest.objects.get().token in page


def test_what_was_passed_on_is_asked_last(begun: UseCase, albers: Person) -> None:
    """It waits for somebody else; what waits for us comes first."""
    reading, now = queries.reading(begun), timezone.now()
    first = queries.matter_most(begun, reading, albers, now)[0]
    actions.pass_on(use_case=begun, fact=first.fact.key, by=albers, at=now)
    assert queries.matter_most(begun, reading, albers, now)[-1].fact == first.fact


def test_of_two_who_answer_at_once_the_first_counts(
    asked: FactRequest, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second is told that it is over, by the same page as everybody who comes later."""

    def quicker() -> None:
        actions.answer_request(request=asked, entry="none", name="Robert Sievers", at=timezone.now())

    overtaken(monkeypatch, actions, "answer_request", quicker)
    answer = client.post(f"/questions/{asked.token}/", {"logging-value": "full", "name": "Jule Petersen"})
    assert answer.status_code == 410
    asked.use_case.refresh_from_db()
    assert asked.use_case.facts["logging"] == "none"


def test_what_the_house_says_at_the_same_moment_stands(
    asked: FactRequest, client: Client, albers: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer by link does not overwrite the one that came between the page and it."""

    def quicker() -> None:
        actions.set_facts(use_case=asked.use_case, facts={"logging": "none"}, by=albers, at=timezone.now())

    overtaken(monkeypatch, actions, "answer_request", quicker)
    answer = client.post(f"/questions/{asked.token}/", {"logging-value": "full", "name": "Jule Petersen"})
    assert answer.status_code == 410
    asked.use_case.refresh_from_db()
    assert asked.use_case.facts["logging"] == "none"


def test_a_day_that_lies_ahead_is_refused_there_too(begun: UseCase, albers: Person, client: Client) -> None:
    """The page says what is wrong, and the link stays open."""
    asked = actions.pass_on(use_case=begun, fact="escalation_last_tested", by=albers, at=timezone.now())
    sent = {"escalation_last_tested-value": "2999-01-01", "name": "Robert Sievers"}
    assert client.post(f"/questions/{asked.token}/", sent).status_code == 422
    asked.refresh_from_db()
    assert asked.answered_at is None


def test_no_secret_rests_in_the_house(asked: FactRequest, client: Client) -> None:
    """The link is signed and not kept; whoever reads the table alone cannot make one, nor change one into another."""
    assert asked.token not in [str(value) for value in FactRequest.objects.values_list().get()]
    key, _, signature = asked.token.partition(":")
    for forged in (key, f"{key}:{signature[:-1]}", f"{int(key) + 1}:{signature}", "nothing"):
        assert client.get(f"/questions/{forged}/").status_code == 404


def test_a_link_can_be_taken_back(asked: FactRequest, client: Client, albers: Person) -> None:
    """It is over for whoever has it; another one can be made."""
    client.force_login(albers)
    page = f"/use-cases/{asked.use_case_id}/facts/logging/"
    assert "Link zurücknehmen" in client.get(page).content.decode()
    client.post(f"{page}requests/", {"take_back": "yes"})
    assert client.get(f"/questions/{asked.token}/").status_code == 410
    client.post(f"{page}requests/", {"passed_to": "R. Sievers"})
    later = FactRequest.objects.exclude(pk=asked.pk).get()
    assert client.get(f"/questions/{later.token}/").status_code == 200
