"""A board with its plan of two years and its reports, without content."""

from collections.abc import Callable

import pytest

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.org.models import Organisation


@pytest.fixture
def scope_of(db: None) -> Callable[..., Scope]:
    """The scope of a board's year, or of its report at an occasion; the board is made when it is not there."""

    def make(year: int = 2025, occasion: str = "", board: str = "parknamnden") -> Scope:
        Organisation.objects.get_or_create(key=board, defaults={"name": "Parknämnden", "kind": "board"})
        key = "/".join(part for part in (board, str(year), occasion) if part)
        level = "board_occasion" if occasion else "board_year"
        return Scope.objects.get_or_create(
            key=key, defaults={"level": level, "board_id": board, "year": year, "occasion": occasion}
        )[0]

    return make


@pytest.fixture
def scope(scope_of: Callable[..., Scope]) -> Scope:
    """The board's plan for 2025."""
    return scope_of()
