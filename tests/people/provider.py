"""A real OpenID Connect provider in a process of its own: allauth's, with its own pages, people and cookies.

`python -m tests.people.provider FOLDER PORT REDIRECT_URI` keeps serving until it is ended.
"""

import sys
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

SECRET = "between the two of them"
PASSWORD = "Anderswo gilt ein anderes"
PEOPLE = {  # e-mail: whether it is verified there
    "maike.albers@norderdiek.example": True,
    "fremd@elsewhere.example": True,
    "kemal.yildiz@norderdiek.example": False,
}
APPS = [f"django.contrib.{name}" for name in ("auth", "contenttypes", "sessions", "messages")]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
PROCESSORS = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
TEMPLATES = {
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "APP_DIRS": True,
    "OPTIONS": {"context_processors": PROCESSORS},
}


def key() -> str:
    """A fresh key with which the provider signs."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    plain = serialization.NoEncryption()
    return made.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain).decode()


def configure(folder: Path) -> None:
    """A project of its own, which shares nothing with the house but the machine."""
    from django.conf import settings

    settings.configure(
        SECRET_KEY="only for tests",
        ALLOWED_HOSTS=["localhost"],
        ROOT_URLCONF="tests.people.provider_urls",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "provider.sqlite3"}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        INSTALLED_APPS=[*APPS, "allauth", "allauth.account", "allauth.idp.oidc"],
        MIDDLEWARE=MIDDLEWARE,
        TEMPLATES=[TEMPLATES],
        AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
        ACCOUNT_LOGIN_METHODS={"email"},
        ACCOUNT_EMAIL_VERIFICATION="none",
        ACCOUNT_SIGNUP_FIELDS=["email*", "password1*"],
        SESSION_COOKIE_NAME="provider_session",
        CSRF_COOKIE_NAME="provider_csrf",
        IDP_OIDC_PRIVATE_KEY=key(),
        PASSWORD_HASHERS=["tests.hashing.Quick"],
        USE_TZ=True,
    )


def fill(redirect_uri: str) -> None:
    """One client, and some people with an address each."""
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    client = Client(id="stimmig", name="Stimmig", scopes="openid\nprofile\nemail", redirect_uris=redirect_uri)
    client.set_secret(SECRET)
    client.save()
    for email, verified in PEOPLE.items():
        user = get_user_model().objects.create_user(email.split("@")[0], email, PASSWORD)
        EmailAddress.objects.create(user=user, email=email, verified=verified, primary=True)


class Quiet(WSGIRequestHandler):
    def log_message(self, *said: object) -> None:
        pass


def serve(port: int) -> None:
    from django.core.wsgi import get_wsgi_application

    make_server("localhost", port, get_wsgi_application(), handler_class=Quiet).serve_forever()


if __name__ == "__main__":
    import django

    configure(Path(sys.argv[1]))
    django.setup()
    fill(sys.argv[3])
    serve(int(sys.argv[2]))
