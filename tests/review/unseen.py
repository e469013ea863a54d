"""Three reviews in which something lies unseen: a first round, a round of criteria, and a second round after the talk.

Maike Albers has handed in twice, Ayşe Demir has a draft, both with everything one can say. What was revealed before
says nothing of it. Four people have a part in the uses: one guides, one deputises, one runs them, one reads along.
"""

from collections.abc import Iterator
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Q

from stimmig.register.actions import involve
from stimmig.review import actions
from stimmig.review.models import Contest, Foresight, Judgement, Review, Round
from tests.cast import MEMBERS, everybody, person
from tests.review import scene

SECRET = "Fuchsbaukasten"  # a word that stands nowhere else
BEGINNING = "fuchsbau"  # by which a search would find it
AUTHORS = ("albers", "demir")
JUDGES = ("albers", "demir", "brandt", "berger")
PARTS = {"vogt": "guides", "harms": "deputy", "wegner": "runs", "petersen": "reads"}
PDF = b"%PDF-1.4 " + SECRET.encode()
SEALED = {model._meta.db_table for model in (Judgement, Contest, Foresight)}
APART = {"albers": "20222", "demir": "23222", "brandt": "22222", "berger": "21222"}
LATER = scene.NOW + timedelta(days=1)


def begin() -> list[Review]:
    """Everybody is here, and the three reviews stand as they should."""
    everybody()
    reviews = [_first(), _criteria(), _again()]
    for review in reviews:
        for who, kind in PARTS.items():
            said = {"person": person(who), "kind": kind, "by": person("berger"), "at": scene.NOW}
            involve(use_case=review.use_case, **said)
        _say_everything(scene.round_of(review))
    return reviews


def _first() -> Review:
    return scene.opened(judges=JUDGES)


def _criteria() -> Review:
    """Split on Relation, which is now judged by its criteria."""
    review = scene.revealed(APART, use_case=scene.use_case("invoice-processing"))
    actions.open_round(review=review, due_on=scene.DUE, by=person("claussen"), at=LATER)
    return review


def _again() -> Review:
    """Split on Relation, talked about, and asked again."""
    review = scene.revealed(APART, use_case=scene.use_case("quotation-drafts"))
    said = {"due_on": scene.DUE, "by": person("claussen"), "at": LATER}
    actions.open_second_round(review=review, subjects=["R", "A"], **said)
    return review


def _say_everything(round: Round) -> None:
    for who in AUTHORS:
        for subject in round.subjects:
            _answer(who, round, subject)
        if round.number == 1:
            for kind in Foresight.Kind.values:
                actions.foresee(round=round, kind=kind, text=f"{SECRET} Vorausblick", by=person(who))
        actions.contest(round=round, fact="logging", touchpoint="", sentence=f"{SECRET} Zweifel", by=person(who))
    for _ in range(2):
        actions.seal(round=round, by=person("albers"), at=LATER)


def _answer(who: str, round: Round, subject: str) -> None:
    said = {"reason": f"{SECRET} Grund {subject}", "exhibit": f"{SECRET} Beleg", "at": LATER}
    file = SimpleUploadedFile(f"{SECRET}.pdf", PDF)
    scene.answer(person(who), round, subject, 0, exhibit_file=file, wants_opening=True, **said)


def change() -> None:
    """Everything unseen is another now, and nothing else."""
    unseen = Judgement.objects.filter(round__reveal=None, person__in=[person(who) for who in AUTHORS])
    unseen.update(level=3, reason="", exhibit="", exhibit_file="", wants_opening=False)
    Contest.objects.all().delete()
    Foresight.objects.all().delete()


def others() -> list[str]:
    """One of everybody else for each way of standing to the reviews: all who stand alike read alike."""
    alike: dict[tuple[object, ...], str] = {}
    for key in MEMBERS.keys() - set(AUTHORS):
        alike.setdefault(_relation(key), key)
    return sorted(alike.values())


def _relation(key: str) -> tuple[object, ...]:
    """All that permission asks: the role, the reviews somebody is in and how, what they answer for or began."""
    who = person(key)
    reviews = Review.objects.filter(Q(use_case__accountable=who) | Q(use_case__created_by=who) | Q(opened_by=who))
    invited = who.participations.order_by("review").values_list("review", "judges", "released_at")
    parts = who.involvements.order_by("use_case").values_list("use_case", "kind", "end")
    own = reviews.order_by("pk").values_list("pk", flat=True)
    return who.role, who.is_active, tuple(own), tuple(invited), tuple(parts)


def exhibits() -> Iterator[int]:
    """One answer of everybody, handed in once and again and not at all, stands for all of a round."""
    for judgement in Judgement.objects.select_related("round").order_by("pk"):
        if judgement.subject == judgement.round.subjects[0] and judgement.exhibit_file:
            yield judgement.pk
