"""Everything that falls due without anybody pressing a button. Each part can be done by several at once."""

from datetime import datetime

from django.utils.timezone import localdate

from stimmig.core.errors import Refusal
from stimmig.ledger import keys, published, publishing, stamping
from stimmig.ledger.cases.actions import erase_due, finish_erasures, reopen_erasures, restrict_due
from stimmig.operation.actions import forget_erased, open_grave, time_out
from stimmig.operation.chatwoot import deliver_waiting
from stimmig.operation.webhooks import announce_reopened_reviews, deliver, throw_away
from stimmig.register.actions import read_laws_anew
from stimmig.review.actions import reveal
from stimmig.review.models import Round
from stimmig.telemetry.intake import settle
from stimmig.telemetry.keeping import keeper
from stimmig.workbench.actions.answered import tell_of_answers
from stimmig.workbench.actions.counting import count_tables
from stimmig.workbench.actions.indexing import read_in
from stimmig.workbench.actions.reminding import remind
from stimmig.workbench.actions.stopped import tell_of_stops
from stimmig.workbench.queries.due import rounds_to_reveal

READ_MAX = 5_000


def read_for_search(at: datetime) -> int:
    """Read what search has not read yet."""
    return read_in(READ_MAX)


def messages(at: datetime) -> int:
    """Tell other programs what they want to know."""
    announce_reopened_reviews(at)
    return deliver(at) + deliver_waiting(at)


def reveal_by_date(at: datetime) -> int:
    """Reveal the rounds whose day has passed. Who was quicker has done it: a round is revealed once."""
    return sum(_revealed(round, at) for round in rounds_to_reveal(localdate(at)))


def _revealed(round: Round, at: datetime) -> bool:
    try:
        reveal(round=round, by=None, at=at)
    except Refusal:
        return False
    return True


def publish(at: datetime) -> int:
    """Sign how far the ledger goes, where it has grown or a witness is lacking; how many checkpoints went out."""
    before, after = published.newest(keys.origin()), publishing.publish(at=at)
    return int(after != before)


def stamp(at: datetime) -> int:
    """Have the newest checkpoint stamped, where an authority is named; how many stamps came."""
    return int(stamping.stamp(at=at) is not None)


def record_what_waited(at: datetime) -> int:
    """Record calls of AI services that have waited long enough for what belongs to them."""
    return settle(at, keeper=keeper())


PARTS = {
    "messages": messages,
    "messages thrown away": throw_away,
    "revealed": reveal_by_date,
    "cases restricted": restrict_due,
    "cases erased": erase_due,
    "keys of erased cases found again": reopen_erasures,
    "erasures finished": finish_erasures,
    "conversations forgotten": forget_erased,
    "waited in vain": time_out,
    "incidents by rule": open_grave,
    "laws read anew": read_laws_anew,
    "told of stops": tell_of_stops,
    "told of answers": tell_of_answers,
    "letters": remind,
    "read for search": read_for_search,
    "checkpoints": publish,
    "time stamps": stamp,
    "telemetry": record_what_waited,
    "tables counted": count_tables,
}
