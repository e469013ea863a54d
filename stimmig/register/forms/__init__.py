"""What people may type about a use. A form reads one part of it and gives it back as the file has it."""

from stimmig.register.forms.accountable import AccountableForm
from stimmig.register.forms.begin import BeginForm, PatternForm
from stimmig.register.forms.facts import AnswerForm, FactsForm, PassOnForm
from stimmig.register.forms.fields import row_numbers
from stimmig.register.forms.files import ImportForm
from stimmig.register.forms.involvements import InvolvementEndForm, InvolvementForm
from stimmig.register.forms.legal import LegalForm
from stimmig.register.forms.parts import BenefitsForm, ChangesForm, FitForm, LimitsForm, SituationForm
from stimmig.register.forms.touchpoints import TouchpointsForm

__all__ = [
    "AccountableForm",
    "AnswerForm",
    "BeginForm",
    "BenefitsForm",
    "ChangesForm",
    "FactsForm",
    "FitForm",
    "ImportForm",
    "InvolvementEndForm",
    "InvolvementForm",
    "LegalForm",
    "LimitsForm",
    "PassOnForm",
    "PatternForm",
    "SituationForm",
    "TouchpointsForm",
    "row_numbers",
]
