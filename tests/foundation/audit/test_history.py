"""What has happened to a thing can be read, newest first."""

from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import erase_personal_values, record, seal
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.audit.queries import FieldChange, Stated, What, entry_of, history_of


def note(by: User, **told: object) -> None:
    record(by=by, action="tests.change", kind="tests.thing", key="sak", **told)  # type: ignore[arg-type]


def test_history_tells_who_when_what_and_why_newest_first(reader: User, system: User) -> None:
    note(system, after={"name": "Ett"})
    note(reader, before={"name": "Ett"}, after={"name": "Två"}, reason="Stavfel")
    newest, oldest = history_of("tests.thing", "sak").entries
    assert (newest.actor, newest.action, newest.reason, newest.what) == (
        "Lena Läsare",
        "tests.change",
        "Stavfel",
        What.CHANGED,
    )
    assert newest.changes == (FieldChange(field="name", before=Stated("Ett"), after=Stated("Två")),)
    assert (oldest.actor, oldest.what) == ("Systemet", What.ADDED)
    assert oldest.changes == (FieldChange(field="name", before=None, after=Stated("Ett")),)
    assert newest.at >= oldest.at


def test_ended_and_merely_noted_changes_are_told_apart(reader: User) -> None:
    note(reader)
    note(reader, before={"name": "Ett"})
    assert [entry.what for entry in history_of("tests.thing", "sak").entries] == [What.ENDED, What.NOTED]


def test_only_the_things_own_rows_are_there(reader: User) -> None:
    record(by=reader, action="tests.change", kind="tests.thing", key="annan")
    record(by=reader, action="tests.change", kind="tests.other", key="sak")
    assert history_of("tests.thing", "sak").total == 0


def test_history_comes_a_page_at_a_time(reader: User) -> None:
    for number in range(5):
        note(reader, after={"number": number})
    numbers = {
        page: [entry.changes[0].after.content for entry in history_of("tests.thing", "sak", page=page, size=2).entries]  # type: ignore[union-attr]
        for page in (1, 2, 3, 99)
    }
    assert numbers == {1: [4, 3], 2: [2, 1], 3: [0], 99: [0]}
    assert history_of("tests.thing", "sak", page=2, size=2).pages == 3


def test_history_costs_as_many_queries_for_many_rows_as_for_one(
    reader: User, django_assert_num_queries: object
) -> None:
    for count in (1, 20):
        for _ in range(count):
            note(reader, after={"name": "Eva"}, before={}, reason="")
        with django_assert_num_queries(3):  # type: ignore[operator]
            history_of("tests.thing", "sak")


def test_personal_values_are_told_until_they_are_erased(reader: User, administrator: User) -> None:
    record(
        by=reader,
        action="tests.change",
        kind="tests.thing",
        key="sak",
        before={"name": "Eva Ek"},
        after={"name": "Eva Alm", "role": "chef"},
        personal=("name",),
    )
    [entry] = history_of("tests.thing", "sak").entries
    assert {change.field: (change.before, change.after) for change in entry.changes} == {
        "name": (Stated("Eva Ek"), Stated("Eva Alm")),
        "role": (None, Stated("chef")),
    }
    erase_personal_values(by=administrator, kind="tests.thing", key="sak", reason="Begäran")
    told, entry = history_of("tests.thing", "sak").entries
    assert told.action == "audit.erase_personal_values"
    assert {change.field: change.before for change in entry.changes}["name"] == Stated(None, erased=True)


def test_one_change_is_found_only_under_its_own_thing(reader: User) -> None:
    note(reader)
    row = AuditRow.objects.get(action="tests.change")
    found = entry_of("tests.thing", "sak", row.pk)
    assert found is not None
    assert (found.row, found.batch) == (row.pk, None)
    assert entry_of("tests.thing", "annan", row.pk) is None
    seal()
    sealed = entry_of("tests.thing", "sak", row.pk)
    assert sealed is not None
    assert sealed.batch == 1
