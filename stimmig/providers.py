"""Where people may sign in besides here: providers of OpenID Connect, named in the environment.

The names below are those of the first; a second one has STIMMIG_OIDC2_URL and so on, up to nine.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

URL = "STIMMIG_OIDC_URL"
CLIENT = "STIMMIG_OIDC_CLIENT"
SECRET = "STIMMIG_OIDC_SECRET"  # noqa: S105  # the name of a setting
NAME = "STIMMIG_OIDC_NAME"
TRUST_EMAIL = "STIMMIG_OIDC_TRUST_EMAIL"
ORIGINS = "STIMMIG_OIDC_ORIGINS"  # for all of them
PROVIDERS_MAX = 9


def providers(environment: Mapping[str, str]) -> list[dict[str, Any]]:
    """Every provider that has an address, as allauth wants to know it."""
    found = []
    for number in range(1, PROVIDERS_MAX + 1):
        said = {
            name: environment.get(name.replace("OIDC", f"OIDC{number}") if number > 1 else name, "")
            for name in (URL, CLIENT, SECRET, NAME, TRUST_EMAIL)
        }
        if said[URL]:
            found.append(_provider(said, f"oidc{number}"))
    return found


def origins(environment: Mapping[str, str], known: list[dict[str, Any]]) -> list[str]:
    """Where a form may lead when somebody signs in: to the providers, and wherever those send people on."""
    addresses = [urlsplit(each["settings"]["server_url"]) for each in known]
    return [*(f"{each.scheme}://{each.netloc}" for each in addresses), *environment.get(ORIGINS, "").split()]


def _provider(said: Mapping[str, str], provider_id: str) -> dict[str, Any]:
    settings = {
        "server_url": said[URL].rstrip("/"),
        "oauth_pkce_enabled": True,
        "trusts_email": said[TRUST_EMAIL].lower() in {"1", "true", "yes", "on"},
    }
    return {
        "provider_id": provider_id,
        "name": said[NAME] or urlsplit(said[URL]).hostname,
        "client_id": said[CLIENT] or "stimmig",
        "secret": said[SECRET],
        "settings": settings,
    }
