"""The marks that the drawings are made of. Every drawing is SVG with classes, never with colours."""

from collections.abc import Callable
from decimal import Decimal
from html import escape

from django.utils.safestring import SafeString, mark_safe

Scale = Callable[[Decimal], float]


def num(value: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def words(kind: str, x: float, y: float, text: str, *, anchor: str = "start") -> str:
    """A text; `anchor` is start, middle or end."""
    held = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text class="{kind}" x="{num(x)}" y="{num(y)}"{held}>{escape(text)}</text>'


def line(kind: str, x1: float, y1: float, x2: float, y2: float) -> str:
    """A straight line."""
    return f'<line class="{kind}" x1="{num(x1)}" x2="{num(x2)}" y1="{num(y1)}" y2="{num(y2)}"/>'


def dot(kind: str, x: float, y: float, radius: float) -> str:
    """A round mark."""
    return f'<circle class="{kind}" cx="{num(x)}" cy="{num(y)}" r="{num(radius)}"/>'


def diamond(kind: str, x: float, y: float, half: float) -> str:
    """A mark that stands on its corner."""
    side = num(half)
    return f'<path class="{kind}" d="M{num(x)} {num(y - half)}l{side} {side}-{side} {side}-{side}-{side}z"/>'


def whisker(kind: str, x: float, low: float, high: float, half: float) -> str:
    """A bar with ends from `low` to `high`."""
    wide, side = num(2 * half), num(half)
    start = f"M{num(x - half)} {num(high)}"
    return f'<path class="{kind}" d="{start}h{wide}m-{side} 0V{num(low)}m-{side} 0h{wide}"/>'


def polyline(kind: str, points: list[tuple[float, float]]) -> str:
    """A line through points; nothing for fewer than two."""
    if len(points) < 2:
        return ""
    path = " ".join(f"{num(x)},{num(y)}" for x, y in points)
    return f'<polyline class="{kind}" points="{path}"/>'


def drawing(kind: str, name: str, title: str, size: tuple[float, float], marks: list[str]) -> SafeString:
    """A whole drawing of a width and height, named by its title."""
    width, height = size
    return mark_safe(  # noqa: S308 - every text above is escaped
        f'<svg class="c {kind}" viewBox="0 0 {num(width)} {num(height)}" role="img" aria-labelledby="{escape(name)}">'
        f'<title id="{escape(name)}">{escape(title)}</title>{"".join(marks)}</svg>'
    )


def scale(values: list[Decimal], top: float, bottom: float, *, room: float = 0.0) -> Scale:
    """From value to height: the highest value at `top`, the lowest at `bottom`.

    `room` is the share of the range left free at both ends; equal values lie in the middle.
    """
    low, high = min(values), max(values)
    spread = float(high - low)
    if not spread:
        return lambda _value: (top + bottom) / 2
    free = spread * room
    start, whole = float(low) - free, spread + 2 * free
    return lambda value: bottom - (float(value) - start) / whole * (bottom - top)
