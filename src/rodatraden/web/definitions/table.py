"""The values of an indicator as a table: for whom and when in a row, a column a group, and where each came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.indicators.queries.shown import hidden_outcomes
from rodatraden.apps.indicators.queries.values import Held, organisation_names, values_of
from rodatraden.apps.indicators.rules import EDIT_VALUES
from rodatraden.apps.org.queries.places import managed_by, places_of
from rodatraden.core.content.indicators import Indicator, Observation
from rodatraden.core.missing import HIDDEN_WORD
from rodatraden.core.periods import end_of
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.keyed.columns import canonical
from rodatraden.foundation.search.swedish import sort_key
from rodatraden.web.definitions.words import group_words, missing_words, period_words, printed, scope_words

_GROUP, _MUNICIPALITY = "grupp:", "kommun:"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellOf:
    """A value in the table: what is printed, why it is missing or hidden, and the form that corrects it."""

    shown: str
    note: str = ""
    is_missing: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueRow:
    """One organisation and period, as one scope says it."""

    entity: str
    period: str
    cells: tuple[CellOf | None, ...]
    origin: str
    details: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows in order, and what the columns are called."""

    groups: tuple[str, ...]
    rows: tuple[ValueRow, ...]
    withdrawn: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Maker:
    indicator: Indicator
    names: Mapping[str, str]
    hidden: Mapping[int, str]
    everywhere: bool
    writes: frozenset[str]

    def entity(self, key: str) -> str:
        return entity_words(key, self.names)

    def cell(self, held: Held) -> CellOf:
        observation, amount = held.observation, held.observation.amount
        href = address_of("value", held.scope, observation) if self.may_write(held) else ""
        if (why := self.hidden.get(held.pk)) is not None:
            return CellOf(shown=HIDDEN_WORD, note=why, is_missing=True, href=href)
        if amount.value is None:
            return CellOf(
                shown=amount.text or missing_words(amount.missing), note=amount.comment, is_missing=True, href=href
            )
        note = _("preliminärt") if observation.preliminary else ""
        return CellOf(shown=printed(self.indicator, amount.value), note=note, href=href)

    def may_write(self, held: Held) -> bool:
        place = held.scope.place or (held.observation.entity if held.observation.entity in self.names else "")
        return self.everywhere or place in self.writes


def table_of(indicator: Indicator, person: User, entity: str = "") -> Table:
    """The values that a person may read, with what small groups hide; of one organisation when one is named."""
    every = [held for held in values_of(indicator.key, person) if not entity or held.observation.entity == entity]
    names = organisation_names(held.observation.entity for held in every)
    places = places_of(person, EDIT_VALUES)
    maker = _Maker(
        indicator, names, hidden_outcomes([indicator.key], managed_by(person)), places.everywhere, places.keys
    )
    breakdowns = sorted({canonical(held.observation.breakdown) for held in every}, key=_group_order)
    rows: dict[tuple[str, str, str], dict[str, Held]] = {}
    for held in every:
        one = held.observation
        rows.setdefault((one.entity, one.period, held.scope.key), {})[canonical(one.breakdown)] = held
    ordered = sorted(rows.items(), key=lambda each: _row_order(each[0], maker))
    return Table(
        groups=tuple(group_words(each) for each in breakdowns),
        rows=tuple(_row(maker, where, held, breakdowns) for where, held in ordered),
        withdrawn=tuple(_withdrawn(held, maker) for held in values_of(indicator.key, person, ended=True)),
    )


def _group_order(breakdown: str) -> tuple[int, str]:
    known = ("", "gender=women", "gender=men")
    return (known.index(breakdown) if breakdown in known else len(known), breakdown)


def _row_order(where: tuple[str, str, str], maker: _Maker) -> tuple[object, ...]:
    entity, period, scope = where
    kind = 0 if not entity else 1 if entity in maker.names else 2
    return kind, sort_key(maker.entity(entity)), entity, -end_of(period).toordinal(), scope


def _row(maker: _Maker, where: tuple[str, str, str], held: Mapping[str, Held], breakdowns: list[str]) -> ValueRow:
    entity, period, _scope = where
    scope = next(iter(held.values())).scope
    return ValueRow(
        entity=maker.entity(entity),
        period=period_words(period),
        cells=tuple(maker.cell(held[each]) if each in held else None for each in breakdowns),
        origin=scope_words(scope),
        details=" · ".join(dict.fromkeys(told for each in held.values() for told in _details(each.observation))),
    )


def _details(observation: Observation) -> list[str]:
    fetched = _("hämtat %(day)s") % {"day": observation.fetched.isoformat()} if observation.fetched else ""
    comment = observation.amount.comment if observation.amount.value is not None else ""
    return [part for part in (observation.reported_by, fetched, comment) if part]


def _withdrawn(held: Held, maker: _Maker) -> tuple[str, str]:
    """What was withdrawn, in words without its figure, and its key in the log."""
    one = held.observation
    parts = (period_words(one.period), maker.entity(one.entity), group_words(canonical(one.breakdown)))
    return ", ".join(parts), log_key(held.scope, one)


def log_key(scope: Scope, observation: Observation) -> str:
    """What a value is called in the log of changes."""
    parts = (observation.indicator, observation.entity, observation.period, canonical(observation.breakdown))
    return f"{scope.key}:{' '.join(part for part in parts if part)}"


def entity_words(entity: str, names: Mapping[str, str]) -> str:
    """Whom a value is about."""
    if not entity:
        return _("Kommunen")
    if entity.startswith(_GROUP):
        return _("Gruppen %(name)s") % {"name": entity.removeprefix(_GROUP)}
    if entity.startswith(_MUNICIPALITY):
        return _("Kommun %(code)s") % {"code": entity.removeprefix(_MUNICIPALITY)}
    return names.get(entity, entity)


def address_of(page: str, scope: Scope, observation: Observation) -> str:
    """A page about one value."""
    one = observation
    where = {"omrade": scope.key, "for": one.entity, "period": one.period, "grupp": canonical(one.breakdown)}
    told = urlencode({name: value for name, value in where.items() if value})
    return f"{reverse(f'definitions:{page}', args=(one.indicator,))}?{told}"
