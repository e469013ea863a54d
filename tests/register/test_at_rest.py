"""What rests stays as it is, also for whoever had the page open before."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils.timezone import now

from stimmig.content.files import load
from stimmig.core.errors import Refusal
from stimmig.register import actions
from stimmig.register.models import UseCase
from tests.cast import COMPANY, person

pytestmark = pytest.mark.usefixtures("cast")
FILE = COMPANY / "use_cases" / "invoice-processing.yaml"
SAID = {"question": "L01", "kind": "open"}

WRITES: dict[str, Callable[..., Any]] = {
    "a part": lambda of, **by: actions.change(use_case=of, part={"summary": "Neu."}, **by),
    "the touchpoints": lambda of, **by: actions.set_touchpoints(use_case=of, rows=[], **by),
    "a fact": lambda of, **by: actions.set_facts(use_case=of, facts={"logging": "full"}, **by),
    "a legal answer": lambda of, **by: actions.answer_laws(use_case=of, answers=[SAID], **by),
    "a file": lambda of, **by: actions.import_file(use_case=of, content=FILE.read_bytes(), name=FILE.name, **by),
}


@pytest.mark.parametrize("what", WRITES)
def test_nothing_is_written(what: str) -> None:
    """Until somebody takes it up again."""
    file, by = load(FILE.read_bytes()), {"by": person("albers"), "at": now()}
    use = actions.create(title=file["title"], occasion=file["occasion"], file=file, **by)
    actions.end_use(use_case=use, kind="set_aside", reason="Kein Bedarf.", ends_with_it={}, **by)
    with pytest.raises(Refusal, match="at-rest"):
        WRITES[what](use, **by)
    assert UseCase.objects.get().version == 1
    assert not use.legal_answers.exists()
