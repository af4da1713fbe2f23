"""A text is written by those who may, from what they saw, with its row in the log of changes."""

import threading
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection, connections

from rodatraden.apps.cycle.errors import ScopeClosed
from rodatraden.apps.cycle.models import Occasion, PlanningYear, Scope
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.planning.actions import edit_text
from rodatraden.apps.planning.errors import SlotMissing, TextUnreadable
from rodatraden.apps.planning.models import TextSection
from rodatraden.apps.planning.queries.texts import NOTHING, earlier_text, text_of, values_of
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.permissions.errors import PermissionRefused

Person = Callable[..., User]
NEW = token_of(NOTHING)


def write(by: User, scope: Scope, body: str, **more: str) -> TextSection:
    text = text_of(scope, "inledning")
    given = {"token": token_of(values_of(text)), "slot": "overview", **more}
    return edit_text(by=by, scope=scope, key="inledning", body=body, **given)


def rows() -> list[AuditRow]:
    return list(AuditRow.objects.filter(action="planning.edit_text").order_by("pk"))


def test_new_text_stands_in_its_slot_and_leaves_a_row(development_lead: User, scope: Scope) -> None:
    text = write(development_lead, scope, "Parken växer.\r\n", heading="Läget")
    assert (text.slot, text.heading, text.body) == ("overview", "Läget", "Parken växer.")
    (row,) = rows()
    assert (row.object_kind, row.object_key) == ("planning.textsection", "parknamnden/2025:inledning")
    assert (row.before, row.after) == (None, {"slot": "overview", "heading": "Läget", "body": "Parken växer."})


def test_only_what_differs_is_in_the_row(development_lead: User, scope: Scope) -> None:
    write(development_lead, scope, "Förr", heading="Läget")
    write(development_lead, scope, "Nu")
    assert (rows()[-1].before, rows()[-1].after) == ({"body": "Förr"}, {"body": "Nu"})
    assert text_of(scope, "inledning").heading == "Läget"  # type: ignore[union-attr]


def test_unchanged_text_leaves_no_row(development_lead: User, scope: Scope) -> None:
    write(development_lead, scope, "Samma")
    write(development_lead, scope, "Samma\r\n")
    assert len(rows()) == 1


def test_scope_knows_that_a_person_has_changed_it(development_lead: User, scope: Scope) -> None:
    write(development_lead, scope, "Nytt")
    assert Scope.objects.get(pk=scope.pk).changed_by_person


def test_old_token_writes_nothing(development_lead: User, scope: Scope) -> None:
    write(development_lead, scope, "Först")
    with pytest.raises(ChangedSince):
        write(development_lead, scope, "Sedan", token=NEW)
    assert text_of(scope, "inledning").body == "Först"  # type: ignore[union-attr]
    assert len(rows()) == 1


@pytest.mark.parametrize("role", [RoleKind.REPORTER, RoleKind.UNIT_MANAGER, RoleKind.CONTROLLER, RoleKind.HR_PARTNER])
def test_those_who_report_at_the_place_may_write(person_with: Person, scope: Scope, role: RoleKind) -> None:
    assert write(person_with(role, "parknamnden"), scope, "Text").body == "Text"


@pytest.mark.parametrize("role", [RoleKind.READER, RoleKind.AUDITOR, RoleKind.BOARD_MEMBER, RoleKind.ADMINISTRATOR])
def test_those_who_only_read_may_not(person_with: Person, scope: Scope, role: RoleKind) -> None:
    with pytest.raises(PermissionRefused):
        write(person_with(role, "parknamnden"), scope, "Text")


def test_one_from_another_board_may_not(person_with: Person, scope: Scope, scope_of: Callable[..., Scope]) -> None:
    scope_of(board="gatunamnden")
    with pytest.raises(PermissionRefused):
        write(person_with(RoleKind.DEVELOPMENT_LEAD, "gatunamnden"), scope, "Text")


def test_decided_text_is_changed_only_with_a_reason(development_lead: User, scope: Scope) -> None:
    write(development_lead, scope, "Beslutat")
    Scope.objects.update(is_closed=True)
    with pytest.raises(ScopeClosed):
        write(development_lead, scope, "Ändrat")
    write(development_lead, scope, "Ändrat", reason="Skrivfel i namnet")
    assert rows()[-1].reason == "Skrivfel i namnet"


def test_text_that_cannot_be_read_says_where(development_lead: User, scope: Scope) -> None:
    with pytest.raises(TextUnreadable, match="^Rad 3: figuren stängs inte"):
        write(development_lead, scope, "En rad\n\nTalet {{count:goals")


def test_new_text_needs_a_slot(development_lead: User, scope: Scope) -> None:
    with pytest.raises(SlotMissing):
        write(development_lead, scope, "Text", slot="")


def test_ended_text_comes_back_as_new(development_lead: User, scope: Scope) -> None:
    write(development_lead, scope, "Förr")
    TextSection.objects.update(ended_at=scope.imported_at or date(2025, 1, 1).isoformat() + "T00:00Z")
    assert write(development_lead, scope, "Igen", token=NEW).pk == TextSection.objects.get().pk
    assert rows()[-1].before is None


def test_text_of_last_time_is_the_newest_before(development_lead: User, scope_of: Callable[..., Scope]) -> None:
    for year in (2023, 2024, 2026):
        write(development_lead, scope_of(year), f"År {year}")
    assert earlier_text(scope_of(2025), slot="overview").body == "År 2024"  # type: ignore[union-attr]
    assert earlier_text(scope_of(2023), slot="overview") is None


def test_report_of_last_time_is_the_occasion_before(development_lead: User, scope_of: Callable[..., Scope]) -> None:
    year = PlanningYear.objects.create(year=2025, steering_model="m", state="ordinary")
    for key, day in (("mars", date(2025, 3, 31)), ("augusti", date(2025, 8, 31)), ("helar", date(2025, 12, 31))):
        Occasion.objects.create(year=year, key=key, name=key, kind="interim_early", as_of=day)
        write(development_lead, scope_of(2025, key), f"Per {key}")
    assert earlier_text(scope_of(2025, "helar"), slot="overview").body == "Per augusti"  # type: ignore[union-attr]
    assert earlier_text(scope_of(2025, "mars"), slot="overview") is None


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_of_many_who_save_at_once_one_wins_a_token(development_lead: User, scope: Scope) -> None:
    write(development_lead, scope, "Utgångsläge")
    for turn in range(3):
        token = token_of(values_of(text_of(scope, "inledning")))
        won = _race(development_lead, scope, token, turn)
        assert len(won) == 1
        assert text_of(scope, "inledning").body == won[0]  # type: ignore[union-attr]
        assert rows()[-1].after == {"body": won[0]}
    assert len(rows()) == 4


def _race(by: User, scope: Scope, token: str, turn: int) -> list[str]:
    """Sixteen people save from the same token, at once where the database takes several; whose text was taken."""
    won: list[str] = []
    lost: list[str] = []
    at_once = connection.vendor == "postgresql"
    start = threading.Barrier(16)

    def save(number: int) -> None:
        body = f"Varv {turn}, skribent {number}"
        if at_once:
            start.wait(20)
        try:
            edit_text(by=by, scope=scope, key="inledning", body=body, token=token)
            won.append(body)
        except ChangedSince:
            lost.append(body)

    def save_apart(number: int) -> None:
        try:
            save(number)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=save_apart, args=(number,)) for number in range(16 if at_once else 0)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    for number in range(0 if at_once else 16):
        save(number)
    assert len(won) + len(lost) == 16
    return won
