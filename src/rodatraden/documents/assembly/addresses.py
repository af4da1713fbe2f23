"""From the address of a figure to the figure: what running text names is looked up in the data."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from rodatraden.core.content.amount import Amount, Number, as_amount
from rodatraden.core.content.economy import InvestmentPlan
from rodatraden.core.content.planning import LevelMeaning
from rodatraden.core.document.figure import Figure, Provenance
from rodatraden.documents.assembly.amounts import funding_value, total
from rodatraden.documents.assembly.figures import (
    amount_figure,
    observation_provenance,
    target_figure,
)
from rodatraden.documents.assembly.filled import fill, statements_of
from rodatraden.documents.assembly.material import Material

Query = Mapping[str, str]


class AddressUnknown(LookupError):
    """An address that names nothing in the data."""


def look_up(material: Material, kind: str, segments: Sequence[str], query: Query) -> Figure:
    """The figure at an address, in the unit of its home; `AddressUnknown` when it names nothing."""
    finder = FINDERS.get(kind)
    figure = finder(material, segments, query) if finder else None
    if figure is None:
        raise AddressUnknown(f"{kind}:{'/'.join(segments)}")
    return figure


def _observation(material: Material, segments: Sequence[str], query: Query) -> Figure | None:
    indicator, period = segments
    found = material.observations.get((indicator, period, tuple(sorted(query.items()))))
    if found is None or indicator not in material.indicators:
        return None
    return amount_figure(found.amount, provenance=observation_provenance(material, found), marks=())


def _target(material: Material, segments: Sequence[str], query: Query) -> Figure | None:
    indicator, year = segments
    found = next((t for t in material.plan.targets if t.indicator == indicator and str(t.year) == year), None)
    return target_figure(material, found) if found else None


def _cell(material: Material, segments: Sequence[str], query: Query) -> Figure | None:
    if len(segments) != 3:
        return None
    key, row, column = segments
    every = [*statements_of(material), *material.plan.statements]
    statement = next((s for s in every if s.key == key), None)
    filled = fill(material, statement) if statement else None
    if filled is None or (row, column) not in filled.cells:
        return None
    value = filled.value(row, column)
    row_label = next(r.label for r in filled.rows if r.key == row)
    column_label = next(c.label for c in filled.columns if c.key == column)
    return Figure(
        value=value,
        decimals=filled.template.decimals,
        unit=filled.template.unit,
        provenance=Provenance(
            address=f"cell:{key}/{row}/{column}",
            label=f"{row_label}, {column_label}",
            source=filled.statement.source,
        ),
    )


def _volume(material: Material, segments: Sequence[str], query: Query) -> Figure | None:
    if len(segments) != 3:
        return None
    volumes = [*(material.report.volumes if material.report else ()), *material.plan.volumes]
    for volume in volumes:
        for row in volume.rows:
            if (volume.key, row.key) == tuple(segments[:2]) and segments[2] in row.values:
                return _plain(row.values[segments[2]], "volume", segments, row.label)
    return None


def _plain(number: Number, kind: str, segments: Sequence[str], label: str, unit: str = "") -> Figure:
    provenance = Provenance(address=f"{kind}:{'/'.join(segments)}", label=label)
    return amount_figure(number, provenance=provenance, unit=unit, marks=())


def _funding(material: Material, segments: Sequence[str], query: Query) -> Figure | None:
    key, column = segments[0], segments[1] if len(segments) > 1 else "grant"
    unit = material.plan.funding_unit
    if key == "total":
        value = total([funding_value(f, column) for f in material.plan.funding])
        return _plain(Amount(value=value), "funding", segments, f"Summa {column}", unit)
    found = next((f for f in material.plan.funding if f.key == key), None)
    if found is None:
        return None
    return _plain(funding_value(found, column), "funding", segments, found.name, unit)


def _investment(material: Material, segments: Sequence[str], query: Query) -> Figure | None:
    if len(segments) != 2:
        return None
    plans = (material.report.investments if material.report else None, material.plan.investments)
    found = (_of_investments(plan, *segments) for plan in plans if plan is not None)
    return next((figure for figure in found if figure is not None), None)


def _of_investments(plan: InvestmentPlan, key: str, column: str) -> Figure | None:
    segments = (key, column)
    if key in ("total", "subtotal") and column in {c.key for c in plan.columns}:
        value = total([as_amount(i.amounts.get(column, Amount())) for i in plan.investments])
        return _plain(Amount(value=value), "investment", segments, "Summa investeringar", plan.unit)
    found = next((i for i in plan.investments if i.key == key), None)
    if found is None or column not in found.amounts:
        return None
    return _plain(found.amounts[column], "investment", segments, found.name, plan.unit)


def _allocation(material: Material, segments: Sequence[str], query: Query) -> Figure | None:
    found = next((a for a in material.plan.allocations if a.key == segments[0]), None)
    return _plain(found.amount, "allocation", segments, found.text, found.unit) if found else None


def _income(material: Material, segments: Sequence[str], query: Query) -> Figure | None:
    incomes = material.report.conditional_income if material.report else ()
    found = next((i for i in incomes if i.key == segments[0]), None)
    return _plain(found.amount, "income", segments, found.text, found.unit) if found else None


def _below(material: Material, goal: str) -> set[str]:
    """A goal with all goals under it."""
    found: set[str] = set()
    left = [goal]
    while left:
        key = left.pop()
        if key not in found:
            found.add(key)
            left += [child.key for child in material.children(key)]
    return found


def _in_goal(material: Material, query: Query, goals: Sequence[str]) -> bool:
    return "goal" not in query or bool(set(goals) & _below(material, query["goal"]))


def _counted(material: Material, what: str, query: Query) -> list[str] | None:
    """The keys of what is counted."""
    plan = material.plan
    goals = material.goals.values()
    match what:
        case "activities":
            return [
                a.key
                for a in plan.activities
                if _in_goal(material, query, a.goals[:1]) and query.get("commitment", "") in ("", *a.commitments)
            ]
        case "commitments":
            return [c.key for c in material.commitments.values() if _in_goal(material, query, [c.goal])]
        case "indicators":
            links = [k for k in plan.indicator_links if _in_goal(material, query, [k.goal])]
            return list(dict.fromkeys(link.indicator for link in links))
        case "goals":
            return [g.key for g in goals if g.level == query.get("level", g.level)]
        case "board_goals":
            return [g.key for g in goals if material.meaning(g) is LevelMeaning.BOARD_GOAL]
        case "council_goals":
            return [g.key for g in goals if material.meaning(g) is LevelMeaning.GOAL]
        case "risks":
            return [r.key for r in plan.risks if _in_goal(material, query, [r.goal])]
        case "treatments":
            return [t.key for r in plan.risks for t in r.treatments]
        case "controls":
            return [c.key for c in (*plan.controls, *material.municipality.controls)]
    return None


COUNT_WORDS = {
    "activities": "aktiviteter",
    "commitments": "åtaganden",
    "indicators": "mått",
    "goals": "mål",
    "board_goals": "nämndmål",
    "council_goals": "fullmäktigemål",
    "risks": "risker",
    "treatments": "åtgärder",
    "controls": "kontroller",
}


def _count(material: Material, segments: Sequence[str], query: Query) -> Figure | None:
    counted = _counted(material, segments[0], query)
    if counted is None:
        return None
    told = "&".join(f"{k}={v}" for k, v in query.items())
    address = f"count:{segments[0]}" + (f"?{told}" if told else "")
    provenance = Provenance(
        address=address,
        label=f"Antal {COUNT_WORDS[segments[0]]}",
        rule="Räknat",
        parts=tuple(counted),
    )
    return Figure(value=Decimal(len(counted)), provenance=provenance)


FINDERS: Mapping[str, Callable[[Material, Sequence[str], Query], Figure | None]] = {
    "observation": _observation,
    "target": _target,
    "cell": _cell,
    "volume": _volume,
    "funding": _funding,
    "investment": _investment,
    "allocation": _allocation,
    "income": _income,
    "count": _count,
}
