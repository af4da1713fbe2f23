"""What a board's economy does not agree with: the council's frame, and itself."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rodatraden.apps.economy.queries.tables import Filled
from rodatraden.core.budget_frame import Net, difference, net_budget_cell
from rodatraden.core.content.council import Frame
from rodatraden.core.content.economy import ColumnRole, StatementKind
from rodatraden.core.numbers import NBSP, format_number
from rodatraden.core.statement_forms import typed_cells
from rodatraden.foundation.keyed.numbers import decimals_of
from rodatraden.web.economy.here import Here


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing to know: its shape ("risk", "on", "new"), the sentence, and the page to mend it on."""

    shape: str
    sentence: str
    href: str = ""


def net_of(frame: Frame) -> Net:
    """The frame as an amount."""
    return Net(value=abs(frame.amount), unit=frame.unit, decimals=decimals_of(frame.amount))


def net_budget(found: Filled, year: int) -> Net | None:
    """The net budget that a statement says the year has."""
    cell = net_budget_cell(found.template.kind, found.rows, found.columns, year)
    value = found.value(*cell) if cell is not None else None
    if value is None:
        return None
    return Net(value=abs(value), unit=found.template.unit, decimals=found.template.decimals)


def money(net: Net, value: Decimal | None = None) -> str:
    """An amount with its unit: "84 000 tkr"."""
    said = abs(net.value if value is None else value)
    decimals = max(net.decimals, decimals_of(said.normalize()))
    return f"{format_number(said, decimals)}{NBSP}{net.unit}"


def checks(here: Here, frame: Frame | None) -> list[Told]:
    """What does not agree, and what does; nothing where there is nothing to compare."""
    found: list[Told] = []
    budgets = [(each, net) for each in here.statements if (net := net_budget(each, here.year)) is not None]
    for each, net in budgets:
        if frame is not None:
            found.append(_against_frame(here, each, net, net_of(frame)))
    if frame is None and len(budgets) > 1:
        found += _against_each_other(here, budgets)
    for each in here.statements:
        found += _within(here, each)
    return found


def _against_frame(here: Here, each: Filled, net: Net, frame: Net) -> Told:
    said = {"caption": each.statement.caption, "net": money(net), "frame": money(frame)}
    over = difference(net, frame)
    if not over:
        return Told(shape="on", sentence=_("”%(caption)s” har nettobudgeten %(net)s. Det är ramen.") % said)
    said["much"] = money(net, over)
    sentence = (
        _("”%(caption)s” har nettobudgeten %(net)s, %(much)s mer än ramen %(frame)s.")
        if over > 0
        else _("”%(caption)s” har nettobudgeten %(net)s, %(much)s mindre än ramen %(frame)s.")
    )
    return Told(shape="risk", sentence=sentence % said, href=here.href("statement", each.statement.key))


def _against_each_other(here: Here, budgets: list[tuple[Filled, Net]]) -> list[Told]:
    (first, net), *others = budgets
    return [
        Told(
            shape="risk",
            sentence=_("”%(one)s” har nettobudgeten %(net)s men ”%(other)s” har %(second)s.")
            % {
                "one": first.statement.caption,
                "net": money(net),
                "other": each.statement.caption,
                "second": money(second),
            },
            href=here.href("statement", each.statement.key),
        )
        for each, second in others
        if difference(net, second)
    ]


def _within(here: Here, each: Filled) -> list[Told]:
    href = here.href("statement", each.statement.key)
    caption = each.statement.caption
    if each.fault:
        return [Told(shape="off", sentence=f"”{caption}”: {each.fault}", href=href)]
    found = []
    wrong = [key for key, cell in each.cells.items() if _contradicts(cell.value, cell.computed, is_given=cell.is_given)]
    if wrong:
        sentence = ngettext(
            "”%(caption)s” har en summa ur en fil som raderna inte ger.",
            "”%(caption)s” har %(n)d summor ur en fil som raderna inte ger.",
            len(wrong),
        )
        found.append(Told(shape="risk", sentence=sentence % {"caption": caption, "n": len(wrong)}, href=href))
    if each.template.kind in (StatementKind.OPERATING, StatementKind.INCOME):
        found += _lacking(each, href, here.year)
    return found


def _contradicts(value: Decimal | None, computed: Decimal | None, *, is_given: bool) -> bool:
    return is_given and computed is not None and value != computed


def _lacking(each: Filled, href: str, year: int) -> list[Told]:
    """The rows that have no figure in the year's budget or forecast, where other rows have."""
    found = []
    cells = typed_cells(each.rows, each.columns)
    for column in each.columns:
        if column.year != year or column.role not in (ColumnRole.BUDGET, ColumnRole.FORECAST):
            continue
        own = [key for key in cells if key.column == column.key]
        empty = [key for key in own if each.value(*key) is None]
        if empty and len(empty) < len(own):
            said = {"caption": each.statement.caption, "column": column.label, "n": len(empty)}
            sentence = ngettext(
                "”%(caption)s”: en rad saknar belopp i %(column)s.",
                "”%(caption)s”: %(n)d rader saknar belopp i %(column)s.",
                len(empty),
            )
            found.append(Told(shape="new", sentence=sentence % said, href=href))
    return found
