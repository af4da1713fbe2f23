"""The plan file: one scope and everything in it."""

from dataclasses import dataclass

from rodatraden.core.content import control, council, economy, occasions, organisation, planning, text
from rodatraden.core.content import indicators as measured
from rodatraden.core.content.scope import Scope
from rodatraden.core.document.figure import Mode

SCHEMA = "rodatraden/plan/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityContent:
    """What the municipality shares: organisation, models, goals above the boards, definitions."""

    id: str
    name: str
    county: str = ""
    organisation_number: str = ""
    accent: str = ""
    notice: str = ""
    organisations: tuple[organisation.Organisation, ...] = ()
    visions: tuple[organisation.Vision, ...] = ()
    core_values: tuple[organisation.CoreValue, ...] = ()
    laws: tuple[organisation.LawReference, ...] = ()
    processes: tuple[organisation.Process, ...] = ()
    steering_models: tuple[planning.SteeringModel, ...] = ()
    rule_packs: tuple[occasions.RulePack, ...] = ()
    years: tuple[organisation.PlanningYear, ...] = ()
    statuses: tuple[organisation.StatusLabel, ...] = ()
    reasons: tuple[organisation.ReasonCode, ...] = ()
    assessment_levels: tuple[organisation.AssessmentLevel, ...] = ()
    risk_scale: tuple[organisation.RiskScaleLevel, ...] = ()
    risk_zones: tuple[organisation.RiskZone, ...] = ()
    goals: tuple[planning.Goal, ...] = ()
    commitments: tuple[planning.Commitment, ...] = ()
    action_plans: tuple[council.ActionPlan, ...] = ()
    controls: tuple[control.SystematicControl, ...] = ()
    sources: tuple[measured.Source, ...] = ()
    indicators: tuple[measured.Indicator, ...] = ()
    peer_groups: tuple[measured.PeerGroup, ...] = ()
    observations: tuple[measured.Observation, ...] = ()
    series_breaks: tuple[measured.SeriesBreak, ...] = ()
    statement_templates: tuple[economy.StatementTemplate, ...] = ()
    providers: tuple[control.Provider, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanContent:
    """A board's plan for a year; the council's budget is a plan too, with directives and frames."""

    goals: tuple[planning.Goal, ...] = ()
    work: tuple[planning.WorkItem, ...] = ()
    commitments: tuple[planning.Commitment, ...] = ()
    activities: tuple[planning.Activity, ...] = ()
    action_plans: tuple[council.ActionPlan, ...] = ()
    directives: tuple[council.Directive, ...] = ()
    frames: tuple[council.Frame, ...] = ()
    answers: tuple[council.Answer, ...] = ()
    indicator_links: tuple[planning.IndicatorLink, ...] = ()
    observations: tuple[measured.Observation, ...] = ()
    targets: tuple[measured.Target, ...] = ()
    statements: tuple[economy.Statement, ...] = ()
    allocations: tuple[economy.Allocation, ...] = ()
    funding: tuple[economy.ExternalFunding, ...] = ()
    funding_unit: str = "tkr"
    investments: economy.InvestmentPlan | None = None
    volumes: tuple[economy.VolumeTable, ...] = ()
    risks: tuple[control.Risk, ...] = ()
    audits: tuple[control.Audit, ...] = ()
    controls: tuple[control.SystematicControl, ...] = ()
    follow_up_plan: control.FollowUpPlan | None = None
    texts: tuple[text.TextSection, ...] = ()
    tables: tuple[text.PrintedTable, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContent:
    """A board's report at an occasion."""

    status_reports: tuple[planning.StatusReport, ...] = ()
    goal_assessments: tuple[planning.GoalAssessment, ...] = ()
    improvement_areas: tuple[planning.ImprovementArea, ...] = ()
    indicator_reports: tuple[measured.IndicatorReport, ...] = ()
    observations: tuple[measured.Observation, ...] = ()
    statements: tuple[economy.Statement, ...] = ()
    measures: tuple[economy.CorrectiveMeasure, ...] = ()
    conditional_income: tuple[economy.ConditionalIncome, ...] = ()
    investments: economy.InvestmentPlan | None = None
    volumes: tuple[economy.VolumeTable, ...] = ()
    control_reports: tuple[control.ControlReport, ...] = ()
    audits: tuple[control.Audit, ...] = ()
    internal_control: control.InternalControlJudgement | None = None
    follow_ups: tuple[control.ProviderFollowUp, ...] = ()
    texts: tuple[text.TextSection, ...] = ()
    tables: tuple[text.PrintedTable, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFile:
    """A whole plan file. Exactly the part that fits the scope's level is filled."""

    schema: str
    scope: Scope
    mode: Mode = Mode.OWN
    document_title: str = ""
    case_number: str = ""
    municipality: MunicipalityContent | None = None
    plan: PlanContent | None = None
    report: ReportContent | None = None
