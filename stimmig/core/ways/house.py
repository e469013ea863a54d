"""The lives of what belongs to the house: an account, its link elsewhere, a ruling."""

from stimmig.core.ways.nouns import By, Life, State, Way

ACCOUNT = Life(
    "account",
    ("invited",),
    {
        "invited": State(
            (
                Way("invitation", By.THEMSELVES, "here"),
                Way("invitation_new", By.LEADS, "invited"),
                Way("deactivation", By.LEADS, "closed"),
            )
        ),
        "here": State(
            (
                Way("role", By.LEADS, "here"),
                Way("invitation_new", By.LEADS, "here"),
                Way("deactivation", By.LEADS, "closed"),
            )
        ),
        "closed": State((Way("invitation_new", By.LEADS, "invited"),), rests=True),
    },
)

LINK = Life(  # to an account elsewhere
    "link",
    ("linked",),
    {
        "linked": State((Way("link_removals", By.THEMSELVES, "unlinked"), Way("link_removals", By.LEADS, "unlinked"))),
        "unlinked": State((Way("openid_connect_login", By.THEMSELVES, "linked"),), rests=True),
    },
)

RULING = Life(
    "ruling",
    ("in_force",),
    {
        "in_force": State((Way("ruling_ends", By.LEADS, "ended", reason=True),)),
        "ended": State((Way("decision_rulings", By.LEADS, "in_force"),), rests=True),
    },
)
