"""The world of the matrix, built once and put back in each test."""

from __future__ import annotations

import pytest

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
