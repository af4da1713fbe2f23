"""Where a code is demanded, one who signed in by password alone comes nowhere before adding one."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

_WANTED = "second_step_wanted"
_OPEN_TO_ALL = ("account_", "mfa_", "ui:scheme", "about:", "csp-report")


def want_second_step(request: HttpRequest) -> None:
    """Ask for a code to be added in this session."""
    request.session[_WANTED] = True


def second_step_is_wanted(request: HttpRequest) -> bool:
    """Whether a code must be added before anything else."""
    return bool(request.session.get(_WANTED))


def second_step_is_added(request: HttpRequest) -> None:
    """Let the person go on."""
    request.session.pop(_WANTED, None)


class AskForSecondStep:
    """Leads to the page where a code is added, until there is one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Stand in the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: tuple[object, ...], kwargs: dict[str, object]
    ) -> HttpResponse | None:
        """Lead away from any page but those of the account and the sign-in."""
        match = request.resolver_match
        name = match.view_name if match is not None else ""
        if request.user.is_anonymous or not second_step_is_wanted(request) or name.startswith(_OPEN_TO_ALL):
            return None
        return redirect("mfa_activate_totp")
