"""The story of the example company holds together: its people, its touchpoints, its reasons, its decisions."""

import re
import tomllib
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import stimmig
from stimmig.content import files, framework
from stimmig.content.days import WRITTEN, moved, weeks_since
from stimmig.core import decision as core
from stimmig.core import findings, use_case
from stimmig.core.judgement import Judgement, reason_required
from stimmig.core.review import Foreseen, Picture, picture
from stimmig.core.rulings import INCOHERENT, Ruling, incoherent

COMPANY = Path(stimmig.__file__).parent / "content" / "company"
HOUSE = tomllib.loads((COMPANY / "house.toml").read_text("utf-8"))
TALE = tomllib.loads((COMPANY / "story.toml").read_text("utf-8"))
STORIES, TOLD = TALE["story"], TALE["told"]
PEOPLE = {person["key"]: person for person in HOUSE["people"]}
NEVER_SAID = re.compile(
    r"konform|Compliance|\bScore|Ampel|Risikoklasse|Berührungspunkt|beziehungsrelevant|Anwendungsfall|Richtlinie"
    r"|Gateway|p90|Sie dürfen|!",
    re.IGNORECASE,
)
SUBJECT = re.compile(r"^[TRACE]\d?$")
Story = dict[str, Any]

every_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story["use_case"])
decided = pytest.mark.parametrize(
    "story", [story for story in STORIES if "decision" in story], ids=lambda story: story["use_case"]
)
RULING = "the ruling"  # the house has made one so far; the story knows no key of it


def described(story: Story) -> use_case.UseCase:
    """The use case as it was on the day of the review, with whatever had been added to it by then."""
    document = files.load((COMPANY / "use_cases" / f"{story['use_case']}.yaml").read_bytes())
    for told in (told for each in STORIES if each["use_case"] == story["use_case"] for told in each.get("growth", [])):
        if "review" in story and told["at"] < story["review"]["opened"]:
            document["touchpoints"] += told.get("touchpoint", [])
            document["facts"]["channel"] = document["facts"]["channel"] + told.get("channel", [])
    return use_case.parse(document | {"stage": story.get("stage_then", document["stage"])}, framework())


def contradicted(story: Story) -> tuple[findings.Finding, ...]:
    """Where it contradicts what the house had settled by then."""
    made = [each for one in STORIES for each in one.get("ruling", []) if each["at"] < story["review"]["opened"]]
    rulings = [Ruling(RULING, each["sentence"], each["mode"], kind=each["kind"]) for each in made]
    return incoherent(framework(), described(story), rulings)


def reading(story: Story) -> findings.Reading:
    """What the rules say, with what the group settled laid over it."""
    settled = {
        (entry["fact"], entry.get("touchpoint")): entry["value"]
        for entry in story.get("settlement", [])
        if entry["outcome"] == "other"
    }
    return findings.read(framework(), described(story), story["review"]["opened"].date(), settled)


def voices(story: Story, number: int | None = None) -> list[Judgement]:
    """What people judged, in one round or in all."""
    rounds = story.get("round", []) if number is None else [story["round"][number]]
    return [
        Judgement(voice["person"], subject, **entry)
        for asked in rounds
        for voice in asked.get("voice", [])
        for subject, entry in voice.items()
        if SUBJECT.match(subject)
    ]


def last_words(story: Story) -> list[Judgement]:
    """What everybody judged, after the talk where they were asked again."""
    return list({(judgement.person, judgement.subject): judgement for judgement in voices(story)}.values())


def foreseen(story: Story) -> list[Foreseen]:
    """What was foreseen and weighs."""
    groups = [group for told in story.get("grouped", []) for group in told["group"]]
    return [Foreseen(group["name"], group["name"], ()) for group in groups if group.get("weighs")]


def pictured(story: Story) -> Picture:
    """The shared picture as it stood when the leader signed."""
    agreed = {
        entry["subject"]: entry.get("level", "not_applicable" if entry.get("answer") == "not_applicable" else None)
        for entry in story.get("agreed", [])
    }
    marked = [(entry["code"], entry.get("touchpoint"), None) for entry in story.get("mark", [])]
    profile = described(story).profile or ()
    also = {"marked": marked, "foreseen": foreseen(story), "beside": contradicted(story)}
    return picture(last_words(story), agreed, reading(story), framework(), profile=profile, **also)


