"""A case for each content rule: where it holds on the fictive board, and what makes it speak."""

from dataclasses import replace
from typing import NamedTuple

from rodatraden.core.content.council import Answer, AnswerKind, Directive, DirectiveKind
from rodatraden.core.content.file import PlanContent
from rodatraden.core.content.indicators import TargetTerm
from rodatraden.documents.assembly.material import Material
from tests.documents.content_rules.breaking import (
    Break,
    after,
    goal,
    in_plan,
    in_report,
    key,
    of,
    plan_changed,
    plan_without,
    report_changed,
    report_without,
)


class Case(NamedTuple):
    """A rule, the occasion ("" is the plan), what is taken away, and what the rule then says of it."""

    rule: str
    occasion: str
    without: Break
    says: tuple[tuple[str, str], ...]


def _investment_without_kind(material: Material) -> Material:
    plan = material.plan.investments
    assert plan is not None
    first, *others = plan.investments
    return in_plan(investments=replace(plan, investments=(replace(first, kind=""), *others)))(material)


def _two_years_of_follow_up(material: Material) -> Material:
    plan = material.plan.follow_up_plan
    assert plan is not None
    return in_plan(follow_up_plan=replace(plan, last_year=2026))(material)


def _indicator_without_source(material: Material) -> Material:
    every = tuple(replace(i, source="") if i.key == "pn-05" else i for i in material.municipality.indicators)
    return replace(material, municipality=replace(material.municipality, indicators=every))


def _reported_silently(material: Material) -> Material:
    return plan_changed("goals", key("pn-n2"), not_reported_at=("mars",))(material)


def _council_asks(material: Material) -> Material:
    """An assignment nobody has answered; the board has answered the council's goals."""
    answered = tuple(Answer(of=g.key, kind=AnswerKind.CORE_MISSION) for g in material.municipality.goals)
    asked = Directive(key="uppdrag", kind=DirectiveKind.ASSIGNMENT, name="Utred gångstråken")
    council = PlanContent(directives=(asked, replace(asked, key="annan", boards=("socialnamnden",))))
    return replace(in_plan(answers=answered)(material), council=council)


