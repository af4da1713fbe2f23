"""Hiding figures about few persons, so that they cannot be reckoned out either."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppressed:
    """Which parts of a total are hidden: because they are small, or to protect those."""

    primary: frozenset[str]
    secondary: frozenset[str]
    total_hidden: bool

    @property
    def hidden(self) -> frozenset[str]:
        """All hidden parts."""
        return self.primary | self.secondary


def too_few(count: int, limit: int) -> bool:
    """Whether a count of persons must be hidden: from 1 to just under the limit; nobody is nobody."""
    return 0 < count < limit


def too_few_answers(answers: int, limit: int) -> bool:
    """Whether a survey result must be hidden: under the limit of answers, none included."""
    return answers < limit


def suppress_parts(counts: Mapping[str, int], limit: int) -> Suppressed:
    """Which parts of a total (women and men, age groups) to hide when the total is printed.

    Small parts are hidden first. Then the smallest of the rest, until what is hidden is at least
    two parts and together at least `limit` persons: so nothing under the limit can be had by
    taking the shown parts from the total. Of two groups therefore both or none are shown. When
    all parts are hidden and together are under the limit the total is hidden too.
    """
    primary = {part for part, count in counts.items() if too_few(count, limit)}
    hidden = set(primary)
    left = sorted((part for part in counts if part not in primary), key=lambda part: (counts[part], part))
    # A part with nobody in it protects nobody: it is shown anyway by being 0.
    left.sort(key=lambda part: counts[part] == 0)
    while hidden and left and (len(hidden) == 1 or sum(counts[part] for part in hidden) < limit):
        hidden.add(left.pop(0))
    together = sum(counts[part] for part in hidden)
    alone = len(hidden) == 1
    return Suppressed(
        primary=frozenset(primary),
        secondary=frozenset(hidden - primary),
        total_hidden=bool(hidden) and (alone or together < limit),
    )


def suppress_cumulative(running: Sequence[int], limit: int) -> tuple[bool, ...]:
    """Which of the running totals of a year (to January, to February …) to hide.

    A total is shown only when it differs from the last shown one by nothing or at least the limit
    (and is itself nobody or at least the limit), so that no single period can be reckoned out.
    """
    hidden, last_shown = [], 0
    for value in running:
        hide = too_few(abs(value - last_shown), limit)
        hidden.append(hide)
        if not hide:
            last_shown = value
    return tuple(hidden)
