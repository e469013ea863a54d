"""The words for whom a use concerns, and why."""

from django.utils.translation import gettext_lazy as _

from stimmig.core.review import Concern
from stimmig.review.models import Opinion

BECAUSE = {
    "hr": _("It is about personnel."),
    "records_staff": _("It records what single employees do."),
    "staff_meets_it": _("Employees have to do with it."),
    "selects_people": _("It concerns people who apply."),
    "outside_meets_it": _("People outside the house have to do with it."),
    "personal": _("Details about people occur in it."),
    "sensitive": _("Specially protected details are to be expected, for example on health."),
    "scores": _("People are assessed or ranked in it."),
}
UNKNOWN = {
    "audience": _("Whom it concerns is not known yet."),
    "logs_employees": _("Whether it records what single employees do is not known yet."),
    "personal_data": _("Whether details about people occur in it is not known yet."),
}


def name_of(of: str) -> str:
    """Who is concerned, as one says it."""
    return str(Opinion.Of(of).label)


def why(concern: Concern) -> str:
    """Why somebody is concerned, or may be, in sentences."""
    said = BECAUSE if concern.sure else UNKNOWN
    return " ".join(str(said[reason]) for reason in concern.because)
