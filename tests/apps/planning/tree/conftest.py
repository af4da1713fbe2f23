"""A small municipality with a board, two units and a plan that has just begun."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rodatraden.apps.cycle.models import Scope
from rodatraden.connectors.planfile.load import load
from rodatraden.connectors.planfile.parse import parse
from rodatraden.connectors.planfile.read import read_row
from rodatraden.connectors.planfile.write import write
from rodatraden.foundation.accounts.models import User

HERE = Path(__file__).parent


@pytest.fixture
def lead(development_lead: User) -> User:
    """The development lead, with the municipality and the plan brought in."""
    load([parse((HERE / name).read_bytes(), name) for name in ("kommun.yaml", "plan.yaml")], by=development_lead)
    return development_lead


@pytest.fixture
def shared(lead: User) -> Scope:
    """What the municipality shares."""
    return Scope.objects.get(key="kommunen")


@pytest.fixture
def plan(lead: User) -> Scope:
    """The board's plan for 2025."""
    return Scope.objects.get(key="parknamnden/2025")


@pytest.fixture
def closed(plan: Scope) -> Scope:
    """The same plan, decided."""
    Scope.objects.filter(pk=plan.pk).update(is_closed=True)
    plan.refresh_from_db()
    return plan


@pytest.fixture
def comes_back_the_same(lead: User) -> Callable[[], None]:
    """That every scope, exported and imported again, is what it was."""

    def check() -> None:
        files = [write(read_row(scope)) for scope in Scope.objects.order_by("pk")]
        report = load(
            [parse(data, f"{number}.yaml") for number, data in enumerate(files)], by=lead, replace_reason="Prov"
        )
        assert report.changes == ()
        assert [write(read_row(scope)) for scope in Scope.objects.order_by("pk")] == files

    return check
