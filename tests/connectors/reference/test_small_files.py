"""The made-up board: each structure of a reference file, carried to its home."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from rodatraden.connectors.planfile import rules
from rodatraden.connectors.planfile.parse import parse
from rodatraden.connectors.planfile.write import write
from rodatraden.connectors.reference.build import plan_files
from rodatraden.connectors.reference.unreadable import ReferenceUnreadable
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.economy import ColumnRole, CostSign, RowRole
from rodatraden.core.content.file import MunicipalityContent, PlanContent, PlanFile, ReportContent
from rodatraden.core.content.indicators import Comparator, Judgement, TargetRuleKind
from rodatraden.core.content.planning import LevelMeaning
from rodatraden.core.document.figure import Mode
from rodatraden.core.document.inline import StatusMeaning
from rodatraden.core.document.table import NoteMeaning, RowKind
from rodatraden.core.missing import MissingReason
from tests.connectors.reference.conftest import FILES, pair_of

Files = Mapping[str, PlanFile]


@pytest.fixture
def municipality(small: Files) -> MunicipalityContent:
    content = small["kommun.yaml"].municipality
    assert content is not None
    return content


@pytest.fixture
def plan(small: Files) -> PlanContent:
    content = small["parknamnden-2025.yaml"].plan
    assert content is not None
    return content


@pytest.fixture
def year(small: Files) -> PlanContent:
    content = small["parknamnden-2024.yaml"].plan
    assert content is not None
    return content


@pytest.fixture
def report(small: Files) -> ReportContent:
    content = small["parknamnden-2024-delar-1.yaml"].report
    assert content is not None
    return content


def test_files_are_named_by_scope_and_published(small: Files) -> None:
    assert set(small) == {
        "kommun.yaml",
        "parknamnden-2024.yaml",
        "parknamnden-2024-delar-1.yaml",
        "parknamnden-2025.yaml",
    }
    assert {file.mode for file in small.values()} == {Mode.PUBLISHED}


def test_files_hold_as_plan_files_and_read_back(small: Files) -> None:
    for name, file in small.items():
        assert list(rules.problems(file)) == []
        assert parse(write(file), name).file == file


def test_municipality_is_the_union_of_the_documents(municipality: MunicipalityContent) -> None:
    assert (municipality.id, municipality.name, municipality.county) == ("2062", "Mora kommun", "Dalarnas län")
    assert [y.year for y in municipality.years] == [2024, 2025]
    assert [o.as_of for y in municipality.years for o in y.occasions] == [date(2024, 3, 31), None]
    administration = next(o for o in municipality.organisations if o.key == "parkforvaltningen")
    assert administration.serves == ("parknamnden", "kulturnamnden")
    assert [(law.key, law.number) for law in municipality.laws] == [("mb", "1998:808"), ("kl-10-kap-8", "2017:725")]
    assert [s.meaning for s in municipality.statuses] == [
        StatusMeaning.ON_TRACK,
        StatusMeaning.AT_RISK,
        StatusMeaning.OFF_TRACK,
    ]


def test_two_years_with_other_levels_are_two_steering_models(municipality: MunicipalityContent) -> None:
    older, newer = municipality.steering_models
    assert [level.meaning for level in older.levels] == [
        LevelMeaning.AREA,
        LevelMeaning.BOARD_GOAL,
        LevelMeaning.COMMITMENT,
        LevelMeaning.ACTIVITY,
    ]
    assert [level.meaning for level in newer.levels] == [
        LevelMeaning.AREA,
        LevelMeaning.GOAL,
        LevelMeaning.BOARD_GOAL,
        LevelMeaning.WORK,
    ]
    assert not {level.key for level in older.levels} & {level.key for level in newer.levels}


def test_area_that_is_also_the_goal_is_one_goal_with_a_sort(municipality: MunicipalityContent) -> None:
    sorts = {goal.key: (goal.sort, goal.dimension) for goal in municipality.goals}
    assert sorts["trygga-kvarter"] == ("övergripande mål", "")
    assert sorts["gron-kommun"] == ("", "ekologisk hållbarhet")


def test_controls_of_the_executive_board_belong_to_the_municipality(
    municipality: MunicipalityContent, plan: PlanContent
) -> None:
    assert [(c.key, c.for_all_boards, c.process) for c in municipality.controls] == [("pn25-k2", True, "inkop")]
    (own,) = plan.controls
    assert (own.goal, own.guide_comparator, own.guide_value) == ("gron-kommun", Comparator.OVER, Decimal(70))


def test_outcomes_keep_print_marks_and_reason(plan: PlanContent) -> None:
    amounts = {(o.indicator, o.period): o.amount for o in plan.observations}
    assert amounts["pn25-01", "2022"] == Amount(missing=MissingReason.TOO_FEW_ANSWERS, stated="", marks=("1)",))
    assert amounts["pn25-01", "2023"] == Amount(value=Decimal(61), stated="61")
    assert amounts["pn25-01", "2024"] == Amount(value=Decimal("64.5"), marks=("(***)",))
    assert amounts["pn25-02", "2022"] == Amount(missing=MissingReason.NOT_MEASURED, stated="-")
    assert amounts["pn25-02", "2024"] == Amount(missing=MissingReason.NOT_STATED, stated="")


def test_survey_stands_at_the_marked_outcome(plan: PlanContent) -> None:
    (surveyed,) = [o for o in plan.observations if o.survey]
    assert surveyed.period == "2024"
    assert surveyed.survey is not None
    assert (surveyed.survey.respondents, surveyed.survey.asked) == (400, 1000)
    assert (surveyed.survey.stated_low, surveyed.survey.stated_high) == (Decimal(60), Decimal(69))


def test_targets_have_comparator_and_rule(plan: PlanContent, year: PlanContent) -> None:
    kinds = [(t.comparator, t.rule.kind if t.rule else None) for t in plan.targets]
    assert kinds == [
        (Comparator.AT_LEAST, TargetRuleKind.GROUP_MEAN),
        (Comparator.AT_LEAST, TargetRuleKind.GROUP_BEST),
        (Comparator.AT_LEAST, TargetRuleKind.KEEP_PERIOD),
        (Comparator.AT_LEAST, TargetRuleKind.TO_BE_DECIDED),
    ]
    (kept,) = year.targets
    assert kept.rule is not None
    assert (kept.amount.text, kept.rule.period) == ("Behåll", "r12:2023-08")


def test_notes_have_the_words_of_the_text_and_a_meaning(plan: PlanContent) -> None:
    table = next(t for t in plan.tables if t.table == "indicators:pn-n1")
    assert [(n.mark, n.meaning) for n in table.notes] == [
        ("1)", NoteMeaning.MISSING_OUTCOME),
        ("2)", NoteMeaning.MISSING_TARGET),
        ("(*)", NoteMeaning.TARGET_RULE),
        ("(***)", NoteMeaning.SURVEY),
    ]
    assert table.notes[1].text == "Målvärde beslutas senare."
    assert table.column_labels["interim_2025"] == "Etappmål (*)"


def test_income_statement_has_roles_and_formulas(municipality: MunicipalityContent) -> None:
    template = next(t for t in municipality.statement_templates if t.key == "resultatrakning-parknamnden-2025")
    formulas = {row.role: row.formula for row in template.rows}
    assert (template.cost_sign, template.unit, template.decimals) == (CostSign.NEGATIVE, "tkr", 0)
    assert template.equity_cap_share == Decimal("0.03")
    assert formulas[RowRole.TOTAL_COST] == "sum(personal, ovrigt)"
    assert formulas[RowRole.RESULT] == "nettokostnad - budget_netto"
    assert formulas[RowRole.CLOSING_EQUITY] == (
        "min(ib_eget_kapital + balansresultat, max(share(0.03, abs(budget_netto)), ib_eget_kapital))"
    )


def test_positive_costs_turn_the_formulas(municipality: MunicipalityContent) -> None:
    template = next(t for t in municipality.statement_templates if t.key == "resultatrakning-parknamnden-2024")
    formulas = {row.role: row.formula for row in template.rows}
    assert template.cost_sign is CostSign.POSITIVE
    assert formulas[RowRole.NET_COST] == "kostnader - intakter"
    assert formulas[RowRole.BALANCE_RESULT] == "prognos_for_helar_2024 - varav_uttag_eget_kapital"
    assert formulas[RowRole.CLOSING_EQUITY] == "ib_eget_kapital + balansresultat"


def test_special_items_stand_after_the_subtotal(municipality: MunicipalityContent, report: ReportContent) -> None:
    template = next(t for t in municipality.statement_templates if t.key == "driftredovisning-parknamnden-2024")
    assert [(row.kind, row.role, row.formula) for row in template.rows] == [
        (RowKind.GROUP, RowRole.OTHER, ""),
        (RowKind.LINE, RowRole.OTHER, ""),
        (RowKind.SUBTOTAL, RowRole.OTHER, "sum(parker)"),
        (RowKind.LINE, RowRole.SPECIAL, ""),
        (RowKind.TOTAL, RowRole.NET_COST, "sum(summa_utan_special, engangsintakt)"),
    ]
    columns = report.statements[1].columns
    assert [c.role for c in columns] == [
        ColumnRole.BUDGET,
        ColumnRole.FORECAST,
        ColumnRole.VARIANCE,
        ColumnRole.MEASURES,
        ColumnRole.VARIANCE,
        ColumnRole.BUDGET,
        ColumnRole.OUTCOME,
        ColumnRole.VARIANCE,
    ]
    assert columns[4].formula == "avvikelse_prognos_budget + atgarder"
    assert (columns[0].period, columns[7].period) == ("2024", "2024-01/2024-03")


def test_cells_keep_a_print_that_is_not_ours(report: ReportContent) -> None:
    cells = report.statements[1].cells["parker"]
    assert cells["budget_helar"] == Amount(value=Decimal(40), stated="40")
    assert cells["utfall"] == Decimal("10.0")
    assert "utfall_2023" not in report.statements[0].cells["balansresultat"]


def test_preliminary_year_is_told_by_the_comment(plan: PlanContent) -> None:
    assert [c.preliminary for c in plan.statements[0].columns] == [False, False, True]


def test_sums_of_lists_are_kept_as_printed(plan: PlanContent) -> None:
    cells = {t.table: dict(t.cells) for t in plan.tables}
    assert cells["funding"] == {"total/name": "Summa", "total/grant": "200", "total/cost": "250", "total/net": "-50"}
    assert cells["investments"]["total/investering_2025"] == "3,0"


def test_commitments_and_activities_hang_on_their_goals(municipality: MunicipalityContent, year: PlanContent) -> None:
    assert [(c.key, c.goal) for c in municipality.commitments] == [("pn24-u2", "god-hushallning")]
    assert [(c.key, c.goal) for c in year.commitments] == [("pn24-u1", "pn24-d1")]
    first, second = year.activities
    assert (first.goals, first.led_by, first.starts_text) == (("pn24-d1", "pn24-d2"), "teknikenheten", "hösten")
    assert first.description == "(LED)\n\nLamporna ska spara el."
    assert (second.merged_into, second.description) == ("pn24-u2", "")


def test_statuses_tell_label_reason_and_judgement(report: ReportContent) -> None:
    said = {r.of: r for r in report.status_reports}
    assert (said["pn24-u1"].status, said["pn24-u1"].all_on_plan) == ("troligen-klart-i-ar", False)
    assert (said["pn24-a1"].reason, said["pn24-a1"].comment) == ("forsenad", "Arbetet är försenat till hösten.")
    assert said["pn24-u2"].all_on_plan is None
    controls = {r.of: (r.status, r.reason) for r in report.control_reports}
    assert controls == {"pn24-r1-1": ("ej-klart-i-ar", "inte-langre-aktuell"), "pn24-k1": ("", "enligt-plan")}


def test_indicator_reports_have_trend_difference_and_bound_analysis(report: ReportContent) -> None:
    first, second = report.indicator_reports
    assert [d.judgement for r in (first, second) for d in r.differences] == [Judgement.NO, Judgement.YES]
    women = "observation:pn24-01@2024-02-29?gender=women"
    assert f'{{{{share({women}, observation:pn24-01@2024-02-29) decimals=1 stated="75,0"}}}}' in first.analysis
    assert '{{observation:pn24-02@r12:2023-08 decimals=0 stated="97"}}' in second.analysis


@pytest.mark.parametrize(
    ("file", "mark"),
    [
        ("parknamnden-2025.yaml", '{{observation:pn25-01@2024 decimals=1 stated="64,5"}}'),
        (
            "parknamnden-2025.yaml",
            '{{abs(cell:pn25-resultat/budget_netto/budget_2025) unit=mnkr decimals=1 stated="26,5"}}',
        ),
        ("parknamnden-2025.yaml", '{{allocation:satsning-nya-trad-2025 unit=mnkr decimals=1 stated="0,4"}}'),
        (
            "parknamnden-2025.yaml",
            '{{investment:pn25-invest-ny-lekplats/investering_2025 unit=mnkr decimals=1 stated="3,0"}}',
        ),
        ("parknamnden-2024-delar-1.yaml", '{{count:activities?goal=trygga-kvarter words=yes stated="två"}}'),
        ("parknamnden-2024-delar-1.yaml", '({{count:activities?commitment=pn24-u1 stated="2"}})'),
        ("parknamnden-2024-delar-1.yaml", '({{count:risks stated="1"}})'),
        (
            "parknamnden-2024-delar-1.yaml",
            '{{cell:pn24-drift/parker/atgarder unit=mnkr decimals=1 stated="0,3"}}',
        ),
    ],
)
def test_numbers_in_text_are_bound_to_their_data(small: Files, file: str, mark: str) -> None:
    assert mark in write(small[file]).decode()


def test_prose_stands_in_its_slot_without_headings_and_lists_of_data(plan: PlanContent, report: ReportContent) -> None:
    bodies = {text.key: text.body for text in (*plan.texts, *report.texts)}
    assert bodies["interpretation"].split("\n\n") == [
        "Nämnden arbetar med ett av fullmäktiges tre mål och har en e-tjänst för felanmälan.",
        "På en ny sida börjar ett nytt stycke.",
    ]
    assert bodies["summary"] == "Rapporten följer åtagandena."
    assert bodies["goal-analysis-trygga-kvarter"] == "Siffrorna gäller hela nämnden."


def test_risk_has_its_parts_and_what_else_it_affects(plan: PlanContent) -> None:
    (risk,) = plan.risks
    assert (risk.goal, risk.subject) == ("gron-kommun", "1. Ekologisk hållbarhet")
    assert (risk.background, risk.conditions) == ("Många är gamla.", "Det behövs en inventering.")
    assert risk.also_affects == ("ekonomin",)


def test_follow_up_plan_is_three_years_and_joins_points_on_one_line(plan: PlanContent) -> None:
    follow_up = plan.follow_up_plan
    assert follow_up is not None
    assert (follow_up.first_year, follow_up.last_year, follow_up.law) == (2025, 2027, "kl-10-kap-8")
    assert follow_up.serves == ("parknamnden", "kulturnamnden")
    assert len(follow_up.points) == 1


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("schema: reference/1", "schema: reference/2", "plan.yaml, rad 1: schemat är ”reference/2”"),
        ("council_goal: Fler gröna mötesplatser", "council_goal: Fler", "plan.yaml, rad 31: målet ”Fler” finns inte"),
        ("values: [1204, 1190]", "values: [1205, 1190]", "talet 1205 finns inte på raderna 96 i plan.txt"),
        ("values: [1204, 1190]", "values: [tolv, 1190]", "”tolv” är inget tal"),
        ('values: [500, null, null], lines: "44"', 'values: [500], lines: "44"', "raden har 1 värden men tabellen 3"),
        ("kind: verksamhetsplan,", "kind: broschyr,", "”broschyr” är ingen känd sorts dokument"),
        ("source_line_count: 100", "source_line_count: 90", "plan.txt har 101 rader men ska ha 90"),
        ("year: 2025, period", "year: i år, period", "”i år” är inget heltal"),
        ("heading: Resultaträkning}", "heading: Balansräkning}", "rubriken ”Balansräkning” står inte på rad 36"),
        ("kind: subtotal_cost", "kind: summa", "”summa” är ingen känd sorts rad"),
        ('code: "2)", lines: "29"', 'code: "2)", lines: "30"', "noten 2) står inte på sina rader i plan.txt"),
        ("indicator: PN25-02", "indicator: PN25-03", "indikatorn PN25-03 finns inte i filen"),
    ],
)
def test_fault_in_the_file_is_told_with_its_line(old: str, new: str, sentence: str) -> None:
    yaml_name, yaml, text_name, text = pair_of(FILES, "plan")
    assert old in yaml.decode()
    changed = yaml.decode().replace(old, new).encode()
    with pytest.raises(ReferenceUnreadable) as refused:
        plan_files([(yaml_name, changed, text_name, text)])
    assert sentence in str(refused.value)
