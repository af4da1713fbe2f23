"""What stands in the lists beside the statements: as tables, and as the values of a form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.economy.actions.kinds import VOLUMES
from rodatraden.apps.economy.actions.lists import KINDS
from rodatraden.apps.economy.errors import AmountMissing, AmountUnreadable
from rodatraden.apps.economy.queries.tables import funding_unit, investment_table
from rodatraden.apps.planning.queries import content as planning
from rodatraden.apps.planning.queries.steering import levels
from rodatraden.core.content.amount import Amount, Number, as_amount
from rodatraden.core.content.economy import StatementKind
from rodatraden.core.content.planning import Carries, Goal
from rodatraden.core.document.table import RowKind
from rodatraden.core.numbers import NBSP, UnreadableNumber, format_number
from rodatraden.core.pasted import parse_amount
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.keyed.numbers import decimals_of
from rodatraden.foundation.keyed.read import read
from rodatraden.web.economy.here import Here
from rodatraden.web.economy.kinds import FUNDING, INVESTMENT, LISTS, Field, ListKind
from rodatraden.web.economy.shown import amount_text

YES, NO = "ja", "nej"


class DayUnreadable(Refusal):
    """A day that is no date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A list as a table: headings, rows with their page, what to do when it is empty, and the unit said once."""

    slug: str
    heading: str
    what: str
    unit: str
    columns: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[str, str, tuple[tuple[str, bool], ...]], ...]
    total: tuple[tuple[str, bool], ...] = ()
    new: str = ""
    new_href: str = ""
    table_href: str = ""


def in_place(here: Here, kind: ListKind) -> bool:
    """Whether a list belongs where one stands."""
    return kind.in_report if here.is_report else kind.in_plan


def overviews(here: Here) -> list[Overview]:
    """Every list that belongs here, and the tables of volumes."""
    scope = here.scope
    if scope is None:
        return []
    return [*(_overview(here, scope, kind) for kind in LISTS.values() if in_place(here, kind)), _volumes(here, scope)]


def _overview(here: Here, scope: Scope, kind: ListKind) -> Overview:
    things = KINDS[kind.kind].all_in(scope)
    table = _table(scope, kind) if things else ""
    amounts = _amount_columns(scope, kind) if things else []
    units = {table or str(thing.unit) for thing in things}
    unit = next(iter(units)) if len(units) == 1 else ""
    finest = _decimals(things, amounts) if unit else 0
    goals = _goals_served(scope) if kind is FUNDING and things else {}
    rows = []
    for thing in things:
        said = {name: str(getattr(thing, name)) for name, _label in kind.texts if name != "goal"}
        said |= {name: goals.get(thing.key, "") for name, _label in kind.texts if name == "goal"}
        texts = tuple((words, False) for words in said.values())
        own = "" if unit else str(thing.unit)
        figures = tuple((_amount_words(thing, name, own, finest), True) for name, _label in amounts)
        rows.append((str(getattr(thing, kind.name)), here.href("listed", kind.slug, thing.key), (*figures, *texts)))
    columns = (*((str(label), True) for _name, label in amounts), *((str(label), False) for _name, label in kind.texts))
    return Overview(
        slug=kind.slug,
        heading=str(kind.heading),
        what=str(kind.what),
        unit=unit,
        columns=columns,
        rows=tuple(rows),
        total=_total(things, amounts, len(kind.texts), finest) if unit and len(things) > 1 else (),
        new=str(kind.new),
        new_href=here.href("new", kind.slug) if here.may_edit else "",
        table_href=here.href(kind.table) if here.may_edit and kind.table else "",
    )


def _amount_columns(scope: Scope, kind: ListKind) -> list[tuple[str, str]]:
    if kind is INVESTMENT:
        return [(column.key, column.label) for column in investment_table(scope).columns]
    return [(name, str(label)) for name, label in kind.amounts]


def _table(scope: Scope, kind: ListKind) -> str:
    """The unit of the table that a list stands in; "" where each thing has its own."""
    if kind is FUNDING:
        return funding_unit(scope)
    return investment_table(scope).unit if kind is INVESTMENT else ""


def _number(thing: Any, name: str) -> Decimal | None:
    given = thing.amounts.get(name) if hasattr(thing, "amounts") else getattr(thing, name)
    return as_amount(given).value if given is not None else None


def _decimals(things: list[Any], amounts: list[tuple[str, str]]) -> int:
    """How many decimals the finest amount of a table has: all are shown with as many."""
    values = [value for thing in things for name, _label in amounts if (value := _number(thing, name)) is not None]
    return max((decimals_of(value.normalize()) for value in values), default=0)


def _amount_words(thing: Any, name: str, unit: str, decimals: int) -> str:
    value = _number(thing, name)
    if value is None:
        return ""
    said = amount_text(value, decimals_of(value.normalize()) if unit else decimals)
    return f"{said}{NBSP}{unit}" if unit else said


def _total(
    things: list[Any], amounts: list[tuple[str, str]], texts: int, decimals: int
) -> tuple[tuple[str, bool], ...]:
    found: list[tuple[str, bool]] = []
    for name, _label in amounts:
        values = [value for thing in things if (value := _number(thing, name)) is not None]
        found.append((amount_text(sum(values, Decimal(0)), decimals) if values else "", True))
    return (*found, *((("", False),) * texts))


def _volumes(here: Here, scope: Scope) -> Overview:
    tables = VOLUMES.all_in(scope)
    rows = []
    for table in tables:
        told = ((table.unit, False), (", ".join(column.label for column in table.columns), False))
        rows.append((table.title, here.href("volume", table.key), told))
    return Overview(
        slug="volym",
        heading=_("Volymer"),
        what=_("Hur mycket ni gör: platser, timmar, ärenden, år för år."),
        unit="",
        columns=((_("Enhet"), False), (_("År eller dagar"), False)),
        rows=tuple(rows),
        new=_("Lägg till volymtabell"),
        new_href=here.href("new-volume") if here.may_edit else "",
    )


def goal_choices(scope: Scope) -> list[tuple[str, str]]:
    """The plan's goals that a grant may serve."""
    known = levels()
    goals: tuple[Goal, ...] = read(planning.GOALS, scope.pk)
    return [(goal.key, goal.name) for goal in goals if known.carries(goal.level, Carries.FUNDING)]