N1, N2 = "Medarbetarna mår bra och stannar", "Alla trivs och är trygga i parken"
LIGHT, STORM = "Tryggare parker efter mörkrets inbrott", "Stormar fäller träd över vägar och lekplatser"
PLAN_CASES = (
    Case(
        "board_goal_has_description",
        "",
        plan_changed("goals", key("pn-n1"), description=" "),
        ((N1, "Målet saknar beskrivning."),),
    ),
    Case(
        "board_goal_has_work",
        "",
        after(plan_without("work", goal("pn-n1")), plan_without("activities", lambda a: "pn-n1" in a.goals)),
        ((N1, "Målet saknar arbete eller aktiviteter för att nås."),),
    ),
    Case(
        "board_goal_has_indicator",
        "",
        plan_without("indicator_links", goal("pn-n1")),
        ((N1, "Målet saknar mått."),),
    ),
    Case(
        "indicator_has_interim_target",
        "",
        plan_without("targets", lambda t: t.indicator == "pn-07" and t.term is TargetTerm.INTERIM),
        (("Lekplatser där alla barn kan leka", "Måttet saknar etappmål, eller skälet till att det saknas."),),
    ),
    Case(
        "indicator_has_long_term_target",
        "",
        plan_without("targets", lambda t: t.indicator == "pn-07" and t.term is TargetTerm.LONG_TERM),
        (("Lekplatser där alla barn kan leka", "Måttet saknar målvärde, eller skälet till att det saknas."),),
    ),
    Case(
        "target_has_rule_or_source",
        "",
        plan_changed(
            "targets", lambda t: t.indicator == "pn-07" and t.term is TargetTerm.INTERIM, rule=None, decision=""
        ),
        (("Lekplatser där alla barn kan leka", "Målet för 2025 saknar både regel och beslut."),),
    ),
    Case(
        "survey_states_answers",
        "",
        plan_changed("observations", lambda o: (o.indicator, o.period) == ("pn-03", "2023"), survey=None),
        (("Invånare som är trygga i parken på kvällen, 2023", "Enkätens svarande och tillfrågade saknas."),),
    ),
    Case(
        "funding_has_goal",
        "",
        plan_changed("funding", key("pn25-natur"), goal=""),
        (("Bidrag till lokal naturvård", "Bidraget är inte knutet till något nämndmål."),),
    ),
    Case(
        "investment_states_plan_and_kind",
        "",
        _investment_without_kind,
        (("Ekbackens lekplats", "Investeringen saknar uppgift om plan eller slag."),),
    ),
    Case(
        "audits_reported",
        "",
        plan_changed("audits", key("pn-g1"), recommendations=()),
        (("Säkerheten på lekplatserna", "Granskningen saknar både rekommendation och slutsats."),),
    ),
    Case(
        "follow_up_plan_three_years",
        "",
        _two_years_of_follow_up,
        (("Plan för uppföljning av utförare", "Planen för uppföljning ska gälla tre år."),),
    ),
    Case(
        "follow_up_plan_three_years",
        "",
        in_plan(follow_up_plan=None),
        (("Plan för uppföljning", "Planen för uppföljning saknas."),),
    ),
    Case(
        "sources_cover_indicators",
        "",
        _indicator_without_source,
        (("Skötselkostnad per kvadratmeter park", "Måttet saknar källa."),),
    ),
    Case(
        "lifted_risk_has_treatment",
        "",
        plan_changed("risks", key("pn-r1"), treatments=()),
        ((STORM, "Risken är lyft till nämndens plan men saknar åtgärd."),),
    ),
    Case(
        "control_states_why_and_who",
        "",
        plan_changed("controls", key("pn-k2"), why=""),
        (("Varje enhet går en skyddsrond i halvåret", "Kontrollen saknar skäl eller ansvarig."),),
    ),
    Case(
        "council_is_answered",
        "",
        _council_asks,
        (("Utred gångstråken", "Nämnden har inte svarat på det här från fullmäktige."),),
    ),
)
REPORT_CASES = (
    Case(
        "commitment_has_status",
        "mars",
        report_without("status_reports", of("pn-u1")),
        ((LIGHT, "Åtagandet saknar status."),),
    ),
    Case(
        "commitment_has_status",
        "mars",
        report_changed("status_reports", of("pn-u1"), comment=" "),
        ((LIGHT, "Åtagandet saknar kommentar till sin status."),),
    ),
    Case(
        "activity_has_status",
        "augusti",
        report_without("status_reports", of("pn-a7")),
        (("Pröva robotklippare på Storängen", "Aktiviteten saknar status."),),
    ),
    Case(
        "treatment_has_status",
        "augusti",
        report_without("control_reports", of("pn-r1-2")),
        ((STORM, "Åtgärden ”Teckna avtal om trädjour dygnet runt” saknar status."),),
    ),
    Case(
        "forecast_reported",
        "maj",
        in_report(statements=()),
        (("Ekonomi", "Prognosen för helåret saknas."),),
    ),
    Case(
        "balance_measures_when_deficit",
        "maj",
        in_report(measures=()),
        (("Prognos för helåret", "Prognosen visar underskott men inga åtgärder redovisas."),),
    ),
    Case(
        "subgoals_not_reported_listed",
        "mars",
        _reported_silently,
        ((N2, "Målet har aktiviteter men är undantaget från rapporten."),),
    ),
    Case(
        "new_outcome_has_analysis",
        "augusti",
        report_changed("indicator_reports", lambda r: r.indicator == "pn-03", analysis=""),
        (("Invånare som är trygga i parken på kvällen", "Det nya utfallet saknar analys."),),
    ),
    Case(
        "off_target_has_measure",
        "augusti",
        plan_without("activities", lambda a: "pn-n1" in a.goals),
        (("Sjukfrånvaro, totalt", "Etappmålet nås inte och målet saknar aktivitet som ändrar det."),),
    ),
    Case(
        "follow_ups_reported",
        "augusti",
        report_without("follow_ups", key("pn-f2")),
        (("Kvalitetsuppföljning", "Årets planerade uppföljning av utförare redovisas inte."),),
    ),
)
ANNUAL_CASES = (
    Case(
        "every_goal_assessed",
        "bokslut",
        report_without("goal_assessments", goal("pn-n2")),
        ((N2, "Nämndens mål saknar bedömning."),),
    ),
    Case(
        "council_goal_jointly_assessed",
        "bokslut",
        report_without("goal_assessments", goal("minska-klimatpaverkan")),
        (("Minska klimatpåverkan", "Fullmäktiges mål saknar en samlad bedömning."),),
    ),
    Case(
        "internal_control_judged",
        "bokslut",
        in_report(internal_control=None),
        (("Intern kontroll", "Nämndens bedömning av årets interna kontroll saknas."),),
    ),
    Case(
        "improvement_areas_named",
        "bokslut",
        in_report(improvement_areas=()),
        (("Förbättringsområden", "Nämnden har inte pekat ut några förbättringsområden."),),
    ),
)
CASES = (*PLAN_CASES, *REPORT_CASES, *ANNUAL_CASES)
