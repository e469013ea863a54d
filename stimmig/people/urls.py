"""Addresses of the people: signing in, the house, who is here."""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.urls import path

from stimmig.people import views

SECOND = "accounts/second-factor/"

second_factor = [
    path(SECOND, factor.index, name="mfa_index"),
    path(SECOND + "authenticate/", factor.authenticate, name="mfa_authenticate"),
    path(SECOND + "reauthenticate/", factor.reauthenticate, name="mfa_reauthenticate"),
    path(SECOND + "app/", app.activate_totp, name="mfa_activate_totp"),
    path(SECOND + "app/removals/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path(SECOND + "codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(SECOND + "codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path(SECOND + "codes/file/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path(SECOND + "passkeys/", factor.index, name="mfa_list_webauthn"),
    path(SECOND + "passkeys/new/", passkey.add_webauthn, name="mfa_add_webauthn"),
    path(SECOND + "passkeys/<int:pk>/", passkey.edit_webauthn, name="mfa_edit_webauthn"),
    path(SECOND + "passkeys/<int:pk>/removals/", views.PasskeyRemoval.as_view(), name="mfa_remove_webauthn"),
    path(SECOND + "passkeys/reauthenticate/", passkey.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("accounts/passkey/", passkey.login_webauthn, name="mfa_login_webauthn"),
]

elsewhere = [
    path("accounts/oidc/<slug:provider_id>/login/", oidc.login, name="openid_connect_login"),
    path("accounts/oidc/<slug:provider_id>/login/callback/", oidc.callback, name="openid_connect_callback"),
    path("accounts/oidc/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
]

urlpatterns = [
    *elsewhere,
    *second_factor,
    path("language/", views.language, name="set_language"),
    path("first/", views.first, name="first"),
    path("demo-sessions/", views.enter_demo, name="enter_demo"),
    path("invitations/<str:token>/", views.invitation, name="invitation"),
    path("accounts/login/", account.login, name="account_login"),
    path("accounts/logout/", account.logout, name="account_logout"),
    path("accounts/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("accounts/password/", views.password_change, name="account_change_password"),
    path("accounts/inactive/", account.account_inactive, name="account_inactive"),
    path("accounts/password/forgotten/", views.forgotten, name="password_forgotten"),
    path("accounts/sessions/", views.sessions, name="sessions"),
    path("people/", views.people, name="people"),
    path("people/new/", views.person_new, name="person_new"),
    path("people/<int:pk>/", views.person, name="person"),
    path("people/<int:pk>/invitations/", views.invitation_new, name="invitation_new"),
    path("people/<int:pk>/roles/", views.role, name="role"),
    path("people/<int:pk>/deactivations/", views.deactivation, name="deactivation"),
    path("people/<int:pk>/factor-removals/", views.factor_removals, name="factor_removals"),
    path("people/<int:pk>/link-removals/", views.link_removals, name="link_removals"),
    path("house/factor-demands/", views.factor_demands, name="factor_demands"),
    path("house/mail/", views.house_mail, name="house_mail"),
    path("house/profile/", views.house_profile, name="house_profile"),
]