def goal_of(scope: Scope, funding: str) -> str:
    """The goal that a grant serves."""
    return next((link.goal for link in read(planning.FUNDING_LINKS, scope.pk) if link.funding == funding), "")


def _goals_served(scope: Scope) -> dict[str, str]:
    names = {goal.key: goal.name for goal in read(planning.GOALS, scope.pk)}
    return {link.funding: names.get(link.goal, link.goal) for link in read(planning.FUNDING_LINKS, scope.pk)}


def operations(here: Here) -> list[tuple[str, str]]:
    """The operations to choose among: the lines of the operating statement, by key and name."""
    found: dict[str, str] = {}
    for each in here.statements:
        if each.template.kind is StatementKind.OPERATING:
            found |= {row.key: row.label for row in each.rows if row.kind is RowKind.LINE and not row.formula}
    return list(found.items())


def fields_of(scope: Scope, kind: ListKind) -> tuple[Field, ...]:
    """The fields of a form; an investment has one for each column of its table."""
    if kind is not INVESTMENT:
        return kind.form
    table = investment_table(scope)
    return (
        *kind.form,
        *(
            Field(name=f"belopp-{column.key}", label=f"{column.label}, {table.unit}", input="amount")
            for column in table.columns
        ),
    )


def values_of_form(scope: Scope, kind: ListKind, thing: Any | None) -> dict[str, str]:
    """What the fields of a form hold; for something new the unit that the others have."""
    if thing is None:
        have = KINDS[kind.kind].all_in(scope)
        start = {field.name: "" for field in fields_of(scope, kind)}
        return {**start, "unit": have[-1].unit if have else "tkr"} if "unit" in start else start
    return {field.name: _value(scope, thing, field) for field in fields_of(scope, kind)}


def _value(scope: Scope, thing: Any, field: Field) -> str:
    if field.input == "goal":
        return goal_of(scope, thing.key)
    if field.input == "amount":
        value = _number(thing, field.name.removeprefix("belopp-"))
        return "" if value is None else format_number(value, decimals_of(value)).replace(NBSP, " ")
    held = getattr(thing, field.name)
    if field.input == "yesno":
        return "" if held is None else YES if held else NO
    return "" if held is None else str(held)


def made(scope: Scope, kind: ListKind, values: Mapping[str, str], before: Any | None) -> Any:
    """The thing that a form says; raises AmountUnreadable, AmountMissing or DayUnreadable with the field's name."""
    given: dict[str, Any] = {}
    amounts: dict[str, Number] = dict(before.amounts) if kind is INVESTMENT and before is not None else {}
    for field in fields_of(scope, kind):
        text = values.get(field.name, "")
        if field.input == "goal":
            continue
        if field.name.startswith("belopp-"):
            _put(amounts, field, text)
        else:
            given[field.name] = _read(kind, field, text, before)
    if kind is INVESTMENT:
        given["amounts"] = amounts
    for field in kind.form:
        if field.input == "amount" and field.needed and given[field.name] is None:
            raise AmountMissing(values.get(kind.name, "").strip() or str(field.label))
    return kind.content(key="", **given) if before is None else replace(before, **given)


def _put(amounts: dict[str, Number], field: Field, text: str) -> None:
    name = field.name.removeprefix("belopp-")
    value = _amount(field, text)
    if value is None:
        amounts.pop(name, None)
    elif name not in amounts or as_amount(amounts[name]).value != value:
        amounts[name] = value


def _read(kind: ListKind, field: Field, text: str, before: Any | None) -> Any:
    match field.input:
        case "amount":
            value = _amount(field, text)
            if kind is not FUNDING:
                return value
            held = getattr(before, field.name) if before is not None else None
            if held is not None and as_amount(held).value == value:
                return held
            return Amount() if value is None else value
        case "date":
            return _day(field, text)
        case "yesno":
            return {YES: True, NO: False}.get(text)
    return text


def _amount(field: Field, text: str) -> Decimal | None:
    try:
        return parse_amount(text)
    except UnreadableNumber as error:
        raise AmountUnreadable(f"{field.label}: {error}") from error


def _day(field: Field, text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError:
        said = _("%(field)s: ”%(text)s” är inget datum. Skriv till exempel 2026-12-31.")
        raise DayUnreadable(said % {"field": field.label, "text": text.strip()}) from None
