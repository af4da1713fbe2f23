"""An indicator as a reader meets it: its series, its targets, and how the last outcome stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import Comparator, Indicator, Observation, Survey, Target
from rodatraden.core.missing import HIDDEN_WORD, HIDING, Missing, MissingReason
from rodatraden.core.numbers import DASH, format_number
from rodatraden.core.surveys import Interval, interval, margin_of
from rodatraden.core.targets import TargetResult, comparator_of, judge, value_of
from rodatraden.web.ui.periods import Moment, moment

HUNDRED = 100


class Standing(StrEnum):
    """How an outcome stands against its target; the value is the name of the shape."""

    REACH = "reach"
    MARGIN = "margin"
    MISS = "miss"
    NO_TARGET = "notarget"
    NO_OUTCOME = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One outcome, or the lack of one with its reason; `margin` is ± in the indicator's unit.

    `hidden` is told of one that there is but that is not shown.
    """

    moment: Moment
    value: Decimal | None
    shown: str
    reason: str = ""
    hidden: bool = False
    margin: Decimal | None = None
    survey: Survey | None = None
    preliminary: bool = False
    fetched: str = ""
    reported_by: str = ""

    @property
    def interval(self) -> Interval | None:
        """Where the true value probably lies, for a survey's share; none for a value that is no share."""
        if self.value is None or self.margin is None or not 0 <= self.value <= HUNDRED:
            return None
        return interval(self.value, self.margin)


@dataclass(frozen=True, slots=True, kw_only=True)
class Goalpost:
    """A target: its year, its value if it has one, how it is printed and what it rests on."""

    year: int
    value: Decimal | None
    shown: str
    comparator: Comparator | None
    rests_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """An indicator with everything a page says about it."""

    indicator: Indicator
    points: tuple[Point, ...]
    interim: Goalpost | None
    long_term: Goalpost | None
    standing: Standing

    @property
    def name(self) -> str:
        """The short name where there is one."""
        return self.indicator.short_name or self.indicator.name

    @property
    def latest(self) -> Point | None:
        """The last outcome that has a value."""
        return next((point for point in reversed(self.points) if point.value is not None), None)

    @property
    def newest(self) -> Point | None:
        """The last outcome that there is, shown or hidden."""
        return next((point for point in reversed(self.points) if point.value is not None or point.hidden), None)

    @property
    def hidden(self) -> str:
        """Why the newest outcome is not shown, as a sentence; "" when it is. Nothing is said of how it stands."""
        return self.newest.reason if self.newest is not None and self.newest.hidden else ""

    @property
    def difference(self) -> Decimal | None:
        """Outcome minus interim target."""
        last = self.latest
        if last is None or last.value is None or self.interim is None or self.interim.value is None:
            return None
        return last.value - self.interim.value

    def printed(self, value: Decimal) -> str:
        """`value` with the indicator's decimals."""
        return format_number(value, self.indicator.decimals)


STANDING_OF: dict[TargetResult, Standing] = {
    TargetResult.REACHED: Standing.REACH,
    TargetResult.WITHIN_MARGIN: Standing.MARGIN,
    TargetResult.NOT_REACHED: Standing.MISS,
    TargetResult.NO_TARGET: Standing.NO_TARGET,
    TargetResult.NO_OUTCOME: Standing.NO_OUTCOME,
}


def build(
    indicator: Indicator, series: Iterable[Observation], interim: Target | None, long_term: Target | None
) -> Measure:
    """A measure from an indicator's observations (one breakdown) and its targets, in order of time."""
    observed = sorted(series, key=lambda observation: moment(observation.period).at)
    points = tuple(_point(indicator, observation) for observation in observed)
    outcomes = {observation.period: observation.amount.value for observation in observed}
    near, far = (_post(indicator, target, outcomes) for target in (interim, long_term))
    last = next((point for point in reversed(points) if point.value is not None or point.hidden), None)
    return Measure(
        indicator=indicator, points=points, interim=near, long_term=far, standing=standing(indicator, last, near)
    )


def standing(indicator: Indicator, last: Point | None, target: Goalpost | None) -> Standing:
    """How `last` stands against `target`: nothing is said within the margin of error."""
    if last is None or last.value is None:
        return Standing.NO_OUTCOME
    if target is None or target.comparator is None:
        return Standing.NO_TARGET
    judged = judge(last.value, target.value, target.comparator, polarity=indicator.polarity, margin=last.margin)
    return STANDING_OF[judged.result]


def margin(indicator: Indicator, observation: Observation) -> Decimal | None:
    """The margin of error of a survey's share, in percentage points; other figures have none."""
    return None if observation.amount.value is None else margin_of(observation.survey, indicator.unit)


def _point(indicator: Indicator, observation: Observation) -> Point:
    amount = observation.amount
    return Point(
        moment=moment(observation.period),
        value=amount.value,
        shown=shown(indicator, amount),
        reason=reason(amount),
        hidden=amount.value is None and amount.missing in HIDING,
        margin=margin(indicator, observation),
        survey=observation.survey,
        preliminary=observation.preliminary,
        fetched=f"{observation.fetched:%Y-%m-%d}" if observation.fetched else "",
        reported_by=observation.reported_by,
    )


def shown(indicator: Indicator, amount: Amount) -> str:
    """An amount as it is printed: number, words, a word for what is hidden, or a dash."""
    if amount.value is not None:
        return format_number(amount.value, indicator.decimals)
    if amount.missing in HIDING:
        return HIDDEN_WORD
    return amount.text or DASH


def reason(amount: Amount) -> str:
    """Why an amount is missing, as a sentence; "" when it is not."""
    if amount.value is not None:
        return ""
    missing = amount.missing or MissingReason.NOT_STATED
    text = amount.comment or (amount.text if missing in HIDING else "")
    return Missing(reason=missing, expected=amount.expected, text=text).explain()


def _post(indicator: Indicator, target: Target | None, outcomes: Mapping[str, Decimal | None]) -> Goalpost | None:
    if target is None:
        return None
    amount, rule = target.amount, target.rule
    value = value_of(target, outcomes)
    why = reason(amount) if value is None and amount.missing is not None else ""
    return Goalpost(
        year=target.year,
        value=value,
        shown=format_number(value, indicator.decimals) if value is not None else amount.text or DASH,
        comparator=comparator_of(target, indicator.polarity),
        rests_on=amount.text or (rule.text if rule is not None else "") or why or target.decision,
    )
