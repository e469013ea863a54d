"""Everything that can be set, with a default that runs. Each name is explained in docs/settings.md."""

import os
import secrets
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from stimmig import assembly
from stimmig.authority import authority
from stimmig.mail_server import mail_server
from stimmig.providers import origins, providers
from stimmig.witnesses import witnesses
from stimmig.workdays import answer_days, holidays_in

PACKAGE = Path(__file__).parent
DATA = Path(os.environ.get("STIMMIG_DATA", PACKAGE.parent / "data")).resolve()


def switch(name: str, default: bool = False) -> bool:
    """Read an on/off setting: 1, true, yes and on are on."""
    return os.environ.get(name, str(default)).lower() in {"1", "true", "yes", "on"}


def secret_key() -> str:
    """Return this installation's key, made once and readable by its owner only."""
    if key := os.environ.get("STIMMIG_SECRET_KEY"):
        return key
    path = DATA / "secret"
    if not path.exists():
        DATA.mkdir(parents=True, exist_ok=True, mode=0o700)  # for this account only
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


SECRET_KEY = secret_key()
DEBUG = switch("STIMMIG_DEBUG")
DEMO = switch("STIMMIG_DEMO")
DEMO_PASSWORD = "Nordlicht überm Deich"  # noqa: S105  # everybody of the example company; the demo shows it when it asks
STIMMIG_GALLERY = DEBUG or DEMO
HTTPS = switch("STIMMIG_HTTPS")
ALLOWED_HOSTS = [host.strip() for host in os.environ.get("STIMMIG_HOSTS", "localhost,127.0.0.1,[::1]").split(",")]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if HTTPS]

HOUSE_URL = os.environ.get("STIMMIG_URL", f"{'https' if HTTPS else 'http'}://{ALLOWED_HOSTS[0]}").rstrip("/")
PUBLIC_URL = os.environ.get("STIMMIG_URL", "").rstrip("/")  # empty: the gateway sends nobody to an address it guesses

LOG_NAME = os.environ.get("STIMMIG_LOG_NAME", f"{urlsplit(HOUSE_URL).hostname}/protokoll")
WITNESSES = witnesses(os.environ.get("STIMMIG_WITNESSES", ""))  # none: nothing leaves the host
STAMPS = authority(os.environ)  # likewise

MAIL = mail_server(os.environ.get("STIMMIG_MAIL", ""))
EMAIL_HOST = MAIL.host  # empty: no mail is set up, and pages show every link instead
EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.port, MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL, EMAIL_TIMEOUT = MAIL.starttls, MAIL.tls, 10
DEFAULT_FROM_EMAIL = os.environ.get("STIMMIG_MAIL_FROM", f"Stimmig <stimmig@{ALLOWED_HOSTS[0]}>")

ANSWER_DAYS = answer_days(os.environ.get("STIMMIG_ANSWER_DAYS", "3"))
HOLIDAYS = holidays_in(os.environ.get("STIMMIG_HOLIDAYS", ""))  # none: every day from Monday to Friday is worked

TELEMETRY_WAIT = int(os.environ.get("STIMMIG_TELEMETRY_WAIT", "120"))  # seconds a call waits for what is above it

INSTALLED_APPS, MIDDLEWARE, TEMPLATES = assembly.APPS, assembly.MIDDLEWARE, assembly.TEMPLATES
ROOT_URLCONF = "stimmig.urls"
WSGI_APPLICATION = "stimmig.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

CHATWOOT_URL = os.environ.get("STIMMIG_CHATWOOT_URL", "").rstrip("/")  # empty: no help desk is told anything
CHATWOOT_TOKEN = os.environ.get("STIMMIG_CHATWOOT_TOKEN", "")  # the access token of the agent bot
CHATWOOT_SECRET = os.environ.get("STIMMIG_CHATWOOT_SECRET", "")  # empty: what it sends is known by its address alone
GATEWAY_URL = os.environ.get("STIMMIG_GATEWAY_URL", "http://127.0.0.1:8088").rstrip("/")
WEBHOOK_NETWORKS = [  # private networks of the house that messages may go to; checked at the start
    str(ip_network(each.strip())) for each in os.environ.get("STIMMIG_WEBHOOK_NETWORKS", "").split(",") if each.strip()
]

DATABASES = {"default": dj_database_url.config(default=f"sqlite:///{DATA / 'stimmig.sqlite3'}", conn_max_age=60)}
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # two writers wait for each other instead of failing
        "init_command": (  # what is erased is overwritten
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA busy_timeout=5000;PRAGMA secure_delete=ON"
        ),
    }
STREAMS_MAX = int(os.environ.get("STIMMIG_STREAMS_MAX", "8"))  # open pages that are told at once, of one process
KEYS_URL = os.environ.get("STIMMIG_KEYS_URL", "")  # empty: the keys of cases rest in DATA/keys
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},  # what need not outlive a process
}

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator")
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    }
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "stimmig.people.accounts.InvitedOnly"
ACCOUNT_FORMS = {
    "login": "stimmig.people.accounts.SignIn",
    "reauthenticate": "stimmig.people.accounts.Again",
    "change_password": "stimmig.people.accounts.NewPassword",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/300s/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "reset_password": "10/m/ip,3/m/key",
    "concern": "5/h/ip,120/h/key",  # what those affected tell us: from one place, and in the whole house
}
MFA_ADAPTER = "stimmig.people.factors.Factors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # whoever is here was invited
MFA_TOTP_TOLERANCE = 1  # clocks of phones go wrong by half a minute
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # browsers themselves allow it on localhost only
MFA_FORMS = {
    "authenticate": "stimmig.people.factors.Code",
    "reauthenticate": "stimmig.people.factors.CodeAgain",
    "activate_totp": "stimmig.people.factors.FirstCode",
    "add_webauthn": "stimmig.people.factors.NewPasskey",
    "edit_webauthn": "stimmig.people.factors.PasskeyName",
}

OIDC = providers(os.environ)
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": OIDC}}
SOCIALACCOUNT_ADAPTER = "stimmig.people.elsewhere.SignedInElsewhere"
SOCIALACCOUNT_STORE_TOKENS = False  # they say who somebody is, once; nothing is fetched in their name

COOKIES = "stimmig_demo" if DEMO else "stimmig"  # a demo beside a house of one's own signs nobody out
SESSION_COOKIE_NAME = f"{COOKIES}_session"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
CSRF_COOKIE_NAME = f"{COOKIES}_csrf"
ALLAUTH_TRUSTED_PROXY_COUNT = int(HTTPS)  # attempts are counted by where people are, not by where the proxy is
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *origins(os.environ, OIDC)],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

LANGUAGE_CODE = "de"
LANGUAGES = [("de", _("German")), ("en", _("English"))]
FORMAT_MODULE_PATH = "stimmig.formats"
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_NAME = "stimmig_language"
USE_TZ = True
TIME_ZONE = os.environ.get("STIMMIG_TIME_ZONE", "Europe/Berlin")

STATIC_URL = "/static/"
STATICFILES_DIRS = [("handbook", PACKAGE / "content" / "handbook" / "bilder")]
STATIC_ROOT = DATA / "static"
MEDIA_ROOT = DATA / "exhibits"  # never served by URL: exhibits leave through a view that asks the query
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},  # a refusal is no fault, and needs no trace
}
