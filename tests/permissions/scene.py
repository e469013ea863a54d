"""A house in which everybody stands in another relation to the same uses, and what each address is about.

All uses are answered for by Anke Berger and were begun by Heike Wegner: one is under review with an open round
and began from a decision, one revealed with a draft, one decided, one an idea, one set aside. Torben Brandt judges
where something is judged and Dörte Jansen reads along; Rieke Fremd and Robert Sievers were invited nowhere. Kemal
Yıldız was invited everywhere and his account is closed.

Seven more were invited nowhere and have a part in these uses: Silke Vogt guides the reviews, Ole Harms deputises for
Anke Berger, Nora Ebel runs them, Lena Ohl reads along, Ida Kruse takes over conversations, Jan Thiel looks into them,
Eva Nissen may stop the AI.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from stimmig.decision.actions import distil, end, write
from stimmig.decision.models import Decision
from stimmig.ledger.publishing import publish
from stimmig.operation import actions as operation
from stimmig.operation.actions import endpoints, incidents
from stimmig.operation.models import Stop
from stimmig.operation.queries import pulse_token
from stimmig.people import actions as people
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register.models import Origin, UseCase
from stimmig.review import actions as review
from stimmig.review.models import Judgement, Participation, Review
from stimmig.workbench.actions import make_calendar_link
from stimmig.workbench.queries.notices import token_for
from tests.cast import PASSWORD, person
from tests.decision import scene
from tests.operation import scene as guarding
from tests.operation.talking import conversation, wished

CAST = {  # column: who it is
    "-": None,  # nobody is signed in
    "A": "berger",  # leads and answers for the uses
    "L": "luehrs",  # leads, and does not answer for them
    "F": "claussen",  # facilitates
    "C": "wegner",  # judges elsewhere, and began the uses
    "R": "brandt",  # judges here
    "r": "stranger",  # judges elsewhere
    "O": "jansen",  # reads along here
    "o": "sievers",  # reads along elsewhere
    "T": "thomsen",  # looks after the technology
    "x": "yildiz",  # judged here, and the account is closed
    "g": "vogt",  # judges elsewhere, and guides here
    "d": "harms",  # judges elsewhere, and deputises here
    "b": "ebel",  # judges elsewhere, and runs it
    "m": "ohl",  # judges elsewhere, and reads along in the use
    "s": "kruse",  # judges elsewhere, and takes over conversations here
    "i": "thiel",  # judges elsewhere, and looks into conversations here
    "h": "nissen",  # judges elsewhere, and may stop the AI here
}
NEW = {"ebel": "Nora Ebel", "ohl": "Lena Ohl", "kruse": "Ida Kruse", "thiel": "Jan Thiel", "nissen": "Eva Nissen"}
GUARDED = tuple(f"use-cases/<int:pk>/{place}/" for place in ("guardrails", "stops", "keys", "trust"))  # once decided
PARTS = {
    "vogt": "guides",
    "harms": "deputy",
    "ebel": "runs",
    "ohl": "reads",
    "kruse": "serves",
    "thiel": "inspects",
    "nissen": "stops",
}


def somebody(key: str) -> Person:
    """Whoever a column is about; the same one when asked again."""
    if key not in NEW:
        return person(key)
    email = f"{key}@norderdiek.example"
    if known := Person.objects.filter(email=email).first():
        return known
    said = {"name": NEW[key], "email": email, "function": "Lager", "role": "reviewer"}
    token = people.invite(**said, by=person("berger"), at=timezone.now())[1]
    return people.accept(token=token, password=PASSWORD, at=timezone.now())


def tell() -> Callable[[str, str], tuple[Any, ...]]:
    """Let it all happen; returns what finds the arguments of an address by its path and the names in it."""
    decided, revealed, begun = scene.decided("quotation-drafts"), scene.reviewed("avatar-videos"), _begun()
    scene.write(revealed, "outcome", {"outcome": "decline", "sentence": "Wir zeigen weiter unsere eigenen Leute."})
    for use in (decided.use_case, revealed.use_case):
        UseCase.objects.filter(pk=use.pk).update(created_by=person("wegner"), accountable=person("berger"))
    Origin.objects.create(use_case=begun.use_case, began_from=decided.use_case, decision=decided.number)
    Participation.objects.filter(person=person("sievers")).delete()  # the story had him read along
    for use in UseCase.objects.filter(accountable=person("berger")):
        _give_parts(use)
    said = {"outcome": "decline", "sentence": "Unsere Leute zeigen wir selbst."}
    write(review=revealed, part="outcome", content=said, by=person("harms"), at=timezone.now())
    people.deactivate(person=person("yildiz"), by=person("berger"), at=timezone.now())
    arguments = _found(begun, revealed, decided)
    publish(at=timezone.now())  # or the first who asks for a receipt would have it signed
    return arguments


def _give_parts(use: UseCase) -> None:
    for key, kind in PARTS.items():
        register.involve(use_case=use, person=somebody(key), kind=kind, by=person("berger"), at=timezone.now())


def _begun() -> Review:
    """A use under review: everybody is asked, nobody has judged."""
    now, berger = timezone.now(), person("berger")
    said = {"title": "Wegweiser im Lager", "occasion": "Wer neu ist, sucht das richtige Regal."}
    use = register.create(**said, by=person("wegner"), at=now)
    use = register.set_accountable(use_case=use, person=berger, reason="Führt das Haus.", by=berger, at=now)
    judges = [berger, person("brandt"), person("yildiz"), person("petersen")]
    due_on = timezone.localdate() + timedelta(days=7)
    asked = {"judges": judges, "observers": [person("jansen")], "due_on": due_on}
    return review.open_review(use_case=use, **asked, by=berger, at=now)


def _found(begun: Review, revealed: Review, decided: Decision) -> Callable[[str, str], tuple[Any, ...]]:
    """By the first word of a path: what its number names. By the name of any other part: an example of it."""
    now, berger = timezone.now(), person("berger")
    waiting = wished(conversation(decided.use_case, now), now)
    holding = operation.hold(conversation=waiting.conversation, reason="Sie klagt.", by=berger, at=now)
    guest = {"name": "Nele Gast", "email": "nele.gast@norderdiek.example", "function": "Lager", "role": "reviewer"}
    numbers = {
        "use-cases": begun.use_case.pk,
        "reviews": revealed.pk,
        "rounds": begun.rounds.get().pk,
        "decisions": decided.pk,
        "conditions": decided.conditions.all()[0].pk,
        "expectations": decided.expectations.all()[0].pk,
        "involvements": begun.use_case.involvements.get(kind="guides").pk,
        "rulings": _ruling(decided),
        "exhibits": _exhibit(revealed),
        **_guarded(decided, begun),
        "takeovers": waiting.pk,
        "incidents": _incident(begun.use_case),
        "endpoints": _endpoint(),
        "people": person("petersen").pk,
        "accounts": 999_999,  # somebody else's passkey
    }
    held = waiting.conversation
    alone = {"endings": _idea().pk, "resumptions": _at_rest().pk}  # what is set aside is not what is reviewed
    told = incidents.tell(use_case=decided.use_case, happened="Es war falsch.", conversation=held, at=now)[0]
    again = {"incidents/reopenings": _closed(decided.use_case), "conversations/separations": told.pk}
    tokens = {
        "invitations": people.invite(**guest, by=berger, at=now)[1],
        "questions": register.pass_on(use_case=begun.use_case, fact="logging", by=berger, at=now).token,
        "receipts": _told(decided.use_case),
        "calendars": make_calendar_link(person=person("petersen"), at=now),
        "mail-choices": token_for(person("petersen")),
        "pulses": pulse_token(held.case),
    }
    examples = {
        "subject": "T",
        "fact": "logging",
        "key": decided.use_case.uuid,
        "part": "outcome",
        "name": "button",
        "slug": "idea",
        "of": "works_council",
        "provider_id": "oidc1",
        "case": held.case,
    }

    def arguments(path: str, name: str) -> Any:
        first = path.split("/")[0]
        last = path.rstrip("/").split("/")[-1]
        number = again.get(f"{first}/{last}") or alone.get(last) or numbers.get(first)
        if path.startswith(GUARDED):
            number = decided.use_case.pk
        if first == "conversations":
            number = again.get(f"{first}/{last}", holding.pk)
        if (first, name) in (("incidents", "part"), ("chatwoot", "key")):
            return {"part": "cause", "key": "no-key-of-ours"}[name]
        return {"pk": number, "token": tokens.get(first)}.get(name) or examples[name]

    return arguments


def _idea() -> UseCase:
    """An idea nobody has judged."""
    said = {"title": "Sprachbox am Tor", "occasion": "Am Tor hört niemand die Klingel."}
    use = register.create(**said, by=person("wegner"), at=timezone.now())
    leader = person("berger")
    use = register.set_accountable(use_case=use, person=leader, reason="Führt.", by=leader, at=timezone.now())
    _give_parts(use)
    return use


def _at_rest() -> UseCase:
    """Another, set aside."""
    use = _idea()
    end(use_case=use, reason="Die Klingel ist repariert.", by=person("wegner"), at=timezone.now())
    return use


def _ruling(of: Decision) -> int:
    """What the house has settled since."""
    said = {"sentence": "Beraten wird von Mensch zu Mensch.", "mode": "human", "topic": "advice"}
    return distil(decision=of, said=said, by=person("berger"), at=timezone.now()).pk


def _guarded(decided: Decision, begun: Review) -> dict[str, int]:
    """Guardrails in force, a version that waits to be, a use that is stopped, a key."""
    now, berger = timezone.now(), person("berger")
    decision = Decision.objects.get(pk=decided.pk)
    first, later = (guarding.made(decision, by=berger) for _ in range(2))
    operation.enforce(policy=first, by=berger, at=now)
    stop = Stop.objects.create(use_case=begun.use_case, reason="Falsche Preise.", by=berger, name=berger.name, at=now)
    said = {"touchpoint": first.file["contacts"][0]["name"], "label": "Testsystem"}
    key, _ = operation.make_key(use_case=decision.use_case, **said, by=berger, at=now)
    return {"guardrails": later.pk, "stops": stop.pk, "keys": key.pk}


def _incident(of: UseCase) -> int:
    """Something a person affected told us, in hand; Nora Ebel looks after it, and A closes it all the same."""
    made = incidents.tell(use_case=of, happened="Ich bekam zwei Antworten.", at=timezone.now())[0]
    by, at = person("berger"), timezone.now()
    incidents.say(incident=made, part="owner", person=somebody("ebel"), by=by, at=at)
    incidents.say(incident=made, part="severity", choice="trouble", text="Ein Abend ohne Heizung.", by=by, at=at)
    return made.pk


def _closed(of: UseCase) -> int:
    """Something that turned out to be no incident."""
    said = {"happened": "Ein Test.", "told": "Niemand.", "doing": "Nichts.", "by": person("berger")}
    made = incidents.open_by_staff(use_case=of, **said, at=timezone.now())
    incidents.dismiss(incident=made, reason="Ein Test.", by=person("berger"), at=timezone.now())
    return made.pk


def _told(of: UseCase) -> str:
    """The secret link of whoever told us something."""
    return incidents.tell(use_case=of, happened="Es war falsch.", at=timezone.now())[1]


def _endpoint() -> int:
    said = {"label": "Helpdesk", "url": "https://desk.example/hook", "events": ["incident.opened"]}
    return endpoints.make(**said, by=person("berger"), at=timezone.now())[0].pk


def _exhibit(of: Review) -> int:
    """A file behind a judgement."""
    judgement = Judgement.objects.filter(round__review=of).order_by("pk")[0]
    judgement.exhibit_file.save("notiz.txt", ContentFile(b"Gesehen am Montag."), save=True)
    judgement.exhibit_file.close()
    return int(judgement.pk)


def addresses(resolver: URLResolver | None = None, before: str = "") -> Iterator[tuple[str, str, list[str]]]:
    """The name of every address, its path, and the names of its arguments, in their order."""
    for each in (resolver or get_resolver()).url_patterns:
        path = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from addresses(each, path)
        elif isinstance(each, URLPattern):
            yield each.name or path, path, list(each.pattern.converters)


def url(name: str, path: str, wanted: list[str], arguments: Callable[[str, str], Any]) -> str:
    """The address about what happened."""
    return reverse(name, kwargs={each: arguments(path, each) for each in wanted})
