"""Writing the register. A use is kept as its file; every change proves it whole and goes into the ledger, by field."""

from stimmig.register.actions.endings import end_use, resume_use
from stimmig.register.actions.facts import answer_facts, answer_request, not_known, pass_on, set_facts, take_back
from stimmig.register.actions.files import import_file
from stimmig.register.actions.involving import end_involvement, involve
from stimmig.register.actions.keeping import Stale
from stimmig.register.actions.laws import read_laws_anew
from stimmig.register.actions.legal import answer_laws, answer_legal
from stimmig.register.actions.rulings import change_ruling, distil, end_ruling, exempt
from stimmig.register.actions.uses import change, create, set_accountable, set_touchpoints

__all__ = [
    "Stale",
    "answer_facts",
    "answer_laws",
    "answer_legal",
    "answer_request",
    "change",
    "change_ruling",
    "create",
    "distil",
    "end_involvement",
    "end_ruling",
    "end_use",
    "exempt",
    "import_file",
    "involve",
    "not_known",
    "pass_on",
    "read_laws_anew",
    "resume_use",
    "set_accountable",
    "set_facts",
    "set_touchpoints",
    "take_back",
]
