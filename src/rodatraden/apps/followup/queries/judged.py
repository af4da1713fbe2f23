"""How the indicators of a report stand against this year's targets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Q

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.indicators.models import Indicator, Observation, Target
from rodatraden.apps.indicators.models import Survey as SurveyRow
from rodatraden.apps.indicators.queries.shown import hidden_outcomes
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import (
    Comparator,
    Polarity,
    Survey,
    TargetRule,
    TargetRuleKind,
    TargetTerm,
)
from rodatraden.core.content.indicators import Target as TargetContent
from rodatraden.core.periods import end_of
from rodatraden.core.surveys import margin_of
from rodatraden.core.targets import TargetResult, comparator_of, judge, value_of
from rodatraden.foundation.keyed.numbers import join_number

_OFF = {TargetResult.REACHED: False, TargetResult.WITHIN_MARGIN: False, TargetResult.NOT_REACHED: True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An indicator's last outcome against the year's target; `entity` is for whom it is measured.

    `off_target` is None when nothing can be judged. `hidden` says why the last outcome is not shown, ""
    when it is: then nothing is said of it.
    """

    value: Decimal | None = None
    period: str = ""
    entity: str = ""
    target: Decimal | None = None
    comparator: Comparator | None = None
    off_target: bool | None = None
    hidden: str = ""


def judged(
    scope: Scope, plan: Scope | None, indicators: Sequence[Indicator], sees: Collection[str] = ()
) -> dict[str, Standing]:
    """The standing of each indicator, by key, as the report's board sees it: five questions for them all.

    `sees` are the units whose figures about few persons the reader may see.
    """
    return Judging(scope, plan, indicators).seen_by(sees)


class Judging:
    """What the standings of some indicators are judged from, read once for every reader."""

    def __init__(self, scope: Scope, plan: Scope | None, indicators: Sequence[Indicator]) -> None:
        """Read the outcomes and the targets."""
        self._indicators = indicators
        self._keys = [indicator.key for indicator in indicators]
        self._observed: dict[str, list[_Row]] = defaultdict(list)
        for row in _observations(scope, self._keys):
            self._observed[row.indicator].append(row)
        targets = Target.objects.filter(
            indicator__key__in=self._keys,
            scope=plan,
            ended_at__isnull=True,
            term=TargetTerm.INTERIM.value,
            year=scope.year or 0,
        )
        self._aimed = {target.indicator_id: target for target in targets}
        self._last = {key: _last(rows) for key, rows in self._observed.items()}
        surveys = SurveyRow.objects.filter(observation_id__in=[row.pk for row in self._last.values()])
        self._surveys = {row.observation_id: row for row in surveys}

    def seen_by(self, sees: Collection[str] = ()) -> dict[str, Standing]:
        """The standing of each, by key, for one who may see the figures about few persons of the units `sees`."""
        hidden = hidden_outcomes(self._keys, sees)
        return {indicator.key: self._standing(indicator, hidden) for indicator in self._indicators}

    def _standing(self, indicator: Indicator, hidden: Mapping[int, str]) -> Standing:
        outcomes = {
            row.period: None if row.pk in hidden else join_number(row.value, row.decimals)
            for row in self._observed.get(indicator.key, ())
        }
        last, target = self._last.get(indicator.key), self._aimed.get(indicator.key)
        polarity = Polarity(indicator.polarity)
        content = _content(target) if target is not None else None
        aim = value_of(content, outcomes) if content else None
        comparator = comparator_of(content, polarity) if content else None
        if last is None:
            return Standing(target=aim, comparator=comparator)
        if last.pk in hidden:
            return Standing(
                period=last.period, entity=last.entity, target=aim, comparator=comparator, hidden=hidden[last.pk]
            )
        value = outcomes[last.period]
        if comparator is None:
            return Standing(value=value, period=last.period, entity=last.entity)
        margin = _margin(indicator, self._surveys.get(last.pk))
        result = judge(value, aim, comparator, polarity=polarity, margin=margin).result
        return Standing(
            value=value,
            period=last.period,
            entity=last.entity,
            target=aim,
            comparator=comparator,
            off_target=_OFF.get(result),
        )


class _Row(NamedTuple):
    """Of a stated outcome, what is used here; `stated` is the year of the plan or report it stands in."""

    pk: int
    indicator: str
    period: str
    entity: str
    value: Decimal | None
    decimals: int | None
    stated: int


def _last(rows: Sequence[_Row]) -> _Row:
    return max(rows, key=lambda row: (end_of(row.period), row.stated, row.pk))


def _observations(scope: Scope, keys: Sequence[str]) -> Iterator[_Row]:
    """What its board or the municipality has measured until the report's year."""
    of_board = Q(board__isnull=True) | Q(board__key=scope.board_id)
    until = Q(year__isnull=True) | Q(year__lte=scope.year or 0)
    years = dict(Scope.objects.filter(of_board, until).order_by("pk").values_list("pk", "year"))
    rows = Observation.objects.filter(
        indicator__key__in=keys,
        scope_id__in=list(years),
        entity__in=("", scope.board_id or ""),
        breakdown="",
        ended_at__isnull=True,
        value__isnull=False,
    )
    used = ("pk", "indicator_id", "period", "entity", "value", "value_decimals", "scope_id")
    for pk, indicator, period, entity, value, decimals, stated_in in rows.order_by("pk").values_list(*used):
        yield _Row(pk, indicator, period, entity, value, decimals, years[stated_in] or 0)


def _content(target: Target) -> TargetContent:
    rule = TargetRule(kind=TargetRuleKind(target.rule_kind), period=target.rule_period) if target.rule_kind else None
    return TargetContent(
        indicator=target.indicator_id,
        term=TargetTerm(target.term),
        year=target.year,
        comparator=Comparator(target.comparator) if target.comparator else None,
        amount=Amount(value=join_number(target.value, target.value_decimals)),
        rule=rule,
    )


def _margin(indicator: Indicator, survey: SurveyRow | None) -> Decimal | None:
    if survey is None:
        return None
    return margin_of(Survey(respondents=survey.respondents, asked=survey.asked), indicator.unit)
