"""A generated municipality: the same from the same seed, whole, and readable as documents."""

import pytest

from rodatraden.apps.indicators.models import Observation
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.planning.models import Activity, Goal
from rodatraden.config.errors import NotNew
from rodatraden.config.generating.generate import generate
from rodatraden.config.generating.size import Size
from rodatraden.connectors.planfile.read import read_plan
from rodatraden.documents.models import Document
from rodatraden.documents.queries import tree_now
from rodatraden.foundation.accounts.models import RoleGrant, User

SMALL = Size(boards=2, units=4, users=40, things=30, indicators=9, years=2, risks=4)


def made(seed: int = 1) -> None:
    generate(SMALL, seed=seed, password="en lång lösenfras", say=lambda line: None)


def test_the_counts_are_those_asked_for(db: None) -> None:
    made()
    boards = Goal.objects.filter(level="namndmal").count()
    assert boards + Activity.objects.count() == SMALL.things
    assert Observation.objects.count() == SMALL.indicators * SMALL.years * 3
    assert User.objects.filter(is_system=False).count() == RoleGrant.objects.count() == SMALL.users
    assert set(RoleGrant.objects.values_list("role", flat=True).order_by("role")) >= {
        RoleKind.UNIT_MANAGER.value,
        RoleKind.REPORTER.value,
    }


def test_the_same_seed_gives_the_same_plan(db: None) -> None:
    made()
    first = read_plan("namnd-01", 2026)
    again = generate_elsewhere()
    assert first is not None
    assert first.plan == again


def generate_elsewhere() -> object:
    from random import Random

    from rodatraden.config.generating.municipality import shared_file
    from rodatraden.config.generating.plans import BoardPlan

    random = Random(1)
    shared_file(SMALL, random)
    return BoardPlan(SMALL, 0, random).plan().plan


def test_every_board_has_a_plan_and_a_report_to_read(db: None) -> None:
    made()
    assert (
        sorted(Document.objects.values_list("kind", flat=True).order_by("key")) == ["interim_full"] * 2 + ["plan"] * 2
    )
    for document in Document.objects.order_by("key"):
        assert tree_now(document).children


def test_a_database_in_use_is_left_alone(reader: User) -> None:
    with pytest.raises(NotNew):
        made()
