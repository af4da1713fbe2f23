"""The page of ours that shows a thing a document names."""

from collections.abc import Callable

from django.urls import reverse

_INDICATOR_KINDS = ("observation", "target", "indicator")


def pages_of(board: str, year: int, indicators: frozenset[str], goals: frozenset[str]) -> Callable[[str], str]:
    """A function from an address (`observation:…`, `goal:…`) to the page, "" when there is none."""

    def page_of(target: str) -> str:
        kind, _, rest = target.partition(":")
        if kind in _INDICATOR_KINDS:
            key = rest.partition("?")[0].partition("@")[0].partition("/")[0]
            return reverse("indicators:indicator", args=(board, year, key)) if key in indicators else ""
        if kind == "goal" and rest in goals:
            return reverse("goals:goal", args=(board, year, rest))
        return ""

    return page_of
