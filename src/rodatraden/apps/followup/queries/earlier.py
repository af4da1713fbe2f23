"""What was said last time: at the newest of the board's earlier occasions."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import Occasion, Scope, ScopedFact

About = TypeVar("About", bound=Hashable)
Row = TypeVar("Row", bound=ScopedFact)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said of a thing last time, at which occasion, and the number of that report's scope."""

    values: Mapping[str, str]
    when: str
    scope: int


@dataclass(frozen=True, slots=True)
class Earlier:
    """The board's reports before this one, the newest first, with the names of their occasions."""

    names: Mapping[int, str]

    def newest(
        self, rows: Iterable[Row], key: Callable[[Row], About], values: Callable[[Row], dict[str, str]]
    ) -> dict[About, Said]:
        """What the newest of the rows says, by what it is said of."""
        order = {scope: at for at, scope in enumerate(self.names)}
        found: dict[About, Said] = {}
        for row in sorted(rows, key=lambda row: order[row.scope_id]):
            said = values(row)
            if any(said.values()):
                found.setdefault(key(row), Said(values=said, when=self.names[row.scope_id], scope=row.scope_id))
        return found


def earlier_reports(scope: Scope) -> Earlier:
    """The board's reports of an earlier day than this one's: two questions."""
    days: dict[tuple[int, str], tuple[date, str]] = {
        (year, key): (day, name)
        for year, key, day, name in Occasion.objects.filter(ended_at__isnull=True, as_of__isnull=False)
        .order_by("as_of", "key")
        .values_list("year_id", "key", "as_of", "name")
        if day
    }
    here = days.get((scope.year or 0, scope.occasion), (date.max, ""))[0]
    rows = Scope.objects.filter(level=ScopeLevel.BOARD_OCCASION, board__key=scope.board_id).exclude(pk=scope.pk)
    dated = [(days[(row.year or 0, row.occasion)], row) for row in rows if (row.year or 0, row.occasion) in days]
    before = sorted((found for found in dated if found[0][0] < here), key=lambda found: found[0][0], reverse=True)
    return Earlier({row.pk: f"{name} {row.year}" for (_, name), row in before})
