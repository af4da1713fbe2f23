"""The park board with its documents, the occasion of August started."""

from collections.abc import Iterator

import pytest

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.followup.actions import start_occasion
from rodatraden.documents.actions import open_documents
from rodatraden.foundation.accounts.actions import system_user
from rodatraden.foundation.accounts.models import User
from rodatraden.web.ui import remembered
from tests.apps.followup.park import BOARD, PEOPLE, load_park, make_people
from tests.web.stored import StoredStates

_states = StoredStates()


@pytest.fixture(autouse=True)
def forgetful() -> Iterator[None]:
    """Nothing read in one test is remembered in the next."""
    remembered.forget()
    yield
    remembered.forget()


@pytest.fixture
def people(db: None) -> dict[str, User]:
    """The people of the park board, by a short name; August is started."""

    def make() -> None:
        system = system_user()
        load_park(system)
        make_people(system)
        start_occasion(by=system, board=BOARD, year=2025, occasion="augusti")
        open_documents(by=system)

    _states.restore("park", make)
    by_name = {user.name: user for user in User.objects.order_by("pk")}
    return {key: by_name[name] for key, (_, _, name) in PEOPLE.items()}


@pytest.fixture
def scope(people: dict[str, User]) -> Scope:
    """The report of August."""
    return Scope.objects.get(key=f"{BOARD}/2025/augusti")
