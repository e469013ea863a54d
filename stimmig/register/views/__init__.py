"""HTTP in, HTTP out, for the register."""

from stimmig.register.views.begin import use_case_new
from stimmig.register.views.fact import fact_requests, use_case_fact
from stimmig.register.views.facts import use_case_all_facts, use_case_facts
from stimmig.register.views.files import use_case_file, use_case_import, use_case_reading, use_case_reading_pdf
from stimmig.register.views.involvements import involvement_ends, involvements
from stimmig.register.views.legal import house_legal, use_case_legal
from stimmig.register.views.links import fact_request
from stimmig.register.views.parts import (
    use_case_accountable,
    use_case_benefits,
    use_case_changes,
    use_case_figure,
    use_case_fit,
    use_case_limits,
    use_case_situation,
    use_case_touchpoints,
)

__all__ = [
    "fact_request",
    "fact_requests",
    "house_legal",
    "involvement_ends",
    "involvements",
    "use_case_accountable",
    "use_case_all_facts",
    "use_case_benefits",
    "use_case_changes",
    "use_case_fact",
    "use_case_facts",
    "use_case_figure",
    "use_case_file",
    "use_case_fit",
    "use_case_import",
    "use_case_legal",
    "use_case_limits",
    "use_case_new",
    "use_case_reading",
    "use_case_reading_pdf",
    "use_case_situation",
    "use_case_touchpoints",
]
