"""How indicators, observations, targets and reports are kept."""

from __future__ import annotations

from rodatraden.apps.indicators import models
from rodatraden.core.content import indicators
from rodatraden.foundation.keyed.area import Area, Slot
from rodatraden.foundation.keyed.columns import Breakdown, Choice, Inline, Plain
from rodatraden.foundation.keyed.derive import columns_of
from rodatraden.foundation.keyed.home import Home
from rodatraden.foundation.keyed.parts import One, Things

_RULE = Inline(
    "rule",
    indicators.TargetRule,
    (
        Choice("kind", field="rule_kind", enum=indicators.TargetRuleKind),
        Plain("period", field="rule_period"),
        Plain("group", field="rule_group"),
        Plain("year", field="rule_year", empty=None),
        Plain("rank", field="rule_rank", empty=None),
        Plain("text", field="rule_text"),
        Plain("decided_by", field="rule_decided_by"),
        Plain("when", field="rule_when", empty=None),
    ),
    presence="rule_kind",
)
_DIFFERENCE = columns_of(indicators.UnjustifiedDifference, models.UnjustifiedDifference)

SOURCES = Home(content=indicators.Source, model=models.Source)
INDICATORS = Home(content=indicators.Indicator, model=models.Indicator)
PEER_GROUPS = Home(content=indicators.PeerGroup, model=models.PeerGroup)
SERIES_BREAKS = Home(content=indicators.SeriesBreak, model=models.SeriesBreak, identity=("indicator_id", "period"))
OBSERVATIONS = Home(
    content=indicators.Observation,
    model=models.Observation,
    identity=("indicator_id", "entity", "period", "breakdown"),
    given=(Breakdown("breakdown"),),
    parts=(
        One(
            "survey",
            models.Survey,
            "observation",
            indicators.Survey,
            columns_of(indicators.Survey, models.Survey),
        ),
    ),
)
TARGETS = Home(
    content=indicators.Target,
    model=models.Target,
    identity=("indicator_id", "term", "year", "owner", "comparator"),
    given=(_RULE,),
)
REPORTS = Home(
    content=indicators.IndicatorReport,
    model=models.IndicatorReport,
    identity=("indicator_id", "period"),
    parts=(
        Things(
            "differences",
            models.UnjustifiedDifference,
            "report",
            indicators.UnjustifiedDifference,
            _DIFFERENCE,
        ),
    ),
)

AREA = Area(
    name="indicators",
    slots=(
        Slot(attr="sources", home=SOURCES),
        Slot(attr="indicators", home=INDICATORS),
        Slot(attr="peer_groups", home=PEER_GROUPS),
        Slot(attr="series_breaks", home=SERIES_BREAKS),
        Slot(attr="observations", home=OBSERVATIONS),
        Slot(attr="targets", home=TARGETS),
        Slot(attr="indicator_reports", home=REPORTS),
    ),
)