def decision(story: Story) -> core.Decision:
    """What the leader wrote, as the core reads it."""
    told = story["decision"]
    shown = pictured(story)
    own = {
        key: core.Answer(
            finding=key, **{name: entry[name] for name in ("kind", "text", "owner", "due_on") if name in entry}
        )
        for entry in told.get("answer", [])
        for key in [_key(entry)]
    }
    assert own.keys() <= {finding.key for finding in shown.findings}
    rest = told.get("answer_rest", "")
    answers = [own.get(finding.key, core.Answer(finding.key, "reason", rest)) for finding in shown.weighing]
    alone = (
        "outcome",
        "sentence",
        "reasons",
        "noted",
        "review_on",
        "until",
        "wake_up",
        "wake_up_on",
        "against_because",
    )
    return core.Decision(
        weighing=core.Weighing(told["gain"], told["risk"], told["trust"]),
        limits=tuple(core.Limit(**limit) for limit in told.get("limit", [])),
        conditions=tuple(core.Condition(**condition) for condition in told.get("condition", [])),
        answers=tuple(answers),
        provisions=tuple(core.Provision(**provision) for provision in told.get("provision", [])),
        alternatives=tuple(core.Alternative(**alternative) for alternative in told["alternative"]),
        expectations=tuple(core.Expectation(**expectation) for expectation in told["expectation"]),
        reopens=tuple(told.get("reopens", [])),
        **{key: told[key] for key in alone if key in told},
    )


def _key(entry: Story) -> tuple[str, str | None, str | None]:
    ruling = RULING if entry["code"] == f"E.{INCOHERENT}" else None
    return entry["code"], entry.get("touchpoint"), entry.get("subject", ruling)


def texts(value: Any) -> list[str]:
    """Every text in a table or list."""
    if isinstance(value, dict):
        return [text for part in value.values() for text in texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts(part)]
    return [value] if isinstance(value, str) else []


def test_the_cast_has_every_role_and_nobody_a_real_address() -> None:
    """Works council and data protection observe, the technician sees no content."""
    assert {person["role"] for person in PEOPLE.values()} == {
        "leader",
        "facilitator",
        "reviewer",
        "observer",
        "administrator",
    }
    assert all(person["email"].endswith("@norderdiek.example") for person in PEOPLE.values())


def test_nine_use_cases_have_a_story() -> None:
    """Each file has one, and each story a file; what goes on with a use has begun before."""
    names = [story["use_case"] for story in STORIES if "created" in story]
    assert sorted(names) == sorted(path.stem for path in (COMPANY / "use_cases").glob("*.yaml"))
    assert len(names) == 9
    assert {story["use_case"] for story in STORIES} == set(names)


@every_story
def test_everybody_in_the_story_belongs_to_the_house(story: Story) -> None:
    """A voice, an owner, a dissent: always somebody of the cast."""
    named = {story["by"], *story.get("observers", []), *story.get("review", {}).get("invited", [])}
    named |= {voice["person"] for asked in story.get("round", []) for voice in asked.get("voice", [])}
    kinds = ("agreed", "settlement", "mark", "grouped", "opinion", "withdrawn", "growth", "waking", "fulfilment")
    named |= {entry["by"] for key in kinds for entry in story.get(key, [])}
    named |= {entry["by"] for key in ("involved", "prepared", "set_aside") for entry in story.get(key, [])}
    for told in story.get("incident", []):
        named |= {told[key] for key in ("by", "closed_by") if key in told}
        named |= {word[key] for word in told.get("word", []) for key in ("by", "person") if key in word}
        named |= {answer["by"] for answer in told.get("answer", [])}
    named |= {entry["person"] for key in ("dissent", "involved") for entry in story.get(key, [])}
    named |= {condition["owner"] for condition in story.get("decision", {}).get("condition", [])}
    assert named <= PEOPLE.keys()


@every_story
def test_every_use_is_held_against_every_line_of_the_house(story: Story) -> None:
    """The profile in the file is the house's own, in its order."""
    lines = [(line.kind, line.name) for line in described(story).profile or ()]
    assert lines == [(line["kind"], line["text"]) for line in HOUSE["profile"]]


@every_story
def test_who_judges_was_invited_and_answers_every_question_of_the_round(story: Story) -> None:
    """Five questions, or all criteria of what was opened; drafts included. Until the reveal some may be missing."""
    for number, asked in enumerate(story.get("round", [])):
        present = {voice["person"] for voice in asked.get("voice", [])}
        assert present <= set(story["review"]["invited"])
        assert present == set(story["review"]["invited"]) or "revealed" not in asked
        assert {(j.person, j.subject) for j in voices(story, number)} == {
            (person, subject) for person in present for subject in asked["asks"]
        }


