"""The figures a text can draw on: what the board's year has, each with how it is written and what it says now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from rodatraden.core.document.figure import Mode
from rodatraden.core.money import ORE_IN_UNIT, convert
from rodatraden.core.numbers import with_unit
from rodatraden.core.prose import FigureMark, FigureOptions, ProseError, parse_address
from rodatraden.core.prose.write import write_inlines
from rodatraden.documents.assembly.addresses import COUNT_WORDS
from rodatraden.documents.assembly.filled import Filled, fill, statements_of
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.running_text import live_figure
from rodatraden.web.ui.periods import moment

MOST = 500
LATEST = 3
"""How many figures are offered at most, and how many periods of each indicator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A figure to put in a text: how it is written there, what it is, and what it says now."""

    written: str
    name: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Figures of one kind."""

    name: str
    figures: tuple[Offered, ...]


def offered(material: Material) -> list[Group]:
    """The figures of the board's year by kind; at most `MOST`."""
    groups = [
        (_("Indikatorer"), _observations(material)),
        (_("Mål för indikatorer"), _targets(material)),
        (_("Pengar"), _cells(material)),
        (_("Bidrag"), _funding(material)),
        (_("Antal"), _counts(material)),
    ]
    found: list[Group] = []
    room = MOST
    for name, figures in groups:
        some = tuple(figure for _at, figure in zip(range(room), figures, strict=False))
        room -= len(some)
        if some:
            found.append(Group(name=name, figures=some))
    return found


def _offer(material: Material, address: str, name: str, options: FigureOptions | None = None) -> Offered | None:
    try:
        mark = FigureMark(expression=parse_address(address), options=options or FigureOptions())
    except ProseError:
        return None
    figure = live_figure(material, mark)
    if figure.value is None:
        return None
    return Offered(written=write_inlines((mark,)), name=name, shown=with_unit(figure, Mode.OWN))


def _linked(material: Material) -> list[str]:
    keys = dict.fromkeys(link.indicator for link in material.plan.indicator_links)
    return [key for key in keys if key in material.indicators]


def _observations(material: Material) -> Iterator[Offered]:
    for key in _linked(material):
        name = material.indicators[key].name
        for observation in reversed(material.series(key)[-LATEST:]):
            when = moment(observation.period).words
            found = _offer(material, f"observation:{key}@{observation.period}", f"{name}, {when}")
            if found is not None:
                yield found


def _targets(material: Material) -> Iterator[Offered]:
    for target in material.plan.targets:
        if target.indicator in material.indicators and target.year:
            name = _("%(name)s, målet för %(year)s") % {
                "name": material.indicators[target.indicator].name,
                "year": target.year,
            }
            found = _offer(material, f"target:{target.indicator}@{target.year}", name)
            if found is not None:
                yield found


def _cells(material: Material) -> Iterator[Offered]:
    for statement in statements_of(material):
        filled = fill(material, statement)
        if filled is not None:
            yield from _of_statement(material, filled)


def _of_statement(material: Material, filled: Filled) -> Iterator[Offered]:
    for row in filled.rows:
        for column in filled.columns:
            value = filled.value(row.key, column.key)
            if not value:
                continue
            address = f"cell:{filled.statement.key}/{row.key}/{column.key}"
            written, options = _money(address, value, filled.template.unit)
            found = _offer(material, written, f"{row.label}, {column.label}", options)
            if found is not None:
                yield found


def _money(address: str, value: Decimal, unit: str) -> tuple[str, FigureOptions]:
    """As one says an amount in a sentence: without its minus, large ones in millions."""
    expression = f"abs({address})" if value < 0 else address
    if unit not in ORE_IN_UNIT or abs(convert(value, unit, "mnkr")) < 1:
        return expression, FigureOptions()
    return expression, FigureOptions(unit="mnkr", decimals=1)


def _funding(material: Material) -> Iterator[Offered]:
    for funding in material.plan.funding:
        found = _offer(material, f"funding:{funding.key}/grant", _("%s, bidrag") % funding.name)
        if found is not None:
            yield found


def _counts(material: Material) -> Iterator[Offered]:
    for what, words in COUNT_WORDS.items():
        found = _offer(material, f"count:{what}", _("Antal %s") % words, FigureOptions(words=True))
        if found is not None:
            yield found
