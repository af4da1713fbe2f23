"""A page that is only read sees one organisation from beginning to end, and asks for it once."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from rodatraden.apps.org.tree import one_tree


class OneReading:
    """Keeps the organisation tree while a page is read; what changes something asks anew each time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Stand in the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on."""
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        with one_tree():
            return self.get_response(request)
