"""Indicators and their observations, surveys, targets, trends and series breaks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from rodatraden.core.content.amount import Amount
from rodatraden.core.document.inline import TrendDirection


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A system or register that numbers come from.

    `suppression_limit` is the fewest persons or answers a shown figure may stand on;
    `manager_sees_own` lets the manager of a unit see that unit's figures under the limit.
    """

    key: str
    name: str
    kind: str = ""
    attribution: str = ""
    suppression_limit: int | None = None
    manager_sees_own: bool = False


class Polarity(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"
    NONE = "none"


class IndicatorKind(StrEnum):
    """A measure (mått) may have targets; a signal (indikator, older model) only shows a way."""

    MEASURE = "measure"
    SIGNAL = "signal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """The definition of an indicator: the municipality's, shared by its boards.

    `external_ids` are ids at the source (one or several Kolada ids) and `formula` how they are
    combined; `period_rule` says "year", "r12", "reference_day"; `trend_threshold` is in the
    indicator's own unit (default two units of the last printed digit).
    `source_text` is printed in the source list when the plain source name is not enough.
    `counts_persons` says that the value itself is a number of persons, so that a small one is hidden.
    """

    key: str
    name: str
    unit: str
    decimals: int = 0
    polarity: Polarity = Polarity.NONE
    kind: IndicatorKind = IndicatorKind.MEASURE
    short_name: str = ""
    definition: str = ""
    source: str = ""
    source_text: str = ""
    external_ids: tuple[str, ...] = ()
    formula: str = ""
    period_rule: str = "year"
    scale_low: Decimal | None = None
    scale_high: Decimal | None = None
    survey: bool = False
    minimum_respondents: int | None = None
    counts_persons: bool = False
    trend_threshold: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """Answers behind an observation, and the margin and interval a source may have stated."""

    respondents: int
    asked: int | None = None
    group: str = ""
    stated_margin: Decimal | None = None
    stated_low: Decimal | None = None
    stated_high: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One value: indicator × entity × period × breakdown.

    `entity` is an organisation key, `kommun:0126`, `grupp:…` or "" for the municipality itself;
    `period` is written "2020", "2019-02", "2019-02-28", "r12:2019-02" or "2021/2022";
    `breakdown` maps dimension to value, as gender: women; empty is the total. `persons` is how many
    stand behind the value, as the employees behind a share of absence; None where it is about none.
    """

    indicator: str
    period: str
    amount: Amount
    entity: str = ""
    breakdown: Mapping[str, str] = field(default_factory=dict)
    survey: Survey | None = None
    persons: int | None = None
    preliminary: bool = False
    fetched: date | None = None
    reported_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesBreak:
    """From this period on a series is not comparable with before."""

    indicator: str
    period: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerGroup:
    """A group to compare with, as Kolada's similar municipalities, in one edition."""

    key: str
    name: str
    year: int | None = None
    external_id: str = ""
    members: tuple[str, ...] = ()


class TargetTerm(StrEnum):
    """For the plan year, or for a horizon."""

    INTERIM = "interim"
    LONG_TERM = "long_term"


class Comparator(StrEnum):
    """How outcome is held against target."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    OVER = "over"
    UNDER = "under"
    EQUAL = "equal"
    KEEP = "keep"
    IMPROVE = "improve"


class TargetRuleKind(StrEnum):
    """How a target value comes about."""

    FIXED = "fixed"
    KEEP_PERIOD = "keep_period"
    IMPROVE_ON_PERIOD = "improve_on_period"
    GROUP_MEAN = "group_mean"
    GROUP_BEST = "group_best"
    RANK = "rank"
    TEXT = "text"
    OTHER_PLAN = "other_plan"
    TO_BE_DECIDED = "to_be_decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRule:
    """The rule and what it reads: a period, a group in a year, a plan and when."""

    kind: TargetRuleKind
    period: str = ""
    group: str = ""
    year: int | None = None
    rank: int | None = None
    text: str = ""
    decided_by: str = ""
    when: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A target with owner, term, year, comparator, value or rule, and the decision it rests on."""

    indicator: str
    term: TargetTerm
    year: int
    owner: str = ""
    comparator: Comparator | None = None
    amount: Amount = field(default_factory=Amount)
    rule: TargetRule | None = None
    decision: str = ""


class Judgement(StrEnum):
    """Whether a difference is unjustified."""

    YES = "yes"
    NO = "no"
    NOT_JUDGED = "not_judged"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnjustifiedDifference:
    """The judgement of a difference between groups; when yes, the activity that mends it."""

    dimension: str
    judgement: Judgement
    grounds: str = ""
    activity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorReport:
    """What an occasion says of an indicator: trend as stated or judged, differences, analysis."""

    indicator: str
    period: str = ""
    compared_with: str = ""
    trend: TrendDirection | None = None
    trend_stated: str = ""
    differences: tuple[UnjustifiedDifference, ...] = ()
    analysis: str = ""
