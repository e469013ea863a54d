"""Haltung des Hauses: distilled by a leader's word, held against every new touchpoint, kept, excepted or changed."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.core.errors import Refusal
from stimmig.decision import actions, drafting, memo, queries
from stimmig.decision.models import Decision
from stimmig.ledger.queries import contents_about
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register.models import Exemption, Ruling, RulingEnd
from stimmig.register.queries import frozen_rulings
from stimmig.review.models import Review
from stimmig.review.queries import picture
from tests.decision import scene

SENTENCE = "Angebote schreibt bei uns ein Mensch."
SAID = {"sentence": SENTENCE, "mode": "human", "topic": "quotation"}
STANDARD, LETTER = "Standardangebot", "Anschreiben zum Angebot"


def ruling(by: Person) -> Ruling:
    """What the leader has distilled from the invoices: quotations are for humans."""
    return actions.distil(decision=scene.decided(), said=SAID, by=by, at=timezone.now())


def frozen_with(made: Ruling) -> Review:
    """The review of the quotations as if it had been opened after that: its limits give quotations to the AI."""
    review = scene.written(scene.CONDITIONS)
    row = made.said() | {"id": str(made.uuid), "since": "2026-06-03", "by": made.name, "exempt": []}
    Review.objects.filter(pk=review.pk).update(rulings=[row])
    return Review.objects.get(pk=review.pk)


def contradictions(review: Review) -> list[Any]:
    """What weighs on the desk because the house keeps it otherwise."""
    basis = drafting.limited(scene.kept(review), queries.grounds(review))
    return [found for found in basis.weighing if found.kind == "incoherent"]


def answered(review: Review, **said: str) -> Review:
    """The same answer to every contradiction."""
    names = [drafting.prefix_of(found) for found in contradictions(review)]
    typed = {f"{prefix}-{name}": text for prefix in names for name, text in said.items()}
    scene.write(review, "answers", scene.kept(review)["answers"] | typed)
    return review


def test_a_leader_distils_what_the_limits_suggest(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """The page fills in what is suggested; the leader's words are kept, recorded, and shown to the whole house."""
    decision = scene.decided(scene.CONDITIONS)
    client.force_login(cast["berger"])
    assert "Als Haltung des Hauses festhalten" in client.get(f"/decisions/{decision.pk}/").content.decode()
    page = f"/decisions/{decision.pk}/rulings/"
    assert "Beratung übernimmt bei uns ein Mensch." in client.get(page).content.decode()
    said = {"sentence": "Beraten wird bei uns von Mensch zu Mensch.", "mode": "human", "topic": "advice"}
    assert client.post(page, said).url == page
    made = Ruling.objects.get()
    (entry,) = contents_about(made, "ruling.made")
    assert entry.read()["content"]["sentence"] == said["sentence"]
    assert "Beratung übernimmt bei uns ein Mensch." not in client.get(page).content.decode()
    assert said["sentence"] in client.get(f"/decisions/{decision.pk}/").content.decode()
    client.force_login(cast["demir"])
    assert said["sentence"] in client.get("/house/rulings/").content.decode()


