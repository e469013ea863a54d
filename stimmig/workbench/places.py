"""Where in the handbook each page has its place."""

from dataclasses import dataclass

from django.urls import ResolverMatch

from stimmig.workbench import handbook

CHAPTERS = {  # where the pages of a chapter of the house are told about, unless one is named below
    "people": "administrators#people",
    "register": "first-review#three-minutes-what-you-do-not-know",
    "review": "meeting#what-everyone-sees",
    "decision": "deciding#what-goes-on-the-sheet",
    "operation": "operation#what-the-decision-means",
    "workbench": "idea#the-fourth-question",
}
PAGES = {
    "account_change_password": "administrators#signing-in",
    "agreed_level": "meeting#what-the-group-records",
    "answers": "first-review#twelve-minutes-the-five-questions",
    "cases": "idea#the-fourth-question",
    "contests": "first-review#twelve-minutes-the-five-questions",
    "conversation": "conversation",
    "customer_page": "afterwards#say-it-yourself",
    "decision": "afterwards#conditions",
    "decision_against": "deciding#against-the-picture",
    "decision_check": "deciding#the-signature",
    "decision_prepared": "deciding#who-prepares-it",
    "decision_rulings": "afterwards#what-the-house-stands-by",
    "decision_unheard": "deciding#whom-it-concerns",
    "decisions": "afterwards",
    "endings": "afterwards#when-it-ends",
    "endpoint_new": "when-it-goes-wrong#other-programs",
    "endpoints": "when-it-goes-wrong#other-programs",
    "dismissals": "when-it-goes-wrong#put-right",
    "dissents": "deciding#voices-against",
    "foresight": "first-review#twelve-minutes-the-five-questions",
    "fulfilments": "afterwards#conditions",
    "harms": "when-it-goes-wrong#when-somebody-comes-to-harm",
    "house_history": "administrators#people",
    "house_legal": "works-council#your-word",
    "house_profile": "first-review#five-minutes-the-touchpoints",
    "incident": "when-it-goes-wrong#put-right",
    "incident_answers": "when-it-goes-wrong#those-affected",
    "incident_closings": "when-it-goes-wrong#put-right",
    "incidents": "when-it-goes-wrong",
    "use_case_incidents": "when-it-goes-wrong",
    "incident_new": "when-it-goes-wrong#three-sentences-first",
    "incident_reopenings": "when-it-goes-wrong#put-right",
    "involvement_ends": "deciding#in-a-single-use",
    "involvements": "deciding#in-a-single-use",
    "meeting": "meeting#for-the-screen-in-the-room",
    "meeting_minutes": "meeting#for-the-screen-in-the-room",
    "meeting_stories": "meeting#the-look-a-year-ahead",
    "meeting_subject": "meeting#for-the-screen-in-the-room",
    "mfa_index": "administrators#signing-in",
    "notices": "afterwards#staying-on-it",
    "key_ends": "operation#keys",
    "key_rotations": "operation#keys",
    "keyed_uses": "operation#keys",
    "opinion": "works-council#your-word",
    "proof": "deciding#the-signature",
    "question": "first-review#twelve-minutes-the-five-questions",
    "redress": "when-it-goes-wrong#put-right",
    "reopenings": "afterwards#when-it-ends",
    "resumptions": "afterwards#when-it-ends",
    "retrospects": "afterwards#expectations",
    "review": "first-review#twelve-minutes-the-five-questions",
    "review_new": "first-review#one-minute-inviting",
    "ruling_ends": "afterwards#what-the-house-stands-by",
    "rulings": "afterwards#what-the-house-stands-by",
    "search": "afterwards#finding-it-again",
    "second_round": "meeting#judging-once-more",
    "sessions": "administrators#signing-in",
    "settlement": "meeting#what-the-group-records",
    "policy_replay": "operation#trying-it",
    "policy_trial": "operation#trying-it",
    "service_keys": "operation#keys",
    "conversation_case": "operation#finding-a-conversation-again",
    "conversation_erasures": "operation#finding-a-conversation-again",
    "conversation_holds": "operation#finding-a-conversation-again",
    "conversation_incidents": "operation#finding-a-conversation-again",
    "separations": "operation#finding-a-conversation-again",
    "conversation_hold_ends": "operation#finding-a-conversation-again",
    "conversation_readings": "operation#finding-a-conversation-again",
    "case_files": "operation#finding-a-conversation-again",
    "procedure_ends": "operation#finding-a-conversation-again",
    "procedure_resumptions": "operation#finding-a-conversation-again",
    "conversations_found": "operation#finding-a-conversation-again",
    "conversations": "operation#finding-a-conversation-again",
    "recording": "operation#what-is-recorded-of-staff",
    "staff_pulses": "operation#trust",
    "stop_ends": "operation#stopping",
    "stops": "operation#stopping",
    "takeover": "operation#when-somebody-wants-a-human",
    "takeover_ends": "operation#when-somebody-wants-a-human",
    "takeover_lines": "operation#when-somebody-wants-a-human",
    "takeover_outcomes": "operation#when-somebody-wants-a-human",
    "takeover_returns": "operation#when-somebody-wants-a-human",
    "takeovers": "operation#when-somebody-wants-a-human",
    "trust": "operation#trust",
    "stories": "meeting#the-look-a-year-ahead",
    "staff_page": "afterwards#say-it-yourself",
    "start": "idea",
    "successors": "afterwards#conditions",
    "use_case": "first-review",
    "use_case_difference": "afterwards#beginning-from-a-decision",
    "use_case_changes": "first-review#five-minutes-the-touchpoints",
    "use_case_fit": "first-review#five-minutes-the-touchpoints",
    "use_case_history": "afterwards#finding-it-again",
    "use_case_legal": "works-council#your-word",
    "use_case_limits": "first-review#five-minutes-the-touchpoints",
    "use_case_new": "first-review#three-minutes-where-it-begins",
    "use_case_touchpoints": "first-review#five-minutes-the-touchpoints",
    "use_cases": "first-review",
    "use_from_decision": "afterwards#beginning-from-a-decision",
    "wakings": "afterwards#when-it-grows",
    "what_became": "afterwards#expectations",
}


@dataclass(frozen=True)
class Place:
    """A place in the handbook: its address, and what it is called there."""

    address: str
    title: str


def of(page: ResolverMatch | None, language: str) -> Place | None:
    """The place of a page; the handbook's own pages and what is no page of ours have none."""
    if page is None or (page.url_name or "").startswith("handbook"):
        return None
    named = PAGES.get(page.url_name or "") or CHAPTERS.get(_chapter(page))
    return found(named, language) if named else None


def found(named: str, language: str) -> Place:
    """The place that is called so in the tables above, in this language."""
    slug, _, anchor = named.partition("#")
    chapter = handbook.chapter(slug, language)
    if not anchor:
        return Place(chapter.address, chapter.title)
    return Place(f"{chapter.address}#{anchor}", chapter.sections[anchor])


def _chapter(page: ResolverMatch) -> str:
    """The chapter of the house a page belongs to; pages for signing in are those of people."""
    house, chapter, *_ = [*page.func.__module__.split("."), ""]
    return chapter if house == "stimmig" else "people"
