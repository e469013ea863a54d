"""What was foreseen, as the picture shows it: stories without names, in their groups, those that weigh first."""

from django.utils.translation import gettext_lazy

from stimmig.review import queries
from stimmig.review.models import Foresight, Review
from stimmig.review.words import Page

PARTS = {  # of the screen: in full, and as it stands beside its key
    "told": (gettext_lazy("A year later"), gettext_lazy("Stories")),
    "group": (gettext_lazy("What tells of the same thing"), gettext_lazy("Group")),
    "weigh": (gettext_lazy("What of it weighs"), gettext_lazy("Weigh")),
}


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


def story_screen(review: Review, leads: bool) -> Page:
    """The stories in the meeting, with its places to group them and to say what weighs for whoever guides."""
    told = foreseen(review)
    writes = leads and told["went_wrong"]
    keys = ["told", *(["group"] if writes else []), *(["weigh"] if writes and told["story_groups"] else [])]
    return told | {"parts": [{"key": key, "title": PARTS[key][0], "short": PARTS[key][1]} for key in keys]}
