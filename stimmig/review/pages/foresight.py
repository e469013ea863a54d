"""What was foreseen, as the picture shows it: stories without names, in their groups, those that weigh first."""

from stimmig.review import queries
from stimmig.review.models import Foresight, Review
from stimmig.review.words import Page


def foreseen(review: Review) -> Page:
    """What went wrong a year from now, by group; and, beside it, why everybody is glad."""
    told = list(queries.stories(review))
    wrong = [each for each in told if each.kind == Foresight.Kind.WRONG]
    groups = [
        {"name": each.name, "weighs": hasattr(each, "pick"), "stories": [s.text for s in wrong if s.group == each]}
        for each in (queries.story_groups(review) if wrong else ())
    ]
    return {
        "story_groups": sorted(groups, key=lambda group: not group["weighs"]),
        "ungrouped": [each.text for each in wrong if each.group is None],
        "glad": [each.text for each in told if each.kind == Foresight.Kind.GLAD],
        "told": bool(told),
        "went_wrong": bool(wrong),
    }
