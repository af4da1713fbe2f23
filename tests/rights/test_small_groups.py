"""No address, document or file gives a figure about few persons: only the unit's manager and its reporters see it.

The numbers of tests/rights/planted.py are searched for in every answer.
"""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Iterator
from http.cookies import SimpleCookie
from itertools import pairwise

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.indicators.actions import report_outcome
from rodatraden.apps.indicators.models import Observation, Survey
from rodatraden.apps.indicators.queries.reports import outcome_values
from rodatraden.apps.indicators.rules import EDIT_VALUES
from rodatraden.apps.org.enums import RoleKind
from rodatraden.connectors.planfile.for_reader import as_taken_home
from rodatraden.connectors.planfile.load import load
from rodatraden.connectors.planfile.parse import parse
from rodatraden.connectors.planfile.read import read_row
from rodatraden.documents.enums import FileFormat
from rodatraden.documents.models import Document
from rodatraden.documents.queries import review, tree_now
from rodatraden.documents.rendering import render
from rodatraden.foundation.accounts.actions import system_user
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.permissions import allows
from rodatraden.foundation.search.models import SearchEntry
from rodatraden.web.ui import remembered
from tests.rights.planted import ABSENCE, ANSWERED, MEASURED, REPORTED, SURVEYED, UNITS_OWN, build_planted, printed_as
from tests.rights.routes import ROUTES, Route
from tests.rights.test_matrix import HOLDERS, sent
from tests.rights.world import BOARD, EVERYWHERE, OCCASION, OWN, YEAR, World, world
from tests.web.stored import StoredStates

pytestmark = pytest.mark.slow
PLANTED = {number: printed_as(number) for number in (UNITS_OWN, REPORTED, ANSWERED)}
MANAGERS = {f"unit_manager.{OWN}", f"head_of_administration.{OWN}"}
REPORTERS = {*MANAGERS, f"reporter.{OWN}"}
FORM = f"/rapportera/{BOARD}/{YEAR}/{OCCASION}/{OWN}/"
WRITTEN = "/varden/ett/"
"""The form in which those who keep values by hand correct one: they see what they write over."""
SAME_FOR_ALL = ("/dokument/", "/jamfor/")
TAKEN_HOME = ("/grunduppgifter/",)
POSTING = {f"{role}.{OWN}" for role in ("unit_manager", "reporter", "development_lead", "reader")}
"""Whose answers to what is sent are read too: one of each sort is enough, all are asked for their pages."""
_states = StoredStates()


@pytest.fixture
def planted(db: None) -> World:
    """The municipality with the numbers in it."""
    remembered.forget()
    _states.restore("planted", build_planted)
    return world()


def client_of(holder: str) -> Client:
    """Someone who is signed in, or nobody."""
    client = Client(raise_request_exception=False)
    if holder != "nobody":
        client.force_login(User.objects.get(email=f"{holder}@kommun.example"))
    return client


def numbers_in(text: str) -> set[int]:
    """The planted numbers that a text gives."""
    return {number for number, pattern in PLANTED.items() if pattern.search(text)}


def addresses(the_world: World, route: Route, name: str, place: str | None) -> Iterator[str]:
    """An address, and the same about the indicators that the numbers are of."""
    args = dict(route.args(the_world, place or EVERYWHERE))
    query = route.query(the_world, place or EVERYWHERE) if callable(route.query) else route.query
    yield reverse(name, kwargs=args, query=query)
    for key in (ABSENCE, MEASURED):
        other = {field: key if value == SURVEYED else value for field, value in args.items()}
        if other != args:
            yield reverse(name, kwargs=other, query=query)


def more_addresses(the_world: World) -> Iterator[str]:
    """What the routes' samples do not reach: the outcomes' own histories, and comparisons."""
    for kind, key in (
        AuditRow.objects.filter(object_kind="indicators.observation")
        .order_by("pk")
        .values_list("object_kind", "object_key")
    ):
        yield reverse("history:object", kwargs={"kind": kind, "key": key})
    documents = list(the_world.documents.values())
    for first, second in pairwise(documents):
        yield reverse("compare:compare", query={"a": first, "b": second, "allt": "1"})


