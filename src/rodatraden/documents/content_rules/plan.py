"""What a plan says of every goal, measure, krona and risk."""

from collections.abc import Iterator

from rodatraden.core.content.indicators import TargetTerm
from rodatraden.documents.assembly.control import lifted_risks
from rodatraden.documents.assembly.council import answered
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.content_rules.gap import Gap, board_goals, goal_place, rule


@rule("Varje nämndmål beskrivs")
def board_goal_has_description(material: Material) -> Iterator[Gap]:
    """Every board goal is described."""
    for goal in board_goals(material):
        if not goal.description.strip() and not material.texts_in("goal", goal.key):
            yield Gap(*goal_place(goal), "Målet saknar beskrivning.")


@rule("Varje nämndmål har arbete eller aktiviteter")
def board_goal_has_work(material: Material) -> Iterator[Gap]:
    """Every board goal says what is done to reach it."""
    worked = {item.goal for item in material.plan.work}
    worked |= {goal for a in material.plan.activities for goal in a.goals}
    for goal in board_goals(material):
        if goal.key not in worked:
            yield Gap(*goal_place(goal), "Målet saknar arbete eller aktiviteter för att nås.")


@rule("Varje nämndmål har mått")
def board_goal_has_indicator(material: Material) -> Iterator[Gap]:
    """Every board goal is followed with an indicator."""
    measured = {link.goal for link in material.plan.indicator_links}
    for goal in board_goals(material):
        if goal.key not in measured:
            yield Gap(*goal_place(goal), "Målet saknar mått.")


def _without_target(material: Material, term: TargetTerm, words: str) -> Iterator[Gap]:
    for link in material.plan.indicator_links:
        target = material.target(link.indicator, term)
        indicator = material.indicators.get(link.indicator)
        if indicator is None or target is not None:
            continue
        yield Gap(f"indicators:{link.goal}", indicator.name, f"Måttet saknar {words}.")


@rule("Varje mått har etappmål")
def indicator_has_interim_target(material: Material) -> Iterator[Gap]:
    """Every indicator has an interim target for the year, or a reason."""
    return _without_target(material, TargetTerm.INTERIM, "etappmål, eller skälet till att det saknas")


@rule("Varje mått har målvärde")
def indicator_has_long_term_target(material: Material) -> Iterator[Gap]:
    """Every indicator has a long-term target, or a reason."""
    return _without_target(material, TargetTerm.LONG_TERM, "målvärde, eller skälet till att det saknas")


@rule("Varje mål har regel eller beslut")
def target_has_rule_or_source(material: Material) -> Iterator[Gap]:
    """Every target value says its rule or the decision it rests on."""
    for target in material.plan.targets:
        if target.amount.value is not None and target.rule is None and not target.decision:
            indicator = material.indicators.get(target.indicator)
            name = indicator.name if indicator else target.indicator
            yield Gap("sources", name, f"Målet för {target.year} saknar både regel och beslut.")


@rule("Enkäter redovisar svarande")
def survey_states_answers(material: Material) -> Iterator[Gap]:
    """A survey's figure states how many answered."""
    linked = {link.indicator: link.goal for link in material.plan.indicator_links}
    for (key, period, _), observation in material.observations.items():
        indicator = material.indicators.get(key)
        if key not in linked or indicator is None or not indicator.survey:
            continue
        if observation.amount.value is not None and observation.survey is None:
            place = f"{indicator.name}, {period}"
            yield Gap(f"indicators:{linked[key]}", place, "Enkätens svarande och tillfrågade saknas.")


@rule("Varje bidrag hör till ett nämndmål")
def funding_has_goal(material: Material) -> Iterator[Gap]:
    """Every grant serves a board goal."""
    for funding in material.plan.funding:
        if funding.goal not in material.goals:
            yield Gap("funding", funding.name, "Bidraget är inte knutet till något nämndmål.")


@rule("Investeringar anger plan och slag")
def investment_states_plan_and_kind(material: Material) -> Iterator[Gap]:
    """Every investment states its plan and its kind."""
    plan = material.plan.investments
    for item in plan.investments if plan else ():
        if not item.plan or not item.kind:
            yield Gap("investments", item.name, "Investeringen saknar uppgift om plan eller slag.")


@rule("Granskningar redovisas")
def audits_reported(material: Material) -> Iterator[Gap]:
    """Every audit has a recommendation or a conclusion."""
    for audit in material.plan.audits:
        if not audit.recommendations and not audit.conclusion and not material.texts_in("audits"):
            yield Gap("audits", audit.title, "Granskningen saknar både rekommendation och slutsats.")


@rule("Uppföljningsplanen gäller tre år")
def follow_up_plan_three_years(material: Material) -> Iterator[Gap]:
    """The follow-up plan stands, and spans three years."""
    plan = material.plan.follow_up_plan
    if plan is None:
        yield Gap("section:follow_up_plan", "Plan för uppföljning", "Planen för uppföljning saknas.")
    elif plan.first_year and plan.last_year and plan.last_year - plan.first_year != 2:
        yield Gap("section:follow_up_plan", plan.title, "Planen för uppföljning ska gälla tre år.")


@rule("Varje mått har källa")
def sources_cover_indicators(material: Material) -> Iterator[Gap]:
    """Every indicator has a source."""
    for link in material.plan.indicator_links:
        indicator = material.indicators.get(link.indicator)
        if indicator and not indicator.source and not indicator.source_text:
            yield Gap("sources", indicator.name, "Måttet saknar källa.")


@rule("Lyfta risker har åtgärder")
def lifted_risk_has_treatment(material: Material) -> Iterator[Gap]:
    """Every risk in the board's plan has a treatment."""
    for risk in lifted_risks(material):
        if not risk.treatments:
            yield Gap("risks", risk.title, "Risken är lyft till nämndens plan men saknar åtgärd.")


@rule("Kontroller säger varför och vem")
def control_states_why_and_who(material: Material) -> Iterator[Gap]:
    """Every control of the board says why and by whom."""
    for control in material.plan.controls:
        if not control.why or not (control.owner or control.performed_by):
            yield Gap("controls", control.what, "Kontrollen saknar skäl eller ansvarig.")


@rule("Nämnden svarar på fullmäktiges mål och uppdrag")
def council_is_answered(material: Material) -> Iterator[Gap]:
    """Every council goal and directive that concerns the board has an answer."""
    for one in answered(material):
        if one.answer is None:
            yield Gap("answers", one.asked.name, "Nämnden har inte svarat på det här från fullmäktige.")
