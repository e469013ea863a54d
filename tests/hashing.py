"""Argon2 with the smallest cost, so that a hundred sign-ins do not take a minute."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Quick(Argon2PasswordHasher):
    """The real algorithm, one pass, little memory."""

    time_cost = 1
    memory_cost = 64
    parallelism = 1