def text_of(response: HttpResponse) -> str:
    """Everything that an answer says, zip archives and PDFs opened."""
    body = b"".join(response) if response.streaming else response.content
    return said(body) + " ".join(f"{name}: {value}" for name, value in response.headers.items())


def said(body: bytes) -> str:
    """The words of a file, whatever it is."""
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return "\n".join(said(archive.read(name)) for name in archive.namelist())
    if body.startswith(b"%PDF"):
        return subprocess.run(["pdftotext", "-", "-"], input=body, capture_output=True, check=True).stdout.decode()
    return body.decode("utf-8", "replace")


def seen_by(the_world: World, holder: str) -> dict[str, set[int]]:
    """Where a holder meets any of the numbers."""
    client = client_of(holder)
    kept = client.cookies.output(header="", sep=";")
    found: dict[str, set[int]] = {}

    def ask(method: str, address: str, data: dict[str, object] | None = None) -> None:
        client.cookies = SimpleCookie(kept)
        with transaction.atomic():
            met = numbers_in(text_of(getattr(client, method)(address, data or {})).replace(address, ""))
            transaction.set_rollback(True)
        if met:
            found.setdefault(address.split("?", maxsplit=1)[0], set()).update(met)

    for name, route in ROUTES.items():
        for place in (one for one in route.places if one in (OWN, BOARD, EVERYWHERE, None)):
            for address in addresses(the_world, route, name, place):
                if route.get is not None:
                    ask("get", address)
                if route.post is not None and holder in POSTING:
                    ask("post", address, sent(route, the_world, place))
    for address in more_addresses(the_world):
        ask("get", address)
    return found


def test_walk_finds_the_numbers_where_nothing_hides_them(planted: World) -> None:
    Observation.objects.update(persons=None)
    Survey.objects.update(respondents=60)
    found = seen_by(planted, "auditor") | seen_by(planted, "development_lead")
    assert {number for numbers in found.values() for number in numbers} == set(PLANTED)
    parts = {address.split("/")[1] for address in found}
    assert parts >= {"", "namnder", "dokument", "fullmaktige", "jamfor", "rapportera", "grunduppgifter"}


@pytest.mark.parametrize("holder", HOLDERS)
def test_nobody_meets_a_figure_about_few_persons_but_those_it_is_for(planted: World, holder: str) -> None:
    found = seen_by(planted, holder)
    allowed: dict[str, set[int]] = {}
    if holder in MANAGERS:
        allowed = {
            address: {UNITS_OWN} for address in found if not address.startswith(SAME_FOR_ALL) and address != FORM
        }
    if holder in REPORTERS:
        allowed[FORM] = {REPORTED}
    if holder.startswith(RoleKind.CENTRAL_OFFICE.value):
        allowed = {address: set(PLANTED) for address in found if address.startswith(TAKEN_HOME)}
    if allows(User.objects.filter(email=f"{holder}@kommun.example").first() or AnonymousUser(), EDIT_VALUES):
        allowed |= {address: set(PLANTED) for address in found if address.endswith(WRITTEN)}
    leaks = {address: met - allowed.get(address, set()) for address, met in found.items()}
    assert {address: met for address, met in leaks.items() if met} == {}
    met = {one for address, seen in found.items() if not address.endswith(WRITTEN) for one in seen}
    whole = holder == RoleKind.CENTRAL_OFFICE.value
    expected = {
        UNITS_OWN: holder in MANAGERS or whole,
        REPORTED: holder in REPORTERS or whole,
        ANSWERED: holder.startswith(RoleKind.CENTRAL_OFFICE.value),
    }
    assert {number: number in met for number in PLANTED} == expected


@pytest.mark.parametrize("file_format", list(FileFormat))
def test_no_format_of_any_document_gives_them(planted: World, file_format: FileFormat) -> None:
    documents = Document.objects.filter(scope__board__key__in=(OWN, BOARD)).order_by("key")
    assert {one.key: numbers_in(said(render(tree_now(one), file_format))) for one in documents} == {
        one.key: set() for one in documents
    }


def test_format_gives_what_is_not_hidden(planted: World) -> None:
    Observation.objects.update(persons=None)
    Survey.objects.update(respondents=60)
    document = Document.objects.get(scope__board__key=OWN)
    tree = tree_now(document)
    met = {one.value: numbers_in(said(render(tree, one))) for one in FileFormat}
    assert met == {one.value: {UNITS_OWN, ANSWERED} for one in FileFormat}


