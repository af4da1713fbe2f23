"""Generated contents, and the change of one field in one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from hypothesis import strategies as st

from rodatraden.core.comparison import Side
from rodatraden.core.comparison.labels import REFERENCES
from rodatraden.core.content import control, economy, indicators, planning, text
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.file import MunicipalityContent, PlanContent, ReportContent
from rodatraden.core.content.organisation import PlanningYear

MODEL = planning.SteeringModel(
    key="modell",
    name="Modellen",
    levels=tuple(
        planning.Level(key=key, name=key.capitalize(), plural=key, meaning=meaning)
        for key, meaning in (
            ("omrade", planning.LevelMeaning.AREA),
            ("mal", planning.LevelMeaning.GOAL),
            ("namndmal", planning.LevelMeaning.BOARD_GOAL),
        )
    ),
)
FORM = economy.StatementTemplate(
    key="form",
    name="Resultat",
    kind=economy.StatementKind.INCOME,
    unit="tkr",
    decimals=0,
    cost_sign=economy.CostSign.POSITIVE,
    columns=(
        economy.StatementColumn(key="budget", label="Budget 2025", role=economy.ColumnRole.BUDGET, year=2025),
        economy.StatementColumn(key="utfall", label="Utfall 2025", role=economy.ColumnRole.OUTCOME, year=2025),
    ),
    rows=(
        economy.StatementRow(key="intakter", label="Intäkter"),
        economy.StatementRow(key="kostnader", label="Kostnader"),
        economy.StatementRow(key="netto", label="Netto", formula="kostnader - intakter"),
    ),
)
INDICATORS = tuple(
    indicators.Indicator(key=f"i{n}", name=f"Indikator {n}", unit="%", decimals=1, polarity=polarity)
    for n, polarity in enumerate(indicators.Polarity)
)
MUNICIPALITY = MunicipalityContent(
    id="0126",
    name="Åby",
    steering_models=(MODEL,),
    years=(PlanningYear(year=2025, steering_model="modell"),),
    statement_templates=(FORM,),
    indicators=INDICATORS,
    goals=(planning.Goal(key="omradet", level="omrade", name="Området"),),
)
KEYS = ("a", "b", "c", "d")
words = st.text("abcdefghå ", min_size=1, max_size=30).map(str.strip).filter(bool)
numbers = st.decimals(-9999, 9999, places=1, allow_nan=False)
days = st.dates(date(2024, 1, 1), date(2027, 1, 1))
maybe_days = st.none() | days
amounts = numbers.map(lambda value: Amount(value=value))


def many(of: Any, **given: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    """Things of a type with different keys out of a few."""
    return st.lists(st.sampled_from(KEYS), unique=True, max_size=3).flatmap(
        lambda keys: st.tuples(*(st.builds(of, key=st.just(f"{of.__name__.lower()}-{key}"), **given) for key in keys))
    )


goal_keys = st.sampled_from(("omradet", *(f"goal-{key}" for key in KEYS)))
goals = many(
    planning.Goal, level=st.sampled_from(("mal", "namndmal")), name=words, parent=st.just("omradet"), description=words
)
statements = many(
    economy.Statement,
    template=st.just("form"),
    caption=words,
    columns=st.just(FORM.columns),
    rows=st.just(FORM.rows),
    cells=st.fixed_dictionaries(
        {row: st.fixed_dictionaries({"budget": numbers, "utfall": numbers}) for row in ("intakter", "kostnader")}
    ),
)
targets = st.lists(
    st.builds(
        indicators.Target,
        indicator=st.sampled_from([i.key for i in INDICATORS]),
        term=st.sampled_from(indicators.TargetTerm),
        year=st.sampled_from((2025, 2030)),
        comparator=st.sampled_from((*indicators.Comparator,)),
        amount=amounts,
    ),
    unique_by=lambda t: (t.indicator, t.term, t.year),
    max_size=4,
).map(tuple)
observations = st.lists(
    st.builds(
        indicators.Observation,
        indicator=st.sampled_from([i.key for i in INDICATORS]),
        period=st.sampled_from(("2023", "2024")),
        amount=amounts,
        preliminary=st.booleans(),
    ),
    unique_by=lambda o: (o.indicator, o.period),
    max_size=4,
).map(tuple)
texts = many(text.TextSection, slot=st.sampled_from(("overview", "income")), heading=words, body=words)
volumes = many(
    economy.VolumeTable,
    title=words,
    unit=words,
    columns=st.just((economy.VolumeColumn(key="ar", label="2024", period="2024"),)),
    rows=many(economy.VolumeRow, label=words, values=st.fixed_dictionaries({"ar": numbers}), note=words),
)
plans = st.builds(
    PlanContent,
    goals=goals,
    work=many(planning.WorkItem, goal=goal_keys, text=words),
    commitments=many(planning.Commitment, name=words, goal=goal_keys, text=words, starts=maybe_days, ends=maybe_days),
    activities=many(
        planning.Activity,
        name=words,
        goals=st.tuples(goal_keys),
        description=words,
        responsible=words,
        starts=maybe_days,
        ends=maybe_days,
    ),
    observations=observations,
    targets=targets,
    statements=statements,
    allocations=many(economy.Allocation, text=words, amount=numbers, unit=st.just("tkr")),
    funding=many(economy.ExternalFunding, name=words, grant=numbers, cost=numbers, in_budget=numbers, comment=words),
    volumes=volumes,
    risks=many(
        control.Risk,
        title=words,
        goal=goal_keys,
        background=words,
        likelihood=st.integers(1, 3),
        consequence=st.integers(1, 3),
        decision=st.sampled_from(control.RiskDecision),
        treatments=st.just(()),
    ),
    controls=many(control.SystematicControl, what=words, why=words, method=words),
    texts=texts,
)
reports = st.builds(
    ReportContent,
    status_reports=st.lists(
        st.builds(
            planning.StatusReport,
            of=st.sampled_from([f"activity-{key}" for key in KEYS]),
            status=words,
            comment=words,
            all_on_plan=st.booleans(),
        ),
        unique_by=lambda r: r.of,
        max_size=3,
    ).map(tuple),
    goal_assessments=st.lists(
        st.builds(planning.GoalAssessment, goal=goal_keys, level=words, text=words),
        unique_by=lambda a: a.goal,
        max_size=2,
    ).map(tuple),
    measures=many(economy.CorrectiveMeasure, text=words, expected_effect=numbers, booked_effect=numbers),
)


def side(plan: PlanContent, report: ReportContent | None = None, **given: Any) -> Side:
    """A side of the board's year 2025."""
    return Side(**{"municipality": MUNICIPALITY, "year": 2025, "plan": plan, "report": report, **given})


