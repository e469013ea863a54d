"""A part in one use: given by whoever may, ended with a reason, and gone with the account."""

from typing import Any

import pytest
from django.utils import timezone

from stimmig.core.errors import Refusal
from stimmig.ledger.queries import contents_about
from stimmig.people import actions as people
from stimmig.people.models import Person
from stimmig.register import actions, queries
from stimmig.register.models import Involvement, UseCase

ALL = ("runs", "guides", "reads", "deputy")


@pytest.fixture
def led(telephone: UseCase, berger: Person) -> UseCase:
    """The telephone assistant, for which Anke Berger answers."""
    return actions.set_accountable(use_case=telephone, person=berger, reason="x", by=berger, at=timezone.now())


def involve(use_case: UseCase, person: Person, kind: str, by: Person) -> Involvement:
    return actions.involve(use_case=use_case, person=person, kind=kind, by=by, at=timezone.now())


@pytest.mark.parametrize(
    ("key", "given"),
    [
        ("berger", ALL),  # answers for it
        ("luehrs", ALL[:3]),  # leads
        ("claussen", ALL[:3]),  # facilitates
        ("albers", ()),
        ("brandt", ()),  # guides its reviews
        ("jansen", ()),
        ("thomsen", ()),
    ],
)
def test_who_gives_which_part(led: UseCase, cast: dict[str, Person], key: str, given: tuple[str, ...]) -> None:
    """Leaders and facilitators give every part but the deputy's; that is named by the accountable leader alone."""
    involve(led, cast["brandt"], "guides", cast["claussen"])
    for kind in ALL:
        if kind in given:
            involve(led, cast["demir"], kind, cast[key])
        else:
            with pytest.raises(Refusal, match="not-yours"):
                involve(led, cast["demir"], kind, cast[key])


@pytest.mark.parametrize(
    ("key", "kinds"), [("thomsen", ()), ("jansen", ("reads",)), ("demir", ALL), ("luehrs", ALL), ("berger", ALL[:3])]
)
def test_who_can_have_which_part(led: UseCase, cast: dict[str, Person], key: str, kinds: tuple[str, ...]) -> None:
    """Technical administration none, observers only read along, nobody is their own deputy."""
    for kind in ALL:
        if kind in kinds:
            involve(led, cast[key], kind, cast["berger"])
        else:
            with pytest.raises(Refusal, match="cannot-have-it"):
                involve(led, cast[key], kind, cast["berger"])


def test_a_closed_account_takes_no_part(led: UseCase, cast: dict[str, Person]) -> None:
    """Neither a new one, nor the one it had; the row stays."""
    given = involve(led, cast["demir"], "guides", cast["berger"])
    people.deactivate(person=cast["demir"], by=cast["berger"], at=timezone.now())
    assert queries.involvements(led) == []
    assert list(queries.earlier_involvements(led)) == [given]
    with pytest.raises(Refusal, match="cannot-have-it"):
        involve(led, Person.objects.get(pk=cast["demir"].pk), "reads", cast["berger"])


def test_a_part_rests_while_the_role_does_not_allow_it(led: UseCase, cast: dict[str, Person]) -> None:
    """Whoever becomes an observer guides nothing any more."""
    involve(led, cast["demir"], "guides", cast["berger"])
    people.change_role(person=cast["demir"], role="observer", by=cast["berger"], at=timezone.now())
    assert not queries.facilitates(cast["demir"], led)


def test_nobody_has_a_part_twice_and_there_is_one_deputy(led: UseCase, cast: dict[str, Person]) -> None:
    """The second is refused until the first is ended."""
    first = involve(led, cast["demir"], "deputy", cast["berger"])
    with pytest.raises(Refusal, match="has-it-already"):
        involve(led, cast["demir"], "deputy", cast["berger"])
    with pytest.raises(Refusal, match="one-deputy"):
        involve(led, cast["brandt"], "deputy", cast["berger"])
    said = {"reason": "In Elternzeit.", "by": cast["berger"], "at": timezone.now()}
    actions.end_involvement(involvement=first, **said)
    with pytest.raises(Refusal, match="ended-already"):
        actions.end_involvement(involvement=first, **said)
    assert involve(led, cast["brandt"], "deputy", cast["berger"]).person == cast["brandt"]


