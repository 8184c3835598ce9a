"""Signing in: who may, what they need for it, how long it lasts; and that the desk knows nothing of it."""

from collections.abc import Callable
from datetime import UTC, datetime

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from goldendoor.hall import clock
from goldendoor.hall.people import access

ACCOUNT_PAGES = "/hall/account/"
LAST_SEEN = "last seen"
WRITTEN_AFTER_SECONDS = 60
Respond = Callable[[HttpRequest], HttpResponse]


def staff_only(get_response: Respond) -> Respond:
    """A middleware: sessions and accounts for City Hall's own addresses; for the desk's there is neither."""
    inside = _not_idle(_with_second_factor(get_response))
    signed_in = SessionMiddleware(AuthenticationMiddleware(MessageMiddleware(inside)))

    def respond(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(settings.HALL):
            return get_response(request)
        if request.method not in ("GET", "HEAD"):
            return signed_in(request)
        with access.asked_once():
            return signed_in(request)

    return respond


def _not_idle(get_response: Respond) -> Respond:
    """Whoever did nothing for half an hour is signed out."""

    def respond(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = int(clock.now().timestamp())
            if now - request.session.get(LAST_SEEN, now) > settings.SESSION_IDLE_SECONDS:
                logout(request)
                return redirect("account_login")
            # Written down once a minute: a session is a row, and a row that is written waits for the disk.
            if now - request.session.get(LAST_SEEN, 0) >= WRITTEN_AFTER_SECONDS:
                request.session[LAST_SEEN] = now
        return get_response(request)

    return respond


def _with_second_factor(get_response: Respond) -> Respond:
    """Whoever has no passkey and no codes yet has to set them up before anything else."""

    def respond(request: HttpRequest) -> HttpResponse:
        user = request.user
        if user.is_authenticated and not request.path.startswith(ACCOUNT_PAGES) and not _is_enough(request):
            return redirect("mfa_index")
        return get_response(request)

    return respond


def _is_enough(request: HttpRequest) -> bool:
    # In a made-up city anybody may look around with the password that is printed: nothing real can be in it.
    if access.is_made_up():
        return True
    # The city's own provider has asked for a second factor itself.
    by_provider = any(one["method"] == "socialaccount" for one in get_authentication_records(request, request.user))
    return by_provider or is_mfa_enabled(request.user)


def signed_in_at(request: HttpRequest) -> datetime | None:
    """When this visitor last showed who they are: at sign-in, or again since."""
    records = get_authentication_records(request, request.user)
    return datetime.fromtimestamp(records[-1]["at"], UTC) if records else None


def forget_old_sessions(now: datetime) -> list[str]:
    """For City Hall's clock: delete what is left of visits that are over."""
    over, _ = Session.objects.filter(expire_date__lt=now).delete()
    return [f"sessions: {over} that were over are deleted"] if over else []


def who_is_here(request: HttpRequest) -> dict[str, object]:
    """For City Hall's pages: who is signed in, and whether all of this is made up; nothing at the desk."""
    user = getattr(request, "user", None)
    if user is None:
        return {}
    here: dict[str, object] = {"made_up": access.is_made_up()}
    return {**here, "account": user} if user.is_authenticated else here


class AccountsOfTheKeeper(DefaultAccountAdapter):
    """Accounts are opened by the keeper: nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class TheCitysOwnSignIn(DefaultSocialAccountAdapter):
    """Whoever the city's provider vouches for gets the account of that name, if the keeper opened one."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Tie the sign-in to the account whose name the provider gives, once."""
        if sociallogin.is_existing:
            return
        claims = sociallogin.account.extra_data
        told = claims.get("userinfo", claims)
        account = access.account_named(str(told.get("email") or told.get("preferred_username") or ""))
        if account is not None and account.is_active and told.get("email_verified", True):
            sociallogin.connect(request, account)


class SecondFactors(DefaultMFAAdapter):
    """What a passkey or a code generator shows."""

    def get_totp_label(self, user: object) -> str:
        return str(user.get_username())  # type: ignore[attr-defined]
