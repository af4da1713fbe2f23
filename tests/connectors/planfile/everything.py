"""Three small plan files that between them fill every field of the format."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from rodatraden.connectors.planfile.parse import ParsedFile, parse
from rodatraden.connectors.planfile.write import write
from rodatraden.core.content import control, council, economy, indicators, occasions, organisation, planning, text
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.file import SCHEMA, MunicipalityContent, PlanContent, PlanFile, ReportContent
from rodatraden.core.content.scope import Scope, ScopeLevel
from rodatraden.core.document.figure import Mode
from rodatraden.core.document.inline import StatusMeaning, TrendDirection
from rodatraden.core.document.table import NoteMeaning, RowKind
from rodatraden.core.missing import MissingReason

D = Decimal
DAY, LATER = date(2022, 1, 1), date(2022, 12, 31)
BOARD, YEAR, OCCASION = "sn", 2022, "mars"
SCOPES = {
    "kommun.yaml": Scope(level=ScopeLevel.MUNICIPALITY),
    "plan.yaml": Scope(level=ScopeLevel.BOARD_YEAR, board=BOARD, year=YEAR),
    "rapport.yaml": Scope(level=ScopeLevel.BOARD_OCCASION, board=BOARD, year=YEAR, occasion=OCCASION),
}
EVERYTHING = Amount(
    missing=MissingReason.NOT_PUBLISHED, expected=LATER, text="i höst", stated="–", marks=("1)", "*"), comment="ny"
)


def _columns(prefix: str) -> tuple[economy.StatementColumn, ...]:
    return (
        economy.StatementColumn(key=f"{prefix}_budget", label="Budget", role=economy.ColumnRole.BUDGET),
        economy.StatementColumn(
            key=f"{prefix}_rest",
            label="Kvar",
            role=economy.ColumnRole.VARIANCE,
            group="Helår",
            formula=f"{prefix}_budget",
            period="2022",
            year=YEAR,
            preliminary=True,
            focus=True,
        ),
    )


def _rows(prefix: str) -> tuple[economy.StatementRow, ...]:
    return (
        economy.StatementRow(key=f"{prefix}_intakter", label="Intäkter"),
        economy.StatementRow(
            key=f"{prefix}_summa",
            label="Summa",
            kind=RowKind.TOTAL,
            role=economy.RowRole.NET_COST,
            formula=f"{prefix}_intakter",
        ),
    )


def _volumes(key: str) -> economy.VolumeTable:
    return economy.VolumeTable(
        key=key,
        title="Placeringar",
        unit="personer",
        decimals=1,
        source="Eget register",
        columns=(
            economy.VolumeColumn(key="mars", label="30/3", period="2022-03-30"),
            economy.VolumeColumn(key="april", label="April"),
        ),
        rows=(
            economy.VolumeRow(key="barn", label="Barn", values={"mars": D("12.50"), "april": EVERYTHING}, note="ca"),
            economy.VolumeRow(key="vuxna", label="Vuxna", values={}),
        ),
    )


def _investments(key: str) -> economy.InvestmentPlan:
    return economy.InvestmentPlan(
        columns=_columns("i"),
        unit="tkr",
        decimals=2,
        group="Projekt",
        investments=(
            economy.Investment(
                key=key,
                name="Lokal",
                plan="Lokalplan",
                kind="nyinvestering",
                amounts={"i_budget": D("1.50"), "i_rest": EVERYTHING},
            ),
        ),
    )


def _observations(survey: bool = True) -> tuple[indicators.Observation, ...]:
    return (
        indicators.Observation(indicator="andel", period="2021", amount=Amount(value=D("16.80"))),
        indicators.Observation(
            indicator="andel",
            period="2021",
            amount=EVERYTHING,
            entity="kommun:0126",
            breakdown={"age": "0–6 år & äldre", "gender": "women"},
            survey=indicators.Survey(
                respondents=80,
                asked=100,
                group="brukare",
                stated_margin=D("5.0"),
                stated_low=D("71"),
                stated_high=D("81.25"),
            )
            if survey
            else None,
            preliminary=True,
            fetched=DAY,
            reported_by="Enheten",
        ),
    )


def municipality(**changed: object) -> PlanFile:
    """The municipality's file."""
    content = {
        "id": "0126",
        "name": "Åby",
        "county": "Län",
        "organisation_number": "212000-0001",
        "accent": "#17545c",
        "notice": "Exempel",
        "organisations": (
            organisation.Organisation(key=BOARD, name="Socialnämnden", kind=organisation.OrganisationKind.BOARD),
            organisation.Organisation(
                key="sf",
                name="Socialförvaltningen",
                kind=organisation.OrganisationKind.ADMINISTRATION,
                code="SF",
                parent=BOARD,
                serves=(BOARD,),
                predecessors=(BOARD,),
                valid_from=DAY,
                valid_to=LATER,
            ),
        ),
        "visions": (
            organisation.Vision(key="v", title="Vision", text="Bra.", horizon=2030, long_term_document="Plan 2030"),
        ),
        "core_values": (organisation.CoreValue(key="mod", name="Mod", meaning="Våga."),),
        "laws": (
            organisation.LawReference(
                key="sol",
                name="Socialtjänstlagen",
                abbreviation="SoL",
                number="2001:453",
                provision="2 kap.",
                governs=(BOARD,),
                valid_from=DAY,
                valid_to=LATER,
            ),
        ),
        "processes": (organisation.Process(key="utreda", name="Utreda", owner="sf"),),
        "steering_models": (
            planning.SteeringModel(
                key="modell",
                name="Modellen",
                levels=(
                    planning.Level(
                        key="omrade",
                        name="Målområde",
                        plural="Målområden",
                        meaning=planning.LevelMeaning.AREA,
                        carries=(planning.Carries.INDICATORS, planning.Carries.RISKS),
                    ),
                    planning.Level(
                        key="namndmal", name="Nämndmål", plural="Nämndmål", meaning=planning.LevelMeaning.BOARD_GOAL
                    ),
                ),
            ),
        ),
        "years": (
            organisation.PlanningYear(
                year=YEAR,
                steering_model="modell",
                state=organisation.YearState.CLOSED,
                occasions=(
                    organisation.Occasion(
                        key=OCCASION,
                        name="Mars",
                        kind=organisation.OccasionKind.INTERIM_EARLY,
                        as_of=DAY,
                        opens=DAY,
                        deadline=LATER,
                        asks=(occasions.Ask.ACTIVITIES, occasions.Ask.TEXTS),
                        units=(BOARD,),
                        roles=("unit_manager",),
                        rule_pack="anvisning",
                        stages=(
                            occasions.Stage(key="namnd", name="Nämnden", kind=occasions.StageKind.BOARD, day=LATER),
                        ),
                    ),
                ),
            ),
        ),
        "rule_packs": (
            occasions.RulePack(
                key="anvisning",
                name="Anvisning",
                rules=(
                    occasions.Rule(
                        key="slutdatum",
                        condition="activity_without_end",
                        severity=occasions.RuleSeverity.FAULT,
                        instruction="Ange när den är klar.",
                    ),
                ),
            ),
        ),
        "statuses": (organisation.StatusLabel(key="klar", label="Klar", meaning=StatusMeaning.DONE),),
        "reasons": (organisation.ReasonCode(key="sen", label="Sen", meaning=organisation.ReasonMeaning.LATE),),
        "assessment_levels": (
            organisation.AssessmentLevel(
                key="helt", label="Helt", order=2, meaning=StatusMeaning.DONE, criterion="Allt"
            ),
        ),
        "risk_scale": (
            organisation.RiskScaleLevel(dimension="likelihood", value=1, label="Osannolik", anchor="Nästan aldrig"),
        ),
        "risk_zones": (organisation.RiskZone(key="rod", from_value=12, label="Röd", proposal="Lyft"),),
        "goals": (planning.Goal(key="trygg", level="omrade", name="Trygghet"),),
        "commitments": (planning.Commitment(key="gemensamt", name="Gemensamt", goal="trygg"),),
        "action_plans": (council.ActionPlan(key="plan-alla", name="Plan för alla", boards=(BOARD,)),),
        "controls": (control.SystematicControl(key="behorighet", what="Behörigheter", for_all_boards=True),),
        "sources": (
            indicators.Source(
                key="kolada", name="Kolada", kind="register", attribution="Källa: Kolada", suppression_limit=5
            ),
        ),
        "indicators": (
            indicators.Indicator(
                key="andel",
                name="Andel nöjda",
                unit="%",
                decimals=1,
                polarity=indicators.Polarity.HIGHER,
                kind=indicators.IndicatorKind.SIGNAL,
                short_name="Nöjda",
                definition="Andel som är nöjda",
                source="kolada",
                source_text="Kolada, enkät",
                external_ids=("U00001", "U00002"),
                formula="U00001/U00002",
                period_rule="r12",
                scale_low=D(0),
                scale_high=D("100.0"),
                survey=True,
                minimum_respondents=10,
                trend_threshold=D("0.25"),
            ),
        ),
        "peer_groups": (
            indicators.PeerGroup(
                key="liknande", name="Liknande", year=2020, external_id="G1", members=("0127", "0128")
            ),
        ),
        "observations": _observations(),
        "series_breaks": (indicators.SeriesBreak(indicator="andel", period="2020", reason="Ny enkät"),),
        "statement_templates": (
            economy.StatementTemplate(
                key="rr",
                name="Resultaträkning",
                kind=economy.StatementKind.INCOME,
                unit="mnkr",
                decimals=1,
                cost_sign=economy.CostSign.POSITIVE,
                columns=_columns("t"),
                rows=_rows("t"),
                equity_cap_share=D("0.030"),
            ),
        ),
        "providers": (control.Provider(key="hemma", name="Hemma AB", in_house=True, service="Hemtjänst", form="LOV"),),
    }
    return PlanFile(
        schema=SCHEMA, scope=SCOPES["kommun.yaml"], municipality=MunicipalityContent(**{**content, **changed})
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
        "observations": _observations(),
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
                columns=_columns("e"),
                rows=_rows("e"),
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
        "investments": _investments("lokal"),
        "volumes": (_volumes("placeringar"),),
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


def report(**changed: object) -> PlanFile:
    """The board's report."""
    content = {
        "status_reports": (
            planning.StatusReport(
                of="utbilda", status="klar", reason="sen", comment="Bra.", assessment="Allt.", all_on_plan=False
            ),
        ),
        "goal_assessments": (planning.GoalAssessment(goal="stod", level="helt", text="Ja."),),
        "improvement_areas": (planning.ImprovementArea(key="battre", text="Bättre.", goal="stod"),),
        "indicator_reports": (
            indicators.IndicatorReport(
                indicator="andel",
                period="2021",
                compared_with="2020",
                trend=TrendDirection.POSITIVE,
                trend_stated="Positiv",
                differences=(
                    indicators.UnjustifiedDifference(
                        dimension="gender", judgement=indicators.Judgement.YES, grounds="Ja.", activity="utbilda"
                    ),
                ),
                analysis="Upp.",
            ),
        ),
        "observations": _observations(),
        "statements": (
            economy.Statement(key="rr-mars", template="rr", caption="Mars", cells={"t_summa": {"t_budget": D("0.1")}}),
        ),
        "measures": (
            economy.CorrectiveMeasure(
                key="spara",
                text="Spara",
                operation="ifo",
                expected_effect=D("1.50"),
                booked_effect=D("0.00001"),
                unit="tkr",
            ),
        ),
        "conditional_income": (
            economy.ConditionalIncome(
                key="ansokan",
                text="Ansökan",
                amount=D("4.30"),
                unit="mnkr",
                decided_by="KS",
                operation="ifo",
                decided=False,
            ),
        ),
        "investments": _investments("bilar"),
        "volumes": (_volumes("platser"),),
        "control_reports": (control.ControlReport(of="rekrytera", status="klar", reason="sen", comment="Klart."),),
        "audits": (control.Audit(key="tillsyn", title="Tillsyn"),),
        "internal_control": control.InternalControlJudgement(sufficient=True, grounds="Allt är gjort."),
        "follow_ups": (control.ProviderFollowUp(key="besok", provider="hemma", year=2022, kind="Besök", outcome="Ja"),),
        "texts": (text.TextSection(key="ansvar", slot="summary"),),
        "tables": (text.PrintedTable(table="statement:rr-mars"),),
    }
    return PlanFile(schema=SCHEMA, scope=SCOPES["rapport.yaml"], report=ReportContent(**{**content, **changed}))


def parsed(*files: PlanFile) -> list[ParsedFile]:
    """The files as if read from disk, by the names of their scopes."""
    names = {scope: name for name, scope in SCOPES.items()}
    return [parse(write(file), names[file.scope]) for file in files]


def everything() -> list[ParsedFile]:
    """All three files."""
    return parsed(municipality(), plan(), report())
