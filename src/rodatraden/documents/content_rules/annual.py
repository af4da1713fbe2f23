"""What closes a year."""

from collections.abc import Iterator

from rodatraden.core.content.planning import LevelMeaning
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.content_rules.gap import Gap, board_goals, goal_place, rule


@rule("Varje nämndmål bedöms")
def every_goal_assessed(material: Material) -> Iterator[Gap]:
    """Every board goal is assessed in the annual report."""
    given = {a.goal for a in material.report.goal_assessments} if material.report else set()
    for goal in board_goals(material):
        if goal.key not in given:
            yield Gap(*goal_place(goal), "Nämndens mål saknar bedömning.")


@rule("Fullmäktiges mål bedöms samlat")
def council_goal_jointly_assessed(material: Material) -> Iterator[Gap]:
    """Every council goal of the board gets a joint assessment."""
    given = {a.goal for a in material.report.goal_assessments} if material.report else set()
    for goal in material.goals.values():
        wanted = material.meaning(goal) is LevelMeaning.GOAL and goal.key in material.relevant
        if wanted and goal.key not in given:
            yield Gap(*goal_place(goal), "Fullmäktiges mål saknar en samlad bedömning.")


@rule("Den interna kontrollen bedöms")
def internal_control_judged(material: Material) -> Iterator[Gap]:
    """The board judges the year's internal control."""
    if material.report is None or material.report.internal_control is None:
        yield Gap("section:internal_control", "Intern kontroll", "Nämndens bedömning av årets interna kontroll saknas.")


@rule("Förbättringsområden pekas ut")
def improvement_areas_named(material: Material) -> Iterator[Gap]:
    """The board names what it must improve."""
    if material.report is None or not material.report.improvement_areas:
        yield Gap("section:improvement", "Förbättringsområden", "Nämnden har inte pekat ut några förbättringsområden.")
