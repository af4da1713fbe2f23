"""A bar in a table cell, as long as its share of the largest."""

from decimal import Decimal

from django.utils.safestring import SafeString, mark_safe

from rodatraden.web.ui.charts.marks import num


def bar(value: Decimal, largest: Decimal) -> SafeString:
    """The bar; the number stands in the cell beside it."""
    width = float(abs(value) / largest) * 100 if largest else 0.0
    return mark_safe(  # noqa: S308 - a number alone
        '<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="c-bar" width="{num(width)}" height="10"/></svg>'
    )
