"""A plan whose economy was typed wholly in the browser, read as a document on the web and on paper."""

import subprocess

import pytest
from django.test import Client

from rodatraden.apps.cycle.models import Scope
from rodatraden.core.document.table import FigureCell, Table
from rodatraden.core.document.tree import Document as Tree
from rodatraden.core.document.tree import walk
from rodatraden.core.numbers import display_own
from rodatraden.documents.enums import FileFormat
from rodatraden.documents.models import Document
from rodatraden.documents.queries import tree_now
from rodatraden.documents.rendering import render
from rodatraden.foundation.accounts.models import User
from rodatraden.web.ui.plans import begin_plan
from tests.web.economy.test_pages import PLAN, form_of

FORMS = ("driftredovisning", "resultatrakning", "investeringar", "extern-finansiering")


@pytest.fixture
def typed(kurt: Client, cecilia: Client, lead: User, plan: Scope) -> Tree:
    """The document of a plan whose every figure was typed."""
    cecilia.post("/grunduppgifter/ekonomi/", {"form": "alla"})
    figures = (
        {"gemensamt.budget": "1 250", "egen_verksamhet.budget": "(50)"},
        {"avgifter.budget": "300", "personal.budget": "-1 500", "budget_netto.budget": "-1 200"},
        {"lokaler.budget": "75"},
        {"eu.budget": "60"},
    )
    for form, values in zip(FORMS, figures, strict=True):
        address = kurt.post(f"{PLAN}rakning/ny/", {"form": form, "caption": ""}).headers["Location"]
        assert kurt.post(address, {**form_of(kurt, address), **values}).status_code == 302
    kurt.post(f"{PLAN}satsning/ny/", {"text": "Belysta stråk", "amount": "500", "unit": "tkr"})
    kurt.post(f"{PLAN}investering/ny/", {"name": "Ekbackens lekplats", "belopp-budget_2025": "4,5"})
    kurt.post(f"{PLAN}bidrag/ny/", {"name": "Naturvård", "grant": "600", "cost": "1 200", "goal": "trivs"})
    volume = {"title": "Mark", "unit": "hektar", "kolumn": ["2025"], "kolumn-nyckel": [""], "rad": ["Skog"]}
    kurt.post(f"{PLAN}volym/ny/", {**volume, "tal-0-0": "1 234"})
    begin_plan(lead, "parknamnden", 2025)
    return tree_now(Document.objects.get(scope=plan))


def figures(tree: Tree, table: str) -> dict[str, list[str]]:
    """The figures of a table in the document, by its rows' keys."""
    found = next(node for node in walk(tree) if isinstance(node, Table) and table in node.key)
    return {
        row.key: [display_own(cell.figure) for cell in row.cells if isinstance(cell, FigureCell)] for row in found.rows
    }


def test_what_was_typed_stands_in_the_documents_tables(typed: Tree) -> None:
    operating = figures(typed, "driftredovisning-per-verksamhet")
    assert operating["gemensamt"] == ["1\u00a0250"]
    assert operating["summa"] == ["1\u00a0200"]
    income = figures(typed, "resultatrakning")
    assert (income["nettokostnad"], income["resultat"]) == (["\u22121\u00a0200"], ["0"])
    assert figures(typed, "statement:investeringar")["summa"] == ["75"]
    assert figures(typed, "statement:extern")["summa"] == ["60"]
    assert figures(typed, "allocations")["belysta-strak"] == ["+500"]
    assert figures(typed, "investments")["ekbackens-lekplats"][0] == "4,5"
    assert figures(typed, "funding")["naturvard"][:3] == ["600", "1\u00a0200", "\u2212600"]
    assert figures(typed, "volume:mark")["skog"] == ["1\u00a0234"]


def test_the_paper_and_the_web_have_the_same_tables(typed: Tree, kurt: Client) -> None:
    pdf = render(typed, FileFormat.PDF)
    told = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    paper = told.stdout.decode().replace("\u00a0", " ")
    web = kurt.get(f"/dokument/{typed.key}/").content.decode().replace("\u00a0", " ")
    for words in ("Driftredovisning per verksamhet", "Summa nämnd", "1 250", "Belysta stråk", "Ekbackens lekplats"):
        assert words in paper
        assert words in web
