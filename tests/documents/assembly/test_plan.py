"""A plan from its data: sections, tables, notes and live figures."""

from dataclasses import replace
from decimal import Decimal

from rodatraden.core.content.amount import Amount
from rodatraden.core.content.text import PrintedTable, TableNote, TextSection
from rodatraden.core.document.figure import Figure, Mode
from rodatraden.core.document.figures import all_figures, figures_of
from rodatraden.core.document.inline import FigureRun, Reference, Text
from rodatraden.core.document.serial import to_json
from rodatraden.core.document.table import FigureCell, Table, TextCell
from rodatraden.core.document.tree import Chart, Document, Paragraph, Section, walk
from rodatraden.core.numbers import display, with_unit
from rodatraden.documents.assembly.assemble import assemble
from tests.documents.board import plan_material


def table_of(document: Document, key: str) -> Table:
    return next(n for n in walk(document) if isinstance(n, Table) and n.key == key)


def printed(table: Table, mode: Mode = Mode.OWN) -> list[list[str]]:
    def told(cell: object) -> str:
        if isinstance(cell, FigureCell):
            return display(cell.figure, mode)
        if isinstance(cell, TextCell):
            return " ".join("".join(r.text for r in line if isinstance(r, Text)) for line in cell.lines)
        return ""

    return [[told(cell) for cell in row.cells] for row in table.rows]


def test_plan_has_the_chapters_of_its_template_with_goal_areas_as_chapters() -> None:
    document = assemble(plan_material(), key="plan")
    assert [section.heading for section in document.children] == [
        "Planen på en sida",
        "Nämndens ansvarsområde",
        "Nämndens mål",
        "Trygg hela livet",
        "Klimatsmart vardag",
        "Drift- och investeringsbudget",
        "Plan för internkontroll",
        "Plan för uppföljning och insyn",
        "Verksamhetsstatistik",
        "Källförteckning",
    ]


def test_plan_is_the_same_bytes_every_time() -> None:
    assert to_json(assemble(plan_material(), key="plan")) == to_json(assemble(plan_material(), key="plan"))


def test_keys_are_unique_in_a_document() -> None:
    keys = [node.key for node in walk(assemble(plan_material(), key="plan"))]
    assert sorted(keys) == sorted(set(keys))


def test_indicator_table_prints_outcomes_targets_and_their_notes() -> None:
    table = table_of(assemble(plan_material(), key="plan"), "indicators:on-kvalitet")
    assert printed(table) == [
        ["Nöjda med hemtjänsten", "%", "dolt", "85", "81", "83", "100"],
        ["Personalkontinuitet i hemtjänsten", "antal", "–", "16", "15", "Behåll nivån 2023", "–"],
        ["Sjukfrånvaro", "%", "–", "6,4", "8,1", "6,5", "–"],
    ]
    assert [(note.mark, note.text[0]) for note in table.notes] == [
        ("a", Text(text="Färre än tio svar. Talet visas inte.")),
        (
            "b",
            Text(
                text="24 av 62 svarade, 39\u00a0procent. Felmarginalen är ±\u00a016 procentenheter, "
                "så värdet ligger mellan 65 och 97."
            ),
        ),
        ("c", Text(text="Oviktat medel för liknande kommuner 2023.")),
        ("d", Text(text="Uppgift saknas.")),
        ("e", Text(text="Inget mål är satt.")),
    ]


def test_statement_computes_its_sums_and_says_from_what() -> None:
    document = assemble(plan_material(), key="plan")
    table = table_of(document, "statement:on-resultat")
    assert printed(table)[3:] == [
        ["Verksamhetens kostnader", "−428\u00a0187", "−473\u00a0797", "−483\u00a0724"],
        ["Nettokostnad", "−363\u00a0475", "−423\u00a0648", "−433\u00a0575"],
        ["Budget, netto", "−402\u00a0236", "−423\u00a0648", "−433\u00a0575"],
        ["Årets resultat", "38\u00a0761", "0", "0"],
    ]
    result = figures_of(document)["cell:on-resultat/result/outcome_2022"].provenance
    assert result is not None
    assert result.rule == "«Nettokostnad» - «Budget, netto»"
    assert result.parts == ("cell:on-resultat/net/outcome_2022", "cell:on-resultat/budget/outcome_2022")


