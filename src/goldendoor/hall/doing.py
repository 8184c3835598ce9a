"""How a page does an act: with a fresh sign-in where that is needed, its refusal shown, and free text read once more."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldendoor.hall import clock
from goldendoor.hall.acting import Act, Actor, Refused, SignInAgain, perform
from goldendoor.hall.people.access import HeldOffice
from goldendoor.hall.people.sign_in import signed_in_at
from goldendoor.hall.sealing.asking import warned_texts

Attempt = Callable[[Act], HttpResponse | Refused | None]


def actor(request: HttpRequest, held: HeldOffice) -> Actor:
    """Whoever is signed in, acting in an office."""
    return Actor(request.user.pk, held.office, held.agency, clock.now(), signed_in_at(request))


def sign_in_again(request: HttpRequest) -> HttpResponse:
    """To the sign-in, and back here."""
    return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': request.get_full_path()})}")


def attempted(request: HttpRequest, act: Act, by: Actor) -> HttpResponse | Refused | None:
    """Do an act: None where it was done, why where it was refused, an answer where a fresh sign-in comes first."""
    try:
        perform(act, by)
    except SignInAgain:
        return sign_in_again(request)
    except Refused as why:
        return why
    return None


def asked_page(
    request: HttpRequest,
    form: BaseForm,
    act_of: Callable[[dict[str, Any]], Act],
    attempt: Attempt,
    *,
    then: str | Callable[[], str],
    done: str,
    template: str = "hall/asked.html",
    shown: Mapping[str, object],
) -> HttpResponse:
    """A form for one act: the act once it is filled in and its free text was read once more, else the form again.

    Args:
        then: where to go when it was done, where `done` is said; a function where only what was done tells.
        shown: what the page shows beside the form.
    """
    warned = warned_texts(form)
    if request.method == "POST" and form.is_valid() and not warned:
        answer = attempt(act_of(form.cleaned_data))
        if answer is None:
            messages.success(request, done)
            return redirect(then() if callable(then) else then)
        if isinstance(answer, HttpResponse):
            return answer
        form.add_error(None, str(answer))
    status = 422 if form.errors or warned else 200
    return render(request, template, {**shown, "form": form, "warned": warned}, status=status)
