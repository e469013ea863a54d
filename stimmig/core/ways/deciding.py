"""The lives of what leads to a decision and comes of it: a use, its review, what is signed and what is asked."""

from stimmig.core.ways.nouns import By, Life, State, Way

USE_CASE = Life(
    "use_case",
    ("idea", "running"),
    {
        "idea": State(
            (
                Way("review_new", By.GUIDES, "under_review"),
                Way("endings", By.TENDS, "set_aside", reason=True),
            )
        ),
        "running": State(  # it runs, and nobody has decided on it yet
            (
                Way("review_new", By.GUIDES, "under_review"),
                Way("endings", By.DECIDES, "retired_undecided", reason=True),
            )
        ),
        "under_review": State(
            (
                Way("signatures", By.DECIDES, "decided"),
                Way("withdrawals", By.GUIDES, "idea", reason=True),
            )
        ),
        "decided": State(
            (
                Way("reopenings", By.GUIDES, "reopened", reason=True),
                Way("endings", By.DECIDES, "retired", reason=True),
            )
        ),
        "reopened": State(
            (
                Way("signatures", By.DECIDES, "decided"),
                Way("withdrawals", By.GUIDES, "decided", reason=True),
            )
        ),
        "set_aside": State((Way("resumptions", By.TENDS, "idea", reason=True),), rests=True),
        "retired_undecided": State((Way("resumptions", By.DECIDES, "running", reason=True),), rests=True),
        "retired": State((Way("resumptions", By.DECIDES, "decided", reason=True),), rests=True),
    },
)

REVIEW = Life(
    "review",
    ("judging",),
    {
        "judging": State(
            (
                Way("seals", By.JUDGES, "revealed"),
                Way("reveals", By.GUIDES, "revealed"),
                Way("participations", By.GUIDES, "judging"),
                Way("releases", By.GUIDES, "judging", reason=True),
                Way("withdrawals", By.GUIDES, "taken_back", reason=True),
            )
        ),
        "revealed": State(
            (
                Way("agreed_level", By.GUIDES, "revealed"),
                Way("second_round", By.GUIDES, "judging_again"),
                Way("signatures", By.DECIDES, "closed"),
            )
        ),
        "judging_again": State(
            (
                Way("seals", By.JUDGES, "revealed"),
                Way("abandonments", By.GUIDES, "revealed", reason=True),
                Way("signatures", By.DECIDES, "closed"),
            )
        ),
        "taken_back": State((Way("review_new", By.GUIDES, "judging"),), rests=True),
        "closed": State((Way("dissents", By.JUDGES, "closed"),), rests=True),
    },
)

DECISION = Life(
    "decision",
    ("in_force", "waiting"),
    {
        "in_force": State(
            (
                Way("signatures", By.DECIDES, "replaced"),
                Way("reopenings", By.GUIDES, "in_force", reason=True),
                Way("endings", By.DECIDES, "ended", reason=True),
            )
        ),
        "waiting": State(  # for an event, or for its day
            (
                Way("wakings", By.LEADS, "awake"),
                Way("reopenings", By.GUIDES, "waiting", reason=True),
                Way("signatures", By.DECIDES, "replaced"),
                Way("endings", By.DECIDES, "ended", reason=True),
            )
        ),
        "awake": State(
            (
                Way("reopenings", By.GUIDES, "awake", reason=True),
                Way("signatures", By.DECIDES, "replaced"),
                Way("endings", By.DECIDES, "ended", reason=True),
            )
        ),
        "replaced": State((Way("dissents", By.JUDGES, "replaced"),), rests=True),
        "ended": State((Way("resumptions", By.DECIDES, "in_force", reason=True),), rests=True),
    },
)

CONDITION = Life(
    "condition",
    ("unsaid",),
    {
        "unsaid": State((Way("fulfilments", By.OWNER, "holds"), Way("endings", By.DECIDES, "ended", reason=True))),
        "holds": State((Way("fulfilments", By.OWNER, "broken"),), rests=True),
        "broken": State(
            (
                Way("fulfilments", By.OWNER, "holds"),
                Way("reopenings", By.GUIDES, "broken", reason=True),
                Way("endings", By.DECIDES, "ended", reason=True),
            )
        ),
        "ended": State((Way("resumptions", By.DECIDES, "unsaid", reason=True),), rests=True),
    },
)

EXPECTATION = Life(
    "expectation",
    ("to_come",),
    {
        "to_come": State((Way("what_became", By.TIME, "due"), Way("endings", By.DECIDES, "ended", reason=True))),
        "due": State((Way("retrospects", By.GUIDES, "closed"), Way("endings", By.DECIDES, "ended", reason=True))),
        "closed": State((Way("retrospects", By.GUIDES, "closed"),), rests=True),
        "ended": State((Way("resumptions", By.DECIDES, "to_come", reason=True),), rests=True),
    },
)

CONTESTED_FACT = Life(
    "contested_fact",
    ("contested",),
    {
        "contested": State((Way("settlement", By.GUIDES, "settled"),)),
        "settled": State((Way("settlement", By.GUIDES, "settled"),), rests=True),
    },
)

OPINION = Life(
    "opinion",
    ("unheard",),
    {
        "unheard": State((Way("opinion", By.GUIDES, "asked"),)),
        "asked": State((Way("opinion", By.CONCERNED, "given"),)),
        "given": State((Way("opinion", By.GUIDES, "not_asked"),), rests=True),
        "not_asked": State((Way("opinion", By.GUIDES, "asked"),), rests=True),
    },
)

FACT_REQUEST = Life(
    "fact_request",
    ("open",),
    {
        "open": State((Way("fact_request", By.ANSWERS, "answered"), Way("use_case_fact", By.TENDS, "answered"))),
        "answered": State((Way("use_case_fact", By.TENDS, "answered"),), rests=True),
    },
)
