"""The deputy prepares everything and signs nothing; the leader takes it over only by choosing so."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.core.errors import Refusal
from stimmig.decision import actions, queries
from stimmig.decision.models import Draft
from stimmig.ledger.queries import contents_about
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register.models import UseCase
from stimmig.review.models import Review
from stimmig.workbench.queries import errands
from tests.cast import PASSWORD
from tests.decision import scene

THEIRS = "Rechnungen tippt bei uns niemand mehr ab."  # what the deputy writes
OWN = "Mein eigener Satz."


def named(review: Review, deputy: Person) -> Review:
    """The leader who decides names a deputy."""
    leader = scene.leader_of(review)
    register.involve(use_case=review.use_case, person=deputy, kind="deputy", by=leader, at=timezone.now())
    return Review.objects.get(pk=review.pk)


def prepared(deputy: Person) -> Review:
    """A review whose deputy has written everything."""
    review = named(scene.reviewed(), deputy)
    telling = scene.told(scene.QUICK)
    for part, said in scene.soon(scene.typed(scene.QUICK, telling)).items():
        actions.write(review=review, part=part, content=said, by=deputy, at=timezone.now())
    return review


def take_over(client: Client, review: Review) -> Any:
    """As the page sends it."""
    page = client.get(f"/reviews/{review.pk}/decision/prepared/")
    return client.post(f"/reviews/{review.pk}/decision/prepared/", {k: page.context[k] for k in ("seen", "own")})


def test_the_deputy_writes_every_part_and_reads_it_over(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """The same pages as the leader's, up to the signature; there stands who signs."""
    review = prepared(cast["harms"])
    client.force_login(cast["harms"])
    for part in ("", "outcome/", "limits/", "answers/", "conditions/", "ahead/", "check/"):
        assert client.get(f"/reviews/{review.pk}/decision/{part}").status_code == 200, part
    page = client.get(f"/reviews/{review.pk}/decision/check/").content.decode()
    assert "Nur Frauke Lührs unterschreibt." in page
    assert "signatures/" not in page


