"""The settings are the ones the documentation names."""

import re
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.utils.formats import date_format
from django.utils.translation import override

ROOT = Path(__file__).parent.parent
SOURCES = ("settings.py", "serve.py", "providers.py", "authority.py", "gateway/server.py", "gateway/upstream.py")


def test_every_setting_is_explained() -> None:
    """Whatever is read from the environment stands in docs/settings.md, and nothing else does."""
    sources = [ROOT / "stimmig" / name for name in SOURCES]
    read = set(re.findall(r'"(STIMMIG_[A-Z_]+|DATABASE_URL)"', "".join(path.read_text() for path in sources)))
    explained = set(
        re.findall(r"^\| `(\w+)", (ROOT / "docs" / "settings.md").read_text().split("## For tests")[0], re.M)
    )
    assert read | {"DATABASE_URL"} == explained


def test_no_page_may_run_or_load_what_is_not_ours() -> None:
    """The policy knows this host and nothing else, without an exception for inline code."""
    said = {source for sources in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].values() for source in sources}
    assert said == {"'self'", "'none'"}


def test_every_change_of_a_model_has_its_migration(db: None) -> None:
    """A fresh clone builds the tables the code expects."""
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_dates_are_read_alike_in_both_languages() -> None:
    """The day stands first; nobody takes the eleventh of December for the twelfth of November."""
    day = date(2026, 11, 12)
    said = {}
    for language in ("de", "en"):
        with override(language):
            said[language] = (date_format(day), date_format(day, "SHORT_DATE_FORMAT"))
    assert said == {"de": ("12. November 2026", "12.11.2026"), "en": ("12 November 2026", "12 Nov 2026")}
