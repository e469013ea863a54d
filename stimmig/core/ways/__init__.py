"""No state without a way out: for every object its states, and for each who can do what next.

`LIVES` is the whole table. `faults` walks it and names every dead end; `ways` answers one question of a page. Whether
the product keeps what the table says is not known here: tests/workbench/test_ways.py goes every way.
"""

from stimmig.core.ways.nouns import By, Life, State, Way
from stimmig.core.ways.table import LIVES
from stimmig.core.ways.walk import faults, ways

__all__ = ["LIVES", "By", "Life", "State", "Way", "faults", "ways"]
