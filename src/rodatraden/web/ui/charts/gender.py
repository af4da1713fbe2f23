"""Women and men on one line for each period: a circle and a diamond, named in words."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from rodatraden.web.ui.charts.marks import diamond, dot, drawing, line, words

_ROW, _START = 44, 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """The values of women and men in one period."""

    period: str
    women: Decimal
    men: Decimal
    women_shown: str
    men_shown: str


def gender(splits: list[Split], name: str, *, narrow: bool = False) -> SafeString:
    """The drawing, one line a period."""
    values = [value for split in splits for value in (split.women, split.men)]
    low, high = float(min(values)), float(max(values))
    width = 358.0 if narrow else 700.0
    left, right = (84.0, 274.0) if narrow else (230.0, 600.0)
    spread = high - low or 1.0
    row = _ROW + 20 if narrow else _ROW

    def to_x(value: Decimal) -> float:
        return left + (float(value) - low) / spread * (right - left)

    marks: list[str] = []
    for order, split in enumerate(splits):
        y = float(_START + row * order + (20 if narrow else 0))
        marks += _line(split, y, to_x(split.women), to_x(split.men), width, narrow=narrow)
    height = _START + row * (len(splits) - 1) + 24 + (20 if narrow else 0)
    kind = "c-narrow c-gender" if narrow else "c-wide c-gender"
    said = ". ".join(f"{s.period}: kvinnor {s.women_shown}, män {s.men_shown}" for s in splits)
    return drawing(kind, name, f"{said}.", (width, height), marks)


def _line(split: Split, y: float, women: float, men: float, width: float, *, narrow: bool) -> list[str]:
    start = 4.0 if narrow else 130.0
    label = words("c-lab c-b" if narrow else "c-lab", 0, y - 28 if narrow else y + 4, split.period)
    left_of = women <= men
    return [
        line("c-grid", start, y, width, y),
        label,
        line("c-bell", min(women, men), y, max(women, men), y),
        dot("c-women", women, y, 6),
        _name("kvinnor", split.women_shown, women, y, left=left_of),
        diamond("c-men", men, y, 7),
        _name("män", split.men_shown, men, y, left=not left_of),
    ]


def _name(who: str, shown: str, x: float, y: float, *, left: bool) -> str:
    return words("c-lab", x - 12 if left else x + 12, y - 9, f"{who} {shown}", anchor="end" if left else "start")
