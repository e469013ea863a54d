"""What falls due is done without anybody pressing a button, once, by however many who watch."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.utils import timezone

from stimmig.authority import Authority
from stimmig.ledger.cases.keeping import Record
from stimmig.review import actions as review
from stimmig.review.models import Reveal
from stimmig.workbench.actions.claiming import LEASE, claim, confirm, put_off
from stimmig.workbench.actions.watching import reveal_by_date
from stimmig.workbench.models import Claim, Passage
from tests.ledger.cases.conftest import keep_all
from tests.review import scene
from tests.verify.authority import Stamping, issuing, serving, stamping

pytestmark = pytest.mark.django_db


def test_a_round_is_revealed_once_its_day_has_passed() -> None:
    """Not on the day itself; who had not handed in is named, and it was nobody who did it."""
    opened = scene.opened()
    for who in ("albers", "demir"):
        scene.judge(who, opened)
    assert reveal_by_date(scene.AFTER - timedelta(days=1)) == 0
    assert reveal_by_date(scene.AFTER) == 1
    revealed = Reveal.objects.get()
    assert (revealed.by, len(revealed.missing)) == (None, 2)
    assert reveal_by_date(scene.AFTER) == 0


def test_with_fewer_than_two_whoever_guides_decides() -> None:
    """One judgement alone is no picture, and whose it is would be plain to see."""
    scene.judge("albers", scene.opened())
    assert reveal_by_date(scene.AFTER + timedelta(days=30)) == 0


def test_what_was_taken_back_stays_unseen() -> None:
    """Whatever its day."""
    opened = scene.opened()
    for who in ("albers", "demir"):
        scene.judge(who, opened)
    review.withdraw(review=opened, reason="Später.", by=scene.person("claussen"), at=scene.NOW)
    assert reveal_by_date(scene.AFTER) == 0


def test_one_claims_and_nobody_else() -> None:
    """Until it is confirmed or abandoned."""
    at = timezone.now()
    assert claim("x", at) is not None
    assert claim("x", at + LEASE / 2) is None
    mine = claim("x", at + LEASE)
    assert mine is not None
    assert claim("x", at + LEASE) is None
    assert confirm(mine, at)
    assert claim("x", at + 9 * LEASE) is None


def test_whoever_was_overtaken_confirms_nothing() -> None:
    """A claim is its own taker's; the other one's is neither confirmed nor put off by the first."""
    at = timezone.now()
    first, second = claim("x", at), claim("x", at + LEASE)
    assert first is not None
    assert second is not None
    assert not confirm(first, at)
    put_off(first)
    assert Claim.objects.get().tries == 0
    assert confirm(second, at + LEASE)


def test_what_fails_again_and_again_is_tried_more_and_more_rarely() -> None:
    """Forty minutes after the first failure, a day at most."""
    at = timezone.now()
    put_off(claim("x", at) or Claim())
    assert claim("x", at + LEASE * 3) is None
    again = claim("x", at + LEASE * 4)
    assert again is not None
    Claim.objects.update(tries=30)
    assert claim("x", again.claimed_at + timedelta(hours=23)) is None
    assert claim("x", again.claimed_at + timedelta(days=1)) is not None


def test_the_command_does_every_part(capsys: pytest.CaptureFixture[str]) -> None:
    """Once, and says what it did."""
    scene.use_case()
    long_ago = timezone.localtime() - timedelta(days=92)
    keep_all(Record(uuid4(), "conversation.request", long_ago, {"text": "…"}, "K1"))
    call_command("watch", once=True)
    said = capsys.readouterr().out
    assert "cases erased: 1" in said
    assert "read for search: 1" in said
    assert "checkpoints: 1" in said
    assert Passage.objects.exists()


def test_what_has_not_grown_is_not_signed_again(capsys: pytest.CaptureFixture[str]) -> None:
    """One checkpoint is enough until something more is recorded."""
    scene.use_case()
    call_command("watch", once=True)
    capsys.readouterr()
    call_command("watch", once=True)
    assert "checkpoints" not in capsys.readouterr().out


def test_what_was_signed_is_stamped(capsys: pytest.CaptureFixture[str], settings: Any) -> None:
    """By the authority that is named, in the same look."""
    scene.use_case()
    root = issuing()
    signer = stamping(root)
    with serving(Stamping(signer, [signer]).answer) as url:
        settings.STAMPS = Authority(url, {}, [root.certificate], "", timedelta(0))
        call_command("watch", once=True)
    assert "time stamps: 1" in capsys.readouterr().out
