"""Who is refused for want of room alone is heard all the same, for need only: then the refusal gives way."""

from contextlib import ExitStack

from stimmig.gateway import asking
from stimmig.gateway.answering import conduct
from stimmig.gateway.asgi import Exchange, while_there
from stimmig.gateway.asking import Endpoint
from stimmig.gateway.house import House
from stimmig.gateway.wire.refusals import NoRoom, Refused

BYTES_MAX = 256 * 1024  # a conversation in words; what is longer waits for room
WITHIN = 3.0  # seconds a body may take: whoever is slow takes a place from somebody in need
LETTERS_MAX = 4_000  # of the last message; of a longer one its two ends


async def urgently(house: House, exchange: Exchange, endpoint: Endpoint, refused: NoRoom) -> None:
    """Answer somebody in need as if there were room, without the AI. Whoever is not, or is too many, stays refused."""
    with ExitStack() as place:
        try:
            place.enter_context(house.urgent.of(house.key(exchange).id))
        except NoRoom:
            raise refused from None
        raw = await _of_somebody_in_need(house, exchange, endpoint, refused)
        await while_there(exchange, conduct(house, exchange, endpoint, raw, unless_in_need=refused))


async def _of_somebody_in_need(house: House, exchange: Exchange, endpoint: Endpoint, refused: NoRoom) -> bytes:
    """Their request. Everybody else is refused as before, also whose request is none."""
    length = exchange.headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > BYTES_MAX:
        raise refused
    try:
        raw = await exchange.body(BYTES_MAX, within=WITHIN, drained_max=0)
        text = asking.read(endpoint, raw, exchange.headers).text
    except Refused:
        raise refused from None
    if not house.rules.in_need(ends(text)):
        raise refused
    return raw


def ends(text: str) -> str:
    """The text, or what it begins and ends with: a cry for help stands there."""
    half = LETTERS_MAX // 2
    return text if len(text) <= LETTERS_MAX else f"{text[:half]}\n{text[-half:]}"
