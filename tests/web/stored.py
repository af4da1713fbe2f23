"""The rows of a database in a known state, made once and put back in every test that wants them.

Deciding a document renders it in every format, which takes seconds; putting its rows back takes
hundredths. It works the same in a test that is rolled back and in one that is flushed.
"""

from collections.abc import Callable

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model

Rows = dict[type[Model], list[Model]]


def our_models() -> list[type[Model]]:
    """Every table of ours."""
    return [m for m in apps.get_models(include_auto_created=True) if m.__module__.startswith("rodatraden.")]


class StoredStates:
    """The states that have been made in this run, by name."""

    def __init__(self) -> None:
        """Start with none."""
        self._kept: dict[str, Rows] = {}

    def restore(self, name: str, make: Callable[[], object]) -> None:
        """Put the state `name` in an empty database; the first time `make` makes it."""
        kept = self._kept.get(name)
        if kept is None:
            make()
            self._kept[name] = {model: list(model._base_manager.all()) for model in our_models()}
            return
        with transaction.atomic():
            for model, rows in kept.items():
                model._base_manager.bulk_create(rows)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(kept)):
                cursor.execute(statement)
