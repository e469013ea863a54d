"""Nothing typed is ever lost, and nobody but the leader sees it."""

from typing import Any

from django.test import Client

from stimmig.people.models import Person
from stimmig.review.models import Review
from tests.decision import scene


def send(client: Client, review: Review, part: str, **typed: str) -> Any:
    """Send one part as its page would."""
    return client.post(f"/reviews/{review.pk}/decision/{part}/", typed)


def at_the_desk(client: Client, name: str = scene.QUICK) -> Review:
    """A review whose leader is signed in."""
    review = scene.reviewed(name)
    client.force_login(scene.leader_of(review))
    return review


def test_half_a_part_is_kept_and_says_what_is_missing(db: Any, client: Client) -> None:
    """The page comes back with everything that was typed, and so does the next visit."""
    review = at_the_desk(client)
    answer = send(client, review, "outcome", outcome="introduce", sentence="Tippen muss niemand mehr.")
    assert answer.status_code == 422
    assert "Schreiben Sie in einem Satz, was Sie gewinnen." in answer.content.decode()
    again = client.get(f"/reviews/{review.pk}/decision/outcome/").content.decode()
    assert "Tippen muss niemand mehr." in again
    assert "Schreiben Sie in einem Satz" not in again


def test_what_cannot_be_read_stays_as_it_was_typed(db: Any, client: Client) -> None:
    """A day nobody understands is asked for again, in the words it was typed in."""
    review = at_the_desk(client)
    answer = send(client, review, "ahead", review_on="bald")
    assert answer.status_code == 422
    assert 'value="bald"' in answer.content.decode()
    assert scene.kept(review)["ahead"]["review_on"] == "bald"


def test_leaving_keeps_what_was_typed(db: Any, client: Client) -> None:
    """Continue later sends the form as well, and asks for nothing."""
    review = at_the_desk(client)
    answer = send(client, review, "outcome", sentence="Ein halber Satz", then="list")
    assert answer.url == f"/reviews/{review.pk}/decision/"
    assert scene.kept(review)["outcome"] == {"sentence": "Ein halber Satz"}


def test_parts_do_not_touch_each_other(db: Any, client: Client) -> None:
    """Two windows on two parts keep both."""
    review = at_the_desk(client)
    send(client, review, "outcome", sentence="Eins")
    send(client, review, "limits", **{"limits0-mode": "ai"})
    assert scene.kept(review) == {"outcome": {"sentence": "Eins"}, "limits": {"limits0-mode": "ai"}}


def test_limits_are_filled_in_and_still_to_be_confirmed(db: Any, client: Client) -> None:
    """Routine goes to the AI with a human on request, what needs a human to a human; a look at it is asked for."""
    review = at_the_desk(client)
    page = client.get(f"/reviews/{review.pk}/decision/limits/")
    assert [form["mode"].value() for form in page.context["sheet"].rows["limits"]] == ["ai_human_on_request", "human"]
    assert "limits" not in scene.kept(review)
    tasks = client.get(f"/reviews/{review.pk}/decision/").context["tasks"]
    assert tasks[1]["state"] != "done"


def test_a_suggested_condition_is_one_click_away(db: Any, client: Client) -> None:
    """It comes with somebody, a day and its figure, beside whatever else was typed."""
    review = at_the_desk(client, scene.WAITING)
    page = client.get(f"/reviews/{review.pk}/decision/conditions/")
    suggestion = page.context["suggestions"][0]
    typed = {"conditions0-text": "Wir fragen zehn Kunden.", "take": suggestion["criterion"]}
    assert send(client, review, "conditions", **typed).status_code == 302
    kept = scene.kept(review)["conditions"]
    assert kept["conditions0-text"] == "Wir fragen zehn Kunden."
    assert kept["conditions1-text"] == suggestion["sentence"]
    assert kept["conditions1-metric"]
    assert kept["conditions1-due_on"]
    left = client.get(f"/reviews/{review.pk}/decision/conditions/").context["suggestions"]
    assert suggestion["criterion"] not in [each["criterion"] for each in left]


