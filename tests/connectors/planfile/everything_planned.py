"""A board's plan file that fills every field."""

from __future__ import annotations

from rodatraden.core.content import control, council, economy, indicators, planning, text
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.file import SCHEMA, PlanContent, PlanFile
from rodatraden.core.content.preparing import Origin
from rodatraden.core.document.figure import Mode
from rodatraden.core.document.table import NoteMeaning
from tests.connectors.planfile.everything_pieces import (
    BOARD,
    DAY,
    EVERYTHING,
    LATER,
    OCCASION,
    SCOPES,
    YEAR,
    D,
    columns,
    investments,
    observations,
    rows,
    volumes,
)


def plan(**changed: object) -> PlanFile:
    """The board's plan, as it was published."""
    content = {
        "goals": (
            planning.Goal(
                key="stod",
                level="namndmal",
                name="Stöd i tid",
                parent="trygg",
                owner=BOARD,
                sort="nämndmål",
                dimension="social",
                description="Vi hjälper {{observation:andel@2021}}.",
                introduction="Se [[goal:trygg]].",
                not_reported_at=(OCCASION,),
                origin=Origin.DIRECTION,
            ),
        ),
        "work": (planning.WorkItem(key="arbete", goal="stod", text="Arbeta."),),
        "commitments": (
            planning.Commitment(
                key="eget",
                name="Eget",
                goal="stod",
                reach=planning.CommitmentReach.MUNICIPALITY,
                background="Så är det.",
                text="Vi lovar.",
                owner="Nämnden",
                starts=DAY,
                ends=LATER,
            ),
        ),
        "activities": (
            planning.Activity(
                key="utbilda",
                name="Utbilda",
                goals=("stod", "trygg"),
                commitments=("eget", "gemensamt"),
                description="Alla.",
                led_by="sf",
                responsible="Chefen",
                starts=DAY,
                ends=LATER,
                starts_text="våren",
                merged_into="gemensamt",
            ),
        ),
        "action_plans": (
            council.ActionPlan(
                key="plan-stod",
                name="Plan för stöd",
                parent="plan-alla",
                boards=(BOARD,),
                description="Så gör vi.",
                decision="§ 1",
                valid_from=DAY,
                valid_to=LATER,
                activities=("utbilda",),
            ),
        ),
        "directives": (
            council.Directive(
                key="uppdrag",
                kind=council.DirectiveKind.ASSIGNMENT,
                name="Utred",
                text="Utred det.",
                goal="trygg",
                boards=(BOARD,),
                decision="§ 2",
                occasion=OCCASION,
                due=LATER,
            ),
        ),
        "frames": (council.Frame(board=BOARD, amount=D("12.5"), unit="mnkr", text="Uppräknad.", decision="§ 3"),),
        "answers": (
            council.Answer(of="uppdrag", kind=council.AnswerKind.OWN_GOAL, by="stod", text="Det ryms i målet."),
        ),
        "indicator_links": (planning.IndicatorLink(goal="stod", indicator="andel", name_marks=("2)",)),),
        "observations": observations(),
        "targets": (
            indicators.Target(
                indicator="andel", term=indicators.TargetTerm.INTERIM, year=YEAR, amount=Amount(value=D("80.0"))
            ),
            indicators.Target(
                indicator="andel",
                term=indicators.TargetTerm.LONG_TERM,
                year=2030,
                owner=BOARD,
                comparator=indicators.Comparator.AT_LEAST,
                amount=EVERYTHING,
                rule=indicators.TargetRule(
                    kind=indicators.TargetRuleKind.RANK,
                    period="2020",
                    group="liknande",
                    year=2020,
                    rank=3,
                    text="Topp tre",
                    decided_by="KF",
                    when=LATER,
                ),
                decision="KF § 1",
            ),
        ),
        "statements": (
            economy.Statement(
                key="rr-2022",
                template="rr",
                caption="Resultat",
                columns=columns("e"),
                rows=rows("e"),
                cells={
                    "e_intakter": {"e_budget": D("16.80"), "e_rest": EVERYTHING},
                    "e_summa": {"e_budget": Amount(value=D("-3"), stated="-3 000", marks=("1)",))},
                },
                source="Ekonomisystemet",
                as_of=LATER,
            ),
        ),
        "allocations": (
            economy.Allocation(
                key="satsning",
                text="Mer",
                amount=D("11.10"),
                unit="mnkr",
                operation="ifo",
                decision="KF § 2",
                decided_on=DAY,
            ),
        ),
        "funding": (
            economy.ExternalFunding(
                key="bidrag",
                name="Bidrag",
                grant=D(500),
                cost=EVERYTHING,
                in_budget=Amount(value=D("0.5"), stated="1"),
                goal="stod",
                comment="Säkert",
                conditions="Redovisas",
                temporary=False,
            ),
        ),
        "funding_unit": "mnkr",
        "investments": investments("lokal"),
        "volumes": (volumes("placeringar"),),
        "risks": (
            control.Risk(
                key="brist",
                title="Brist",
                goal="stod",
                process="utreda",
                subject="Personal",
                background="Få söker.",
                effects="Köer.",
                conditions="Om.",
                also_affects=("ekonomi", "hälsa"),
                likelihood=3,
                consequence=4,
                decision=control.RiskDecision.BOARD_PLAN,
                decision_reason="Hög",
                origin=Origin.PLANNING_CONDITIONS,
                treatments=(control.Treatment(key="rekrytera", text="Rekrytera", responsible="HR", ends=LATER),),
            ),
        ),
        "audits": (
            control.Audit(
                key="granskning",
                title="Granskning",
                year=2021,
                auditor="Revisorerna",
                case_number="SN-1",
                conclusion="Bra.",
                recommendations=(control.Recommendation(key="dokumentera", text="Dokumentera", measure="Rutin"),),
            ),
        ),
        "controls": (
            control.SystematicControl(
                key="genomforande",
                what="Planer",
                why="Kvalitet",
                goal="stod",
                process="utreda",
                subject="Stöd",
                owner=BOARD,
                performed_by="sf",
                method="Stickprov",
                frequency="Varje år",
                guards="andel",
                guide_comparator=indicators.Comparator.AT_MOST,
                guide_value=D("7.50"),
                each_unit=True,
                reported_in="rapporten",
            ),
        ),
        "follow_up_plan": control.FollowUpPlan(
            key="uppfoljning",
            title="Uppföljning",
            first_year=2022,
            last_year=2024,
            law="sol",
            programme="Programmet",
            serves=(BOARD,),
            points=("Ett", "Två"),
            attachment="bilaga.pdf",
            follow_ups=(
                control.ProviderFollowUp(key="besok", provider="hemma", year=2022, kind="Besök", outcome="Bra"),
            ),
        ),
        "texts": (
            text.TextSection(key="ansvar", slot="responsibility", heading="Ansvar", about="stod", body="Vi.\n\nDu."),
        ),
        "tables": (
            text.PrintedTable(
                table="statement:rr-2022",
                caption="Resultat, mnkr",
                column_labels={"e_rest": "Kvar 1)", "e_budget": "Budget"},
                notes=(text.TableNote(mark="1)", text="Prel.", meaning=NoteMeaning.METHOD),),
                cells={"total/grant": "501", "a/b": "2"},
            ),
        ),
    }
    return PlanFile(
        schema=SCHEMA,
        scope=SCOPES["plan.yaml"],
        mode=Mode.PUBLISHED,
        document_title="Verksamhetsplan",
        case_number="SN-2021/1",
        plan=PlanContent(**{**content, **changed}),
    )
