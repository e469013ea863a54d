"""Pages of a decision in a real browser: what fits on one sheet, and what is asked only where it is needed."""

import io

import pikepdf

from tests.cast import person, sign_in
from tests.conftest import Browsers
from tests.decision import scene


def test_the_explanations_fit_on_one_sheet(browsers: Browsers) -> None:
    """Printed, each of the two pages is one page."""
    decision, window = scene.decided(scene.CONDITIONS), browsers.open()
    sign_in(window, person("berger"))
    for page in ("staff/", "customers/"):
        window.goto(f"/decisions/{decision.pk}/{page}")
        assert len(pikepdf.open(io.BytesIO(window.pdf(prefer_css_page_size=True))).pages) == 1


def test_much_that_is_said_fits_on_one_sheet_too(browsers: Browsers) -> None:
    """With the longest reasons that can be typed and more conditions than a page for staff tells."""
    words = "Wir tippen nicht mehr ab, was längst da ist, und lesen lieber zweimal nach, wo etwas nicht stimmt. "
    kept = {f"conditions{n}-{name}": text for n in range(12) for name, text in promise(words).items()}
    spoken = {"outcome": "introduce_with_conditions", "reasons": (words * 21)[:2000], "sentence": (words * 5)[:400]}
    spoken |= dict.fromkeys(("gain", "risk", "trust"), (words * 4)[:300])
    review = scene.written(outcome=spoken, conditions=kept, ahead={"staff": "", "customers": (words * 11)[:1000]})
    decision, window = scene.sign(review), browsers.open()
    sign_in(window, scene.leader_of(review))
    for page in ("staff/", "customers/"):
        window.goto(f"/decisions/{decision.pk}/{page}")
        assert len(pikepdf.open(io.BytesIO(window.pdf(prefer_css_page_size=True))).pages) == 1
    window.goto(f"/decisions/{decision.pk}/staff/")
    assert "11 weitere stehen in der Entscheidung." in window.inner_text("main")


def promise(words: str) -> dict[str, str]:
    return {"text": (words * 4)[:300], "owner": "Heike Wegner", "due_on": scene.day(60)}


def test_answers_ask_for_a_name_only_where_somebody_has_to_do_something(browsers: Browsers) -> None:
    """Who and when appear with a condition or a changed plan, without a script."""
    waiting, window = scene.reviewed(scene.WAITING), browsers.open()
    sign_in(window, person("berger"))
    window.goto(f"/reviews/{waiting.pk}/decision/answers/")
    first = window.locator(".answer").first
    assert not first.get_by_label("Wer steht dafür ein?").is_visible()
    first.get_by_label("Wir ändern den Plan").check()
    assert first.get_by_label("Wer steht dafür ein?").is_visible()
    first.get_by_label("Wir tragen es, und zwar deshalb").check()
    assert not first.get_by_label("Wer steht dafür ein?").is_visible()