def test_a_ruling_about_nothing_or_settled_before_is_refused(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """Nothing typed is lost, and the page says what to do."""
    made = ruling(cast["luehrs"])
    client.force_login(cast["luehrs"])
    page = f"/decisions/{Decision.objects.get(number=made.decision).pk}/rulings/"
    for said in (SAID | {"topic": ""}, SAID | {"sentence": ""}, SAID):
        answer = client.post(page, said)
        assert answer.status_code == 422
        assert 'value="human" ' in answer.content.decode()
    with pytest.raises(Refusal, match="about-nothing"):
        actions.distil(decision=Decision.objects.get(), said=SAID | {"topic": ""}, by=cast["luehrs"], at=timezone.now())


@pytest.mark.parametrize(
    ("key", "reads", "distils"),
    [("luehrs", 200, 200), ("claussen", 200, 403), ("wegner", 200, 403), ("demir", 200, 404), ("thomsen", 404, 404)],
)
def test_everybody_reads_and_leaders_settle(
    db: Any, client: Client, cast: dict[str, Person], key: str, reads: int, distils: int
) -> None:
    """Whoever sees content reads the rulings; only leaders say what holds."""
    made, decision = ruling(cast["luehrs"]), Decision.objects.get()
    client.force_login(cast[key])
    assert client.get("/house/rulings/").status_code == reads
    assert client.get(f"/decisions/{decision.pk}/rulings/").status_code == distils
    ends = {200: 200, 403: 403, 404: 403 if reads == 200 else 404}[distils]
    assert client.get(f"/rulings/{made.pk}/ends/").status_code == ends
    if distils != 200:
        with pytest.raises(Refusal, match="not-yours"):
            register.end_ruling(ruling=made, reason="…", by=cast[key], at=timezone.now())


def test_a_link_leads_only_where_one_may_read(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """Whoever may not read the decision reads its number and nothing of it, exceptions included."""
    made = ruling(cast["luehrs"])
    signed = scene.sign(answered(frozen_with(made), kind="exempt", text="Geheimer Grund.", ruling=""))
    client.force_login(cast["demir"])
    page = client.get("/house/rulings/").content.decode()
    assert made.decision in page
    assert f"/decisions/{Decision.objects.get(number=made.decision).pk}/" not in page
    for hidden in ("Geheimer Grund.", STANDARD, signed.title):
        assert hidden not in page
    client.force_login(cast["berger"])
    page = client.get("/house/rulings/").content.decode()
    assert "Geheimer Grund." in page
    assert f"/decisions/{signed.pk}/" in page


def test_a_review_keeps_the_rulings_of_its_day(db: Any, cast: dict[str, Person]) -> None:
    """What is settled or ended later changes no picture."""
    made = ruling(cast["luehrs"])
    review = frozen_with(made)
    assert not [found for found in picture(review).findings if found.kind == "incoherent"]  # the plan shares the work
    Review.objects.filter(pk=review.pk).update(
        rulings=[review.rulings[0] | {"kind": "relational", "topic": "other", "mode": "ai"}]
    )
    review.refresh_from_db()
    before = picture(review)
    assert [each.touchpoint for each in before.weighing if each.kind == "incoherent"] == [
        "Absagen, wenn wir nicht anbieten können"
    ]
    register.end_ruling(ruling=made, reason="Überholt.", by=cast["luehrs"], at=timezone.now())
    assert picture(review) == before


def test_the_leaders_own_limits_are_held_against_it(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """On the desk stands each touchpoint beside the sentence, since when, and from which decision."""
    made = ruling(cast["luehrs"])
    review = frozen_with(made)
    assert {found.touchpoint for found in contradictions(review)} == {STANDARD, LETTER}
    client.force_login(scene.leader_of(review))
    page = client.get(f"/reviews/{review.pk}/decision/answers/").content.decode()
    assert f"aus Entscheidung {made.decision}" in page
    assert "Wir machen hier eine Ausnahme" in page
    assert client.get(f"/reviews/{review.pk}/decision/check/").status_code == 302  # it is not answered yet


def test_keeping_it_changes_the_limit(db: Any, client: Client) -> None:
    """As long as the limit says otherwise it cannot be kept; with the limit nothing is left to answer."""
    leader = scene.leader_of(scene.reviewed(scene.CONDITIONS))
    review = answered(frozen_with(ruling(leader)), kind="keep")
    client.force_login(leader)
    page = client.get(f"/reviews/{review.pk}/decision/answers/").content.decode()
    sent = scene.kept(review)["answers"] | {"seen": ""}
    refused = client.post(f"/reviews/{review.pk}/decision/answers/", sent)
    assert "Ihre Einsatzgrenze sagt etwas anderes" in refused.content.decode() + page
    limits = scene.kept(review)["limits"] | {"limits0-mode": "human", "limits1-mode": "human"}
    scene.write(review, "limits", limits)
    assert not contradictions(review)
    assert scene.sign(review).record["rulings"] == []
    assert not RulingEnd.objects.exists()


def test_an_exception_is_recorded_with_the_ruling(db: Any, client: Client) -> None:
    """With its reason, in the record and on the memo; the next review of this use is not asked again."""
    leader = scene.leader_of(scene.reviewed(scene.CONDITIONS))
    made = ruling(leader)
    decision = scene.sign(answered(frozen_with(made), kind="exempt", text="Der Entwurf ist kein Angebot."))
    assert {each.touchpoint for each in made.exemptions.all()} == {STANDARD, LETTER}
    assert len(contents_about(made, "ruling.exempted")) == 2
    assert [row["sentence"] for row in decision.record["rulings"]] == [SENTENCE]
    client.force_login(leader)
    page = client.get(f"/decisions/{decision.pk}/").content.decode()
    assert "Ausnahme:" in page
    assert "Der Entwurf ist kein Angebot." in page
    assert SENTENCE in page
    assert memo.pdf(decision)
    proof = queries.proof(decision)
    assert proof is not None
    assert proof.unchanged
    (row,) = [row for row in frozen_rulings(decision.use_case) if row["id"] == str(made.uuid)]
    assert set(row["exempt"]) == {STANDARD, LETTER}


def test_changing_it_ends_the_old_one_on_signing(db: Any, client: Client) -> None:
    """Two touchpoints change one ruling once: the new sentence holds from this decision, the old one stays readable."""
    leader = scene.leader_of(scene.reviewed(scene.CONDITIONS))
    made, new = ruling(leader), "Den Entwurf schreibt bei uns die KI."
    review = answered(frozen_with(made), kind="new_ruling", text="Neun Tage sind zu lang.", ruling=new)
    assert not RulingEnd.objects.exists()  # nothing changes before the signature
    decision = scene.sign(review)
    later = Ruling.objects.get(replaces=made)
    assert (later.sentence, later.mode, later.topic) == (new, "ai_human_on_request", "quotation")
    assert later.decision == decision.number
    assert RulingEnd.objects.get().reason == "Neun Tage sind zu lang."
    client.force_login(leader)
    page = client.get("/house/rulings/").content.decode()
    assert "Was früher galt" in page
    assert page.index(new) < page.index("Was früher galt") < page.index("Neun Tage sind zu lang.")
    assert new in client.get(f"/decisions/{decision.pk}/").content.decode()


def test_a_ruling_that_changed_meanwhile_is_changed_where_it_stands(db: Any) -> None:
    """The signature still goes through: the latest in its place gives way."""
    leader = scene.leader_of(scene.reviewed(scene.CONDITIONS))
    made = ruling(leader)
    review = answered(frozen_with(made), kind="new_ruling", text="Zu lang.", ruling="Die KI entwirft.")
    between = changed(made, leader)
    scene.sign(review)
    assert Ruling.objects.get(end=None).replaces == between


def test_ending_one_needs_a_reason(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """It then stands among what held before, with name and day, and holds against nothing any more."""
    made = ruling(cast["luehrs"])
    client.force_login(cast["luehrs"])
    page = f"/rulings/{made.pk}/ends/"
    assert client.post(page, {"reason": ""}).status_code == 422
    assert client.post(page, {"reason": "Es gibt keine Angebote mehr."}).url == "/house/rulings/"
    assert "Es gibt keine Angebote mehr." in client.get("/house/rulings/").content.decode()
    assert client.get(page).status_code == 404
    with pytest.raises(Refusal, match="ruling-ended"):
        register.end_ruling(ruling=made, reason="…", by=cast["luehrs"], at=timezone.now())
    assert not Exemption.objects.exists()
    assert frozen_rulings(Decision.objects.get().use_case) == []


def each_answered(review: Review, *said: dict[str, str]) -> Review:
    """Another answer to each contradiction, in their order."""
    names = [drafting.prefix_of(found) for found in contradictions(review)]
    typed = {f"{at}-{name}": text for at, one in zip(names, said, strict=True) for name, text in one.items()}
    scene.write(review, "answers", scene.kept(review)["answers"] | typed)
    return review


@pytest.mark.parametrize(
    ("second", "says"),
    [
        ({"kind": "new_ruling", "text": "…", "ruling": "Die KI fragt nach."}, "Schreiben Sie für beide denselben."),
        ({"kind": "exempt", "text": "Nur ein Entwurf."}, "Ändern Sie sie auch hier, oder nirgends."),
    ],
)
def test_two_answers_to_one_ruling_that_do_not_fit_are_refused(
    db: Any, client: Client, second: dict[str, str], says: str
) -> None:
    """The page says so at the field, and no signature goes through with one of the two dropped."""
    leader = scene.leader_of(scene.reviewed(scene.CONDITIONS))
    first = {"kind": "new_ruling", "text": "Zu lang.", "ruling": "Die KI entwirft."}
    review = each_answered(frozen_with(ruling(leader)), first, second)
    client.force_login(leader)
    sent = scene.kept(review)["answers"] | {"seen": ""}
    assert says in client.post(f"/reviews/{review.pk}/decision/answers/", sent).content.decode()
    with pytest.raises(Refusal, match="incomplete"):
        scene.sign(review)


def test_an_exception_is_laid_on_what_holds_now(db: Any) -> None:
    """Not on a ruling another has replaced; the record says what came in its place."""
    leader = scene.leader_of(scene.reviewed(scene.CONDITIONS))
    made = ruling(leader)
    review = answered(frozen_with(made), kind="exempt", text="Der Entwurf ist kein Angebot.")
    read = scene.seen(review)
    between = changed(made, leader)
    assert scene.seen(review) != read  # the leader reads it before signing
    decision = scene.sign(review)
    assert not made.exemptions.exists()
    assert {each.touchpoint for each in between.exemptions.all()} == {STANDARD, LETTER}
    assert decision.record["rulings"][0]["now"] == {"sentence": "Meist ein Mensch.", "decision": made.decision}
    with pytest.raises(Refusal, match="ruling-ended"):
        register.exempt(
            ruling=made, use_case=decision.use_case, touchpoint=STANDARD, reason="…", decision=decision.number,
            by=leader, at=timezone.now(),
        )  # fmt: skip


def test_from_a_ruling_that_ended_nothing_is_excepted(db: Any) -> None:
    """The answer stays in the record; no exception outlives what it was from."""
    leader = scene.leader_of(scene.reviewed(scene.CONDITIONS))
    made = ruling(leader)
    review = answered(frozen_with(made), kind="exempt", text="Der Entwurf ist kein Angebot.")
    register.end_ruling(ruling=made, reason="Überholt.", by=leader, at=timezone.now())
    assert scene.sign(review).record["rulings"][0]["now"] == {}
    assert not Exemption.objects.exists()


def test_a_ruling_changed_since_is_read_before_it_is_answered(db: Any, client: Client) -> None:
    """On the desk, before the signature, and afterwards in the decision."""
    leader = scene.leader_of(scene.reviewed(scene.CONDITIONS))
    made = ruling(leader)
    review = answered(frozen_with(made), kind="new_ruling", text="Zu lang.", ruling="Die KI entwirft.")
    changed(made, leader)
    client.force_login(leader)
    for part in ("answers", "check"):
        page = client.get(f"/reviews/{review.pk}/decision/{part}/").content.decode()
        assert "Seit die Prüfung eröffnet wurde, hat sie sich geändert: „Meist ein Mensch.“" in page
    decision = scene.sign(review)
    assert "Meist ein Mensch." in client.get(f"/decisions/{decision.pk}/").content.decode()


def changed(made: Ruling, by: Person) -> Ruling:
    """Another decision has made it more exact in the meantime."""
    said = {"sentence": "Meist ein Mensch.", "mode": "human", "reason": "Genauer gesagt."}
    of: dict[str, Any] = {"use_case": made.use_case, "decision": made.decision}
    return register.change_ruling(ruling=made, **said | of, by=by, at=timezone.now())


def test_the_picture_shows_a_contradiction_once(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """Beside the ruling, and not in the list of what is to be cleared up as well."""
    review = frozen_with(ruling(cast["luehrs"]))
    other = {"kind": "relational", "topic": "other", "mode": "ai"}
    Review.objects.filter(pk=review.pk).update(rulings=[review.rulings[0] | other])
    client.force_login(cast["berger"])
    page = client.get(f"/reviews/{review.pk}/picture/")
    assert len(page.context["beside"]) == 1
    assert not [row for row in page.context["findings"] if row["code"] == "E.incoherent"]
