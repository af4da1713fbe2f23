"""The thread under the header: from the vision to where the reader stands."""

from django.urls import reverse
from django.utils.translation import gettext as _

from rodatraden.core.content.organisation import Vision
from rodatraden.core.content.planning import Goal
from rodatraden.documents.assembly.material import Material
from rodatraden.web.ui.board_year import BoardYear
from rodatraden.web.ui.components import Station


def stations(year: BoardYear, above: list[Goal], here: str, *, after: tuple[Station, ...] = ()) -> list[Station]:
    """Vision, the goals `above`, the kind of thing that is `here`, and what lies ahead."""
    home = reverse("boards:board", args=(year.board, year.year))
    found = [Station(kind=_("Vision"), name=vision.title, href=home) for vision in visions(year.material)]
    found += [Station(kind=year.level_name(goal), name=goal.name, href=_goal(year, goal)) for goal in above]
    return [*found, Station(kind=here, name=here, here=True), *after]


def visions(material: Material) -> tuple[Vision, ...]:
    """The vision of the year: the one whose horizon has not passed, set last; none or one."""
    ahead = [vision for vision in material.municipality.visions if (vision.horizon or material.year) >= material.year]
    return tuple(ahead[-1:])


def _goal(year: BoardYear, goal: Goal) -> str:
    return reverse("goals:goal", args=(year.board, year.year, goal.key))
