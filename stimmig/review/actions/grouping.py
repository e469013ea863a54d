"""After the reveal the stories are grouped, and at most three groups weigh: what the decision has to meet."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from stimmig.core.errors import Refusal
from stimmig.ledger.actions import record
from stimmig.people.models import Person
from stimmig.review.actions.locking import require_guide, require_open
from stimmig.review.models import Foresight, Pick, Review, StoryGroup
from stimmig.review.queries import PICKS_MAX, stories, story_groups


@transaction.atomic
def group(
    *, review: Review, names: Mapping[int, str], by: Person, at: datetime, known: Mapping[int, str] | None = None
) -> None:
    """Put each story of what went wrong into the group of this name, by the story's key; without one it stands alone.

    A group that keeps its name or its stories keeps its word on whether it weighs; one without stories is gone. Stale
    when the stories do not stand in the groups that `known` says.
    """
    require_open(review)
    require_guide(by, review)
    told = {story.pk: story for story in stories(review).filter(kind=Foresight.Kind.WRONG).select_related("group")}
    if not names.keys() <= told.keys():
        raise Refusal("no-such-story")
    if known is not None and any(
        known.get(pk, "") != (one.group.name if one.group else "") for pk, one in told.items()
    ):
        raise Refusal("stale")
    groups = _renamed(review, {pk: name.strip() for pk, name in names.items()})
    for pk, name in names.items():
        short = name.strip()
        if short and short not in groups:
            groups[short] = StoryGroup.objects.create(review=review, name=short, by=by, at=at)
        told[pk].group = groups.get(short)
        told[pk].save(update_fields=["group"])
    review.story_groups.filter(stories=None).delete()
    said = [{"name": each.name, "stories": sorted(s.text for s in each.stories.all())} for each in story_groups(review)]
    record("stories.grouped", subject=review, by=by, at=at, content={"review": str(review.uuid), "groups": said})


def _renamed(review: Review, names: Mapping[int, str]) -> dict[str, StoryGroup]:
    """The groups by name. One whose stories all move to one new name is that same group under another name."""
    weighing_first = sorted(story_groups(review), key=lambda each: not hasattr(each, "pick"))
    groups = {each.name: each for each in weighing_first}
    for old, each in list(groups.items()):
        now = {names.get(story.pk, old) for story in each.stories.all()}
        if len(now) == 1 and (new := now.pop()) and new not in groups and old not in names.values():
            each.name = new
            each.save(update_fields=["name"])
            groups[new] = groups.pop(old)
    return groups


@transaction.atomic
def pick(*, review: Review, groups: Collection[int], by: Person, at: datetime) -> None:
    """Say which groups weigh, by their keys: these are answered in the decision, and no others."""
    require_open(review)
    require_guide(by, review)
    known = {each.pk: each for each in story_groups(review)}
    if not set(groups) <= known.keys():
        raise Refusal("no-such-story")
    if len(set(groups)) > PICKS_MAX:
        raise Refusal("too-many-picked")
    Pick.objects.filter(group__review=review).exclude(group__in=groups).delete()
    for pk in groups:
        Pick.objects.get_or_create(group=known[pk], defaults={"by": by, "at": at})
    said = sorted(known[pk].name for pk in set(groups))
    record("stories.picked", subject=review, by=by, at=at, content={"review": str(review.uuid), "groups": said})
