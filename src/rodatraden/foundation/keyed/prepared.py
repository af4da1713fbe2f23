"""A query made into SQL once and run many times: making it costs several times what running it does."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import connection, models

from rodatraden.foundation.keyed.meta import manager


class Prepared:
    """The SQL of a `values_list` query, and how its columns become Python values.

    The only parameters it may hold are those of its look-ups, given when it runs.
    """

    def __init__(self, rows: models.QuerySet[Any, Any]) -> None:
        """Make the SQL for the database in use."""
        compiler = rows.query.get_compiler(connection=connection)
        self._sql, self._params = compiler.as_sql()
        self._converters = list(compiler.get_converters([column for column, _, _ in compiler.select]).items())

    def run(self, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
        """The rows, with these parameters in place of those it was made with."""
        if len(parameters) != len(self._params):
            raise ValueError(f"{len(self._params)} parameters, not {len(parameters)}: {self._sql}")
        with connection.cursor() as cursor:
            cursor.execute(self._sql, tuple(parameters))
            found = cursor.fetchall()
        return [self._converted(row) for row in found] if self._converters else found

    def _converted(self, row: Sequence[Any]) -> tuple[Any, ...]:
        values = list(row)
        for at, (converters, expression) in self._converters:
            for convert in converters:
                values[at] = convert(values[at], expression, connection)
        return tuple(values)


@lru_cache(maxsize=2_000)
def prepared(
    model: type[models.Model], where: tuple[str, ...], living: str, names: tuple[str, ...], vendor: str
) -> Prepared:
    """The rows of a model in order of position, as values of `names`.

    `where` are the look-ups whose values are given when it runs, in alphabetical order, which is the
    order a filter puts them in; `living`, unless empty, is the look-up that must be null. `vendor` keeps
    the SQL of different databases apart.
    """
    # Any number will do: it is replaced at each run.
    conditions: dict[str, Any] = dict.fromkeys(where, 0)
    if living:
        conditions[living] = True
    rows = manager(model).filter(**conditions)
    return Prepared(rows.order_by("position", "pk").values_list(*names))
