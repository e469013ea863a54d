"""The way to a provider of OpenID Connect in a second process, and back: for every test that goes there."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stimmig.people import actions
from stimmig.people.models import Person
from stimmig.providers import origins, providers
from tests.cast import FOUNDED, MEMBERS
from tests.people.provider import PASSWORD, SECRET

HERE = Path(__file__).parent.parent.parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def elsewhere(live_server: Any, settings: Any, tmp_path: Path) -> Iterator[str]:
    """The provider, known to the house under the name of Norderdiek."""
    port = free_port()
    said = {
        "STIMMIG_OIDC_URL": f"http://localhost:{port}",
        "STIMMIG_OIDC_SECRET": SECRET,
        "STIMMIG_OIDC_NAME": "Norderdiek",
    }
    settings.OIDC = providers(said)
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": settings.OIDC}}
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    leads = {"form-action": [*policy["form-action"], *origins(said, settings.OIDC)]}
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": policy | leads}
    back = f"{live_server.url}/accounts/oidc/oidc1/login/callback/"
    begin = [sys.executable, "-m", "tests.people.provider", str(tmp_path), str(port), back]
    with subprocess.Popen(begin, cwd=HERE) as process:
        _wait_for(port)
        yield f"http://localhost:{port}"
        process.terminate()


def _wait_for(port: int, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("localhost", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"nobody listens on {port}")


def invited(key: str, by: Person) -> Person:
    """Somebody who was invited and has not come yet."""
    member = {name: MEMBERS[key][name] for name in ("name", "email", "function", "role")}
    return actions.invite(**member, by=by, at=FOUNDED)[0]


def go_there(page: Any, email: str = "") -> None:
    """From our sign-in page to the provider's, and through it; known there, it asks nothing but consent."""
    page.goto("/accounts/login/")
    page.click("text=Mit Norderdiek anmelden")
    if email:
        page.fill("[name=login]", email)
        page.fill("[name=password]", PASSWORD)
        page.click("form.login button, main button, button[type=submit]")
    page.click("[name=action][value=grant]")
