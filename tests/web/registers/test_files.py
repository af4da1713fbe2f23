"""Bringing in plan files in the browser, and taking them home."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.planning.models import Goal
from rodatraden.connectors.planfile import yaml_text
from rodatraden.connectors.planfile.load import load
from rodatraden.connectors.planfile.parse import parse
from rodatraden.connectors.planfile.read import read_row
from rodatraden.connectors.planfile.write import write
from rodatraden.documents.models import Document
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.editing import actions as editing
from rodatraden.foundation.editing.models import Upload
from tests.documents.board import FIXTURES

SignedIn = Callable[[User], Client]
AT, PREVIEW, EXPORT = "/grunduppgifter/las-in/", "/grunduppgifter/las-in/se-igenom/", "/grunduppgifter/hamta/"
FILES = ("kommun.yaml", "plan.yaml", "report.yaml")


@pytest.fixture
def client_(development_lead: User, signed_in: SignedIn) -> Client:
    return signed_in(development_lead)


def whole(name: str) -> bytes:
    return (FIXTURES / name).read_bytes()


def send(client: Client, **files: bytes) -> Any:
    sent = [SimpleUploadedFile(f"{name}.yaml" if "." not in name else name, data) for name, data in files.items()]
    return client.post(AT, {"filer": sent})


def send_all(client: Client) -> Any:
    return client.post(AT, {"filer": [SimpleUploadedFile(name, whole(name)) for name in FILES]})


def answer(html: str) -> dict[str, str]:
    """What the form of the preview carries."""
    names = dict(re.findall(r'name="(sett|filer)" value="([^"]*)"', html))
    return {**names, "gor": "las-in"}


def shown(client: Client, address: str = PREVIEW) -> str:
    return client.get(address).content.decode().split("<main")[1].split("</main>")[0]


def test_files_are_shown_before_anything_is_kept_and_brought_in_by_a_yes(client_: Client) -> None:
    assert send_all(client_).headers["Location"] == PREVIEW
    html = shown(client_)
    assert (Organisation.objects.count(), Document.objects.count(), "Läggs till" in html) == (0, 0, True)
    done = client_.post(PREVIEW, answer(html), follow=True).content.decode()
    assert "Filerna är inlästa" in done
    assert "Nytt dokument:" in done
    assert {scope.level for scope in Scope.objects.all()} == {"municipality", "board_year", "board_occasion"}
    assert Upload.objects.count() == 0
    assert not Scope.objects.get(key="kommunen").changed_by_person


def test_no_leaves_nothing(client_: Client) -> None:
    send_all(client_)
    client_.post(PREVIEW, {"gor": "avbryt"})
    assert (
        Upload.objects.count(),
        Scope.objects.count(),
        AuditRow.objects.filter(action="cycle.note_import").count(),
    ) == (0, 0, 0)
    assert client_.get(PREVIEW).headers["Location"] == AT


def test_preview_shows_each_change_before_and_after_and_what_would_end(client_: Client, development_lead: User) -> None:
    load([parse(whole("kommun.yaml"), "kommun.yaml")], by=development_lead)
    changed = whole("kommun.yaml").decode().replace("{key: inkop, name: Inköp}", "{key: inkop, name: Inköpen}")
    without = changed.replace(
        '    - {key: sol-2001, name: socialtjänstlagen, abbreviation: SoL, number: "2001:453", valid_to: 2025-06-30}\n',
        "",
    )
    send(client_, kommun=without.encode())
    html = shown(client_)
    assert "<del>Inköp</del>" in html
    assert "<ins>Inköpen</ins>" in html
    assert re.search(r"Avslutas 1</b>\s*<span[^>]*>lag 1<", html)
    same = send(client_, kommun=whole("kommun.yaml"))
    assert same.headers["Location"] == PREVIEW
    assert ("Filerna ändrar ingenting" in shown(client_), "Ja, läs in" in shown(client_)) == (True, False)


def test_each_file_that_cannot_be_read_gets_a_sentence_with_its_line(client_: Client) -> None:
    broken = whole("plan.yaml").replace(b"level: board_year", b"level: board_yaer")
    html = send(client_, plan=broken, kommun=b"schema: annat\n").content.decode()
    found = re.findall(r"<li>((?:plan|kommun)\.yaml, rad \d+:[^<]*)</li>", html)
    assert len(found) == 2
    assert Upload.objects.count() == 0


def test_file_that_refers_to_nothing_is_refused_with_its_line(client_: Client) -> None:
    html = send(client_, plan=whole("plan.yaml"))
    assert html.status_code == 422
    assert "plan.yaml, rad" in html.content.decode()
    assert Scope.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("bild.png", b"\x89PNG", "ingen planfil"),
        ("trasig.zip", b"PK\x03\x04trasig", "går inte att packa upp"),
    ],
)
def test_what_is_no_plan_file_is_refused(client_: Client, name: str, data: bytes, said: str) -> None:
    html = client_.post(AT, {"filer": SimpleUploadedFile(name, data)})
    assert (html.status_code, said in html.content.decode()) == (422, True)
    assert client_.post(AT, {}).status_code == 422


def test_files_too_large_are_refused_before_they_are_read(client_: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rodatraden.web.registers.uploads.MAX_BYTES", 100)
    assert "större än" in send(client_, kommun=b"#" * 101).content.decode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("stor.yaml", b"#" * 101)
    assert "större än" in client_.post(AT, {"filer": SimpleUploadedFile("a.zip", packed.getvalue())}).content.decode()
    monkeypatch.setattr("rodatraden.web.registers.uploads.LARGEST_UPLOAD", 50)
    assert "för stora eller för många" in send(client_, kommun=b"#" * 60).content.decode()
    assert (yaml_text.MAX_BYTES, editing.LARGEST_UPLOAD) == (20_000_000, 60_000_000)


def test_what_is_decided_or_changed_by_hand_is_replaced_only_with_a_reason(
    client_: Client, development_lead: User
) -> None:
    load([parse(whole("kommun.yaml"), "kommun.yaml")], by=development_lead)
    Scope.objects.update(changed_by_person=True)
    changed = whole("kommun.yaml").replace("name: Inköp}".encode(), "name: Inköpen}".encode())
    send(client_, kommun=changed)
    html = shown(client_)
    assert "ändrat för hand" in html
    refused = client_.post(PREVIEW, {**answer(html), "skal": " "})
    assert (refused.status_code, "Skriv varför" in refused.content.decode()) == (422, True)
    assert read_row(Scope.objects.get()).municipality.processes[0].name == "Inköp"  # type: ignore[union-attr]
    assert client_.post(PREVIEW, {**answer(html), "skal": "Ny fil från ekonomi."}).status_code == 302
    assert AuditRow.objects.filter(reason="Ny fil från ekonomi.", object_key="inkop").count() == 1


def test_yes_to_something_else_than_what_was_shown_changes_nothing(client_: Client, development_lead: User) -> None:
    send(client_, kommun=whole("kommun.yaml"))
    first = answer(shown(client_))
    send_all(client_)
    other = client_.post(PREVIEW, first)
    assert (other.status_code, Scope.objects.count()) == (409, 0)
    again = answer(other.content.decode())
    load([parse(whole("kommun.yaml"), "kommun.yaml")], by=development_lead)
    late = client_.post(PREVIEW, again)
    assert (late.status_code, "någon har ändrat något" in late.content.decode()) == (409, True)
    assert Goal.objects.filter(scope__level="board_year").count() == 0
    assert client_.post(PREVIEW, answer(late.content.decode())).status_code == 302


def test_board_lead_brings_in_for_the_own_board_only(
    person_with: Callable[..., User], development_lead: User, signed_in: SignedIn
) -> None:
    load([parse(whole("kommun.yaml"), "kommun.yaml")], by=development_lead)
    board = parse(whole("plan.yaml"), "plan.yaml").file.scope.board
    own = signed_in(person_with(RoleKind.DEVELOPMENT_LEAD, board))
    assert send(own, plan=whole("plan.yaml")).headers["Location"] == PREVIEW
    html = send(own, kommun=whole("kommun.yaml")).content.decode()
    assert "kommun.yaml: du har inte behörighet att läsa in för hela kommunen" in html


def test_everything_is_taken_home_and_brought_in_again(client_: Client, development_lead: User) -> None:
    load([parse(whole(name), name) for name in FILES], by=development_lead)
    packed = client_.get(f"{EXPORT}allt/")
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    assert held == {f"{row.key.replace('/', '-')}.yaml": write(read_row(row)) for row in Scope.objects.all()}
    one = client_.get(f"{EXPORT}fil/kommunen/")
    assert (one.content, one.headers["Content-Disposition"]) == (
        held["kommunen.yaml"],
        'attachment; filename="kommunen.yaml"',
    )
    assert client_.post(AT, {"filer": SimpleUploadedFile("allt.zip", packed.content)}).headers["Location"] == PREVIEW
    assert "Filerna ändrar ingenting" in shown(client_)
    assert client_.get(f"{EXPORT}fil/finns/inte/").status_code == 404


def test_board_lead_takes_home_the_own_board(
    person_with: Callable[..., User], development_lead: User, signed_in: SignedIn
) -> None:
    load([parse(whole(name), name) for name in FILES], by=development_lead)
    board = parse(whole("plan.yaml"), "plan.yaml").file.scope.board
    own = signed_in(person_with(RoleKind.DEVELOPMENT_LEAD, board))
    html = shown(own, EXPORT)
    assert ("kommunen.yaml" in html, f"{board}-" in html) == (False, True)
    assert own.get(f"{EXPORT}fil/kommunen/").status_code == 404


def test_upload_is_the_persons_own_and_forgotten(client_: Client, central_office: User, signed_in: SignedIn) -> None:
    send_all(client_)
    assert signed_in(central_office).get(PREVIEW).headers["Location"] == AT
    assert "Du har filer som väntar" in shown(client_, AT)
    Upload.objects.update(sent_at="2020-01-01T00:00Z")
    send(signed_in(central_office), kommun=whole("kommun.yaml"))
    assert set(Upload.objects.values_list("person__email", flat=True)) == {central_office.email}
