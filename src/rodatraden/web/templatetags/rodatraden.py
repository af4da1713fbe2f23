"""The components of the interface as template tags."""

from collections.abc import Hashable
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from rodatraden.core.document.figure import Figure, Mode
from rodatraden.core.numbers import with_unit
from rodatraden.documents.html import shapes
from rodatraden.web.ui import frame as frames
from rodatraden.web.ui.icons import ICONS
from rodatraden.web.ui.remembered import piece

register = template.Library()


@register.simple_tag(takes_context=True)
def frame(context: template.Context) -> frames.Frame:
    """What stands around the page."""
    return frames.frame(context.get("request"))


@register.simple_tag
def kept(template: str, **given: Hashable) -> SafeString:
    """A piece of the page drawn from nothing but what it is given, and kept for when that is given again.

    `{% kept "ui/menu.html" items=frame.menu %}`: no other variable, no request and no token reaches the piece.
    """
    return piece(template, **given)


@register.simple_tag
def shape(name: str) -> SafeString:
    """A status shape; write its word beside it."""
    return mark_safe(shapes.shape(name))  # noqa: S308 - drawn by us from a fixed list


@register.simple_tag
def status(name: str, label: str) -> SafeString:
    """A status tag: shape and word."""
    return mark_safe(shapes.tag(name, label))  # noqa: S308 - the label is escaped there


@register.simple_tag
def icon(name: str) -> SafeString:
    """A small drawing on a button or link; it repeats the words beside it."""
    return mark_safe(f'<svg class="rt-icon" viewBox="0 0 24 24" aria-hidden="true">{ICONS[name]}</svg>')  # noqa: S308


@register.inclusion_tag("ui/thread.html")
def thread(stations: Any) -> dict[str, Any]:
    """The red thread under the header: where in the chain the reader stands."""
    return {"stations": stations}


@register.inclusion_tag("ui/tabs.html")
def tabs(items: Any, label: str) -> dict[str, Any]:
    """Links between views of one thing; they work without script."""
    return {"items": items, "label": label}


@register.inclusion_tag("ui/empty.html")
def empty(heading: str, text: str, href: str = "", link: str = "") -> dict[str, Any]:
    """What would stand here, why it does not, and what to do."""
    return {"heading": heading, "text": text, "href": href, "link": link}


@register.inclusion_tag("ui/chain.html")
def chain(steps: Any) -> dict[str, Any]:
    """How a figure travelled; the knot is the figure looked at."""
    return {"steps": steps}


@register.inclusion_tag("ui/finding.html")
def finding(item: Any) -> dict[str, Any]:
    """A finding of the review."""
    return {"finding": item}


@register.simple_tag
def figure_own(figure: Figure) -> str:
    """A figure as we print it, with its unit."""
    return with_unit(figure, Mode.OWN)