IDENTITY: Mapping[type[Any], frozenset[str]] = {
    indicators.Observation: frozenset({"indicator", "period", "entity", "breakdown"}),
    indicators.Target: frozenset({"indicator", "term", "year", "owner"}),
    planning.StatusReport: frozenset({"of"}),
    planning.GoalAssessment: frozenset({"goal"}),
    # Another form has other rows and columns: more than one thing then differs.
    economy.Statement: frozenset({"template"}),
}
"""What says which thing it is: another there is another thing."""
Path = tuple[str | int, ...]


def leaves(thing: Any, path: Path = ()) -> Iterator[Path]:
    """The way to every field that can be changed alone."""
    if isinstance(thing, Amount):
        yield path
    elif is_dataclass(thing):
        for each in fields(thing):
            if each.name != "key" and each.name not in IDENTITY.get(type(thing), ()):
                yield from leaves(getattr(thing, each.name), (*path, each.name))
    elif isinstance(thing, Mapping):
        for key, value in thing.items():
            yield from leaves(value, (*path, key))
    elif isinstance(thing, tuple) and thing and is_dataclass(thing[0]):
        for number, value in enumerate(thing):
            yield from leaves(value, (*path, number))
    elif thing not in (None, "", ()):
        yield path


def changed(thing: Any, path: Path) -> Any:
    """The same with another value at the end of the path."""
    if not path:
        return another(thing)
    first, rest = path[0], path[1:]
    if isinstance(thing, Mapping):
        return {**thing, first: changed(thing[first], rest)}
    if isinstance(thing, tuple):
        at = int(first)
        return (*thing[:at], changed(thing[at], rest), *thing[at + 1 :])
    name = str(first)
    if not rest and (type(thing), name) in REFERENCES and isinstance(getattr(thing, name), str):
        return replace(thing, **{name: "en-annan"})
    return replace(thing, **{name: changed(getattr(thing, name), rest)})


def another(value: Any) -> Any:
    """A value of the same type that says something else."""
    match value:
        case bool():
            return not value
        case StrEnum():
            every = list(type(value))
            return every[(every.index(value) + 1) % len(every)]
        case str():
            return value + " och mer"
        case int() | Decimal():
            return value + 1
        case date():
            return value + timedelta(days=1)
        case Amount():
            return replace(value, value=(value.value or Decimal(0)) + 1)
        case tuple():
            return (*value, "en-annan")
    raise TypeError(value)
