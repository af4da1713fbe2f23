"""The way from a thing's page to its history."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.urls import reverse

from rodatraden.foundation.audit.reading import READ_HISTORY
from rodatraden.foundation.permissions import allows

register = template.Library()


@register.simple_tag(takes_context=True)
def history_href(context: template.Context, kind: str, key: str) -> str:
    """The address of a thing's history, which leads back to this page; for those who may read it."""
    request = context.get("request")
    back = f"?{urlencode({'fran': request.get_full_path()})}" if isinstance(request, HttpRequest) else ""
    return reverse("history:object", args=(kind, key)) + back


@register.inclusion_tag("history/link.html", takes_context=True)
def history_link(context: template.Context, kind: str, key: str, thing: object, name: str = "") -> dict[str, Any]:
    """A link to a thing's history where the reader may see it; `thing` has a place, or is an organisation's key.

    `name` tells the links of a list apart for one who only hears them.
    """
    request = context.get("request")
    may = isinstance(request, HttpRequest) and allows(request.user, READ_HISTORY, thing)
    return {"href": history_href(context, kind, key) if may else "", "name": name}
