"""What is talked about before anybody says what is decided."""

from typing import Any

from django.urls import reverse

from stimmig.decision import words
from stimmig.decision.desk import Desk
from stimmig.review.pages.guiding import guides
from stimmig.review.queries import framework, leads
from stimmig.review.words import AGREEMENTS, either

Page = dict[str, Any]


def unspoken(desk: Desk) -> Page:
    """Where people still stand apart without a word of the group, the way to record one, and who may."""
    picture, known = desk.grounds.picture, framework(desk.review)
    may_record, picture_url = leads(desk.writer, desk.review), reverse("picture", args=[desk.review.pk])
    standings = (each for each in picture.order_of_talk if each.subject in desk.unspoken)
    return {
        "unspoken": [
            {
                "name": words.subject_name(each.subject, known),
                "url": reverse("agreed_level", args=[desk.review.pk, each.subject])
                if may_record
                else f"{picture_url}#{each.subject}",
                "word": AGREEMENTS[each.talk],
            }
            for each in standings
        ],
        "may_record": may_record,
        "who_records": either(guides(desk.review)),
    }
