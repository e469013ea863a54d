"""How a process that answers others is spared Python's looking for garbage."""

import gc


def spare_what_is_loaded() -> None:
    """Call it once all is loaded: that stays, and no answer has to wait until Python has looked through it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)  # an answer makes many small things that are gone with it
