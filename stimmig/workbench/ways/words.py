"""What the states are called, and what one can do."""

from django.utils.translation import gettext_lazy, pgettext_lazy

from stimmig.register.words import Words

STATES: dict[str, Words] = {
    "use_case": {
        "idea": gettext_lazy("An idea nobody has judged"),
        "running": gettext_lazy("It runs, and nobody has decided on it"),
        "under_review": gettext_lazy("Under review"),
        "decided": gettext_lazy("Decided"),
        "reopened": gettext_lazy("Decided, and under review again"),
        "set_aside": pgettext_lazy("state", "Set aside"),
        "retired_undecided": gettext_lazy("Retired"),
        "retired": gettext_lazy("Retired"),
    },
    "review": {
        "judging": gettext_lazy("Everybody judges alone"),
        "revealed": gettext_lazy("Everything is revealed"),
        "judging_again": gettext_lazy("A further round is being judged"),
        "taken_back": gettext_lazy("Taken back"),
        "closed": gettext_lazy("Decided"),
    },
    "decision": {
        "in_force": pgettext_lazy("decision", "In force"),
        "waiting": gettext_lazy("In force; it waits for its day or its event"),
        "awake": gettext_lazy("Back on the table"),
        "replaced": gettext_lazy("Replaced by a later one"),
        "ended": gettext_lazy("Ended with its use"),
    },
    "incident": {
        "opened": gettext_lazy("Just opened"),
        "in_hand": gettext_lazy("In hand"),
        "put_right": gettext_lazy("Everything is done; it can be closed"),
        "closed": gettext_lazy("Put right"),
        "dismissed": gettext_lazy("It was no incident"),
    },
}
WHAT: Words = {
    "abandonments": gettext_lazy("End this round"),
    "agreed_level": gettext_lazy("Record where you stand together"),
    "dismissals": gettext_lazy("Say that it was no incident"),
    "dissents": gettext_lazy("Put a dissent on record"),
    "harms": gettext_lazy("Say that somebody came to harm"),
    "incident_closings": gettext_lazy("Close it"),
    "incident_reopenings": gettext_lazy("Take up again"),
    "meeting": gettext_lazy("Talk it over"),
    "participations": gettext_lazy("Invite further people"),
    "redress": gettext_lazy("Say what was done"),
    "releases": gettext_lazy("Release somebody"),
    "reopenings": gettext_lazy("Reopen"),
    "resumptions": gettext_lazy("Take up again"),
    "reveals": gettext_lazy("Reveal now"),
    "review_new": gettext_lazy("Open a review"),
    "seals": gettext_lazy("Hand in unseen"),
    "second_round": gettext_lazy("Have everybody judge again"),
    "signatures": gettext_lazy("Decide"),
    "wakings": gettext_lazy("Say that it has happened"),
    "withdrawals": gettext_lazy("Take the review back"),
}
