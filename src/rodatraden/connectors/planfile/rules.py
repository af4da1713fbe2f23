"""What must hold within one plan file, beyond the types."""

import re
from collections.abc import Callable, Hashable, Iterator
from functools import cache
from typing import Any, cast

from rodatraden.connectors.planfile import messages
from rodatraden.connectors.planfile.circles import circles
from rodatraden.connectors.planfile.leaves import FIRST_YEAR, LAST_YEAR
from rodatraden.connectors.planfile.messages import Path
from rodatraden.connectors.planfile.references import (
    ASSEMBLED,
    NOUNS,
    REFERS,
    defined,
    references,
)
from rodatraden.connectors.planfile.repeated import repeated
from rodatraden.connectors.planfile.walk import Found, things
from rodatraden.core import periods
from rodatraden.core.content import economy, indicators
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.file import SCHEMA, PlanFile
from rodatraden.core.content.scope import ScopeLevel
from rodatraden.core.prose import Address, ProseError, marks
from rodatraden.core.prose.fields import PROSE_FIELDS, prose_of

Problem = tuple[str, Path]
Rule = Callable[[Found], Iterator[Problem]]

_KEY = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]{0,99}")
_IDENTIFIED = (economy.StatementColumn, economy.StatementRow)
_SUMMED = (economy.ExternalFunding, economy.Investment, economy.CorrectiveMeasure)
_SUMS = ("total", "subtotal", "group")
MAX_DECIMALS = 6
_YEARS = ("year", "first_year", "last_year", "horizon")
_NAMES = ("name", "title", "of", "table")
_PERIODS: dict[type[Any], tuple[str, ...]] = {
    indicators.Observation: ("period",),
    indicators.SeriesBreak: ("period",),
    indicators.TargetRule: ("period",),
    indicators.IndicatorReport: ("period", "compared_with"),
}
_PARTS = {
    ScopeLevel.MUNICIPALITY: ("municipality", ()),
    ScopeLevel.BOARD_YEAR: ("plan", ("board", "year")),
    ScopeLevel.BOARD_OCCASION: ("report", ("board", "year", "occasion")),
}


def problems(file: PlanFile) -> Iterator[Problem]:
    """What does not hold within the file, each as a sentence and the path it is about."""
    yield from _scope(file)
    seen: dict[tuple[Any, ...], str] = {}
    for found in things(file):
        for rule in _rules_of(cast("Hashable", type(found.thing))):
            yield from rule(found)
        yield from repeated(found, seen)
    yield from _missing_things(file)
    yield from circles(file)


def _scope(file: PlanFile) -> Iterator[Problem]:
    if file.schema != SCHEMA:
        yield f"schemat ”{file.schema}” är okänt; skriv {SCHEMA}.", ("schema",)
    level = file.scope.level
    wanted, asked = _PARTS[level]
    for name in ("board", "year", "occasion"):
        given = getattr(file.scope, name)
        if name in asked and not given:
            yield f"scope.{name} saknas, och behövs när scope.level är {level}; lägg till det.", ("scope",)
        if name not in asked and given:
            yield f"scope.{name} hör inte hemma där scope.level är {level}; ta bort det.", ("scope", name)
    for part in ("municipality", "plan", "report"):
        if part != wanted and getattr(file, part) is not None:
            yield (
                f"delen ”{part}” hör inte hemma i en fil där scope.level är {level}; där står ”{wanted}”.",
                (part,),
            )
    if getattr(file, wanted) is None:
        yield f"delen ”{wanted}” saknas, och behövs när scope.level är {level}; lägg till den.", ("scope",)


def _keys(found: Found) -> Iterator[Problem]:
    thing = found.thing
    if (key := getattr(thing, "key", None)) is None:
        return
    if isinstance(thing, _IDENTIFIED):
        if not _IDENTIFIER.fullmatch(key):
            yield _bad_identifier(key, found.place), (*found.path, "key")
    elif not _KEY.fullmatch(key):
        yield _bad_key(key, found.place), (*found.path, "key")


def _bad_identifier(key: str, place: str) -> str:
    return (
        f"nyckeln ”{messages.shortened(key)}” i {place} ska börja med en bokstav och bara ha a–z, 0–9 "
        "och understreck, eftersom formler läser den."
    )


def _bad_key(key: str, place: str) -> str:
    return (
        f"nyckeln ”{messages.shortened(key)}” i {place} får bara ha a–z, 0–9, bindestreck, punkt "
        "och understreck; skriv om den."
    )


def _lookups(found: Found) -> Iterator[Problem]:
    """Rows and columns of cells, amounts and values are those that the table has."""
    thing = found.thing
    if isinstance(thing, economy.Statement):
        rows, columns = _keys_of(thing.rows), _keys_of(thing.columns)
        for row, cells in thing.cells.items():
            yield from _known(found, ("cells", row), "raden", row, rows)
            for column in cells:
                yield from _known(found, ("cells", row, column), "kolumnen", column, columns)
    elif isinstance(thing, economy.InvestmentPlan):
        columns = _keys_of(thing.columns)
        for number, item in enumerate(thing.investments):
            for column in item.amounts:
                path = ("investments", number, "amounts", column)
                yield from _known(found, path, "kolumnen", column, columns)
    elif isinstance(thing, economy.VolumeTable):
        columns = _keys_of(thing.columns)
        for number, line in enumerate(thing.rows):
            for column in line.values:
                path = ("rows", number, "values", column)
                yield from _known(found, path, "kolumnen", column, columns)


