"""Why something is refused in a review, and what to do, in the reader's language."""

from django.utils.translation import gettext_lazy

from stimmig.core.errors import Refusal

REFUSALS = {
    "already-revealed": gettext_lazy("The answers have been revealed in the meantime. What was handed in counts."),
    "taken-back": gettext_lazy("This review was taken back. Nothing in it can be changed any more."),
    "decided": gettext_lazy("The decision on this review is signed. It stays as it is."),
    "followed": gettext_lazy("A newer review of this use has been opened since. Ask there; this one stays as it is."),
    "not-asked": gettext_lazy("Your judgement is not asked for in this round."),
    "too-early": gettext_lazy("The date has not passed yet. Wait for it, or release whoever cannot answer."),
    "nobody-handed-in": gettext_lazy("Nobody has handed in yet, so there is nothing to reveal."),
    "already-handed-in": gettext_lazy("This person has handed in. There is nothing left to release them from."),
    "already-released": gettext_lazy("Nobody waits for this person any more. They were released before."),
    "reads-along": gettext_lazy("This person reads along and is not asked to judge. Nobody waits for them."),
    "review-under-way": gettext_lazy("A review of this use is under way. Finish it or take it back first."),
    "round-under-way": gettext_lazy("A round is under way. The next one can begin once it is revealed."),
    "nothing-opened": gettext_lazy("No dimension is waiting to be judged in depth."),
    "no-such-story": gettext_lazy("One of these stories or groups is not there any more. Look at the page once more."),
    "too-many-picked": gettext_lazy("Choose three at most: what matters most to you."),
    "not-first-round": gettext_lazy("The look ahead belongs to the first round."),
    "nothing-chosen": gettext_lazy("Choose at least one question to judge again."),
    "not-again": gettext_lazy("One of these questions cannot be judged again. It was judged twice, or not yet."),
    "not-revealed": gettext_lazy("This has not been revealed yet."),
    "not-contested": gettext_lazy("Nobody has contested this fact."),
    "no-such-finding": gettext_lazy("This point does not stand any more. It was settled in the meantime."),
    "incomplete": gettext_lazy("Something is still missing before you can hand in. It is named above."),
    "not-yours": gettext_lazy("Facilitation or the accountable leader does this."),
    "not-yours-to-deepen": gettext_lazy("Leadership, facilitation and whoever judges can ask for more depth."),
    "not-yours-to-say": gettext_lazy("Facilitation or the accountable leader does this, or whoever was asked."),
    "own-words": gettext_lazy("Whoever was asked has written this themselves. Nobody else changes it."),
    "unread": gettext_lazy(
        "An answer is there already. You judge in this round and read it with the reveal; until then facilitation "
        "writes here."
    ),
    "given-up": gettext_lazy("This round was ended before it was revealed. The answers before it stay on the table."),
    "nothing-revealed": gettext_lazy("Nothing is revealed yet. Take the review back instead of ending this round."),
    "at-rest": gettext_lazy("This use rests. Its page says why, and who can take it up again."),
    "no-round": gettext_lazy("There is no round under way."),
}


def refusal(refused: Refusal) -> str:
    """Why something was refused, and what to do."""
    return str(REFUSALS[refused.code])
