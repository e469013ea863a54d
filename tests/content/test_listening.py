"""The rules of hearing belong to the framework they are read beside."""

from datetime import date

from stimmig.content import framework
from stimmig.content.listening import rules
from stimmig.core.listening import HEARD, SAID, TOPIC

NOT_WRITTEN = {"leadership_talk", "performance_review"}  # occasions in a house, not something one tells an AI


def test_topics_are_those_a_human_belongs_to() -> None:
    """Every relational topic a person may write about is heard, and none the framework does not know."""
    human = framework().guards["human_topic"]
    known = {
        topic
        for topic in framework().facts["touchpoint_topic"].values
        if human.truth({"touchpoint_topic": topic}, date(2026, 11, 30))
    }
    for language in ("de", "en"):
        heard = {code for _, saying in rules().heard[language]._sayings for code in saying.codes}
        said = {code for _, saying in rules().said[language]._sayings for code in saying.codes}
        topics = {code.removeprefix(TOPIC) for code in heard if code.startswith(TOPIC)}
        assert topics == known - NOT_WRITTEN
        assert heard - {TOPIC + topic for topic in topics} == {*HEARD}
        assert said == {*SAID}
