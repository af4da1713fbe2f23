"""The shapes of status and trend. A shape never stands without its word."""

from rodatraden.core.document.inline import Status, StatusMeaning, Trend, TrendDirection
from rodatraden.documents.html.markup import text

_EVEN = '<path fill-rule="evenodd" d="'
_RING = f'{_EVEN}M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm0 1.8a4.7 4.7 0 1 1 0 9.4 4.7 4.7 0 0 1 0-9.4Z"/>'
_FULL = "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Z"
_DISC = '<circle cx="8" cy="8" r="6"/>'
_SQUARE = '<path d="M2.5 2.5h11v11h-11z"/>'

DRAWINGS: dict[str, str] = {
    "on": _DISC,
    "reach": _DISC,
    "risk": '<path d="M8 1.6 15 14H1z"/>',
    "off": _SQUARE,
    "miss": _SQUARE,
    "done": f'{_EVEN}{_FULL}m3.9 5.1-4.6 5a.8.8 0 0 1-1.2 0L4 8.9l1.2-1.1 1.5 1.6 4-4.4z"/>',
    "new": _RING,
    "cancelled": _RING + '<path d="m3.2 11.5 8.3-8.3 1.3 1.3-8.3 8.3z"/>',
    "info": f'{_EVEN}{_FULL}m-.9 5.9h1.8v5H7.1zm0-2.7h1.8v1.8H7.1z"/>',
    "margin": f'{_EVEN}M8 .8 15.2 8 8 15.2.8 8zM8 3.4V12.6L12.6 8z"/>',
    "notarget": '<path d="M2 6.9h12v2.2H2z"/>',
    "none": '<circle class="rt-dashed" cx="8" cy="8" r="6"/>',
    "better": _RING + '<path d="M7.2 4.8h1.6v2.4h2.4v1.6H8.8v2.4H7.2V8.8H4.8V7.2h2.4z"/>',
    "same": _RING + '<path d="M4.8 5.7h6.4v1.5H4.8zm0 3.1h6.4v1.5H4.8z"/>',
    "worse": _RING + '<path d="M4.8 7.2h6.4v1.6H4.8z"/>',
    "up": '<path d="M8 2.2 13.5 8h-3.9v5.8H6.4V8H2.5z"/>',
    "down": '<path d="M8 13.8 2.5 8h3.9V2.2h3.2V8h3.9z"/>',
}

SHAPE_OF_STATUS: dict[StatusMeaning, str] = {
    StatusMeaning.ON_TRACK: "on",
    StatusMeaning.AT_RISK: "risk",
    StatusMeaning.OFF_TRACK: "off",
    StatusMeaning.DONE: "done",
    StatusMeaning.NOT_STARTED: "new",
    StatusMeaning.CANCELLED: "cancelled",
    StatusMeaning.INFORMATION: "info",
    StatusMeaning.NONE: "none",
}
SHAPE_OF_TREND: dict[TrendDirection, str] = {
    TrendDirection.POSITIVE: "better",
    TrendDirection.UNCHANGED: "same",
    TrendDirection.NEGATIVE: "worse",
    TrendDirection.INCREASED: "up",
    TrendDirection.DECREASED: "down",
}


def shape(name: str) -> str:
    """The drawing of a shape, hidden from those who listen: the word beside it says the same."""
    return f'<svg class="rt-shape" data-shape="{name}" viewBox="0 0 16 16" aria-hidden="true">{DRAWINGS[name]}</svg>'


def tag(name: str, label: str) -> str:
    """A shape with its word, as a tag whose weight follows the gravity."""
    return f'<span class="ds-tag rt-status" data-status="{name}">{shape(name)}<span>{text(label)}</span></span>'


def status(given: Status) -> str:
    """A status as shape and word."""
    return tag(SHAPE_OF_STATUS[given.meaning], given.label)


def trend(given: Trend, *, stated: bool) -> str:
    """A trend as shape and word, in the source's own word when `stated` asks for that."""
    word = given.stated if stated and given.stated is not None else given.label
    return f'<span class="rt-trend">{shape(SHAPE_OF_TREND[given.direction])}<span>{text(word)}</span></span>'
