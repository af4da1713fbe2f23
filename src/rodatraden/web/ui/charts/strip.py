"""How many indicators stand where: one bar, parts as wide as their counts."""

from collections.abc import Mapping

from django.utils.safestring import SafeString, mark_safe

from rodatraden.web.ui.charts.marks import num
from rodatraden.web.ui.measures import Standing

_UNIT, _HEIGHT, _SPACE = 100, 26, 4


def strip(counts: Mapping[Standing, int]) -> SafeString:
    """The bar; the list beside it says the same in words."""
    whole = sum(counts.values()) or 1
    x = 0.0
    marks = []
    for standing in Standing:
        count = counts.get(standing, 0)
        if not count:
            continue
        width = count * _UNIT - _SPACE
        inset = 1 if standing is Standing.NO_OUTCOME else 0
        marks.append(
            f'<rect class="z-{standing.value}" x="{num(x + inset)}" y="{inset}" width="{num(width - 2 * inset)}"'
            f' height="{_HEIGHT - 2 * inset}"/>'
        )
        x += count * _UNIT
    return mark_safe(  # noqa: S308 - numbers alone
        f'<svg viewBox="0 0 {whole * _UNIT - _SPACE} {_HEIGHT}" preserveAspectRatio="none" aria-hidden="true">'
        f"{''.join(marks)}</svg>"
    )
