"""A board's goals with their measures, area by area."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rodatraden.core.content.planning import Goal
from rodatraden.documents.html.shapes import SHAPE_OF_STATUS
from rodatraden.web.ui.board_year import BoardYear
from rodatraden.web.ui.charts.mini import mini
from rodatraden.web.ui.measures import Measure, Standing
from rodatraden.web.ui.words import STANDING_WORDS, counted, standing_words, unit_words

MANY_MEASURES, DRAWN_OF_MANY = 60, 2
"""A board with more measures than this shows one area at a time, with as few drawn for each goal; the goal's own
page has them all."""
_GRAVITY = (Standing.MISS, Standing.MARGIN, Standing.REACH, Standing.NO_TARGET, Standing.NO_OUTCOME)


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple:
    """A measure as a small multiple."""

    name: str
    unit: str
    href: str
    drawing: SafeString
    standing: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A goal: what stands above it, its status, its small multiples, and what lacks an outcome."""

    kicker: str
    name: str
    href: str
    standing: str
    words: str
    multiples: tuple[Multiple, ...]
    more: str
    missing: tuple[tuple[str, str, str], ...]
    missing_words: str
    works: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A goal area with its goals; `wide` when it holds the most."""

    key: str
    name: str
    over: str
    cards: tuple[Card, ...]


def area_goals(year: BoardYear) -> list[Goal]:
    """The goal areas that the board has something to show under."""
    material = year.material
    roots = [goal for goal in material.children("") if goal.key in material.relevant]
    return [root for root in roots if any(_carries(year, goal) for goal in _below(year, root))]


def areas(year: BoardYear, roots: Iterable[Goal]) -> list[Area]:
    """The areas of these goals, with their cards."""
    return [_area(year, root) for root in roots]


def counts(measures: Iterable[Measure]) -> dict[Standing, int]:
    """How many measures stand where."""
    found = dict.fromkeys(Standing, 0)
    for measure in measures:
        found[measure.standing] += 1
    return found


def has_many(year: BoardYear) -> bool:
    """Whether the board measures more than one page shows at once."""
    return len(year.measured) > MANY_MEASURES


def _area(year: BoardYear, root: Goal) -> Area:
    cards = [_card(year, goal) for goal in _below(year, root) if _carries(year, goal)]
    over = " · ".join(part for part in (year.level_name(root), root.dimension) if part)
    return Area(key=root.key, name=root.name, over=over, cards=tuple(cards))


def _below(year: BoardYear, goal: Goal) -> list[Goal]:
    """The goal itself and all below it that concern the board, in tree order."""
    found = [goal]
    for child in year.material.children(goal.key):
        if child.key in year.material.relevant:
            found += _below(year, child)
    return found


def _carries(year: BoardYear, goal: Goal) -> bool:
    """Whether there is something to show under a goal: measures, or work with a status."""
    linked = any(link.goal == goal.key for link in year.material.plan.indicator_links)
    return linked or bool(_works(year, goal))


def _card(year: BoardYear, goal: Goal) -> Card:
    measures = year.measures_of(goal.key)
    known = [measure for measure in measures if measure.newest is not None]
    gravest = sorted(known, key=lambda measure: _GRAVITY.index(measure.standing))
    drawn = gravest[:DRAWN_OF_MANY] if has_many(year) else known
    missing = [measure for measure in measures if measure.newest is None]
    above = year.ancestors(goal)
    return Card(
        kicker=above[-1].name if len(above) > 1 else year.level_name(goal),
        name=goal.name,
        href=reverse("goals:goal", args=(year.board, year.year, goal.key)),
        standing=_worst(measures).value if measures else "",
        words=_summary(measures),
        works=_works(year, goal),
        multiples=tuple(_multiple(year, goal, measure) for measure in drawn),
        more=_("Alla %(count)s indikatorer") % {"count": len(measures)} if len(drawn) < len(known) else "",
        missing=tuple((measure.name, _href(year, measure), _why(measure)) for measure in missing),
        missing_words=_("%(count)s saknar utfall")
        % {"count": counted(len(missing), _("indikator"), _("indikatorer"), capital=True)},
    )


def _worst(measures: list[Measure]) -> Standing:
    return next(standing for standing in _GRAVITY if any(m.standing is standing for m in measures))


def _summary(measures: list[Measure]) -> str:
    if not measures:
        return ""
    worst = _worst(measures)
    alike = sum(measure.standing is worst for measure in measures)
    judged = [m for m in measures if m.standing not in (Standing.NO_OUTCOME, Standing.NO_TARGET)]
    if len(judged) > 1 and worst in (Standing.MISS, Standing.MARGIN):
        words = STANDING_WORDS[worst]
        return _("%(some)s av %(all)s %(words)s") % {
            "some": alike, "all": len(judged), "words": words[0].lower() + words[1:],
        }  # fmt: skip
    return STANDING_WORDS[worst]


def _multiple(year: BoardYear, goal: Goal, measure: Measure) -> Multiple:
    return Multiple(
        name=measure.name,
        unit=_unit(measure),
        href=_href(year, measure),
        drawing=mini(measure, f"m-{goal.key}-{measure.indicator.key}"),
        standing=measure.standing.value,
        words=standing_words(measure),
    )


def _unit(measure: Measure) -> str:
    """The unit beside the name, unless the name says it already."""
    words = unit_words(measure.indicator.unit)
    told = measure.name.casefold()
    return "" if "%" in told or measure.indicator.unit.casefold() in told else words


def _works(year: BoardYear, goal: Goal) -> tuple[tuple[str, str, int], ...]:
    """The activities and commitments of a goal by their last status: shape, word and how many."""
    material = year.material
    keys = {activity.key for activity in material.plan.activities if goal.key in activity.goals}
    keys |= {commitment.key for commitment in material.commitments.values() if commitment.goal == goal.key}
    reports = material.report.status_reports if material.report else ()
    told = Counter(report.status for report in reports if report.of in keys and report.status in material.statuses)
    labels = [(material.statuses[key], number) for key, number in told.items()]
    return tuple((SHAPE_OF_STATUS[label.meaning], label.label, number) for label, number in labels)


def _href(year: BoardYear, measure: Measure) -> str:
    return reverse("indicators:indicator", args=(year.board, year.year, measure.indicator.key))


def _why(measure: Measure) -> str:
    return next((point.reason for point in reversed(measure.points) if point.reason), _("Mäts första gången i år."))
