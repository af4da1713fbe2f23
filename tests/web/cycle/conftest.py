"""The park board in the middle of its year: a report started, a promise, a dialogue, next year laid up."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from rodatraden.apps.cycle.actions import create_rule_pack, open_year
from rodatraden.apps.cycle.models import Occasion
from rodatraden.apps.followup.actions import start_occasion
from rodatraden.apps.followup.actions.dialogues import prepare_dialogue
from rodatraden.apps.followup.actions.promises import make_promise
from rodatraden.apps.org.enums import RoleKind
from rodatraden.core.content.occasions import Rule, RuleSeverity
from rodatraden.core.cycle.usual_year import standard_year
from rodatraden.documents.actions import open_documents
from rodatraden.foundation.accounts.actions import system_user
from rodatraden.foundation.accounts.models import User
from tests.apps.followup.park import BOARD, OFFICE, PARKS, PLAY, load_park, make_people
from tests.harness.people import make_person
from tests.web.stored import StoredStates

_states = StoredStates()
PACK = Rule(
    key="slut",
    condition="treatment_has_owner_and_date",
    severity=RuleSeverity.FAULT,
    instruction="Fråga den som gör det.",
)


def _make() -> None:
    system = system_user()
    load_park(system)
    people = make_people(system)
    make_person(system, RoleKind.CENTRAL_OFFICE, "Stina Stab")
    make_person(system, RoleKind.BOARD_SECRETARY, "Sam Sekreterare", BOARD)
    make_person(system, RoleKind.READER, "Lena Läsare")
    pack = create_rule_pack(by=system, name="Anvisningar 2025", rules=[PACK])
    Occasion.objects.filter(year__year=2025).update(rule_pack=pack.key)
    start_occasion(by=people["lead"], board=BOARD, year=2025, occasion="augusti")
    open_documents(by=system)
    today = timezone.localdate()
    open_year(by=system, year=today.year, steering_model="styrmodell-2022", occasions=standard_year(today.year))
    make_promise(
        by=people["head"], board=BOARD, organisation=PARKS, year=2025, occasion="augusti",
        text="Hur gick det med ljuset?", said_in="delårsrapporten i mars",
    )  # fmt: skip
    prepare_dialogue(by=people["head"], organisation=PLAY, above=OFFICE, day=today, year=2025, occasion="augusti")
    prepare_dialogue(by=people["head"], organisation=PARKS, above=OFFICE, day=today + timedelta(days=7), year=2025)


@pytest.fixture
def people(db: None) -> dict[str, User]:
    """The people, by the first word of their names."""
    _states.restore("cycle", _make)
    return {user.name.split()[0].casefold(): user for user in User.objects.order_by("pk")}


@pytest.fixture
def client_of(people: dict[str, User], signed_in: Callable[[User], Client]) -> Callable[[str], Client]:
    """Somebody's client: `client_of("stina")`."""
    return lambda name: signed_in(people[name])
