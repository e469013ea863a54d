"""The lives of what a use in operation has: guardrails, a stop, what went wrong."""

from stimmig.core.ways.nouns import By, Life, State, Way

GUARDRAILS = Life(  # one version of what a decision means in operation
    "guardrails",
    ("prepared",),
    {
        "prepared": State((Way("enforcements", By.DECIDES, "in_force"),)),
        "in_force": State(  # a later version takes its place, or it ends with its use
            (
                Way("enforcements", By.DECIDES, "replaced"),
                Way("endings", By.DECIDES, "ended", reason=True),
            ),
            rests=True,
        ),
        "replaced": State((Way("enforcements", By.DECIDES, "replaced"),), rests=True),
        "ended": State((Way("resumptions", By.DECIDES, "in_force", reason=True),), rests=True),
    },
)

STOP = Life(
    "stop",
    ("stopped",),
    {
        "stopped": State((Way("stop_ends", By.DECIDES, "goes_on", reason=True),)),
        "goes_on": State((Way("stops", By.DECIDES, "stopped", reason=True),), rests=True),
    },
)

INCIDENT = Life(
    "incident",
    ("opened",),
    {
        "opened": State(
            (
                Way("redress", By.TENDS, "in_hand"),
                Way("dismissals", By.TENDS, "dismissed", reason=True),
            )
        ),
        "in_hand": State(
            (
                Way("redress", By.TENDS, "put_right"),  # once nothing is missing any more
                Way("harms", By.DECIDES, "in_hand", reason=True),
                Way("dismissals", By.TENDS, "dismissed", reason=True),
            )
        ),
        "put_right": State(  # whoever looks after it, and always whoever answers for the use
            (
                Way("incident_closings", By.TENDS, "closed"),
                Way("incident_closings", By.DECIDES, "closed"),
            )
        ),
        "closed": State((Way("incident_reopenings", By.TENDS, "put_right", reason=True),), rests=True),
        "dismissed": State((Way("incident_reopenings", By.TENDS, "in_hand", reason=True),), rests=True),
    },
)
