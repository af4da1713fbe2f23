"""The rows of statements: what each means to the rules, and the formula that checks it."""

from dataclasses import dataclass
from decimal import Decimal

from rodatraden.connectors.reference.keys import identifier
from rodatraden.connectors.reference.nodes import Node
from rodatraden.core.content.economy import CostSign, RowRole, StatementRow
from rodatraden.core.document.table import RowKind

_KINDS = {
    "revenue": RowRole.REVENUE,
    "cost": RowRole.COST,
    "subtotal_revenue": RowRole.TOTAL_REVENUE,
    "subtotal_cost": RowRole.TOTAL_COST,
    "net": RowRole.NET_COST,
    "budget": RowRole.NET_BUDGET,
    "result": RowRole.RESULT,
    "forecast": RowRole.FORECAST_RESULT,
}
_EQUITY = (
    ("uttag", RowRole.WITHDRAWAL),
    ("balansresultat", RowRole.BALANCE_RESULT),
    ("% av budget", RowRole.EQUITY_CAP),
    ("ib ", RowRole.OPENING_EQUITY),
    ("resultatöverföring", RowRole.CARRY_OVER),
    ("ub ", RowRole.CLOSING_EQUITY),
)
_SUBTOTALS = frozenset({RowRole.TOTAL_REVENUE, RowRole.TOTAL_COST, RowRole.RESULT, RowRole.BALANCE_RESULT})
_TOTALS = frozenset({RowRole.NET_COST, RowRole.CLOSING_EQUITY})


@dataclass(frozen=True)
class _Roles:
    """Which rows have which role."""

    keys: dict[RowRole, list[str]]
    sign: CostSign
    cap: Decimal | None

    def one(self, role: RowRole) -> str:
        return self.keys.get(role, [""])[0]

    def formula(self, role: RowRole) -> str:
        """The formula of the row with this role; "" when the rows it needs are not all there."""
        made = getattr(self, f"_{role.value}", None)
        return made() if made else ""

    def _total_revenue(self) -> str:
        return _sum(self.keys.get(RowRole.REVENUE, []))

    def _total_cost(self) -> str:
        return _sum(self.keys.get(RowRole.COST, []))

    def _net_cost(self) -> str:
        revenue, cost = self.one(RowRole.TOTAL_REVENUE), self.one(RowRole.TOTAL_COST)
        if not revenue or not cost:
            return ""
        return f"{revenue} + {cost}" if self.sign is CostSign.NEGATIVE else f"{cost} - {revenue}"

    def _result(self) -> str:
        net, budget = self.one(RowRole.NET_COST), self.one(RowRole.NET_BUDGET)
        if not net or not budget:
            return ""
        return f"{net} - {budget}" if self.sign is CostSign.NEGATIVE else f"{budget} - {net}"

    def _balance_result(self) -> str:
        result = self.one(RowRole.FORECAST_RESULT) or self.one(RowRole.RESULT)
        withdrawal = self.one(RowRole.WITHDRAWAL)
        return f"{result} - {withdrawal}" if result and withdrawal else ""

    def _limit(self) -> str:
        budget = self.one(RowRole.NET_BUDGET)
        return f"share({self.cap}, abs({budget}))" if self.cap is not None and budget else ""

    def _equity_cap(self) -> str:
        return self._limit()

    def _carry_over(self) -> str:
        opening, closing = self.one(RowRole.OPENING_EQUITY), self.one(RowRole.CLOSING_EQUITY)
        return f"{closing} - {opening}" if opening and closing else ""

    def _closing_equity(self) -> str:
        opening, balance = self.one(RowRole.OPENING_EQUITY), self.one(RowRole.BALANCE_RESULT)
        if not opening or not balance:
            return ""
        limit = self._limit()
        reached = f"{opening} + {balance}"
        return f"min({reached}, max({limit}, {opening}))" if limit else reached


def _sum(keys: list[str]) -> str:
    return f"sum({', '.join(keys)})" if keys else ""


def _role(row: Node) -> RowRole:
    kind = row.at("kind")
    if kind.text in _KINDS:
        return _KINDS[kind.text]
    if kind.text == "equity":
        label = row.at("label").text.lower()
        return next((role for word, role in _EQUITY if word in f"{label} "), RowRole.OTHER)
    if kind.text in ("heading", "line", "sum"):
        return RowRole.OTHER
    raise kind.unreadable(f"”{kind.text}” är ingen känd sorts rad. Skriv till exempel cost, revenue, net eller equity.")


def income_rows(node: Node, sign: CostSign, cap: Decimal | None) -> tuple[StatementRow, ...]:
    """The rows of an income statement with the rules of result and equity.

    Net cost = revenue + costs (costs negative) or costs − revenue; result = net cost − net budget
    or budget − net cost; balance result = result (or forecast) − withdrawal; cap = share of
    |net budget|; closing = min(opening + balance result, max(cap, opening)).
    """
    rows = node.at("rows").items()
    keys: dict[RowRole, list[str]] = {}
    for row in rows:
        keys.setdefault(_role(row), []).append(identifier(row.at("label").text))
    roles = _Roles(keys, sign, cap)
    return tuple(_income_row(row, roles) for row in rows)


def _income_row(row: Node, roles: _Roles) -> StatementRow:
    role = _role(row)
    kind = RowKind.TOTAL if role in _TOTALS else RowKind.SUBTOTAL if role in _SUBTOTALS else RowKind.LINE
    if row.at("kind").text == "heading":
        kind = RowKind.GROUP
    label = row.at("label").text
    return StatementRow(key=identifier(label), label=label, kind=kind, role=role, formula=roles.formula(role))


def operating_rows(node: Node) -> tuple[StatementRow, ...]:
    """The rows of an operating statement: a sum adds the lines since the sum before, and that sum.

    Lines after a subtotal are special items.
    """
    rows = node.at("rows").items()
    sums = [i for i, row in enumerate(rows) if row.at("kind").text == "sum"]
    parts: list[str] = []
    found = []
    for i, row in enumerate(rows):
        label = row.word("label_printed") or row.at("label").text
        key = identifier(row.at("label").text)
        kind = row.at("kind").text
        if kind == "heading":
            found.append(StatementRow(key=key, label=label, kind=RowKind.GROUP))
        elif kind == "sum":
            last = i == sums[-1]
            found.append(
                StatementRow(
                    key=key,
                    label=label,
                    kind=RowKind.TOTAL if last else RowKind.SUBTOTAL,
                    role=RowRole.NET_COST if last else RowRole.OTHER,
                    formula=_sum(parts),
                )
            )
            parts = [key]
        else:
            role = RowRole.SPECIAL if any(s < i for s in sums) else _role(row)
            found.append(StatementRow(key=key, label=label, role=role))
            parts.append(key)
    return tuple(found)
