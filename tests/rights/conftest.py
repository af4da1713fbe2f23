"""The world of the matrix, built once and put back in each test."""

from __future__ import annotations

import pytest

from rodatraden.foundation.permissions import defined, engine
from rodatraden.web.ui import remembered
from tests.rights.world import World, build, world
from tests.web.stored import StoredStates

_states = StoredStates()


@pytest.fixture
def the_world(db: None) -> World:
    """Where things are."""
    remembered.forget()
    _states.restore("world", build)
    return world()


@pytest.fixture(autouse=True)
def _only_the_products_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the permissions that other tests have defined for themselves in the same process."""
    for name in [name for name in defined() if name.startswith("tests.")]:
        monkeypatch.delitem(engine._PURPOSES, name)
        monkeypatch.delitem(engine._PREDICATES, name)
