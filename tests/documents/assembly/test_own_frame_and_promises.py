"""The council's frame in a board's plan, and promises in the document where they were to be answered."""

from dataclasses import replace
from decimal import Decimal

from rodatraden.core.content.council import Frame
from rodatraden.core.content.file import PlanContent
from rodatraden.core.cycle.promised import Promised
from rodatraden.core.document.figure import Mode
from rodatraden.core.document.figures import figures_of
from rodatraden.core.document.table import Table
from rodatraden.core.document.template import Part
from rodatraden.core.document.template_edit import section_in, with_section
from rodatraden.core.document.tree import Document, Section, walk
from rodatraden.core.numbers import NBSP, display
from rodatraden.documents.assembly.assemble import assemble
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.enums import FileFormat
from rodatraden.documents.rendering import render
from tests.documents.assembly.test_plan import printed
from tests.documents.board import plan_material, report_material
from tests.documents.content_rules.park_board import park

DECISION = "Kommunfullmäktige 2024-06-17 § 9"


def framed(material: Material, amount: str, unit: str = "mnkr") -> Material:
    """The material with a council budget that gives the board a frame."""
    frames = (
        Frame(board="annan", amount=Decimal(1), unit=unit),
        Frame(board=material.board, amount=Decimal(amount), unit=unit, decision=DECISION, text="Med **lönesatsning**."),
    )
    return replace(material, council=PlanContent(frames=frames))


def table(document: Document, key: str) -> Table | None:
    return next((n for n in walk(document) if isinstance(n, Table) and n.key == key), None)


def test_the_frame_stands_with_its_decision_the_net_budget_and_what_is_left() -> None:
    document = assemble(framed(park(), "90"), key="plan")
    found = table(document, "own_frame")
    assert found is not None
    assert (found.unit, [row.key for row in found.rows]) == ("tkr", ["frame", "budget", "left"])
    frame, budget, left = (row[1] for row in printed(found))
    assert frame == f"90{NBSP}000"
    assert display_of(document, "frame:parknamnden/left") == left
    assert number(frame) - number(budget) == number(left)
    assert printed(found)[0][2] == f"{DECISION} Med lönesatsning."
    assert [row[0] for row in printed(found)] == [
        "Ram från fullmäktige, netto",
        "Nämndens nettobudget",
        "Kvar av ramen",
    ]


def number(shown: str) -> int:
    return int(shown.replace(NBSP, ""))


def display_of(document: Document, address: str) -> str:
    return display(figures_of(document)[address], Mode.OWN)


def test_a_budget_above_the_frame_is_said_to_be() -> None:
    found = table(assemble(framed(park(), "1"), key="plan"), "own_frame")
    assert found is not None
    assert printed(found)[2][0] == "Budgeten är större än ramen med"


def test_a_frame_in_another_unit_is_the_same_frame() -> None:
    in_millions, in_thousands = (
        table(assemble(framed(park(), amount, unit), key="plan"), "own_frame")
        for amount, unit in (("90", "mnkr"), ("90000", "tkr"))
    )
    assert in_millions == in_thousands


def test_a_plan_without_a_budget_says_that_it_has_none() -> None:
    material = framed(plan_material(), "12")
    found = table(assemble(replace(material, plan=replace(material.plan, statements=())), key="plan"), "own_frame")
    assert found is not None
    assert [row.key for row in found.rows] == ["frame", "budget"]
    assert found.unit == "mnkr"


def test_a_board_without_a_frame_has_no_section_for_it() -> None:
    document = assemble(replace(park(), council=PlanContent()), key="plan")
    assert "section:frame" not in {node.key for node in walk(document)}


def test_the_budget_is_no_link_where_the_template_has_no_income_statement() -> None:
    material = framed(park(), "90")
    income = section_in(material.template, "income")
    assert income is not None
    without = with_section(material.template, replace(income, parts=(Part.TEXTS,)))
    document = assemble(replace(material, template=without), key="plan")
    found = table(document, "own_frame")
    assert found is not None
    assert printed(found)[1][2] != ""


PROMISES = (
    Promised(key="7", text="Hur gick det med bänkarna?", said_in="Mars, sidan 4", organisation="parknamnden"),
    Promised(
        key="8", text="Siffror om träden", said_in="Mars", organisation="okand", answer="De är 412.\n\nAlla är räknade."
    ),
)


def test_promises_stand_with_where_they_were_given_and_their_answers() -> None:
    document = assemble(replace(report_material(), promises=PROMISES), key="rapport")
    found = table(document, "promises")
    assert found is not None
    assert [row.key for row in found.rows] == ["promise/7", "promise/8"]
    assert [row[3] for row in printed(found)] == ["Inte besvarat", "De är 412. Alla är räknade."]
    home = next(n for n in walk(document) if isinstance(n, Section) and n.key == "section:promises")
    assert home.heading == "Löften till det här tillfället"


def test_no_promises_no_section_and_none_in_a_printed_source() -> None:
    for material in (report_material(), replace(report_material(), promises=PROMISES, mode=Mode.PUBLISHED)):
        assert table(assemble(material, key="rapport"), "promises") is None


def test_frame_and_promises_are_drawn_in_every_format() -> None:
    document = assemble(replace(framed(park(), "90"), promises=PROMISES), key="plan")
    for form in FileFormat:
        assert render(document, form)
    assert "Kvar av ramen" in render(document, FileFormat.HTML).decode()
    assert "Hur gick det med bänkarna?" in render(document, FileFormat.HTML).decode()
