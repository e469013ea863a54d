"""Loaded before the settings are read: gives the tests a place for data and, where asked for, a PostgreSQL."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres

DATA = Path(__file__).parent.parent / ".cache" / "tests" / str(os.getpid())


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests() -> Iterator[None]:
    """Start what the settings will ask for."""
    gc.set_threshold(100_000, 50, 100)  # the ORM makes many small things; looking after them this seldom saves a tenth
    os.environ["STIMMIG_DATA"] = str(DATA)
    os.environ["STIMMIG_SECRET_KEY"] = "only for tests"
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's loop runs beside the ORM
    (DATA / "static").mkdir(parents=True, exist_ok=True)  # WhiteNoise wants to see it
    if os.environ.get("STIMMIG_TEST_DATABASE") == "postgresql":
        os.environ["DATABASE_URL"] = postgres.start(DATA / "postgresql")
    else:
        os.environ.pop("DATABASE_URL", None)
    return (yield)


def pytest_unconfigure() -> None:
    """Stop it again and leave nothing behind."""
    if (DATA / "postgresql").exists():
        postgres.stop(DATA / "postgresql")
    shutil.rmtree(DATA, ignore_errors=True)
