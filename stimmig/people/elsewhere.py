"""Signing in by OpenID Connect: who was invited comes in, and nobody else."""

from allauth.account.adapter import get_adapter as account_adapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from stimmig.people import actions, queries
from stimmig.people.models import Person


class SignedInElsewhere(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """A provider says who somebody is; whether they belong here, the house has said before by inviting them."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody makes themselves an account by having one elsewhere."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """The first time the verified e-mail finds whoever was invited; from then on the provider's own mark does."""
        if sociallogin.is_existing:
            return
        person = _invited(sociallogin)
        if person is None:
            raise ImmediateHttpResponse(_unknown(request, sociallogin))
        if queries.is_unlinked(person, sociallogin.account.provider) and request.user != person:
            raise ImmediateHttpResponse(render(request, "people/unlinked.html", {"email": person.email}, status=403))
        with transaction.atomic():
            sociallogin.connect(request, person)
            name, mark = sociallogin.account.get_provider().name, sociallogin.account.provider
            actions.link(person=person, provider=name, mark=mark, at=timezone.now())

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: SocialAccount) -> str:
        """Whoever was signed in already reads about it on their own page."""
        return reverse("person", args=[socialaccount.user_id])

    def send_notification_mail(self, *args: object, **options: object) -> None:
        """The ledger keeps that an account was linked."""


def _invited(sociallogin: SocialLogin) -> Person | None:
    """Whom the provider vouches for, if that is somebody of the house who is not linked to another account there.

    An address that was given to somebody else at the provider opens nothing: the account of the first stays linked.
    """
    trusted = sociallogin.account.get_provider().app.settings.get("trusts_email", False)
    vouched = [each.email.lower() for each in sociallogin.email_addresses if each.verified or trusted]
    person = queries.people().filter(email__in=vouched).first()
    known = SocialAccount.objects.filter(user=person, provider=sociallogin.account.provider) if person else None
    return person if known is not None and not known.exists() else None


def _unknown(request: HttpRequest, sociallogin: SocialLogin) -> HttpResponse:
    email = next((each.email for each in sociallogin.email_addresses), "")
    if request.user.is_authenticated:
        account_adapter(request).logout(request)
    return render(request, "people/not_invited.html", {"email": email}, status=403)
