"""What only a careless or hostile hand writes: the document holds, and says what it can."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from rodatraden.core.checks.passages import passages_of
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.control import Audit, Recommendation, SystematicControl
from rodatraden.core.content.economy import (
    Allocation,
    ConditionalIncome,
    CorrectiveMeasure,
    Investment,
    StatementColumn,
    VolumeColumn,
    VolumeRow,
    VolumeTable,
)
from rodatraden.core.content.indicators import IndicatorReport, Observation, Survey
from rodatraden.core.content.planning import Goal, IndicatorLink
from rodatraden.core.content.text import PrintedTable, TableNote, TextSection
from rodatraden.core.document.figure import Mode
from rodatraden.core.document.figures import all_figures, figures_of
from rodatraden.core.document.tree import Document, KeyFigures, walk
from rodatraden.core.missing import MissingReason
from rodatraden.core.numbers import display
from rodatraden.documents.assembly.assemble import assemble
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.errors import StatementNotComputed
from tests.documents.assembly.test_plan import table_of
from tests.documents.board import plan_material, report_material

LIVE = "**Fet** om {{count:activities words=yes}} saker i [[goal:on-kvalitet|målet]]"
TOLD = "Fet om två saker i målet"


def with_plan(**changed: Any) -> Material:
    material = plan_material()
    return replace(material, plan=replace(material.plan, **changed))


def with_report(**changed: Any) -> Material:
    material = report_material()
    assert material.report is not None
    return replace(material, report=replace(material.report, **changed))


def keys_once(document: Document) -> bool:
    return max(Counter(node.key for node in walk(document)).values()) == 1


def said(document: Document) -> list[str]:
    return [passage.text for passage in passages_of(document)]


@pytest.mark.parametrize(
    "material",
    [
        with_plan(allocations=(Allocation(key="a", text=LIVE, amount=Decimal(1), unit="tkr"),)),
        with_plan(audits=(Audit(key="a", title="G", recommendations=(Recommendation(key="r", text=LIVE),)),)),
        with_plan(controls=(SystematicControl(key="k", what=LIVE),)),
        with_plan(controls=(SystematicControl(key="k", what="Vad", method=LIVE),)),
        with_plan(
            volumes=(
                VolumeTable(
                    key="v",
                    title="V",
                    unit="st",
                    columns=(VolumeColumn(key="a", label="A"),),
                    rows=(VolumeRow(key="r", label="R", values={}, note=LIVE),),
                ),
            )
        ),
        with_plan(tables=(PrintedTable(table="funding", notes=(TableNote(mark="", text=LIVE),)),)),
        with_report(measures=(CorrectiveMeasure(key="m", text=LIVE),)),
        with_report(conditional_income=(ConditionalIncome(key="i", text=LIVE, amount=Decimal(1), unit="mnkr"),)),
    ],
)
def test_running_text_is_read_wherever_it_may_stand(material: Material) -> None:
    document = assemble(material, key="d")
    assert [text for text in said(document) if TOLD in text]
    assert [text for text in said(document) if "{{" in text or "[[" in text or "**" in text] == []
    labels = [figure.provenance.label for figure in all_figures(document) if figure.provenance]
    assert [label for label in labels if "{{" in label] == []


def test_more_notes_than_letters_keep_their_marks_apart() -> None:
    rows = tuple(VolumeRow(key=f"r{n}", label=f"R {n}", values={}, note=f"Not {n}") for n in range(60))
    columns = (VolumeColumn(key="a", label="A"),)
    material = with_plan(volumes=(VolumeTable(key="v", title="V", unit="st", columns=columns, rows=rows),))
    marks = [note.mark for note in table_of(assemble(material, key="d"), "volume:v").notes]
    assert len(set(marks)) == 60
    assert marks[24:29] == ["y", "z", "aa", "ab", "ac"]


def test_missing_number_with_words_of_its_own_has_them_as_note() -> None:
    amount = Amount(missing=MissingReason.NOT_PUBLISHED, text="Kommer i höst.")
    material = plan_material()
    observations = (Observation(indicator="sjukfranvaro", period="2023", amount=amount),)
    plan = replace(material.plan, observations=observations)
    municipality = replace(material.municipality, observations=())
    table = table_of(
        assemble(replace(material, plan=plan, municipality=municipality), key="d"), "indicators:on-kvalitet"
    )
    assert "Kommer i höst." in [getattr(note.text[0], "text", "") for note in table.notes]


@pytest.mark.parametrize(("respondents", "asked"), [(12, 10), (40, 0), (40, -1)])
def test_survey_with_impossible_answers_is_told_as_it_is(respondents: int, asked: int | None) -> None:
    observation = Observation(
        indicator="nojdhet",
        period="2023",
        amount=Amount(value=Decimal(81)),
        survey=Survey(respondents=respondents, asked=asked),
    )
    document = assemble(with_plan(observations=(observation,)), key="d")
    notes = [getattr(note.text[0], "text", "") for note in table_of(document, "indicators:on-kvalitet").notes]
    assert (f"{respondents} svarade." if asked is None else f"{respondents} av {asked} svarade.") in notes


def test_survey_of_a_measure_that_is_no_share_has_no_interval() -> None:
    observation = Observation(
        indicator="nojdhet", period="2023", amount=Amount(value=Decimal(130)), survey=Survey(respondents=24, asked=62)
    )
    document = assemble(with_plan(observations=(observation,)), key="d")
    notes = [getattr(note.text[0], "text", "") for note in table_of(document, "indicators:on-kvalitet").notes]
    assert notes[1].endswith("Felmarginalen är ±\u00a016 procentenheter.")


def test_indicator_of_two_goals_is_drawn_once_and_listed_twice() -> None:
    material = plan_material()
    links = (*material.plan.indicator_links, IndicatorLink(goal="on-fordon", indicator="nojdhet"))
    document = assemble(replace(material, plan=replace(material.plan, indicator_links=links)), key="d")
    assert keys_once(document)
    assert "nojdhet/on-fordon" in [row.key for row in table_of(document, "sources").rows]


def test_two_reports_of_one_indicator_stand_apart() -> None:
    reports = tuple(IndicatorReport(indicator="sjukfranvaro", period=p, analysis=f"Om {p}.") for p in ("2022", "2023"))
    document = assemble(with_report(indicator_reports=reports), key="d")
    assert keys_once(document)
    assert [row.key for row in table_of(document, "indicators:on-kvalitet").rows] == [
        "sjukfranvaro",
        "sjukfranvaro/2023",
    ]


def test_risks_of_one_goal_under_several_subjects_stand_in_one_table() -> None:
    material = report_material()
    first = material.plan.risks[0]
    risks = (replace(first, subject="Ekonomi"), replace(first, key="on-r9", subject="Personal", treatments=()))
    document = assemble(replace(material, plan=replace(material.plan, risks=risks)), key="d")
    assert keys_once(document)
    assert [row.key for row in table_of(document, "risks:on-kvalitet").rows] == [
        f"group/{first.key}",
        first.key,
        "group/on-r9",
        "on-r9",
    ]


def test_goals_in_a_circle_are_counted_once() -> None:
    material = plan_material()
    circle = (
        Goal(key="a", level="namndmal", name="A", parent="b"),
        Goal(key="b", level="namndmal", name="B", parent="a"),
    )
    text = TextSection(key="t", slot="economy", body="{{count:activities?goal=a}}")
    plan = replace(material.plan, goals=(*material.plan.goals, *circle), texts=(text,))
    assert figures_of(assemble(replace(material, plan=plan), key="d"))["count:activities?goal=a"].value == 0


@pytest.mark.parametrize("name", ["indicator", "period", "self"])
def test_breakdown_named_as_anything_is_looked_up(name: str) -> None:
    observation = Observation(
        indicator="nojdhet", period="2020", amount=Amount(value=Decimal(7)), breakdown={name: "x"}
    )
    body = f"{{{{observation:nojdhet@2020?{name}=x}}}}"
    material = with_plan(observations=(observation,), texts=(TextSection(key="t", slot="economy", body=body),))
    assert figures_of(assemble(material, key="d"))[f"observation:nojdhet@2020?{name}=x"].value == 7


def test_row_and_column_of_one_name_are_told_apart() -> None:
    material = plan_material()
    statement = material.plan.statements[0]
    template = next(t for t in material.municipality.statement_templates if t.key == statement.template)
    column = StatementColumn(key=template.rows[-1].key, label="Kolumnen", role=template.columns[0].role)
    changed = replace(statement, columns=(*(statement.columns or template.columns), column))
    document = assemble(replace(material, plan=replace(material.plan, statements=(changed,))), key="d")
    row = template.rows[-1]
    provenance = figures_of(document)[
        f"cell:{statement.key}/{row.key}/{(statement.columns or template.columns)[0].key}"
    ].provenance
    assert provenance is not None
    assert provenance.label.startswith(row.label)
    assert "Kolumnen" not in provenance.rule


def test_formula_that_does_not_fit_is_said_in_words() -> None:
    material = plan_material()
    statement = material.plan.statements[0]
    column = (
        StatementColumn(
            key="fel", label="Fel", role=plan_material().plan.statements[0].columns[0].role, formula="a - b"
        )
        if statement.columns
        else None
    )
    template = next(t for t in material.municipality.statement_templates if t.key == statement.template)
    column = column or replace(template.columns[0], key="fel", formula="a - b")
    changed = replace(statement, columns=(*(statement.columns or template.columns), column))
    with pytest.raises(StatementNotComputed, match="går inte att räkna ut"):
        assemble(replace(material, plan=replace(material.plan, statements=(changed,))), key="d")


def test_mark_on_an_investment_has_its_note() -> None:
    material = plan_material()
    plan = material.plan.investments
    assert plan is not None
    column = plan.columns[0].key
    item = Investment(key="x", name="X", amounts={column: Amount(value=Decimal(1), marks=("*",))})
    table = PrintedTable(table="investments", notes=(TableNote(mark="*", text="Preliminärt."),))
    changed = replace(material.plan, investments=replace(plan, investments=(item,)), tables=(table,))
    told = table_of(assemble(replace(material, plan=changed), key="d"), "investments")
    assert [note.mark for note in told.notes] == ["a"]


def test_investments_of_the_plan_are_found_from_a_report() -> None:
    material = report_material()
    plan = material.plan.investments
    assert plan is not None
    item, column = plan.investments[0], plan.columns[0].key
    body = f"{{{{investment:{item.key}/{column}}}}}"
    assert material.report is not None
    report = replace(material.report, texts=(TextSection(key="t", slot="economy", body=body),))
    figure = figures_of(assemble(replace(material, report=report), key="d"))[f"investment:{item.key}/{column}"]
    assert display(figure, Mode.OWN) != "[okänd siffra]"


@pytest.mark.parametrize(("unit", "shown"), [("kr", "0,4"), ("tkr", "433,6")])
def test_large_figure_is_in_millions_whatever_the_unit(unit: str, shown: str) -> None:
    material = plan_material()
    templates = tuple(replace(t, unit=unit) for t in material.municipality.statement_templates)
    municipality = replace(material.municipality, statement_templates=templates)
    document = assemble(replace(material, municipality=municipality), key="d")
    figures = next(n for n in walk(document) if isinstance(n, KeyFigures))
    assert display(figures.items[0].figure, Mode.OWN) == shown
