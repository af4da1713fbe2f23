"""The park board with its plan and its report of March, ready to start the occasion of August."""

from collections.abc import Callable

import pytest

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.followup.actions import mark_ready, save_thing, start_occasion
from rodatraden.apps.followup.models import Part
from rodatraden.apps.followup.queries.things import form_of
from rodatraden.foundation.accounts.actions import system_user
from rodatraden.foundation.accounts.models import User
from tests.apps.followup.park import BOARD, PEOPLE, load_park, make_people
from tests.web.stored import StoredStates

_states = StoredStates()


@pytest.fixture
def people(db: None) -> dict[str, User]:
    """The people of the park board, by a short name."""

    def make() -> None:
        system = system_user()
        load_park(system)
        make_people(system)

    _states.restore("park", make)
    by_name = {user.name: user for user in User.objects.order_by("pk")}
    return {key: by_name[name] for key, (_, _, name) in PEOPLE.items()}


@pytest.fixture
def scope(people: dict[str, User]) -> Scope:
    """The report of August, started."""
    start_occasion(by=people["lead"], board=BOARD, year=2025, occasion="augusti")
    return Scope.objects.get(key=f"{BOARD}/2025/augusti")


Report = Callable[..., bool]


@pytest.fixture
def report(scope: Scope) -> Report:
    """Say something of one thing, as a form does."""

    def say(by: User, organisation: str, section: str, about: str, **values: str) -> bool:
        thing = form_of(scope, organisation, only=(section,)).thing(section, about)
        assert thing is not None
        return save_thing(
            by=by, scope=scope, organisation=organisation, section=section, about=about, values=values,
            tokens=thing.tokens,
        )  # fmt: skip

    return say


@pytest.fixture
def ready(scope: Scope, people: dict[str, User], report: Report) -> Part:
    """The activities of the play unit, reported and marked ready."""
    for about in ("pn-a1", "pn-a2", "pn-a3"):
        report(people["play"], "lek-och-trygghet", "activities", about, status="blir-klart-i-ar")
    mark_ready(by=people["play"], scope=scope, organisation="lek-och-trygghet", sections=("activities",))
    return Part.objects.get(scope=scope, organisation="lek-och-trygghet", section="activities")