def test_running_text_holds_live_figures_counts_and_references() -> None:
    document = assemble(plan_material(), key="plan")
    paragraph = next(n for n in walk(document) if n.key == "text/on-ekonomi/0")
    assert isinstance(paragraph, Paragraph)
    figures = [run.figure for run in paragraph.runs if isinstance(run, FigureRun)]
    assert [with_unit(figure, Mode.OWN) for figure in figures] == ["433,6\u00a0mnkr", "9,9\u00a0mnkr", "två"]
    references = [run for run in paragraph.runs if isinstance(run, Reference)]
    assert references == [Reference(target="section:goal/on-kvalitet", text="Hemtjänsten är trygg och känns igen")]


def test_every_reference_inside_leads_to_a_node() -> None:
    document = assemble(plan_material(), key="plan")
    keys = {node.key for node in walk(document)}
    runs = [run for n in walk(document) if isinstance(n, Paragraph) for run in n.runs]
    assert {r.target for r in runs if isinstance(r, Reference) and r.inside} <= keys


def test_every_figure_has_an_origin_and_no_dash_is_without_a_reason() -> None:
    figures = list(all_figures(assemble(plan_material(), key="plan")))
    unexplained = [f for f in figures if f.value is None and f.missing is None and not f.text]
    assert unexplained == []


def test_law_not_in_force_in_the_year_is_left_out() -> None:
    document = assemble(plan_material(), key="plan")
    laws = next(n for n in walk(document) if n.key == "laws")
    assert laws.items == ((Text(text="socialtjänstlagen (SoL), SFS 2001:453"),),)  # type: ignore[union-attr]


def test_chart_of_operations_stands_by_the_operating_statement() -> None:
    section = next(n for n in walk(assemble(plan_material(), key="plan")) if n.key == "section:operating")
    assert isinstance(section, Section)
    assert [type(child) for child in section.children] == [Table, Chart]


def test_published_prints_what_the_source_stated_with_our_value_beside() -> None:
    material = plan_material(Mode.PUBLISHED)
    statement = material.plan.statements[0]
    stated = Amount(value=Decimal(-428188), stated="-428 188")
    cells = {**statement.cells, "costs": {"outcome_2022": stated}}
    plan = replace(material.plan, statements=(replace(statement, cells=cells),))
    document = assemble(replace(material, plan=plan), key="plan")
    figure: Figure = figures_of(document)["cell:on-resultat/costs/outcome_2022"]
    assert (figure.value, display(figure, Mode.PUBLISHED)) == (Decimal(-428187), "−428\u00a0188")


def test_published_table_keeps_its_marks_notes_and_labels() -> None:
    material = plan_material(Mode.PUBLISHED)
    printed_table = PrintedTable(
        table="indicators:on-kvalitet",
        caption="Indikatorer",
        column_labels={"interim_2024": "Etappmål (*)"},
        notes=(TableNote(mark="(*)", text="Om inte annat anges."),),
    )
    document = assemble(replace(material, plan=replace(material.plan, tables=(printed_table,))), key="plan")
    table = table_of(document, "indicators:on-kvalitet")
    assert table.caption == "Indikatorer"
    assert [column.label for column in table.columns if column.role == "interim_target"] == ["Etappmål (*)"]
    assert [(note.mark, note.text) for note in table.notes] == [("(*)", (Text(text="Om inte annat anges."),))]


def test_subheading_in_a_text_opens_a_section() -> None:
    material = plan_material()
    text = TextSection(key="t", slot="responsibility", body="Först.\n\n### Sedan\n\nDetta.")
    document = assemble(replace(material, plan=replace(material.plan, texts=(text,))), key="plan")
    section = next(n for n in walk(document) if isinstance(n, Section) and n.heading == "Sedan")
    assert [child.key for child in section.children] == ["text/t/2"]


def test_section_without_content_is_left_out_and_a_required_one_says_so() -> None:
    material = plan_material()
    document = assemble(replace(material, plan=replace(material.plan, volumes=(), audits=())), key="plan")
    keys = {node.key for node in walk(document)}
    assert "section:statistics" not in keys
    assert "empty/audits" in keys
