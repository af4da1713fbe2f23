"""A municipality's plan file that fills every field."""

from __future__ import annotations

from rodatraden.core.content import control, council, economy, indicators, occasions, organisation, planning
from rodatraden.core.content.file import SCHEMA, MunicipalityContent, PlanFile
from rodatraden.core.document.inline import StatusMeaning
from tests.connectors.planfile.everything_pieces import (
    BOARD,
    DAY,
    LATER,
    OCCASION,
    SCOPES,
    YEAR,
    D,
    columns,
    observations,
    rows,
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
                        instructions=(
                            occasions.SlotInstruction(slot="overview", text="Skriv högst en halv sida.", replaces=True),
                            occasions.SlotInstruction(slot="units", text="Nämn särskilt sommaren."),
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
                key="kolada",
                name="Kolada",
                kind="register",
                attribution="Källa: Kolada",
                suppression_limit=5,
                manager_sees_own=True,
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
                counts_persons=True,
                trend_threshold=D("0.25"),
            ),
        ),
        "peer_groups": (
            indicators.PeerGroup(
                key="liknande", name="Liknande", year=2020, external_id="G1", members=("0127", "0128")
            ),
        ),
        "observations": observations(),
        "series_breaks": (indicators.SeriesBreak(indicator="andel", period="2020", reason="Ny enkät"),),
        "statement_templates": (
            economy.StatementTemplate(
                key="rr",
                name="Resultaträkning",
                kind=economy.StatementKind.INCOME,
                unit="mnkr",
                decimals=1,
                cost_sign=economy.CostSign.POSITIVE,
                columns=columns("t"),
                rows=rows("t"),
                equity_cap_share=D("0.030"),
            ),
        ),
        "providers": (control.Provider(key="hemma", name="Hemma AB", in_house=True, service="Hemtjänst", form="LOV"),),
    }
    return PlanFile(
        schema=SCHEMA, scope=SCOPES["kommun.yaml"], municipality=MunicipalityContent(**{**content, **changed})
    )
