"""What a policy says, and what it is asked about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Literal, Protocol
from zoneinfo import ZoneInfo

from stimmig.core.decision import Mode

Action = Literal["pass", "disclose", "hold", "hand_over", "block"]
Output = Literal["hold", "sentence", "observe"]
Channel = Literal["chat", "messenger", "email", "phone", "app"]
Language = Literal["de", "en"]

ACTIONS = ("pass", "disclose", "hold", "hand_over", "block")
OUTPUTS = ("hold", "sentence", "observe")
CHANNELS = ("chat", "messenger", "email", "phone", "app")
LANGUAGES = ("de", "en")
FAILS = ("closed", "open")
HOME, ELSEWHERE = "DE", "other"  # the country where none is said, and one whose numbers for need are not known
COUNTRIES = (HOME, "AT", "CH", "GB", "IE", ELSEWHERE)  # ISO 3166-1
RETENTIONS = ("K1", "K2", "K3", "K4", "K5", "K6")  # the classes of what people said; the others hold no conversation


@dataclass(frozen=True, slots=True)
class Contact:
    """What holds at one touchpoint.

    `lead` is the limit of use the leader signed. `output` says how an answer is let go: held until the whole of it was
    checked, sentence by sentence, or passed on and only observed. `signals` are the codes of `core.listening` on which
    a human takes over (`anger`, `need`, `topic.complaint`, ...); a wish for a human is always one. `fail` says what
    happens while nothing can be recorded: `closed`, nothing is answered but the way to a human; `open`, it goes on.
    """

    name: str
    kind: str
    lead: Mode
    channel: Channel = "chat"
    output: Output = "hold"
    signals: tuple[str, ...] = ()
    retention: str = "K2"  # a class of core.retention
    fail: Literal["closed", "open"] = "closed"
    may_promise: bool = False  # whether what the AI promises here may go out


@dataclass(frozen=True, slots=True)
class Hours:
    """When humans are there: days of the week from 0, Monday, to 6, and from when until when, in the house's zone."""

    days: tuple[int, ...]
    since: time
    until: time


@dataclass(frozen=True, slots=True)
class HumanPromise:
    """How a person reaches a human: within how many minutes while the hours last, and what is said out of them."""

    minutes: int
    hours: tuple[Hours, ...]
    time_zone: str
    contact: Mapping[str, str]  # by language: the way that needs no AI, a number or an address
    out_of_hours: Mapping[str, str] = field(default_factory=dict)  # by language
    closed: tuple[date, ...] = ()  # days on which nobody is there, whatever the hours say

    def way(self, language: str) -> str:
        """The way that needs no AI, in this language; in German where it is another."""
        return self.contact.get(language) or self.contact.get("de", "")


@dataclass(frozen=True, slots=True)
class Policy:
    """One version of what a decision means in operation."""

    decision: str  # the number of the signed decision, 2026-07
    version: int  # counts from 1 for each decision
    use_case: str  # uuid
    title: str
    house: str
    contacts: tuple[Contact, ...]
    human: HumanPromise
    notices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # channel -> language -> the approved words
    never_says: tuple[str, ...] = ()
    words: tuple[str, ...] = ()  # the house's own tipping words
    attempts_max: int = 2  # answers that missed before a human is offered
    says: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # language -> code -> what stands for an answer
    until: date | None = None  # the day on which a pilot ends; from then on the AI begins no conversation
    country: str = HOME  # one of COUNTRIES: whose numbers somebody in need reads

    def begins(self, at: datetime) -> bool:
        """Whether the AI may begin a conversation at this moment: always, or before the day on which its pilot ends.

        The day begins by the clock of the house; `at` has a time zone.
        """
        return self.until is None or at.astimezone(ZoneInfo(self.human.time_zone)).date() < self.until

    @property
    def name(self) -> str:
        """As it stands in `x-stimmig-decision` and in every record: number@version."""
        return f"{self.decision}@{self.version}"

    def contact(self, touchpoint: str) -> Contact:
        """What holds at one touchpoint; one the decision does not know is a human's."""
        known = (each for each in self.contacts if each.name == touchpoint)
        return next(known, Contact(touchpoint, kind="unclassified", lead="human"))


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a conversation as it stands before it is answered.

    `text` is what the person wrote last, `language` `de` or `en`, `at` when, with a time zone. `disclosed` tells
    whether the notice has gone out since the conversation began or resumed; `lead` who has it now; `missed` how many
    answers in a row did not help; `stopped` whether the use is stopped; `over` whether the conversation began when the
    pilot had ended.
    """

    text: str
    language: Language
    at: datetime
    disclosed: bool = False
    lead: Literal["ai", "human"] = "ai"
    missed: int = 0
    stopped: bool = False
    over: bool = False


class Sign(Protocol):
    """One thing heard in a text: a code of `core.listening`, and the words it was found in."""

    @property
    def code(self) -> str: ...
    @property
    def words(self) -> str: ...


class Signs(Protocol):
    """Everything heard in what a person wrote, or in what the AI is about to say."""

    @property
    def signals(self) -> Sequence[Sign]: ...


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is handled as it is: a stable code, and the words it was found in."""

    code: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Handling:
    """What is done with a turn, and why. `notice` goes out first, once; `say` stands in the place of an answer."""

    action: Action
    reasons: tuple[Reason, ...] = ()
    notice: str = ""
    say: str = ""

    @property
    def in_need(self) -> bool:
        """Whether somebody needs help at once; then `say` goes before everything else."""
        return any(reason.code == "need" for reason in self.reasons)
