"""What a meeting talks about, in its order."""

from stimmig.core.review.nouns import Picture, Standing


def to_talk_about(picture: Picture) -> tuple[Standing, ...]:
    """The questions of a meeting, those first that most need talk.

    Where the criteria of a dimension were judged, they are talked about in place of its guiding question. So the
    order hangs on what was revealed alone, and stays as it is while the meeting agrees on one level after another.
    """
    in_depth = {standing.dimension for standing in picture.standings if not _is_guiding(standing)}
    return tuple(each for each in picture.order_of_talk if not _is_guiding(each) or each.dimension not in in_depth)


def _is_guiding(standing: Standing) -> bool:
    return standing.subject == standing.dimension
