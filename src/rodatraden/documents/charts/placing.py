"""Where a chart's labels stand, so that none covers another or a mark."""

from collections.abc import Sequence
from dataclasses import dataclass

from rodatraden.documents.charts.marks import VALUE, text_width

_HEIGHT = 10.0
_NEAR = 9.0
_AIR = 0.5
_CROSSED = 8.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in units from the plot's top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Box") -> float:
        """The area that both cover."""
        if not self.meets(other):
            return 0.0
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high

    def meets(self, other: "Box") -> bool:
        """Whether both cover anything at all."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True)
class Placed:
    """A label with its alignment and its offset from the mark."""

    align: str
    dx: float
    dy: float


_TRIES = (
    ("center", 0.0, -_NEAR - 3),
    ("center", 0.0, _NEAR + 4),
    ("left", _NEAR, 0.0),
    ("right", -_NEAR, 0.0),
    ("left", 4.0, -_NEAR - 3),
    ("right", -4.0, -_NEAR - 3),
    ("left", 4.0, _NEAR + 4),
    ("right", -4.0, _NEAR + 4),
    ("center", 0.0, -_NEAR - 14),
    ("center", 0.0, _NEAR + 15),
)


def mark_box(x: float, y: float, across: float = 5.0, tall: float = 5.0) -> Box:
    """The room that a mark takes."""
    return Box(x - across, y - tall, x + across, y + tall)


def crosses(box: Box, lines: Sequence[float]) -> bool:
    """Whether a line of the grid runs through the text in a box, or touches it."""
    return any(box.top - _AIR < line < box.bottom + _AIR for line in lines)


def place(
    text: str, x: float, y: float, taken: Sequence[Box], area: Box, *, lines: Sequence[float] = (), lift: float = 0.0
) -> tuple[Placed, Box]:
    """The best place for `text` near a mark at `x`, `y`; `lift` clears an error bar on the mark.

    Lines of the grid (`lines`, from the top) are kept clear of where that costs no other mark its room.
    """
    best: tuple[float, Placed, Box] | None = None
    width = text_width(text, VALUE) * 1.05
    reach = Box(x - width - _NEAR, y - lift - 2 * _HEIGHT - _NEAR, x + width + _NEAR, y + lift + 2 * _HEIGHT + _NEAR)
    near = [other for other in taken if other.meets(reach)]
    for order, (align, dx, dy) in enumerate(_TRIES):
        away = dy + (lift if dy > 0 else -lift if dy < 0 else 0.0)
        box = _box(width, x + dx, y + away, align)
        cost = sum(box.overlap(other) for other in near) + 20 * _outside(box, area) + order * 0.5
        cost += _CROSSED if crosses(box, lines) else 0.0
        if best is None or cost < best[0]:
            best = (cost, Placed(align, dx, away), box)
    assert best is not None  # noqa: S101  there is always a first try
    return best[1], best[2]


def _box(width: float, x: float, y: float, align: str) -> Box:
    left = x - width / 2 if align == "center" else x if align == "left" else x - width
    return Box(left, y - _HEIGHT / 2, left + width, y + _HEIGHT / 2)


def _outside(box: Box, area: Box) -> float:
    return (
        max(area.left - box.left, 0.0)
        + max(box.right - area.right, 0.0)
        + max(area.top - box.top, 0.0)
        + max(box.bottom - area.bottom, 0.0)
    )
