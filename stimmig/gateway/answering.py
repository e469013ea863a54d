"""How a request is answered: by the house, by a human, or by the AI, in one piece or as it comes (`streaming`)."""

import asyncio
import json
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import uuid4

import aiohttp

from stimmig.gateway import asking, upstream
from stimmig.gateway.asgi import EVENTS, JSON, Exchange
from stimmig.gateway.asking import Endpoint
from stimmig.gateway.conversations import Answered, Coming
from stimmig.gateway.house import House
from stimmig.gateway.releasing import whole as released
from stimmig.gateway.streaming import ACTIONS, UNBUFFERED, Streaming
from stimmig.gateway.turns import Conducted, answered, dumped
from stimmig.gateway.wire.refusals import NoRoom, Refused, human_required


async def conduct(
    house: House, exchange: Exchange, endpoint: Endpoint, raw: bytes, unless_in_need: NoRoom | None = None
) -> None:
    """Answer one request; where there is no room for it, that of somebody in need alone."""
    key, in_force, contact = house.service(exchange)  # asked anew: a body takes its time
    exchange.sent = {**exchange.sent, "x-stimmig-decision": in_force.policy.name}
    asked = asking.read(endpoint, raw, exchange.headers)
    heard = house.rules.listen(in_force.policy, asked.text)
    if unless_in_need and "need" not in heard.codes:
        raise unless_in_need
    id = exchange.sent["x-request-id"]
    coming = Coming(asked, key, in_force, contact, datetime.now(UTC), id, heard, house.doors)
    turn = Conducted(house, exchange, coming)
    if not (await turn.open()).asks_the_ai:
        await without_the_ai(turn)
        return
    path = "/chat/completions" if endpoint == "chat.completions" else "/responses"
    # Who leads and whether the use is stopped was read in the transaction that has just put the turn on record.
    async with house.upstream.asked("POST", key.upstream, path, exchange.headers, raw) as response:
        if response.status >= 400:
            await passed_through(turn, response)
        elif asked.stream:
            await Streaming(turn, response).run()
        else:
            await in_one_piece(turn, response)


async def without_the_ai(turn: Conducted) -> None:
    """The words of the house or of a human, in the shape that was asked for; they are on record already."""
    opened, exchange = turn.now, turn.exchange
    if opened.refused:
        refused = human_required(opened.say)
        headers = refused.headers | turn.header(opened.action, 403)
        await exchange.answer(403, refused.body(), headers=headers)
        return
    await said(turn, opened.words, opened.action, filtered=opened.by != "human")


async def said(turn: Conducted, words: str, action: str, *, filtered: bool) -> None:
    """An answer the AI had no part in."""
    asked, exchange = turn.asked, turn.exchange
    id, at = uuid4().hex, int(turn.coming.at.timestamp())
    shape, streamed = turn.forms()
    if not asked.stream:
        body = shape.said(asked.body, words, id=id, at=at, filtered=filtered)
        await exchange.answer(200, dumped(body), headers=turn.header(action))
        return
    events = streamed.said(asked.body, words, id=id, at=at, filtered=filtered)
    await exchange.start(200, EVENTS, turn.header(action) | UNBUFFERED)
    await exchange.send(b"".join(map(streamed.frame, events)) + streamed.done, more=False)


async def instead(turn: Conducted, taken: str) -> None:
    """What is said where somebody took over, or stopped the use, before anything of the AI went out."""
    words = turn.words(taken)
    action = "human" if taken == "human" else "blocked"
    await turn.close(Answered(words, ACTIONS[taken]))
    if turn.asked.api:
        refused = human_required(words)
        await turn.exchange.answer(403, refused.body(), headers=refused.headers | turn.header(action, 403))
    else:
        await said(turn, words, action, filtered=True)


async def passed_through(turn: Conducted, response: aiohttp.ClientResponse) -> None:
    """An error of the AI goes back as it came, with its status and when to try again."""
    raw = await upstream.whole(response)
    digest = sha256(raw).hexdigest()
    await turn.close(Answered("", "pass", whole=False, status=response.status, raw_sha256=digest))
    headers = upstream.given_back(response) | turn.header("pass", response.status)
    await turn.exchange.answer(response.status, raw, response.headers.get("content-type", JSON), headers)


async def in_one_piece(turn: Conducted, response: aiohttp.ClientResponse) -> None:
    """The whole answer, checked, on record, then sent."""
    try:
        raw = await upstream.whole(response)
        body = json.loads(raw)
        if not isinstance(body, dict):
            raise upstream.broken_off()
    except (ValueError, Refused) as error:
        await turn.close(Answered("", "pass", whole=False, status=502))
        raise error if isinstance(error, Refused) else upstream.broken_off() from None
    shape, _ = turn.forms()
    body, outcome = released(
        shape, body, turn.coming.contact.output, turn.now.opening, turn.judge, turn.words("withheld")
    )
    try:
        taken = await turn.close_unless_taken(answered(outcome, **made_of(body, raw)))
    except asyncio.CancelledError:
        turn.unread()
        raise
    if taken:
        await instead(turn, taken)
        return
    if turn.asked.api and outcome.ended_by:
        refused = human_required(outcome.ended_by.say or turn.words("withheld"))
        await turn.exchange.answer(403, refused.body(), headers=refused.headers | turn.header(outcome.action, 403))
        return
    headers = upstream.given_back(response) | turn.header(outcome.action)
    await turn.exchange.answer(200, dumped(body), headers=headers)


def made_of(body: dict[str, Any], raw: bytes) -> dict[str, str]:
    """What the answer was made of, for the record."""
    return {
        "model": str(body.get("model") or ""), "raw_sha256": sha256(raw).hexdigest(),
        "response_id": str(body["id"]) if body.get("object") == "response" and body.get("id") else "",
    }  # fmt: skip
