"""What decision and facts suggest for a touchpoint, before the leader says otherwise."""

from stimmig.core.expression import Value
from stimmig.core.policy.nouns import Channel, Output
from stimmig.core.use_case import Touchpoint, UseCase, values_at

HUMAN_TOPICS = (  # as the guard `human_topic` of the framework has them
    "complaint", "advice", "crisis", "leadership_talk", "performance_review", "sanction_or_block",
    "dismissal_or_termination", "arrears", "health_or_grief", "personal_or_pastoral",
)  # fmt: skip
SIGNALS = ("need", "anger", *(f"topic.{topic}" for topic in HUMAN_TOPICS))  # on which a human takes over
PROMISING = ("order", "quotation", "sales_talk", "arrears", "advice", "complaint")  # an answer may bind the house
RETENTION = {  # by topic (method, section 5.1); whatever is not named here is kept as information one may rely on, K2
    "standard_enquiry": "K1",
    "product_information": "K1",
    "order": "K3",
    "quotation": "K3",
    "sales_talk": "K3",
    "complaint": "K3",
    "arrears": "K3",
    "dismissal_or_termination": "K3",
    "application": "K6",
    "performance_review": "K6",
    "leadership_talk": "K6",
}
SPEAKS = ("intake_only", "auto_with_takeover", "auto", "auto_only")  # what is drafted, a human says
CHANNELS: dict[str, Channel] = {  # where one talks with somebody; what is only read, seen or heard has none
    "web_chat": "chat",
    "messenger": "messenger",
    "email": "email",
    "phone_voice": "phone",
    "on_site_voice": "phone",
    "avatar_dialogue": "phone",
    "video_interview": "phone",
    "app": "app",
}


def output(use_case: UseCase, point: Touchpoint) -> Output:
    """The whole answer is held where people look for closeness, or where it may bind the house; else each sentence."""
    values = values_at(use_case, point)
    close = point.kind != "transactional" or point.topic in HUMAN_TOPICS or values.get("human_promise") is True
    binding = point.topic in PROMISING or values.get("contract_effect") is True
    return "hold" if close or binding else "sentence"


def retention(point: Touchpoint) -> str:
    """The class in which what was said is kept."""
    return RETENTION.get(point.topic or "", "K2")


def channels(use_case: UseCase, point: Touchpoint) -> tuple[Channel, ...]:
    """The channels on which people talk with the AI at a touchpoint, in the order in which the facts name them."""
    found = [CHANNELS[each] for each in _several(values_at(use_case, point).get("channel")) if each in CHANNELS]
    return tuple(dict.fromkeys(found))


def speaks(use_case: UseCase, point: Touchpoint) -> bool:
    """Whether people talk with the AI itself at a touchpoint, and not with a human whom it helps."""
    return point.automation in SPEAKS and bool(channels(use_case, point))


def channel(use_case: UseCase, point: Touchpoint) -> Channel:
    """The first of them; where none is known, the chat."""
    return next(iter(channels(use_case, point)), "chat")


def _several(value: Value | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()