def _keys_of(among: tuple[Any, ...]) -> dict[str, None]:
    return {each.key: None for each in among}


def _known(found: Found, below: Path, noun: str, key: str, keys: dict[str, None]) -> Iterator[Problem]:
    if keys and key not in keys:
        yield messages.unknown_reference(noun, key, found.field(*below), keys), (*found.path, *below)


def _words(found: Found) -> Iterator[Problem]:
    """A name, a title and a required reference say something."""
    for name in (*_NAMES, *REFERS.get(type(found.thing), {})):
        required = name in _NAMES or (name, type(found.thing)) in _REQUIRED
        if required and getattr(found.thing, name, None) == "":
            yield messages.empty_field(found.field(name)), (*found.path, name)


_REQUIRED = {
    (name, of) for of, names in REFERS.items() for name in names if of.__dataclass_fields__[name].default != ""
}


def _times(found: Found) -> Iterator[Problem]:
    for name in _YEARS:
        year = getattr(found.thing, name, None)
        if isinstance(year, int) and not FIRST_YEAR <= year <= LAST_YEAR:
            yield (
                f"{found.field(name)} är {year}; året ska ligga mellan {FIRST_YEAR} och {LAST_YEAR}.",
                (*found.path, name),
            )
    for name in _PERIODS.get(type(found.thing), ()):
        text_of_period = getattr(found.thing, name)
        required = type(found.thing) in (indicators.Observation, indicators.SeriesBreak)
        if (text_of_period or required) and not _is_period(text_of_period):
            yield _bad_period(text_of_period, found.field(name)), (*found.path, name)


def _is_period(written: str) -> bool:
    try:
        period = periods.parse(written)
    except periods.UnreadablePeriod:
        return False
    return period.start.year >= FIRST_YEAR and period.end.year <= LAST_YEAR


def _bad_period(written: str, place: str) -> str:
    return (
        f"”{messages.shortened(written)}” i {place} är ingen period; skriv som 2020, 2019-02, "
        "2019-02-28, r12:2019-02 eller 2021/2022."
    )


def _decimals(found: Found) -> Iterator[Problem]:
    decimals = getattr(found.thing, "decimals", None)
    if isinstance(decimals, int) and not 0 <= decimals <= MAX_DECIMALS:
        yield f"{found.field('decimals')} är {decimals}; ange 0 till {MAX_DECIMALS}.", (*found.path, "decimals")


def _sums(found: Found) -> Iterator[Problem]:
    """Rows that sum a table have keys of their own, which no thing in it may take."""
    if isinstance(found.thing, _SUMMED) and found.thing.key in _SUMS:
        yield (
            f"nyckeln ”{found.thing.key}” i {found.place} är tabellens egen summa; ge raden en annan nyckel.",
            (*found.path, "key"),
        )


def _amounts(found: Found) -> Iterator[Problem]:
    thing = found.thing
    if isinstance(thing, Amount) and thing.value is not None and thing.missing is not None:
        yield f"{found.place} har både ”value” och ”missing”; ta bort det ena.", found.path


def _prose(found: Found) -> Iterator[Problem]:
    for below, written in prose_of(found.thing):
        path = (*found.path, *below)
        try:
            wrong = [mark for mark in marks(written) if not _readable(mark)]
        except ProseError as error:
            near = messages.shortened(written[error.offset : error.offset + 40], 30)
            place = found.field(*below)
            yield f"texten i {place} går inte att läsa vid ”{near}”: {error.sentence}.", path
            continue
        for mark in wrong:
            yield _bad_period(str(mark), found.field(*below)), path


def _readable(mark: Any) -> bool:
    return not isinstance(mark, Address) or mark.kind != "observation" or _is_period(mark.segments[1])


def _missing_things(file: PlanFile) -> Iterator[Problem]:
    """The municipality's file stands on its own: all it refers to is in it.

    But for activities in action plans: those stand in the boards' plans.
    """
    if file.scope.level is not ScopeLevel.MUNICIPALITY:
        return
    have = defined(file)
    for kinds, key, path, place in references(file):
        if path[1:2] == ("action_plans",) and path[3:4] == ("activities",):
            continue
        if ASSEMBLED.isdisjoint(kinds) and not any(key in have.get(kind, ()) for kind in kinds):
            known = sorted(each for kind in kinds for each in have.get(kind, ()))
            yield messages.unknown_reference(NOUNS[kinds[0]], key, place, known), path


# Each rule with the fields it reads.
_RULES: tuple[tuple[Rule, frozenset[str]], ...] = (
    (_keys, frozenset(["key"])),
    (_words, frozenset(_NAMES).union(*REFERS.values())),
    (_lookups, frozenset(["cells", "investments", "rows"])),
    (_times, frozenset(_YEARS).union(*_PERIODS.values())),
    (_decimals, frozenset(["decimals"])),
    (_sums, frozenset(["key"])),
    (_amounts, frozenset(["missing"])),
    (_prose, frozenset[str]().union(*PROSE_FIELDS.values())),
)


@cache
def _rules_of(of: Any) -> tuple[Rule, ...]:
    """The rules that read any field of a type of thing."""
    return tuple(rule for rule, fields in _RULES if not fields.isdisjoint(of.__dataclass_fields__))
