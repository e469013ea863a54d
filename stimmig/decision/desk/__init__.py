"""What lies before whoever decides or prepares: five parts, what is still missing in them, and what comes next."""

from stimmig.decision.desk.desk import Desk
from stimmig.decision.desk.tasks import NAMES, Task

__all__ = ["NAMES", "Desk", "Task"]
