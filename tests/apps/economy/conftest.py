"""A board with a plan for 2025, a report that is opened, and a controller."""

from collections.abc import Callable

import pytest

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.economy.actions.forms import add_delivered
from rodatraden.apps.economy.actions.statements import create_statement
from rodatraden.apps.org.enums import RoleKind
from rodatraden.core.content.economy import Statement
from rodatraden.foundation.accounts.models import User
from tests.apps.planning.tree.conftest import comes_back_the_same, lead, plan, shared

__all__ = ["comes_back_the_same", "lead", "plan", "shared"]


@pytest.fixture
def office(lead: User, person_with: Callable[..., User]) -> User:
    """A controller of the whole municipality."""
    return person_with(RoleKind.CONTROLLER, "", "Cecilia Central")


@pytest.fixture
def controller(lead: User, person_with: Callable[..., User]) -> User:
    """The board's controller."""
    return person_with(RoleKind.CONTROLLER, "parknamnden", "Kurt Controller")


@pytest.fixture
def report(plan: Scope) -> Scope:
    """The board's report in August."""
    return Scope.objects.create(
        key="parknamnden/2025/augusti",
        level=ScopeLevel.BOARD_OCCASION,
        board_id="parknamnden",
        year=2025,
        occasion="augusti",
    )


@pytest.fixture
def operations(office: User, controller: User, plan: Scope) -> Statement:
    """The plan's operating statement, without figures."""
    add_delivered(by=office, key="driftredovisning")
    return create_statement(by=controller, scope=plan, form="driftredovisning", caption="Driftbudget")
