"""How the indicators of a report stand against this year's targets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.indicators.models import Indicator, Observation, Target
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
    keys = [indicator.key for indicator in indicators]
    observed: dict[str, list[Observation]] = defaultdict(list)
    for row in _observations(scope, keys):
        observed[row.indicator_id].append(row)
    targets = Target.objects.filter(
        indicator__key__in=keys, scope=plan, ended_at__isnull=True, term=TargetTerm.INTERIM.value, year=scope.year or 0
    )
    aimed = {target.indicator_id: target for target in targets}
    hidden = hidden_outcomes(keys, sees)
    return {i.key: _standing(i, observed[i.key], aimed.get(i.key), hidden) for i in indicators}


def _observations(scope: Scope, keys: Sequence[str]) -> Iterator[Observation]:
    """What its board or the municipality has measured until the report's year; of each only what is used."""
    of_board = Q(board__isnull=True) | Q(board__key=scope.board_id)
    until = Q(year__isnull=True) | Q(year__lte=scope.year or 0)
    scopes = {one.pk: one for one in Scope.objects.filter(of_board, until).order_by("pk")}
    rows = Observation.objects.filter(
        indicator__key__in=keys,
        scope__in=list(scopes),
        entity__in=("", scope.board_id or ""),
        breakdown="",
        ended_at__isnull=True,
        value__isnull=False,
    )
    used = ("indicator_id", "scope_id", "period", "entity", "value", "value_decimals")
    for row in rows.only(*used).prefetch_related("survey").order_by("pk"):
        row.scope = scopes[row.scope_id]
        yield row


def _standing(
    indicator: Indicator, observed: list[Observation], target: Target | None, hidden: Mapping[int, str]
) -> Standing:
    outcomes = {
        row.period: None if row.pk in hidden else join_number(row.value, row.value_decimals) for row in observed
    }
    last = max(observed, key=lambda row: (end_of(row.period), row.scope.year or 0, row.pk), default=None)
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
    result = judge(value, aim, comparator, polarity=polarity, margin=_margin(indicator, last)).result
    off = {TargetResult.REACHED: False, TargetResult.WITHIN_MARGIN: False, TargetResult.NOT_REACHED: True}.get(result)
    return Standing(
        value=value, period=last.period, entity=last.entity, target=aim, comparator=comparator, off_target=off
    )


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


def _margin(indicator: Indicator, row: Observation) -> Decimal | None:
    survey = getattr(row, "survey", None)
    if survey is None:
        return None
    return margin_of(Survey(respondents=survey.respondents, asked=survey.asked), indicator.unit)
