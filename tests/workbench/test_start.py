"""The start page: what waits for whom, then the uses."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone, translation
from pytest_django import DjangoAssertNumQueries

from stimmig.decision import actions
from stimmig.decision.models import Condition
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register.models import UseCase
from stimmig.review import actions as review
from stimmig.workbench import queries, words

pytestmark = pytest.mark.usefixtures("company")
DUE = "Neun von zehn Standardangeboten gehen binnen drei Werktagen hinaus."
TODAY = timezone.localtime().replace(hour=9, minute=30)  # the story is told as if it had just happened


def somebody(name: str) -> Person:
    return Person.objects.get(name=name)


def kinds(name: str, at: datetime = TODAY) -> list[tuple[str, str]]:
    return [(errand.kind, errand.what) for errand in queries.errands(somebody(name), at)]


def test_the_accountable_leader_decides_and_judges() -> None:
    """The judgement that is missing from her stands first; what is hers to decide is to be talked about before."""
    assert kinds("Anke Berger") == [
        ("judge", "Telefonassistent im Kundendienst"),
        ("talk", "Avatar für Produktvideos"),
        ("look_back", DUE),
        ("wake", "Wissensassistent Technik"),
    ]


def test_page_of_the_use_and_start_page_say_the_same(client: Client) -> None:
    """First talk, then decide: once what people see differently was left open on purpose, it is to be decided."""
    leader, use = somebody("Anke Berger"), UseCase.objects.get(title="Avatar für Produktvideos")
    about = use.reviews.get()
    client.force_login(leader)
    meeting, desk = f"/reviews/{about.pk}/meeting/", f"/reviews/{about.pk}/decision/"
    assert client.get(f"/use-cases/{use.pk}/").context["onward"].url == meeting
    review.leave_rest_open(review=about, by=leader, at=TODAY)
    assert ("decide", use.title) in kinds("Anke Berger")
    assert client.get(f"/use-cases/{use.pk}/").context["onward"].url == desk


def test_whoever_is_not_accountable_does_not_decide() -> None:
    """The other leader sees the same picture, but the decision does not wait for her."""
    assert ("decide", "Avatar für Produktvideos") not in kinds("Frauke Lührs")


def test_whoever_has_handed_in_is_left_in_peace() -> None:
    """No judgement is asked of somebody twice."""
    assert kinds("Maike Albers") == []
    assert kinds("Silke Vogt") == [("judge", "Telefonassistent im Kundendienst")]


def test_the_facilitator_reveals_once_the_day_has_passed() -> None:
    """Before the day nothing can be revealed, so nothing is asked."""
    telephone = ("reveal", "Telefonassistent im Kundendienst")
    assert telephone not in kinds("Henning Claussen")
    assert telephone in kinds("Henning Claussen", TODAY + timedelta(days=14))


def test_the_facilitator_opens_what_is_described() -> None:
    """As soon as there are touchpoints, and until there is a review; nobody else is asked."""
    claussen, rest = somebody("Henning Claussen"), [("look_back", DUE), ("wake", "Wissensassistent Technik")]
    talk = ("talk", "Avatar für Produktvideos")
    said = {"occasion": "Wer neu ist, sucht das richtige Regal.", "by": claussen, "at": TODAY}
    use = register.create(title="Wegweiser im Lager", **said)
    assert kinds("Henning Claussen") == [talk, *rest]
    points = [{"name": "Regal suchen", "kind": "transactional"}]
    use = register.change(use_case=use, part={"touchpoints": points}, by=claussen, at=TODAY)
    assert kinds("Henning Claussen") == [talk, ("open", "Wegweiser im Lager"), *rest]
    assert "open" not in dict(kinds("Anke Berger"))
    register.set_accountable(
        use_case=use, person=somebody("Anke Berger"), reason="", by=somebody("Anke Berger"), at=TODAY
    )
    review.open_review(
        use_case=use,
        judges=[somebody("Maike Albers"), somebody("Ole Harms")],
        due_on=timezone.localdate() + timedelta(days=9),
        by=claussen,
        at=TODAY,
    )
    assert kinds("Henning Claussen") == [talk, *rest]


def test_conditions_wait_for_whoever_stands_by_them() -> None:
    """Thirty days ahead, and also when the day is past, until they have said that it holds."""
    assert [kind for kind, _ in kinds("Kemal Yıldız")] == ["keep"]
    (late,) = queries.errands(somebody("Kemal Yıldız"), TODAY + timedelta(days=40))
    assert late.until is not None
    assert late.until < timezone.localdate() + timedelta(days=40)
    report(Condition.objects.get(text=late.what), "fulfilled")
    assert kinds("Kemal Yıldız", TODAY + timedelta(days=40)) == []


def test_an_expectation_is_closed_by_whoever_answers_for_it() -> None:
    """From its day on, until somebody has looked back."""
    assert ("look_back", DUE) not in kinds("Frauke Lührs")
    assert ("look_back", DUE) not in kinds("Anke Berger", TODAY - timedelta(days=60))


def test_a_condition_that_does_not_hold_reopens_the_decision() -> None:
    """It waits for the accountable leader, until a new review is under way or a later word says that it holds."""
    condition = Condition.objects.get(text__startswith="Die gewonnene Zeit")
    report(condition, "not_fulfilled")
    assert ("break", condition.text) in kinds("Anke Berger")
    report(condition, "fulfilled")
    assert ("break", condition.text) not in kinds("Anke Berger")


def report(condition: Condition, state: str) -> None:
    actions.report(condition=condition, state=state, observation="Gezählt.", by=somebody("Kemal Yıldız"), at=TODAY)


def test_a_review_comes_back_on_its_day() -> None:
    """Thirty days before, the accountable leader is told, and it stays until a new decision."""
    for days in (30, 72):
        assert ("review_again", "Angebotsentwürfe aus Anfragen") in kinds("Anke Berger", TODAY + timedelta(days=days))


def test_a_new_review_under_way_settles_that_errand() -> None:
    """What is begun need not be called for; a review that was withdrawn was none."""
    again = ("review_again", "Angebotsentwürfe aus Anfragen")
    later = TODAY + timedelta(days=72)
    use = UseCase.objects.get(title=again[1])
    claussen, judges = somebody("Henning Claussen"), [somebody("Maike Albers")]
    day = timezone.localdate(later)
    begun = review.open_review(use_case=use, judges=judges, due_on=day, by=claussen, at=later)
    assert again not in kinds("Anke Berger", later)
    review.withdraw(review=begun, reason="Zu früh", by=claussen, at=later)
    assert again in kinds("Anke Berger", later)


def test_a_question_passed_on_reaches_the_colleague_it_names() -> None:
    """Whoever passes a question on to a name reaches the start page of that person."""
    use = UseCase.objects.get(title="Wissensassistent Technik")
    register.pass_on(
        use_case=use, fact="logging", touchpoint="", passed_to="Nils Thomsen", by=somebody("Torben Brandt"), at=TODAY
    )
    assert ("answer", "Wissensassistent Technik") in kinds("Nils Thomsen")


def test_nobody_named_is_a_leaders_errand() -> None:
    """A picture with nobody to decide never strands: every leader is asked to name somebody."""
    UseCase.objects.filter(title="Avatar für Produktvideos").update(accountable=None)
    assert ("name", "Avatar für Produktvideos") in kinds("Frauke Lührs")


@pytest.mark.parametrize("gone", [{"is_active": False}, {"role": "reviewer"}])
def test_a_leader_who_has_left_is_followed_by_another(client: Client, gone: dict[str, object]) -> None:
    """No use waits for somebody who cannot sign: leaders get the way to name somebody, facilitation to the use."""
    Person.objects.filter(name="Anke Berger").update(**gone)
    use = UseCase.objects.get(title="Avatar für Produktvideos")
    for name, page in (
        ("Frauke Lührs", f"/use-cases/{use.pk}/accountable/"),
        ("Henning Claussen", f"/use-cases/{use.pk}/"),
    ):
        found = [errand for errand in queries.errands(somebody(name), TODAY) if errand.what == use.title]
        assert [(errand.kind, errand.url) for errand in found if errand.kind != "talk"] == [("succeed", page)]
        client.force_login(somebody(name))
        start = client.get("/").text
        assert "Anke Berger leitet hier nicht mehr" in start
        assert f'href="{page}"' in start
        assert "Nachfolge von Anke Berger klären" in client.get(f"/use-cases/{use.pk}/").text
    assert "succeed" not in [kind for kind, _ in kinds("Maike Albers")]
    declined = queries.standing(somebody("Frauke Lührs"), UseCase.objects.get(title="Vorauswahl von Bewerbungen"))
    assert declined.lost_leader is None


def test_a_condition_leads_to_where_one_says_how_it_stands() -> None:
    """Whoever stands by a condition says there whether it holds, and reads the decision it is part of."""
    (errand,) = queries.errands(somebody("Kemal Yıldız"), TODAY)
    condition = Condition.objects.get(text=errand.what)
    assert errand.url == f"/conditions/{condition.pk}/fulfilments/"


def test_a_condition_whose_owner_has_left_waits_for_the_leaders() -> None:
    """It does not fall silent with the account: every leader reads whose it was, and nobody else does."""
    condition = Condition.objects.get(pk=_conditions_of("Kemal Yıldız")[0])
    Person.objects.filter(name="Kemal Yıldız").update(is_active=False)
    for name in ("Anke Berger", "Frauke Lührs"):
        found = [each for each in queries.errands(somebody(name), TODAY) if each.kind == "inherit"]
        assert (condition.text, condition.owner) in [(each.what, each.about) for each in found]
    assert "inherit" not in [kind for kind, _ in kinds("Henning Claussen")]


def _conditions_of(name: str) -> list[int]:
    """What somebody stands by now."""
    urls = [each.url for each in queries.errands(somebody(name), TODAY) if each.kind == "keep"]
    return [int(url.split("/")[2]) for url in urls]


def test_one_sentence_says_how_much_waits() -> None:
    """Nothing, one or several: the sentence is right in each case."""
    one, two = queries.Errand("decide", "A", "/"), queries.Errand("judge", "B", "/")
    assert words.summary([]) == "Im Augenblick wartet nichts auf Sie."
    assert words.summary([one]) == "Eine Entscheidung wartet auf Sie."
    assert words.summary([one, two, two]) == "Eine Entscheidung wartet auf Sie, 2 Urteile fehlen noch von Ihnen."


def test_the_greeting_knows_the_hour() -> None:
    """Good morning only in the morning."""
    said = [words.greeting("Anke Berger", TODAY.replace(hour=hour)).split(",")[0] for hour in (8, 13, 20)]
    assert said == ["Guten Morgen", "Guten Tag", "Guten Abend"]


def test_every_errand_leads_somewhere(client: Client) -> None:
    """Each link on the start page of each person opens a page."""
    for person in Person.objects.all():
        client.force_login(person)
        for errand in queries.errands(person, timezone.now()):
            assert client.get(errand.url).status_code == 200, (person, errand)


def test_whoever_sees_no_content_comes_to_the_people(client: Client) -> None:
    """Technology has no start page with uses on it."""
    client.force_login(somebody("Nils Thomsen"))
    assert client.get("/")["Location"] == "/people/"


def test_it_costs_the_same_with_many_uses(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """Forty uses more, and not one query more; the page shows twenty and leads to the rest."""
    person = somebody("Anke Berger")
    for number in range(40):
        register.create(title=f"Vorhaben {number}", occasion="Es läuft nicht gut.", by=person, at=timezone.now())
    client.force_login(person)
    with django_assert_max_num_queries(27):  # three first ask for the few that may be meant
        page = client.get("/")
    assert page.text.count('class="table-name"') == 20
    assert "/use-cases/" in page.text


def test_a_day_that_has_passed_is_no_until() -> None:
    """It says when it was due, not since when it waits: that may be longer."""
    today = timezone.localdate()
    with translation.override("de"):
        assert words.until(today).startswith("bis ")
        assert words.until(today - timedelta(days=1)).startswith("war fällig am ")
    assert words.until(None) == ""