def test_given_and_ended_is_in_the_ledger(led: UseCase, cast: dict[str, Person]) -> None:
    """Who, which part, by whom, and why it ended."""
    given = involve(led, cast["demir"], "runs", cast["claussen"])
    actions.end_involvement(involvement=given, reason="Neue Aufgabe.", by=cast["luehrs"], at=timezone.now())
    first = contents_about(led, "involvement.given").get().read()
    last = contents_about(led, "involvement.ended").get().read()
    assert (first["by"]["name"], first["content"]["person"]) == ("Henning Claussen", cast["demir"].signature)
    assert (last["by"]["name"], last["content"]["reason"]) == ("Frauke Lührs", "Neue Aufgabe.")


def test_another_leader_names_their_own_deputy(led: UseCase, cast: dict[str, Person]) -> None:
    """Whoever deputised for the one before no longer does; named again, the same leader changes nothing."""
    involve(led, cast["demir"], "deputy", cast["berger"])
    said = {"reason": "Übergabe.", "by": cast["berger"], "at": timezone.now()}
    led = actions.set_accountable(use_case=led, person=cast["berger"], **said)
    assert queries.is_deputy(cast["demir"], led)
    led = actions.set_accountable(use_case=led, person=cast["luehrs"], **said)
    assert not queries.is_deputy(cast["demir"], led)
    assert contents_about(led, "involvement.ended").get().read()["content"]["reason"] == "Übergabe."


def test_the_page_says_who_has_which_part_and_from_whom(client: Any, led: UseCase, cast: dict[str, Person]) -> None:
    """Everybody who sees the use reads it; whoever may give a part finds the form."""
    client.force_login(cast["berger"])
    address = f"/use-cases/{led.pk}/involvements/"
    assert client.post(address, {"person": cast["demir"].pk, "kind": "deputy"}).url == address
    client.force_login(cast["demir"])
    page = client.get(address)
    assert page.context["form"] is None
    for said in ("Ayşe Demir", "Stellvertretung", "Anke Berger", "Hat es angelegt"):
        assert said in page.content.decode()


@pytest.mark.parametrize(
    ("who", "kind", "field"),
    [("jansen", "guides", "person"), ("berger", "deputy", "person"), ("brandt", "runs", "person"),
     ("albers", "deputy", "kind")],
)  # fmt: skip
def test_the_page_says_what_does_not_go_together(
    client: Any, led: UseCase, cast: dict[str, Person], who: str, kind: str, field: str
) -> None:
    """At the person or at the part, and nothing is given."""
    involve(led, cast["brandt"], "runs", cast["berger"])
    involve(led, cast["demir"], "deputy", cast["berger"])
    client.force_login(cast["berger"])
    page = client.post(f"/use-cases/{led.pk}/involvements/", {"person": cast[who].pk, "kind": kind})
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert led.involvements.count() == 2


def test_a_part_is_ended_with_a_reason(client: Any, led: UseCase, cast: dict[str, Person]) -> None:
    """Without one the page asks; only the accountable leader dismisses the deputy."""
    deputy = involve(led, cast["demir"], "deputy", cast["berger"])
    address = f"/involvements/{deputy.pk}/ends/"
    client.force_login(cast["luehrs"])
    assert client.post(address, {"reason": "Weil."}).status_code == 403
    client.force_login(cast["berger"])
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "Sie wechselt das Haus."}).status_code == 302
    assert "Sie wechselt das Haus." in client.get(f"/use-cases/{led.pk}/involvements/").content.decode()
    assert client.get(address).status_code == 404
