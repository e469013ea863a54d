"""A quick, well-made use is signed in minutes."""

from typing import Any

from django.test import Client

from stimmig.decision.models import Decision
from tests.cast import PASSWORD
from tests.decision import scene

SPOKEN = {
    "outcome": "introduce",
    "sentence": "Rechnungen tippt bei uns niemand mehr ab.",
    "gain": "43 Stunden im Monat.",
    "risk": "dass ein falsches Konto durchrutscht.",
    "trust": "ändert sich nichts.",
    "reasons": "Zahlen zu übertragen braucht keinen Menschen.",
}


def test_five_pages_from_the_list_to_the_record(db: Any, client: Client) -> None:
    """What you decide, limits, other ways, check, sign; nothing to answer and no condition is said and not asked."""
    review = scene.reviewed(scene.QUICK)
    client.force_login(scene.leader_of(review))
    start = f"/reviews/{review.pk}/decision/"
    tasks = client.get(start).context["tasks"]
    assert [(str(task["note"]), task["state"]) for task in tasks[2:4]] == [
        ("nichts zu beantworten", "done"),
        ("keine", "done"),
    ]
    pages = [client.post(f"{start}outcome/", SPOKEN).url]
    pages.append(client.post(pages[-1], filled_in(client, pages[-1])).url)
    pages.append(client.post(pages[-1], filled_in(client, pages[-1]) | WITHOUT_AI).url)
    assert pages == [f"{start}limits/", f"{start}ahead/", f"{start}check/"]
    client.post(f"/reviews/{review.pk}/signatures/", {"password": PASSWORD, "read": scene.seen(review)})
    assert Decision.objects.get().record["sentence"] == SPOKEN["sentence"]


WITHOUT_AI = {"alternatives0-verdict": "Das dauert bis 2028."}


def filled_in(client: Client, url: str) -> dict[str, str]:
    """What a page has filled in beforehand, sent back as it is."""
    sheet = client.get(url).context["sheet"]
    return {bound.html_name: str(bound.value() or "") for bound in sheet}


def test_the_way_without_ai_is_there_first(db: Any, client: Client) -> None:
    """It begins with what the use case says would already help."""
    review = scene.reviewed(scene.QUICK)
    client.force_login(scene.leader_of(review))
    sheet = client.get(f"/reviews/{review.pk}/decision/ahead/").context["sheet"]
    assert sheet.rows["alternatives"][0]["text"].value().startswith("Ohne KI: Lieferanten auf elektronische")
