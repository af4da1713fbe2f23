"""Figures about few persons are hidden, and nothing that is shown gives them."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import Indicator, Observation, Source, Survey
from rodatraden.core.missing import MissingReason
from rodatraden.core.small_groups import TO_PROTECT, Definitions, Stated, shown

ABOVE = {"forvaltning": [], "e1": ["forvaltning"], "e2": ["forvaltning"], "e3": ["forvaltning"]}
UNITS = ("e1", "e2", "e3")
FEW = "Färre än 10 personer: visas inte."


def definitions(*, counts: bool = False, manager: bool = False) -> Definitions:
    return Definitions(
        indicators={"i": Indicator(key="i", name="I", unit="", source="hr", counts_persons=counts)},
        sources={"hr": Source(key="hr", name="HR", manager_sees_own=manager)},
        above=ABOVE,
    )


def share(entity: str, persons: int | None, value: str = "5.5", period: str = "2025", **breakdown: str) -> Observation:
    return Observation(
        indicator="i", period=period, entity=entity, amount=Amount(value=Decimal(value)), persons=persons,
        breakdown=breakdown,
    )  # fmt: skip


def number(entity: str, count: int, period: str = "2025", **breakdown: str) -> Observation:
    return share(entity, None, str(count), period, **breakdown)


def hidden(found: Iterable[Observation]) -> dict[str, str]:
    """Why each hidden figure is so, by entity, period and group."""
    return {
        " ".join([o.entity, *(() if o.period == "2025" else (o.period,)), *o.breakdown.values()]): o.amount.text
        for o in found
        if o.amount.value is None
    }


def see(observations: Iterable[Observation], sees: tuple[str, ...] = (), **which: bool) -> dict[str, str]:
    return hidden(shown([Stated(o) for o in observations], definitions(**which), sees))


@pytest.mark.parametrize(("persons", "why"), [(None, {}), (0, {}), (1, {"e1": FEW}), (9, {"e1": FEW}), (10, {})])
def test_share_is_hidden_by_the_persons_behind_it(persons: int | None, why: dict[str, str]) -> None:
    assert see([share("e1", persons)]) == why


@pytest.mark.parametrize(("count", "why"), [(0, {}), (1, {"e1": FEW}), (9, {"e1": FEW}), (10, {})])
def test_number_of_persons_is_hidden_by_itself(count: int, why: dict[str, str]) -> None:
    assert see([number("e1", count)], counts=True) == why


def test_number_of_anything_else_is_not_hidden() -> None:
    assert see([number("e1", 3)]) == {}


def test_hidden_figure_keeps_nothing_of_what_it_was() -> None:
    found = shown([Stated(share("e1", 3))], definitions())
    assert found == [
        Observation(
            indicator="i", period="2025", entity="e1", amount=Amount(missing=MissingReason.SUPPRESSED, text=FEW)
        )
    ]


def test_survey_says_that_the_answers_are_few() -> None:
    answered = Observation(
        indicator="i", period="2025", amount=Amount(value=Decimal(80)), survey=Survey(respondents=4, asked=9)
    )
    (found,) = shown([Stated(answered)], definitions())
    assert (found.amount.missing, found.amount.text) == (
        MissingReason.TOO_FEW_ANSWERS,
        "Färre än 10 svar: visas inte.",
    )


def test_smallest_other_unit_is_hidden_beside_a_total() -> None:
    figures = [share("forvaltning", 120), share("e1", 8), share("e2", 50), share("e3", 62)]
    assert see(figures) == {"e1": FEW, "e2": TO_PROTECT}


def test_nothing_more_is_hidden_where_others_than_the_units_are_in_the_total() -> None:
    assert see([share("forvaltning", 200), share("e1", 8), share("e2", 50), share("e3", 62)]) == {"e1": FEW}


def test_total_is_hidden_when_all_its_parts_are_few_together() -> None:
    assert see([number("forvaltning", 9), number("e1", 4), number("e2", 5)], counts=True).keys() == {
        "forvaltning",
        "e1",
        "e2",
    }


def test_two_small_groups_that_are_few_together_take_a_third_with_them() -> None:
    figures = [number("e1", 60), number("e1", 3, age="a"), number("e1", 4, age="b"), number("e1", 53, age="c")]
    assert see(figures, counts=True).keys() == {"e1 a", "e1 b", "e1 c"}


def test_month_is_not_to_be_had_from_two_rolling_years() -> None:
    months = [f"2024-{n:02}" for n in range(1, 13)] + ["2025-01"]
    figures = [number("e1", 3 if month == "2025-01" else 20, month) for month in months]
    figures += [number("e1", 240, "r12:2024-12"), number("e1", 223, "r12:2025-01")]
    assert see(figures, counts=True) == {
        "e1 2025-01": FEW,
        "e1 2024-02": TO_PROTECT,
        "e1 2024-01": TO_PROTECT,
    }


def test_what_a_source_has_hidden_is_not_to_be_had_from_the_total_either() -> None:
    gone = Observation(
        indicator="i", period="2025", entity="e1", breakdown={"gender": "men"},
        amount=Amount(missing=MissingReason.SUPPRESSED),
    )  # fmt: skip
    assert see([number("e1", 30), number("e1", 27, gender="women"), gone], counts=True).keys() == {
        "e1 women",
        "e1 men",
    }


def test_manager_sees_the_own_unit_where_the_source_allows_it() -> None:
    figures = [share("forvaltning", 120), share("e1", 8), share("e2", 50), share("e3", 62)]
    assert see(figures, ("e1",), manager=True) == {"e2": TO_PROTECT}
    assert see(figures, ("e1",), manager=False) == {"e1": FEW, "e2": TO_PROTECT}


def test_manager_whose_own_figure_would_betray_another_unit_does_not_see_it() -> None:
    figures = [share("forvaltning", 120), share("e1", 8), share("e2", 50), share("e3", 62)]
    assert see(figures, ("e2",), manager=True) == {"e1": FEW, "e2": TO_PROTECT}


def test_two_managers_of_small_units_do_not_see_each_others() -> None:
    figures = [share("forvaltning", 76), share("e1", 6), share("e2", 7), share("e3", 63)]
    assert see(figures, manager=True).keys() == {"e1", "e2", "e3"}
    assert see(figures, ("e1",), manager=True).keys() == {"e2", "e3"}


def rank(rows: list[list[int]], prime: int = 2_147_483_647) -> int:
    """The rank of a matrix of small whole numbers, in a field where they cannot cancel by chance."""
    found, left = 0, [list(row) for row in rows]
    while left:
        pivot = next((row for row in left if any(row)), None)
        if pivot is None:
            return found
        left.remove(pivot)
        at = next(n for n, value in enumerate(pivot) if value)
        inverse = pow(pivot[at], -1, prime)
        for row in left:
            factor = row[at] * inverse % prime
            row[:] = [(value - factor * other) % prime for value, other in zip(row, pivot, strict=True)]
        found += 1
    return found


def given_by_the_rest(cells: list[str], sums: list[dict[str, int]], known: set[str]) -> set[str]:
    """The unknown cells that the known ones give: those whose unit vector adds nothing to the equations."""
    unknown = [cell for cell in cells if cell not in known]
    rows = [[one.get(cell, 0) for cell in unknown] for one in sums]
    bare = rank(rows)
    return {cell for n, cell in enumerate(unknown) if rank([*rows, [int(n == m) for m in range(len(unknown))]]) == bare}


SEXES = ("women", "men")
PARTS = [(unit, sex) for unit, sex in product(UNITS, SEXES)]
COUNTS = st.lists(st.one_of(st.integers(0, 12), st.integers(0, 60)), min_size=6, max_size=6)


def two_way(counts: list[int]) -> tuple[list[Observation], list[str], list[dict[str, int]]]:
    """Units by sex with every total; its cells by name, and the sums that a reader can set up."""
    table: dict[tuple[str, str], int] = dict(zip(PARTS, counts, strict=True))
    for sex in SEXES:
        table[("forvaltning", sex)] = sum(table[(unit, sex)] for unit in UNITS)
    for entity in (*UNITS, "forvaltning"):
        table[(entity, "")] = sum(table[(entity, sex)] for sex in SEXES)
    observations = [number(entity, count, **({"gender": sex} if sex else {})) for (entity, sex), count in table.items()]
    name = {(entity, sex): f"{entity} {sex}".strip() for entity, sex in table}
    sums = [
        {name[(entity, "")]: -1, **{name[(entity, sex)]: 1 for sex in SEXES}} for entity in (*UNITS, "forvaltning")
    ] + [{name[("forvaltning", sex)]: -1, **{name[(u, sex)]: 1 for u in UNITS}} for sex in ("", *SEXES)]
    return observations, list(name.values()), sums


@settings(max_examples=150)
@given(COUNTS)
def test_no_combination_of_what_is_shown_gives_a_hidden_number(counts: list[int]) -> None:
    observations, cells, sums = two_way(counts)
    gone = see(observations, counts=True).keys()
    assert {f"{u} {s}" for (u, s), n in zip(PARTS, counts, strict=True) if 0 < n < 10} <= gone
    assert given_by_the_rest(cells, sums, set(cells) - gone) == set()


@settings(max_examples=150)
@given(COUNTS)
def test_no_combination_of_what_is_shown_gives_a_hidden_share(counts: list[int]) -> None:
    observations, cells, sums = two_way(counts)
    shares = [share(o.entity, int(o.amount.value or 0), "5.5", **o.breakdown) for o in observations]
    gone = see(shares).keys()
    assert given_by_the_rest(cells, sums, set(cells) - gone) == set()


@settings(max_examples=100)
@given(COUNTS, st.sampled_from(UNITS))
def test_manager_reckons_out_no_other_units_small_number(counts: list[int], unit: str) -> None:
    observations, cells, sums = two_way(counts)
    seen = set(cells) - see(observations, (unit,), counts=True, manager=True).keys()
    public = set(cells) - see(observations, counts=True, manager=True).keys()
    small = {
        f"{o.entity} {' '.join(o.breakdown.values())}".strip()
        for o in observations
        if 0 < (o.amount.value or 0) < 10 and o.entity != unit
    }
    assert public <= seen
    assert given_by_the_rest(cells, sums, seen) & small == set()


@settings(max_examples=60)
@given(st.lists(st.one_of(st.integers(0, 12), st.integers(5, 60)), min_size=16, max_size=16), st.booleans())
def test_no_combination_of_periods_gives_a_hidden_month(monthly: list[int], shares: bool) -> None:
    months = [f"{2024 + n // 12}-{n % 12 + 1:02}" for n in range(16)]
    sums: list[dict[str, int]] = []
    counts: Mapping[str, int] = dict(zip(months, monthly, strict=True))
    totals: dict[str, int] = {}
    for last in range(11, 16):
        window = months[last - 11 : last + 1]
        name = f"r12:{months[last]}"
        totals[name] = sum(counts[month] for month in window)
        sums.append({f"e1 {name}": -1, **{f"e1 {month}": 1 for month in window}})
    every = {**counts, **totals}
    observations = [
        share("e1", count, "4.4", period) if shares else number("e1", count, period) for period, count in every.items()
    ]
    cells = [f"e1 {period}" for period in every]
    gone = see(observations, counts=not shares).keys()
    assert {f"e1 {period}" for period, count in every.items() if 0 < count < 10} <= gone
    assert given_by_the_rest(cells, sums, set(cells) - gone) == set()
