"""Where a role reaches: downward over parents and served boards; upward only to read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from rodatraden.apps.org.actions import assign_role
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.org.queries.places import may_read, places_of
from rodatraden.apps.org.rules import READ, held_by
from rodatraden.apps.org.tree import tree
from rodatraden.foundation.accounts.errors import PlaceUnknown, RoleUnknown
from rodatraden.foundation.accounts.models import User

Person = Callable[..., User]


@pytest.fixture
def organisation(db: None) -> None:
    """Two boards; one administration serves both, with two units; the park has its own."""
    rows = (
        ("board", "board", None, []),
        ("other-board", "board", None, []),
        ("office", "administration", None, ["board", "other-board"]),
        ("unit", "unit", "office", []),
        ("group", "unit", "unit", []),
        ("sister", "unit", "office", []),
        ("park", "board", None, []),
    )
    for key, kind, parent, serves in rows:
        Organisation.objects.create(key=key, name=key.title(), kind=kind, parent_id=parent, serves=serves)


@pytest.mark.usefixtures("organisation")
def test_the_tree_goes_over_parents_and_served_boards() -> None:
    assert tree().at_or_above("group") == {"group", "unit", "office", "board", "other-board"}
    assert tree().at_or_below("board") == {"board", "office", "unit", "group", "sister"}
    assert "park" in tree()
    assert "nowhere" not in tree()


@pytest.mark.usefixtures("organisation")
def test_the_tree_is_read_anew_when_an_organisation_has_changed() -> None:
    assert tree().at_or_below("unit") == {"unit", "group"}
    Organisation.objects.create(key="new", name="New", kind="unit", parent_id="unit")
    assert tree().at_or_below("unit") == {"unit", "group", "new"}


@pytest.mark.usefixtures("organisation")
@pytest.mark.parametrize(
    ("place", "held"),
    [
        ("unit", True),
        ("group", True),
        ("sister", False),
        ("office", False),
        ("board", False),
        ("park", False),
        ("", False),
    ],
)
def test_a_role_is_inherited_downward_alone(person_with: Person, place: str, held: bool) -> None:
    manager = person_with(RoleKind.UNIT_MANAGER, "unit")
    assert held_by(RoleKind.UNIT_MANAGER)(manager, place) is held


@pytest.mark.usefixtures("organisation")
@pytest.mark.parametrize(
    ("place", "read"),
    [
        ("unit", True),
        ("group", True),
        ("sister", False),
        ("office", True),
        ("board", True),
        ("park", False),
        ("", True),
    ],
)
def test_a_person_reads_downward_and_what_the_unit_serves_but_not_sideways(
    person_with: Person, place: str, read: bool
) -> None:
    assert may_read(person_with(RoleKind.UNIT_MANAGER, "unit"), place) is read


@pytest.mark.usefixtures("organisation")
def test_a_role_everywhere_reaches_every_place(auditor: User) -> None:
    assert places_of(auditor, READ).everywhere
    assert may_read(auditor, "park")
    assert may_read(auditor, "")


@pytest.mark.usefixtures("organisation")
def test_those_without_content_roles_read_nothing_undecided(administrator: User, person_with: Person) -> None:
    member = person_with(RoleKind.BOARD_MEMBER, "board")
    for person in (administrator, member, AnonymousUser()):
        assert not places_of(person, READ).contains(None)


@pytest.mark.usefixtures("organisation")
def test_a_substitute_has_the_role_for_the_period(system: User, reader: User, person_with: Person) -> None:
    manager = person_with(RoleKind.UNIT_MANAGER, "unit")
    assign_role(by=system, user=reader, role="unit_manager", place="unit", substitute_for=manager)
    assert held_by(RoleKind.UNIT_MANAGER)(reader, "group")


@pytest.mark.usefixtures("organisation")
def test_an_unknown_role_or_place_is_refused(system: User, reader: User) -> None:
    with pytest.raises(RoleUnknown, match="kung"):
        assign_role(by=system, user=reader, role="kung")
    with pytest.raises(PlaceUnknown, match="ingenstans"):
        assign_role(by=system, user=reader, role="reader", place="ingenstans", starts=date(2026, 1, 1))


def test_a_thing_without_a_place_is_a_fault_of_ours(reader: User) -> None:
    with pytest.raises(TypeError, match="no place"):
        held_by(RoleKind.READER)(reader, object())