def test_review_does_not_give_them(planted: World) -> None:
    told = [str(finding) for document in Document.objects.order_by("key") for finding in review(document)]
    assert numbers_in("\n".join(told)) == set()


def test_exported_file_leaves_them_out_and_says_so(planted: World, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    call_command("export", "--board", OWN, "--year", str(YEAR), "--without-few")
    told = capfdbinary.readouterr().out.decode()
    assert numbers_in(told) == set()
    assert told.startswith("# Tal om få personer är utelämnade.")
    call_command("export", "--board", OWN, "--year", str(YEAR))
    assert numbers_in(capfdbinary.readouterr().out.decode()) == {ANSWERED}


def test_file_without_them_changes_nothing_when_it_is_read_in(planted: World) -> None:
    scope = Scope.objects.get(key=f"{OWN}/{YEAR}")
    shared = as_taken_home(read_row(scope), AnonymousUser())
    report = load([parse(shared, "plan.yaml")], by=system_user(), replace_reason="Prov")
    assert [change.name for file in report.files for change in file.changes] == []
    assert Observation.objects.get(scope=scope, indicator_id=SURVEYED).value == ANSWERED


def test_whoever_wrote_a_value_sees_it(planted: World) -> None:
    scope = Scope.objects.get(key=f"{BOARD}/{YEAR}/{OCCASION}")
    writer = User.objects.get(email=f"development_lead.{OWN}@kommun.example")
    row = Observation.objects.get(scope=scope, indicator_id=MEASURED)
    report_outcome(
        by=writer, scope=scope, place=OWN, indicator=MEASURED, entity=row.entity, period=row.period,
        token=token_of(outcome_values(row)), value=str(REPORTED + 1),
    )  # fmt: skip
    wrote = printed_as(REPORTED + 1)
    seen = {
        holder: wrote.search(text_of(client_of(holder).get(FORM))) is not None
        for holder in (f"development_lead.{OWN}", f"controller.{OWN}", f"reporter.{OWN}", "auditor")
    }
    assert seen == {
        f"development_lead.{OWN}": True, f"controller.{OWN}": False, f"reporter.{OWN}": True, "auditor": False,
    }  # fmt: skip


def test_form_says_that_there_is_a_value_and_lets_nobody_write_over_it_unseen(planted: World) -> None:
    told = text_of(client_of(f"controller.{OWN}").get(FORM))
    assert "Rapporterat men dolt. Färre än 10 personer: visas inte." in told
    assert f'name="indicators-{MEASURED}-value"' not in told
    assert f'name="indicators-{MEASURED}-value"' in text_of(client_of(f"reporter.{OWN}").get(FORM))


def test_history_tells_what_is_shown_and_that_the_rest_changed(planted: World) -> None:
    def told(period: str, holder: str) -> str:
        key = f"kommunen:{ABSENCE} {OWN} {period}"
        return text_of(client_of(holder).get(reverse("history:object", args=("indicators.observation", key))))

    assert "5111" in told("2022", "auditor")
    assert "dolt" in told("2023", "auditor")
    assert numbers_in(told("2023", "auditor")) == set()
    assert numbers_in(told("2023", f"unit_manager.{OWN}")) == {UNITS_OWN}


def test_search_knows_none_of_them(planted: World) -> None:
    call_command("reindex", stdout=io.StringIO())
    rows = [str(row) for row in SearchEntry.objects.order_by("pk").values()]
    assert rows
    assert numbers_in("\n".join(rows)) == set()


def test_my_page_tells_the_manager_alone_how_the_unit_is(planted: World) -> None:
    def told(holder: str) -> str:
        return text_of(client_of(holder).get(reverse("mypage:index"))).replace("\u00a0", " ")

    assert "Frånvaro: 7 373 %" in told(f"unit_manager.{OWN}")
    assert "Bara du som är chef för enheten ser talet" in told(f"unit_manager.{OWN}")
    assert "Frånvaro: dolt" in told(f"reporter.{OWN}")
    assert "Färre än 10 personer: visas inte." in told(f"reporter.{OWN}")
