"""What was foreseen: stories without names, how they are grouped, and which of the groups weigh."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from stimmig.core import review as core
from stimmig.ledger.queries import contents_about
from stimmig.review.models import Foresight, Review, Story, StoryGroup

PICKS_MAX = 3  # more than three things nobody watches for


def stories(review: Review) -> QuerySet[Story]:
    """Every story the reveal has left, by what it says: neither by person nor by time."""
    return review.stories.select_related("group").order_by("kind", "text", "pk")


def hoped(review: Review) -> list[str]:
    """Why everybody is glad a year from now, in the words the reveal has left."""
    return list(stories(review).filter(kind=Foresight.Kind.GLAD).values_list("text", flat=True))


def story_groups(review: Review) -> QuerySet[StoryGroup]:
    """The groups with their stories, by name, and whether they weigh."""
    return review.story_groups.select_related("pick").prefetch_related("stories").order_by("name")


def grouped_last(review: Review) -> list[dict[str, Any]]:
    """Who grouped the stories last, and when, as the ledger has it; nobody yet where there is none."""
    last = contents_about(review, "stories.grouped").last()
    if last is None:
        return []
    said = last.read()
    signature = ", ".join(filter(None, (said["by"]["name"], said["by"]["function"])))
    return [{"by": signature, "at": datetime.fromisoformat(said["at"])}]


def foreseen(review: Review) -> tuple[core.Foreseen, ...]:
    """What the decision has to meet: the groups of stories that weigh."""
    weighing = story_groups(review).filter(pick__isnull=False)
    return tuple(core.Foreseen(str(g.uuid), g.name, tuple(sorted(s.text for s in g.stories.all()))) for g in weighing)