@every_story
def test_a_reason_stands_wherever_one_is_asked_for(story: Story) -> None:
    """At 0, 1 and 3, and where a known fact speaks against the level."""
    if "review" in story:
        found = reading(story).findings
        missing = [(j.person, j.subject) for j in voices(story) if reason_required(j, found) and not j.reason]
        assert missing == []


@every_story
def test_a_round_of_criteria_asks_exactly_what_was_opened(story: Story) -> None:
    """Where people differ or something weighs heavily, and nowhere else."""
    for asked in story.get("round", [])[1:]:
        if not asked.get("again"):
            opened = pictured(story).opened
            assert asked["asks"] == [c.id for c in framework().criteria.values() if c.dimension in opened]


@every_story
def test_a_second_round_asks_what_was_judged_before(story: Story) -> None:
    """Nothing new, and nothing a third time."""
    asked = [subject for each in story.get("round", []) for subject in each["asks"]]
    again = [subject for each in story.get("round", []) if each.get("again") for subject in each["asks"]]
    assert {subject for subject in asked if asked.count(subject) == 2} == set(again)
    assert max((asked.count(subject) for subject in asked), default=1) <= 2


@every_story
def test_what_follows_comes_after_what_it_follows_from(story: Story) -> None:
    """Described, opened, handed in, revealed, agreed, signed."""
    moments = [story["created"]] if "created" in story else [growth["at"] for growth in story.get("growth", [])]
    if "review" in story:
        moments.append(story["review"]["opened"])
    for asked in story.get("round", []):
        moments += [asked["opened"], *sorted(v["sealed"] for v in asked.get("voice", []) if "sealed" in v)]
        moments += [asked["revealed"]] if "revealed" in asked else []
    moments += [story["decision"]["signed"]] if "decision" in story else []
    assert moments == sorted(moments)
    assert all(moments[-1] >= entry["at"] or "decision" not in story for entry in story.get("agreed", []))


@decided
def test_every_decision_of_the_story_is_complete(story: Story) -> None:
    """What was signed lacks nothing the product would ask for."""
    names = [point.name for point in described(story).touchpoints]
    core.require_complete(decision(story), pictured(story), names, story["decision"]["signed"].date())


@decided
def test_no_decision_of_the_story_goes_against_its_picture(story: Story) -> None:
    """The house decides as it saw."""
    assert core.against_the_picture(decision(story), pictured(story)) == ()


@every_story
def test_legal_answers_belong_to_questions_the_use_meets(story: Story) -> None:
    """Each is answered by somebody of the house, after it was clarified, and says with whom and where, or why not."""
    met = {law.id for law in findings.read(framework(), described(story), TOLD).legal_questions}
    answers = story.get("legal", [])
    assert {answer["question"] for answer in answers} <= met
    assert {answer["by"] for answer in answers} <= PEOPLE.keys()
    for answer in answers:
        assert answer["at"] >= story["created"]
        assert answer.get("reason") or (answer["clarified_by"] and answer["document"])
        assert answer.get("clarified_on", date.min) <= answer["at"].date()


def test_the_house_answers_once_what_is_asked_once() -> None:
    """Some clarified, one not relevant, the others open: all three states are to be seen."""
    asked = {law.id for law in framework().legal.values() if law.scope == "house"}
    assert {answer["question"] for answer in TALE["legal"]} < asked
    assert {answer["kind"] for answer in TALE["legal"]} == {"clarified", "not_relevant"}


@decided
def test_without_ai_was_considered(story: Story) -> None:
    """Every decision names the way without AI and says why it was or was not taken."""
    assert any(alternative.get("without_ai") for alternative in story["decision"]["alternative"])
    assert all(alternative["verdict"] for alternative in story["decision"]["alternative"])


def test_invoice_processing_was_decided_in_ten_minutes_without_one_criterion() -> None:
    """The quick path is quick, and nothing had to be opened."""
    (story,) = (story for story in STORIES if story["use_case"] == "invoice-processing")
    taken = story["decision"]["signed"] - story["review"]["opened"]
    assert taken.total_seconds() <= 600
    assert pictured(story).opened == {}
    assert pictured(story).position == "core"


