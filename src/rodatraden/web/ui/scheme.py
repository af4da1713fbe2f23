"""Light or dark: the reader's choice, kept in a cookie so that it holds without an account."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

COOKIE = "rodatraden_scheme"
SCHEMES = {"auto": "Som på din enhet", "light": "Ljust", "dark": "Mörkt"}
_YEAR = 365 * 24 * 3600


def chosen(request: HttpRequest | None) -> str:
    """The scheme this reader has chosen; `auto` follows the device."""
    given = request.COOKIES.get(COOKIE, "") if request is not None else ""
    return given if given in SCHEMES else "auto"


@csrf_exempt
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Remember the choice and go back to the page it was made on.

    No token guards it: it changes nothing but a colour, and public pages need set no cookie.
    """
    back = request.POST.get("tillbaka", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = HttpResponseRedirect(back)
    scheme = request.POST.get("utseende", "auto")
    if scheme in SCHEMES:
        response.set_cookie(COOKIE, scheme, max_age=_YEAR, httponly=True, samesite="Lax", secure=request.is_secure())
    return response