def test_a_suggested_condition_answers_what_weighs(db: Any, client: Client) -> None:
    """At a finding, the same click chooses the answer and writes it."""
    review = at_the_desk(client, scene.WAITING)
    page = client.get(f"/reviews/{review.pk}/decision/answers/")
    row = next(row for row in page.context["answers"] if row["suggestion"])
    prefix = row["form"].prefix
    assert send(client, review, "answers", take=prefix).url.endswith(f"#{prefix}")
    kept = scene.kept(review)["answers"]
    assert kept[f"{prefix}-kind"] == "condition"
    assert kept[f"{prefix}-text"] == row["suggestion"]["sentence"]


def test_lines_come_and_go(db: Any, client: Client) -> None:
    """Add gives an empty line, take out removes that one, and an empty line is no line."""
    review = at_the_desk(client)
    send(client, review, "conditions", **{"conditions0-text": "Eins", "add": "conditions"})
    assert set(scene.kept(review)["conditions"]) == {"conditions0-text", "conditions1-text"}
    send(client, review, "conditions", **{"conditions0-text": "Eins", "conditions1-text": " ", "then": "list"})
    assert set(scene.kept(review)["conditions"]) == {"conditions0-text"}
    send(client, review, "conditions", **{"conditions0-text": "Eins", "remove": "conditions0"})
    assert scene.kept(review)["conditions"] == {}


def test_nobody_else_sees_a_word_of_it(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """Everybody who sees the review reads whom it waits for, and nothing that was written."""
    review = scene.written()
    for key in ("berger", "claussen", "wegner", "jansen"):
        client.force_login(cast[key])
        page = client.get(f"/reviews/{review.pk}/decision/")
        assert page.status_code == 200
        assert "Wartet auf Frauke Lührs" in page.content.decode()
        assert "Rechnungen tippt bei uns niemand" not in page.content.decode()
        for part in ("outcome", "check", "against"):
            refused = client.get(f"/reviews/{review.pk}/decision/{part}/")
            assert refused.status_code == 403
            assert "Frauke Lührs" in refused.content.decode()


def test_two_windows_on_one_part_do_not_overwrite_each_other(db: Any, client: Client) -> None:
    """The second one is shown what the first has kept, with its own words still in the form; then it decides."""
    review = at_the_desk(client)
    seen = client.get(f"/reviews/{review.pk}/decision/outcome/").context["seen"]
    send(client, review, "outcome", sentence="Das erste Fenster.", seen=seen)
    answer = send(client, review, "outcome", sentence="Das zweite Fenster.", seen=seen)
    assert answer.status_code == 409
    assert "Das erste Fenster." in answer.content.decode()
    assert "Das zweite Fenster." in answer.content.decode()
    assert scene.kept(review)["outcome"]["sentence"] == "Das erste Fenster."
    send(client, review, "outcome", sentence="Das zweite Fenster.", seen=answer.context["seen"])
    assert scene.kept(review)["outcome"]["sentence"] == "Das zweite Fenster."


def test_what_is_missing_says_in_which_answer(db: Any, client: Client) -> None:
    """With several things that weigh, every line of the list above names the one it means."""
    review = scene.reviewed(scene.WAITING)
    client.force_login(scene.leader_of(review))
    answer = client.post(f"/reviews/{review.pk}/decision/answers/", {})
    assert answer.status_code == 422
    page = answer.content.decode()
    for row in answer.context["answers"]:
        assert f"{row['finding']['place']}: Ihre Antwort" in page


def test_the_parts_are_numbered_as_they_are_shown(db: Any, client: Client) -> None:
    """A trial leads past its conditions; whoever reworks it comes by fewer parts, and none is skipped in silence."""
    review = scene.reviewed(scene.WAITING)
    client.force_login(scene.leader_of(review))
    start = f"/reviews/{review.pk}/decision/"
    for outcome, steps in (("pilot", [1, 2, 3, 4, 5]), ("rework", [1, 2, 3])):
        scene.write(review, "outcome", {"outcome": outcome})
        shown = ["outcome", "limits", "answers", "conditions", "ahead"] if outcome == "pilot" else SHORT
        pages = [client.get(f"{start}{part}/").context for part in shown]
        assert [(page["progress_step"], page["progress_total"]) for page in pages] == [(n, steps[-1]) for n in steps]


SHORT = ["outcome", "answers", "ahead"]
