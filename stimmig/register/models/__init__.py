"""Planned and running uses of AI, as the house describes them."""

from stimmig.register.models.facts import LINK, FactRequest, NotKnown
from stimmig.register.models.involvements import Involvement, InvolvementEnd
from stimmig.register.models.legal import LegalAnswer
from stimmig.register.models.rulings import Exemption, Ruling, RulingEnd
from stimmig.register.models.uses import Ending, Origin, Resumption, UseCase

__all__ = [
    "LINK",
    "Ending",
    "Exemption",
    "FactRequest",
    "Involvement",
    "InvolvementEnd",
    "LegalAnswer",
    "NotKnown",
    "Origin",
    "Resumption",
    "Ruling",
    "RulingEnd",
    "UseCase",
]