def test_the_deputy_cannot_sign(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """The action refuses, and the page says who does; nothing is signed."""
    review = prepared(cast["harms"])
    with pytest.raises(Refusal, match="not-yours"):
        actions.sign(review=review, seen="", proved=True, by=cast["harms"], at=timezone.now())
    client.force_login(cast["harms"])
    answer = client.post(f"/reviews/{review.pk}/signatures/", {"password": PASSWORD})
    assert answer.status_code == 403
    assert "Nur Frauke Lührs unterschreibt." in answer.content.decode()
    assert not review.decisions.exists()


def test_the_leader_reads_it_and_takes_it_over(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """As a whole; then it is theirs to change and to sign, and the record says who prepared it."""
    review = prepared(cast["harms"])
    client.force_login(cast["luehrs"])
    assert "Ole Harms hat Ihnen etwas vorbereitet" in client.get(f"/reviews/{review.pk}/decision/").content.decode()
    assert THEIRS in client.get(f"/reviews/{review.pk}/decision/prepared/").content.decode()
    assert take_over(client, review).status_code == 302
    assert scene.kept(review) == Draft.objects.get(writer=cast["harms"]).content
    assert "Vorbereitet von Ole Harms" in client.get(f"/reviews/{review.pk}/decision/check/").content.decode()
    decision = scene.sign(review)
    assert decision.record["prepared"]["name"] == "Ole Harms"
    assert "Vorbereitet von Ole Harms" in client.get(f"/decisions/{decision.pk}/").content.decode()
    assert contents_about(decision, "decision.signed").get().read()["content"]["record"]["prepared"]
    assert not Draft.objects.exists()


def test_limits_and_conditions_are_read_before_an_outcome_is_chosen(
    db: Any, client: Client, cast: dict[str, Person]
) -> None:
    """Nothing is taken over unread, also what is half written; no outcome is put into anybody's mouth."""
    review = named(scene.reviewed(), cast["harms"])
    written = {
        "limits": {"limits0-mode": "human"},
        "conditions": {"conditions0-text": "Erst wird geübt.", "conditions0-metric": "notice_words"},
    }
    for part, said in written.items():
        actions.write(review=review, part=part, content=said, by=cast["harms"], at=timezone.now())
    client.force_login(cast["luehrs"])
    page = client.get(f"/reviews/{review.pk}/decision/prepared/")
    shown = {group["name"]: group["rows"] for group in page.context["groups"]}
    assert [row["answer"] for row in shown["Einsatzgrenzen"]] == ["Mensch"]
    assert [row["answer"] for row in shown["Auflagen"]] == ["Erst wird geübt.\nWörter im Hinweis"]
    assert "Noch ist kein Ergebnis gewählt." in page.text
    assert page.context["outcome"] == ""


def test_what_the_leader_wrote_alone_was_prepared_by_nobody(db: Any, cast: dict[str, Person]) -> None:
    """A deputy's draft that nobody took over leaves no trace in the record."""
    review = prepared(cast["harms"])
    assert scene.sign(scene.written()).record["prepared"] is None
    assert not Draft.objects.filter(review=review).exists()


def test_own_words_stay_until_the_leader_chooses(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """What the deputy writes changes nothing of theirs; what is replaced stays readable to them, and to nobody else."""
    review = prepared(cast["harms"])
    scene.write(review, "outcome", {"outcome": "decline", "sentence": OWN})
    client.force_login(cast["luehrs"])
    assert scene.kept(review)["outcome"]["sentence"] == OWN
    assert "Anstelle meiner Worte" in client.get(f"/reviews/{review.pk}/decision/prepared/").content.decode()
    take_over(client, review)
    assert scene.kept(review)["outcome"]["sentence"] != OWN
    assert OWN in client.get(f"/reviews/{review.pk}/decision/").content.decode()
    client.force_login(cast["harms"])
    for part in ("", "outcome/", "check/"):
        assert OWN not in client.get(f"/reviews/{review.pk}/decision/{part}").content.decode()


def test_only_what_was_read_is_taken_over(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """Where either has written on meanwhile, the page is read anew first."""
    review = prepared(cast["harms"])
    client.force_login(cast["luehrs"])
    address = f"/reviews/{review.pk}/decision/prepared/"
    shown = client.get(address).context
    actions.write(review=review, part="outcome", content={"sentence": "Anders."}, by=cast["harms"], at=timezone.now())
    answer = client.post(address, {"seen": shown["seen"], "own": shown["own"]})
    assert answer.status_code == 409
    assert "Anders." in answer.content.decode()
    assert scene.kept(review) == {}


def test_nobody_but_the_leader_takes_it_over(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """Not the deputy, not another leader; and where nothing is prepared there is nothing to take."""
    review = prepared(cast["harms"])
    for key in ("harms", "berger", "claussen"):
        client.force_login(cast[key])
        assert client.get(f"/reviews/{review.pk}/decision/prepared/").status_code == 403
        with pytest.raises(Refusal, match="not-yours"):
            actions.take_over(review=review, seen="", own="", by=cast[key], at=timezone.now())
    Draft.objects.all().delete()
    with pytest.raises(Refusal, match="nothing-prepared"):
        actions.take_over(review=review, seen="", own="", by=cast["luehrs"], at=timezone.now())


def test_what_somebody_wrote_as_leader_stays_theirs(db: Any, cast: dict[str, Person]) -> None:
    """Who decided before, and deputises now, shows what they write from now on, not what they had written."""
    review = scene.written()
    use_case, now = UseCase.objects.get(pk=review.use_case_id), timezone.now()
    register.set_accountable(use_case=use_case, person=cast["berger"], reason="x", by=cast["berger"], at=now)
    review = named(Review.objects.get(pk=review.pk), cast["luehrs"])
    assert queries.prepared(review) is None
    actions.write(review=review, part="outcome", content={"sentence": "x"}, by=cast["luehrs"], at=timezone.now())
    assert queries.prepared(review).writer == cast["luehrs"]


def test_a_dismissed_deputy_leaves_what_they_prepared(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """They write no more; the leader still reads it. Another leader reads none of it."""
    review = prepared(cast["harms"])
    use_case = UseCase.objects.get(pk=review.use_case_id)
    given = use_case.involvements.get()
    register.end_involvement(involvement=given, reason="x", by=cast["luehrs"], at=timezone.now())
    with pytest.raises(Refusal, match="not-yours"):
        actions.write(review=review, part="outcome", content={}, by=cast["harms"], at=timezone.now())
    assert queries.prepared(review).writer == cast["harms"]
    register.set_accountable(use_case=use_case, person=cast["berger"], reason="x", by=cast["berger"], at=timezone.now())
    assert queries.prepared(Review.objects.get(pk=review.pk)) is None


def test_it_waits_for_the_deputy_until_it_is_taken_over(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """On the start page: to prepare, never to decide."""
    review = prepared(cast["harms"])
    client.force_login(cast["harms"])
    page = client.get("/")
    assert [errand.kind for errand in page.context["errands"]] == ["prepare"]
    assert "Entscheidung vorbereiten" in page.content.decode()
    client.force_login(cast["luehrs"])
    take_over(client, review)
    client.force_login(cast["harms"])
    assert client.get("/").context["errands"] == []


def test_what_one_leader_took_over_is_prepared_anew_for_the_next(
    db: Any, client: Client, cast: dict[str, Person]
) -> None:
    """Named again by whoever follows, the deputy reads once more that it waits."""
    review = prepared(cast["harms"])
    client.force_login(cast["luehrs"])
    take_over(client, review)
    use_case, now = UseCase.objects.get(pk=review.use_case_id), timezone.now()
    register.set_accountable(use_case=use_case, person=cast["berger"], reason="x", by=cast["berger"], at=now)
    assert errands(cast["harms"], now) == []
    named(Review.objects.get(pk=review.pk), cast["harms"])
    assert [each.kind for each in errands(cast["harms"], now)] == ["prepare"]


def test_nothing_is_taken_over_while_the_use_rests(db: Any, cast: dict[str, Person]) -> None:
    """Prepared to decide anew; then the use is retired."""
    review = named(scene.decided(scene.QUICK).review, cast["harms"])
    actions.write(review=review, part="outcome", content={"sentence": THEIRS}, by=cast["harms"], at=timezone.now())
    leader = scene.leader_of(review)
    actions.end(use_case=review.use_case, reason="Der Anbieter hört auf.", by=leader, at=timezone.now())
    with pytest.raises(Refusal, match="at-rest"):
        actions.take_over(review=review, seen="", own="", by=leader, at=timezone.now())
