"""Who may read which history, what it tells, and putting values back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.followup.models import Part
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.models import Organisation
from rodatraden.documents.models import Document, MarginComment, TemplateVersion
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import erase_personal_values, record, seal
from rodatraden.foundation.audit.models import AuditRow
from tests.web.history.conftest import KIND, Note, Notes, Write

SignIn = Callable[[User], Client]
PersonWith = Callable[..., User]
ADDRESS = f"/historik/{KIND}/ett/"


@pytest.fixture
def board(system: User) -> Organisation:
    """A board."""
    return Organisation.objects.create(key="omsorgsnamnden", name="Omsorgsnämnden", kind="board")


def text_of(client: Client, address: str = ADDRESS) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_history_asks_one_to_sign_in(client: Client, write: Write) -> None:
    write(name="Ett")
    answer = client.get(ADDRESS)
    assert (answer.status_code, answer.headers["Location"].partition("?")[2]) == (302, f"next={ADDRESS}")


def test_history_tells_who_did_what_and_how_it_was(signed_in: SignIn, reader: User, write: Write) -> None:
    write(name="Ett")
    write(name="Två")
    page = text_of(signed_in(reader))
    assert "<h1>Anteckningen ett</h1>" in page
    assert "Urban Utvecklingsledare ändrade" in page
    assert "Från <del>Ett</del> till <ins>Två</ins>" in page
    assert page.index("<ins>Två</ins>") < page.index("<p>Ett</p>")


def test_history_is_not_there_for_one_of_another_board(
    signed_in: SignIn, person_with: PersonWith, board: Organisation, write: Write
) -> None:
    Organisation.objects.create(key="skolnamnden", name="Skolnämnden", kind="board")
    write(name="Ett")
    inside, outside = (person_with(RoleKind.CONTROLLER, key) for key in ("omsorgsnamnden", "skolnamnden"))
    assert [signed_in(user).get(ADDRESS).status_code for user in (inside, outside)] == [200, 404]


def test_member_of_the_board_reads_no_history_of_what_is_undecided(
    signed_in: SignIn, person_with: PersonWith, board: Organisation, write: Write
) -> None:
    write(name="Ett")
    assert signed_in(person_with(RoleKind.BOARD_MEMBER, "omsorgsnamnden")).get(ADDRESS).status_code == 404


def test_thing_without_history_or_existence_is_not_there(signed_in: SignIn, reader: User, notes: Notes) -> None:
    client = signed_in(reader)
    notes["ny"] = Note("ny")
    assert client.get(ADDRESS).status_code == 404
    assert "Inget har ändrats än" in text_of(client, f"/historik/{KIND}/ny/")


def test_what_stands_nowhere_is_for_those_who_read_everywhere(
    signed_in: SignIn, reader: User, auditor: User, person_with: PersonWith, board: Organisation
) -> None:
    record(by=reader, action="tests.x", kind="indicators.target", key="a/b c", after={"amount": "X"})
    address = reverse("history:object", args=("indicators.target", "a/b c"))
    local = person_with(RoleKind.DEVELOPMENT_LEAD, "omsorgsnamnden")
    assert [signed_in(user).get(address).status_code for user in (auditor, local)] == [200, 404]


@pytest.mark.parametrize("kind", ["tests.unknown", "nothing", "outbox.message", "accounts.user", "a.b.c"])
def test_what_is_no_content_and_nobody_registered_is_for_nobody(
    signed_in: SignIn, auditor: User, system: User, kind: str
) -> None:
    record(by=system, action="tests.x", kind=kind, key="1", after={"name": "X"})
    assert signed_in(auditor).get(reverse("history:object", args=(kind, "1"))).status_code == 404


def test_history_of_an_account_is_for_administrators(
    signed_in: SignIn, reader: User, administrator: User, auditor: User
) -> None:
    address = reverse("history:object", args=("account", str(reader.pk)))
    assert [signed_in(user).get(address).status_code for user in (reader, auditor)] == [404, 404]
    page = text_of(signed_in(administrator), address)
    assert "<h1>Lena Läsare</h1>" in page
    assert "Systemet gav en roll" in page
    assert "<p>läsare</p>" in page
    assert reader.email in page
    erase_personal_values(by=administrator, kind="account", key=str(reader.pk), reason="Begäran")
    page = text_of(signed_in(administrator), address)
    assert reader.email not in page
    assert "Personuppgiften är raderad." in page


def test_model_names_fields_choices_and_what_they_point_at(
    signed_in: SignIn, person_with: PersonWith, system: User, board: Organisation
) -> None:
    after = {"name": "Parken", "parent": "omsorgsnamnden", "valid_from": "2024-01-01", "amount 2024": "1"}
    Organisation.objects.create(key="parken", name="Parken", kind="unit", parent=board)
    record(by=system, action="org.replace_content", kind="org.organisation", key="parken", after=after)
    page = text_of(
        signed_in(person_with(RoleKind.UNIT_MANAGER, "parken")),
        reverse("history:object", args=("org.organisation", "parken")),
    )
    assert "Historik · organisation" in page
    assert "Systemet läste in från fil" in page
    shown = dict(part.split("</dt><dd>") for part in page.replace(" ", "").split("<dt>")[1:])
    assert {label: said.partition("</p>")[0].removeprefix("<p>") for label, said in shown.items()} == {
        "Namn": "Parken",
        "Under": "Omsorgsnämnden",
        "Gällerfrån": "1januari2024",
        "Värde:2024": "1",
    }


def test_what_is_a_scopes_own_is_read_at_the_scopes_place(
    signed_in: SignIn, person_with: PersonWith, system: User, board: Organisation
) -> None:
    Organisation.objects.create(key="skolnamnden", name="Skolnämnden", kind="board")
    Scope.objects.create(key="omsorgsnamnden/2024", level="board_year", board=board, year=2024)
    key = "omsorgsnamnden/2024:inledning"
    record(by=system, action="planning.edit_text", kind="planning.textsection", key=key, after={"body": "Text"})
    address = reverse("history:object", args=("planning.textsection", key))
    answers = [
        signed_in(person_with(RoleKind.READER, place)).get(address).status_code
        for place in ("omsorgsnamnden", "skolnamnden")
    ]
    assert answers == [200, 404]


def test_part_of_a_unit_is_not_read_from_the_unit_beside(
    signed_in: SignIn, person_with: PersonWith, system: User, board: Organisation
) -> None:
    for key in ("enheten", "grannen"):
        Organisation.objects.create(key=key, name=key, kind="unit", parent=board)
    scope = Scope.objects.create(key="omsorgsnamnden/2024/mars", level="board_occasion", board=board, year=2024,
                                 occasion="mars")  # fmt: skip
    Part.objects.create(scope=scope, organisation="enheten", section="texts")
    keys = [f"{scope.key}:enheten:texts", f"{scope.key}:enheten:okänd"]
    for key in keys:
        record(by=system, action="followup.mark_ready", kind="followup.part", key=key)
    clients = [
        signed_in(person_with(RoleKind.UNIT_MANAGER, place)) for place in ("enheten", "grannen", "omsorgsnamnden")
    ]
    answers = [[client.get(f"/historik/followup.part/{key}/").status_code for client in clients] for key in keys]
    assert answers == [[200, 404, 200], [404, 404, 404]]


def test_comment_is_read_where_its_document_stands(
    signed_in: SignIn, person_with: PersonWith, system: User, board: Organisation
) -> None:
    Organisation.objects.create(key="skolnamnden", name="Skolnämnden", kind="board")
    scope = Scope.objects.create(key="omsorgsnamnden/2024", level="board_year", board=board, year=2024)
    template = TemplateVersion.objects.create(key="plan", version=1, kind="plan", content={})
    document = Document.objects.create(key="d", scope=scope, template=template, title="Planen", kind="plan")
    comment = MarginComment.objects.create(
        document=document, node="n", place="skolnamnden", text="Så?", written_by=system
    )
    record(by=system, action="documents.comment", kind="documents.margincomment", key=str(comment.pk))
    address = f"/historik/documents.margincomment/{comment.pk}/"
    answers = [
        signed_in(person_with(RoleKind.READER, place)).get(address).status_code
        for place in ("omsorgsnamnden", "skolnamnden")
    ]
    assert answers == [200, 404]


LONG = "Nämnden arbetar med att utveckla verksamheten tillsammans med brukare och medarbetare under hela året."


def test_long_text_is_shown_as_one_with_what_differs_and_whole_behind(
    signed_in: SignIn, development_lead: User, write: Write
) -> None:
    write(body=LONG)
    write(body=LONG.replace("utveckla", "förbättra"))
    page = text_of(signed_in(development_lead))
    struck = '<del><span class="ds-sr-only">Borttaget: </span>utveckla<span class="ds-sr-only">. </span></del>'
    put_in = '<ins><span class="ds-sr-only">Tillagt: </span>förbättra<span class="ds-sr-only">. </span></ins>'
    assert f"Nämnden arbetar med att {struck}{put_in} verksamheten" in page
    assert f'<p class="rt-log-text">{LONG}</p><form method="post"' in page


def test_texts_cannot_write_in_the_page(signed_in: SignIn, reader: User, write: Write) -> None:
    write(body="<script>1</script>", **{"<b>fält</b>": "x"})
    write(body=f"<script>2</script> {LONG}")
    page = text_of(signed_in(reader))
    assert "<script>1" not in page
    assert "<script>2" not in page
    assert "<b>" not in page


def test_reason_and_waiting_for_the_seal_are_told(
    signed_in: SignIn, reader: User, write: Write, development_lead: User
) -> None:
    write(name="Ett")
    record(by=development_lead, action="tests.edit", kind=KIND, key="ett", reason="Beslut § 7")
    client = signed_in(reader)
    assert "Varför:</span> Beslut § 7" in text_of(client)
    assert "förseglas strax" in text_of(client)
    seal()
    assert "förseglas strax" not in text_of(client)


def test_history_is_paged_by_fifty(signed_in: SignIn, reader: User, write: Write) -> None:
    for number in range(51):
        write(name=f"Namn {number}")
    client = signed_in(reader)
    first, second = client.get(f"{ADDRESS}?fran=/dokument/"), client.get(f"{ADDRESS}?sida=2&fran=/dokument/")
    assert (first.content.count(b"<article"), second.content.count(b"<article")) == (50, 1)
    assert f'href="{ADDRESS}?sida=2&amp;fran=%2Fdokument%2F"' in first.content.decode()
    assert f'href="{ADDRESS}?fran=%2Fdokument%2F"' in second.content.decode()
    assert [client.get(f"{ADDRESS}?sida={page}").status_code for page in ("x", "0", "99", "-1")] == [200] * 4


def test_history_costs_as_many_questions_for_many_rows_as_for_one(
    signed_in: SignIn, reader: User, write: Write, django_assert_num_queries: Any
) -> None:
    client = signed_in(reader)
    write(name="Ett")
    with django_assert_num_queries(6) as asked:
        client.get(ADDRESS)
    for number in range(30):
        write(name=f"Namn {number}")
    with django_assert_num_queries(len(asked)):
        client.get(ADDRESS)


@pytest.mark.parametrize(
    ("given", "shown"),
    [("/dokument/", True), ("//evil.example/", False), ("https://evil.example/", False), ("", False)],
)
def test_way_back_leads_only_to_ourselves(
    signed_in: SignIn, reader: User, write: Write, given: str, shown: bool
) -> None:
    write(name="Ett")
    page = signed_in(reader).get(ADDRESS, {"fran": given}).content.decode()
    assert (">Tillbaka</a>" in page) is shown


def put_back(client: Client, row: int, field: str = "name", **more: str) -> Any:
    return client.post(f"{ADDRESS}aterstall/", {"row": row, "field": field, **more}, follow=True)


def newest_row() -> int:
    return AuditRow.objects.filter(object_kind=KIND).latest("pk").pk


def test_earlier_value_is_put_back_by_the_apps_own_action(
    signed_in: SignIn, development_lead: User, write: Write
) -> None:
    write(name="Ett")
    note = write(name="Två")
    answer = put_back(signed_in(development_lead), newest_row(), fran="/dokument/")
    assert note.values == {"name": "Ett"}
    assert answer.redirect_chain == [(f"{ADDRESS}?fran=%2Fdokument%2F", 302)]
    page = answer.content.decode()
    assert "Lydelsen är återställd." in page
    told = AuditRow.objects.get(pk=newest_row())
    assert (told.before, told.after, told.actor) == ({"name": "Två"}, {"name": "Ett"}, development_lead)


def test_button_stands_by_each_earlier_value_that_is_another_than_now(
    signed_in: SignIn, development_lead: User, write: Write
) -> None:
    for name in ("Ett", "Två", "Tre", "Ett"):
        write(name=name)
    page = text_of(signed_in(development_lead))
    assert [page.count(f"Återställ till {name}<") for name in ("Ett", "Två", "Tre")] == [0, 1, 1]


def test_no_button_for_one_who_may_only_read(signed_in: SignIn, reader: User, write: Write) -> None:
    write(name="Ett")
    write(name="Två")
    client = signed_in(reader)
    assert "Återställ" not in text_of(client)
    assert put_back(client, newest_row()).status_code == 403


def test_no_button_where_nothing_is_registered(
    signed_in: SignIn, development_lead: User, reader: User, monkeypatch: pytest.MonkeyPatch, write: Write
) -> None:
    from rodatraden.foundation.audit import restoring

    write(name="Ett")
    write(name="Två")
    monkeypatch.setattr(restoring, "_RESTORERS", {})
    client = signed_in(development_lead)
    assert "Återställ" not in text_of(client)
    assert put_back(client, newest_row()).status_code == 404


def test_only_registered_fields_are_put_back(
    signed_in: SignIn, development_lead: User, notes: Notes, write: Write
) -> None:
    from rodatraden.foundation.audit import restoring

    restoring.register(KIND, notes.edit, fields=frozenset({"name"}))
    write(name="Ett", body="A")
    note = write(name="Två", body="B")
    client = signed_in(development_lead)
    page = text_of(client)
    assert ("Återställ till Ett" in page, "Återställ till A" in page) == (True, False)
    assert put_back(client, newest_row(), "body").status_code == 404
    assert note.values["body"] == "B"


def test_refusal_of_the_action_is_told_and_nothing_is_changed(
    signed_in: SignIn, development_lead: User, write: Write
) -> None:
    write(name="Ett")
    note = write(name="Två")
    note.locked = True
    answer = put_back(signed_in(development_lead), newest_row())
    assert "Anteckningen är låst: lås upp den först." in answer.content.decode()
    assert note.values == {"name": "Två"}


def test_row_of_another_thing_field_or_nothing_is_not_put_back(
    signed_in: SignIn, development_lead: User, write: Write
) -> None:
    write("annan", name="X")
    write("annan", name="Y")
    other = newest_row()
    write(name="Ett")
    first = newest_row()
    client = signed_in(development_lead)
    answers = [put_back(client, other), put_back(client, first), put_back(client, first, "body"),
               put_back(client, 0), client.post(f"{ADDRESS}aterstall/", {"row": "x"})]  # fmt: skip
    assert [answer.status_code for answer in answers] == [404] * 5
    assert client.get(f"{ADDRESS}aterstall/").status_code == 405


def test_administrator_erases_what_the_history_says_of_a_person(
    signed_in: SignIn, reader: User, administrator: User
) -> None:
    address = reverse("history:object", args=("account", str(reader.pk)))
    client = signed_in(administrator)
    assert "Radera personuppgifterna" in text_of(client, address)
    lacking = client.post(f"{address}radera/", {"reason": " "}, follow=True)
    assert "Ange varför personuppgifterna ska raderas." in lacking.content.decode()
    done = client.post(f"{address}radera/", {"reason": "Begäran"}, follow=True).content.decode()
    assert "Personuppgifterna är raderade ur historiken." in done
    assert "Anna Administratör raderade personuppgifter ur historiken" in done
    assert reader.email not in done
    assert "Radera personuppgifterna" not in done


def test_only_administrators_erase(signed_in: SignIn, development_lead: User, write: Write) -> None:
    write(name="Ett")
    client = signed_in(development_lead)
    assert "Radera personuppgifterna" not in text_of(client)
    assert client.post(f"{ADDRESS}radera/", {"reason": "x"}).status_code == 403
    assert client.get(f"{ADDRESS}radera/").status_code == 405
