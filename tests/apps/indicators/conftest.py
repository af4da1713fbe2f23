"""A small municipality with three indicators, and people who may write different things."""

from collections.abc import Callable

import pytest

from rodatraden.apps.indicators.models import Observation as Row
from rodatraden.apps.org.enums import RoleKind
from rodatraden.foundation.accounts.actions import system_user
from rodatraden.foundation.accounts.models import User
from tests.apps.planning.tree.conftest import closed, comes_back_the_same, lead, plan, shared
from tests.harness.people import make_person

__all__ = ["closed", "comes_back_the_same", "lead", "plan", "shared"]
Values = Callable[[], list[tuple[str, str, str, str]]]


@pytest.fixture
def controller(lead: User) -> User:
    """Answers for the park board's figures."""
    return make_person(system_user(), RoleKind.CONTROLLER, "Kim Controller", "parknamnden")


@pytest.fixture
def values() -> Values:
    """The living values: for whom, period, breakdown, and the number or why there is none."""

    def found() -> list[tuple[str, str, str, str]]:
        rows = Row.objects.filter(ended_at__isnull=True).order_by("position", "pk")
        return [(row.entity, row.period, row.breakdown, f"{row.value or ''}{row.missing}") for row in rows]

    return found
