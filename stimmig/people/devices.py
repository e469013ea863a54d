"""Which browser on which system, as far as it says so itself; enough to recognise one's own."""

from dataclasses import dataclass

BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrom", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True)
class Device:
    """Browser and system by name; empty where it is none we know."""

    browser: str = ""
    system: str = ""


def device(user_agent: str) -> Device:
    """Read what a browser says of itself. Many claim to be others too, so the order counts."""
    return Device(*(next((name for sign, name in known if sign in user_agent), "") for known in (BROWSERS, SYSTEMS)))
