"""Setting up the municipality and its organisation, from an empty database."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from rodatraden.apps.cycle.actions.municipality import edit_municipality
from rodatraden.apps.cycle.actions.organisation import (
    cease_organisation,
    create_organisation,
    edit_organisation,
    end_organisation,
    order_organisation,
)
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.organisation_errors import (
    BoardWorksForNobody,
    CodeInvalid,
    ColourInvalid,
    KindHasPlans,
    NotABoard,
    OneCouncil,
    ReplacesItself,
    UnderItself,
    ValidityReversed,
)
from rodatraden.apps.cycle.queries.organisation import (
    _LISTED_IN,
    KIND,
    NAMED_IN,
    municipality_facts,
    needed_by,
    organisations,
)
from rodatraden.apps.cycle.thing_errors import NameMissing, StillNeeded, ThingGone
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.queries.content import MunicipalityFacts
from rodatraden.apps.org.queries.places import may_read
from rodatraden.connectors.planfile.references import REFERS
from rodatraden.core.content.organisation import Organisation, OrganisationKind
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.keyed.one_kind import values_of
from rodatraden.foundation.keyed.still_used import foreign_keys_to
from rodatraden.foundation.permissions import PermissionRefused

ASTAD = MunicipalityFacts(
    id="0126", name="Åstads kommun", county="Ålands län", organisation_number="", accent="#17545c", notice=""
)
UNIT, BOARD, OFFICE = OrganisationKind.UNIT, OrganisationKind.BOARD, OrganisationKind.ADMINISTRATION


def token() -> str:
    return token_of(values_of(municipality_facts()))


def add(by: User, name: str, kind: OrganisationKind = UNIT, **more: object) -> Organisation:
    return create_organisation(by=by, organisation=Organisation(key="", name=name, kind=kind, **more))  # type: ignore[arg-type]


def change(by: User, before: Organisation, **more: object) -> Organisation:
    after = replace(before, **more)  # type: ignore[arg-type]
    return edit_organisation(by=by, organisation=after, token=token_of(values_of(before)))


@pytest.fixture
def park(administrator: User) -> tuple[Organisation, Organisation, Organisation]:
    """A board, its administration and a unit."""
    board = add(administrator, "Parknämnden", BOARD)
    office = add(administrator, "Parkförvaltningen", OFFICE, serves=(board.key,))
    return board, office, add(administrator, "Parkdriften", parent=office.key)


def test_municipality_begins_in_an_empty_database(administrator: User) -> None:
    edit_municipality(by=administrator, facts=ASTAD, token=token())
    assert municipality_facts() == ASTAD
    assert Scope.objects.get().changed_by_person
    edit_municipality(by=administrator, facts=replace(ASTAD, county="Åstads län"), token=token())
    assert [row.action for row in AuditRow.objects.filter(object_kind="org.municipality").order_by("pk")] == [
        "org.municipality.edit"
    ] * 2


@pytest.mark.parametrize(
    ("told", "refusal"),
    [({"name": " "}, NameMissing), ({"id": "12"}, CodeInvalid), ({"accent": "blå"}, ColourInvalid)],
)
def test_municipality_that_says_what_cannot_be_is_refused(
    administrator: User, told: dict[str, str], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        edit_municipality(by=administrator, facts=replace(ASTAD, **told), token=token())
    assert municipality_facts().name == ""


def test_municipality_changed_meanwhile_is_not_overwritten(administrator: User) -> None:
    begun = token()
    edit_municipality(by=administrator, facts=ASTAD, token=begun)
    with pytest.raises(ChangedSince):
        edit_municipality(by=administrator, facts=replace(ASTAD, name="Annan"), token=begun)


def test_unit_gets_a_key_of_its_name_and_rights_reach_it_at_once(
    administrator: User, park: tuple[Organisation, ...], person_with: Callable[..., User]
) -> None:
    assert [each.key for each in park] == ["parknamnden", "parkforvaltningen", "parkdriften"]
    reader = person_with(RoleKind.READER, "parkforvaltningen")
    assert not may_read(reader, "lekenheten")
    leken = add(administrator, "Lekenheten", parent="parkforvaltningen")
    assert may_read(reader, "lekenheten")
    change(administrator, leken, parent="")
    assert not may_read(reader, "lekenheten")


def test_name_that_was_used_before_gives_a_key_of_its_own(administrator: User) -> None:
    end_organisation(by=administrator, key=add(administrator, "Parkdriften").key)
    assert add(administrator, "Parkdriften").key == "parkdriften-2"


def test_organisation_cannot_stand_under_itself_however_far(
    administrator: User, park: tuple[Organisation, ...]
) -> None:
    _board, office, unit = park
    with pytest.raises(UnderItself):
        change(administrator, office, parent=unit.key)
    with pytest.raises(UnderItself):
        change(administrator, unit, parent=unit.key)


def test_only_boards_are_worked_for(administrator: User, park: tuple[Organisation, ...]) -> None:
    board, office, unit = park
    other = add(administrator, "Lekplatsnämnden", BOARD)
    assert change(administrator, office, serves=(board.key, other.key)).serves == (board.key, other.key)
    with pytest.raises(NotABoard):
        change(administrator, unit, serves=(office.key,))
    with pytest.raises(BoardWorksForNobody):
        change(administrator, other, serves=(board.key,))


def test_board_that_is_worked_for_stays_a_board(administrator: User, park: tuple[Organisation, ...]) -> None:
    with pytest.raises(KindHasPlans):
        change(administrator, park[0], kind=UNIT)


def test_there_is_one_council(administrator: User) -> None:
    add(administrator, "Kommunfullmäktige", OrganisationKind.COUNCIL)
    with pytest.raises(OneCouncil):
        add(administrator, "Regionfullmäktige", OrganisationKind.COUNCIL)


def test_unit_replaces_others_but_not_itself(administrator: User, park: tuple[Organisation, ...]) -> None:
    unit = park[2]
    new = add(administrator, "Park och lek", predecessors=(unit.key,))
    assert new.predecessors == (unit.key,)
    with pytest.raises(ReplacesItself):
        change(administrator, unit, predecessors=(unit.key,))
    with pytest.raises(ThingGone):
        change(administrator, unit, predecessors=("finns-inte",))


def test_unit_that_ceases_stays_until_its_day(administrator: User, park: tuple[Organisation, ...]) -> None:
    unit = change(administrator, park[2], valid_from=date(2024, 1, 1))
    ceased = cease_organisation(by=administrator, key=unit.key, last_day=date(2026, 12, 31))
    assert ceased.valid_to == date(2026, 12, 31)
    assert [each.key for each in organisations()] == [each.key for each in park]
    with pytest.raises(ValidityReversed):
        cease_organisation(by=administrator, key=unit.key, last_day=date(2023, 12, 31))


def test_organisation_that_something_needs_is_not_ended(
    administrator: User, park: tuple[Organisation, ...], person_with: Callable[..., User]
) -> None:
    board, office, unit = park
    person_with(RoleKind.UNIT_MANAGER, unit.key, "Elin Enhetschef")
    assert [(use.label, use.name) for use in needed_by(unit.key)] == [("rollen enhetschef för", "Elin Enhetschef")]
    assert [(use.label, use.name) for use in needed_by(office.key)] == [("organisation", "Parkdriften")]
    assert [(use.label, use.name) for use in needed_by(board.key)] == [("organisation", "Parkförvaltningen")]
    with pytest.raises(StillNeeded, match="Elin Enhetschef"):
        end_organisation(by=administrator, key=unit.key)
    extra = add(administrator, "Av misstag")
    end_organisation(by=administrator, key=extra.key)
    assert [each.key for each in organisations()] == [each.key for each in park]


def test_every_way_a_plan_file_names_an_organisation_is_known_to_need_it() -> None:
    told = {of.__name__ for of, names in REFERS.items() if ("organisation",) in names.values()}
    models = {model.partition(".")[2] for model, _field in (*foreign_keys_to(KIND), *NAMED_IN[KIND], *_LISTED_IN)}
    assert told - models == set()


def test_organisations_are_put_in_order(administrator: User) -> None:
    for name in ("A", "B", "C"):
        add(administrator, name)
    order_organisation(by=administrator, key="c", to=0, beside=lambda one, other: one.parent == other.parent)
    assert [each.name for each in organisations()] == ["C", "A", "B"]


def test_those_who_may_are_central_office_development_lead_and_administrator(person_with: Callable[..., User]) -> None:
    may = set()
    for role in RoleKind:
        try:
            add(person_with(role), f"Av {role.value}")
            may.add(role)
        except PermissionRefused:
            pass
    assert may == {RoleKind.CENTRAL_OFFICE, RoleKind.DEVELOPMENT_LEAD, RoleKind.ADMINISTRATOR}
    with pytest.raises(PermissionRefused):
        add(person_with(RoleKind.DEVELOPMENT_LEAD, "av-administrator"), "Här")
