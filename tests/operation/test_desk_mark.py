"""The mark of the desk: another as soon as anything changes there, and of nothing that has left it."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stimmig.operation import actions, queries
from stimmig.operation.models import Conversation, Takeover
from stimmig.people.models import Person
from stimmig.register.models import UseCase
from tests.operation.talking import conversation, wished


def test_each_step_makes_another_mark(telephone: UseCase, held: Conversation, demir: Person, now: datetime) -> None:
    """A wish, a human, a word, the end; a wish in vain, and what became of it. In one query each."""
    minute, marks = timedelta(minutes=1), [queries.desk_mark(demir)]

    def marked() -> None:
        with CaptureQueriesContext(connection) as asked:
            marks.append(queries.desk_mark(demir))
        assert len(asked) == 1

    first = wished(held, now)
    marked()
    actions.accept(takeover=first, by=demir, at=now + minute)
    marked()
    Takeover.objects.filter(pk=first.pk).update(joined_at=now + 2 * minute)
    marked()
    second = wished(conversation(telephone, now), now + 2 * minute, deadline=now + 3 * minute)
    marked()
    actions.end(takeover=first, by=demir, at=now + 3 * minute)
    marked()
    actions.time_out(now + 4 * minute)
    marked()
    actions.say_what_became(takeover=second, became="called", by=demir, at=now + 5 * minute)
    assert queries.desk_mark(demir) == marks[0]
    assert len(set(marks)) == len(marks)


def test_one_that_goes_as_another_comes_is_seen(
    telephone: UseCase, held: Conversation, demir: Person, now: datetime
) -> None:
    """As many as before, and yet not the same."""
    first, before = wished(held, now), queries.desk_mark(demir)
    Takeover.objects.filter(pk=first.pk).update(ended_at=now, ending="ended")
    wished(conversation(telephone, now), now + timedelta(seconds=1))
    assert queries.desk_mark(demir) != before


@pytest.mark.parametrize("more", [{"ending": "ended"}, {"ending": "timed_out", "became": "called"}])
def test_what_has_left_the_desk_is_not_added_up(
    telephone: UseCase, demir: Person, now: datetime, more: dict[str, str]
) -> None:
    """However many there were in all the years."""
    empty = queries.desk_mark(demir)
    wished(conversation(telephone, now), now, ended_at=now, accepted_at=now, **more)
    assert queries.desk_mark(demir) == empty
