"""What the house is put together of: its chapters, what a request passes through, where templates come from."""

from pathlib import Path

PACKAGE = Path(__file__).parent

APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "stimmig.ui",
    "stimmig.ledger",
    "stimmig.people",
    "stimmig.register",
    "stimmig.review",
    "stimmig.decision",
    "stimmig.operation",
    "stimmig.telemetry",
    "stimmig.workbench",
    "allauth",  # after ours: our sign-in pages win
    "allauth.account",
    "allauth.usersessions",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "stimmig.people.middleware.FirstHouse",
    "stimmig.people.middleware.SentMustFit",
    "stimmig.people.middleware.SignInRequired",
    "stimmig.people.middleware.FactorDemanded",
    "stimmig.workbench.middleware.RefusedMeanwhile",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "ui" / "templates"],  # before allauth's and Django's own
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "stimmig.people.context.house",
                "stimmig.workbench.context.stand",
                "stimmig.workbench.context.place",
            ],
        },
    }
]