def test_the_telephone_review_still_waits_for_two() -> None:
    """Three have handed in; until the last does, nobody sees anything."""
    (story,) = (story for story in STORIES if story["use_case"] == "telephone-assistant")
    (asked,) = story["round"]
    assert [voice["person"] for voice in asked["voice"] if "sealed" not in voice] == ["vogt", "berger"]
    assert asked["due"] >= TOLD + timedelta(days=7)  # loaded any day of the week after, it is still ahead
    assert "revealed" not in asked


def test_on_the_telephone_views_are_split_and_two_dots_stand_wrong() -> None:
    """Once revealed, the picture shows opposite views and both errors of the four fields."""
    (story,) = (story for story in STORIES if story["use_case"] == "telephone-assistant")
    shown = pictured(story)
    assert "split" in {standing.agreement for standing in shown.standings}
    assert {finding.kind for finding in shown.findings} >= {"mismatch"}


@every_story
def test_values_of_conditions_are_measured_by_known_metrics(story: Story) -> None:
    """A metric of a condition is one of the framework."""
    for condition in story.get("decision", {}).get("condition", []):
        assert condition.get("metric") is None or condition["metric"] in framework().metrics
        assert isinstance(condition.get("value", 0), (int, Decimal))


def test_the_company_says_nothing_a_house_like_this_never_says() -> None:
    """No jargon, no exclamation marks, in none of its words."""
    words = texts(HOUSE) + texts(STORIES)
    words += [path.read_text("utf-8") for path in (COMPANY / "use_cases").glob("*.yaml")]
    assert [text for text in words if NEVER_SAID.search(text)] == []


def days(value: Any) -> list[date]:
    """Every day in a table or list."""
    if isinstance(value, dict | list):
        return [day for part in (value.values() if isinstance(value, dict) else value) for day in days(part)]
    return [value.date() if isinstance(value, datetime) else value] if isinstance(value, date) else []


def test_the_story_was_told_the_day_after_its_last_event() -> None:
    """What has happened lies before that day, what is open after it."""
    happened = [moment for story in STORIES for moment in _happened(story)]
    assert max(happened).date() == TOLD - timedelta(days=1)


def _happened(told: Any) -> list[datetime]:
    if isinstance(told, dict | list):
        return [moment for part in (told.values() if isinstance(told, dict) else told) for moment in _happened(part)]
    return [told] if isinstance(told, datetime) else []


@pytest.mark.parametrize("later", [-3, 0, 6, 7, 100, 1000])
def test_it_is_told_as_if_it_had_just_happened(later: int) -> None:
    """Whole weeks, so that a Friday stays one; at most six days lie between its end and today."""
    today = TOLD + timedelta(days=later)
    by = weeks_since(TOLD, today)
    assert timedelta(0) <= today - (TOLD + by) < timedelta(days=7)
    before, after = days(TALE), days(moved(TALE, by, TOLD))
    assert [day.weekday() for day in before] == [day.weekday() for day in after]
    assert {new - old for old, new in zip(before, after, strict=True)} == {by}


@pytest.mark.parametrize(
    ("written", "four_weeks_on"),
    [
        ("Protokoll vom 28. Mai 2026", "Protokoll vom 25. Juni 2026"),
        ("Am 7. Juli ging es.", "Am 4. August ging es."),
        ("Angebot vom 30.10.2026", "Angebot vom 27.11.2026"),
        ("2026-12-05", "2027-01-02"),
        ("Telefonanlage, Dezember 2026", "Telefonanlage, Januar 2027"),
        ("Im Januar und Februar", "Im Februar und März"),
        ("mit der Novemberrechnung", "mit der Dezemberrechnung"),
        ("Vertrag, Ziffer 7, seit 1958", "Vertrag, Ziffer 7, seit 1958"),
    ],
)
def test_days_in_sentences_move_along(written: str, four_weeks_on: str) -> None:
    """A reason that names a day stays true to what it tells of."""
    assert moved(written, timedelta(weeks=4), TOLD) == four_weeks_on


def test_no_sentence_depends_on_the_year_or_the_season() -> None:
    """Whatever names a time is written so that it can move, or holds in every year."""
    words = texts(TALE) + [
        text for path in (COMPANY / "use_cases").glob("*.yaml") for text in texts(files.load(path.read_bytes()))
    ]
    fixed = re.compile(r"\b20[2-9]\d\b|Halbjahr|Quartal|Frühjahr|Frühling|Sommer|Herbst|\d\. (?:bis|und) \d")
    assert [text for text in words if fixed.search(WRITTEN.sub("", text))] == []
