"""Numbers about few persons, planted in the matrix' municipality where the rule hides them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.queries.scopes import as_content
from rodatraden.apps.followup.enums import Section
from rodatraden.apps.followup.models import Part, Task
from rodatraden.connectors.planfile.load import load
from rodatraden.connectors.planfile.parse import parse
from rodatraden.connectors.planfile.read import read_scope
from rodatraden.connectors.planfile.write import write
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.file import PlanFile
from rodatraden.core.content.indicators import (
    Comparator,
    Indicator,
    IndicatorReport,
    Observation,
    Polarity,
    Source,
    Survey,
    Target,
    TargetRule,
    TargetRuleKind,
    TargetTerm,
)
from rodatraden.core.content.planning import IndicatorLink
from rodatraden.core.content.text import TextSection
from rodatraden.core.document.inline import TrendDirection
from rodatraden.foundation.accounts.actions import system_user
from tests.rights.world import BOARD, CHILD, OCCASION, OWN, PARENT, PLACES, YEAR, build

UNITS_OWN, REPORTED, ANSWERED = 7373, 8484, 9595
"""About four employees of the unit; reported in the unit's form; of a survey that four answered."""
ABSENCE, MEASURED, SURVEYED = "franvaro", "egen-matning", "nojdhet"


def printed_as(number: int) -> re.Pattern[str]:
    """The number as any page or file may write it."""
    thousands, rest = divmod(number, 1000)
    return re.compile(rf"(?<!\d){thousands}(\s|&nbsp;|&#160;|\\u00a0|\.|,)?{rest}(?!\d)")


def build_planted() -> None:
    """The matrix' municipality with the numbers in it, among others that are shown."""
    build()
    keys = ["kommunen", *(f"{place}/{YEAR}" for place in PLACES), f"{BOARD}/{YEAR}/{OCCASION}"]
    scopes = [Scope.objects.get(key=key) for key in keys]
    files = [_planted(file) for scope in scopes if (file := read_scope(as_content(scope))) is not None]
    written = [parse(write(file), f"{number}.yaml") for number, file in enumerate(files)]
    load(written, by=system_user(), replace_reason="Tal om få personer")
    report = Scope.objects.get(key=f"{BOARD}/{YEAR}/{OCCASION}")
    Part.objects.create(scope=report, organisation=OWN, section=Section.INDICATORS)
    for about in (MEASURED, ABSENCE):
        Task.objects.create(scope=report, organisation=OWN, kind=Section.INDICATORS, about=about)


def _planted(file: PlanFile) -> PlanFile:
    if file.municipality is not None:
        own = file.municipality
        return replace(
            file,
            municipality=replace(
                own,
                sources=(*own.sources, *_SOURCES),
                indicators=(*own.indicators, *_INDICATORS),
                observations=(*own.observations, *_of_units()),
            ),
        )
    place = file.scope.board
    if file.report is not None:
        return replace(
            file, report=replace(file.report, observations=(_few(MEASURED, REPORTED),), indicator_reports=_TOLD)
        )
    assert file.plan is not None
    goal = f"{place}-mal"
    return replace(
        file,
        plan=replace(
            file.plan,
            indicator_links=tuple(IndicatorLink(goal=goal, indicator=key) for key in (SURVEYED, ABSENCE, MEASURED)),
            observations=(_answered(),),
            targets=tuple(_targets(place)),
            texts=(*file.plan.texts, _text(place)),
        ),
    )


_SOURCES = (
    Source(key="personal", name="Personalsystemet", manager_sees_own=True),
    Source(key=OWN, name="Enhetens egen mätning", kind="own"),
)
_INDICATORS = (
    Indicator(key=ABSENCE, name="Frånvaro", unit="%", polarity=Polarity.LOWER, source="personal"),
    Indicator(key=MEASURED, name="Egen mätning", unit="st", polarity=Polarity.LOWER, source=OWN),
)
_TOLD = tuple(
    IndicatorReport(indicator=key, period="2023", compared_with="2022", trend=TrendDirection.NEGATIVE)
    for key in (ABSENCE, SURVEYED)
)


def _few(indicator: str, value: int, period: str = str(YEAR), persons: int = 4, entity: str = "") -> Observation:
    return Observation(
        indicator=indicator, period=period, entity=entity, amount=Amount(value=Decimal(value)), persons=persons
    )


def _of_units() -> Iterable[Observation]:
    yield _few(ABSENCE, UNITS_OWN, "2023", 4, OWN)
    yield _few(ABSENCE, 5111, "2022", 40, OWN)
    yield _few(ABSENCE, 6111, "2023", 60, CHILD)
    yield _few(ABSENCE, 6222, "2023", 400, PARENT)


def _answered() -> Observation:
    return Observation(
        indicator=SURVEYED,
        period="2023",
        amount=Amount(value=Decimal(ANSWERED)),
        survey=Survey(respondents=4, asked=60),
    )


def _targets(place: str) -> Iterable[Target]:
    yield Target(
        indicator=ABSENCE, term=TargetTerm.INTERIM, year=YEAR, owner=place, comparator=Comparator.AT_MOST,
        amount=Amount(value=Decimal(10)),
    )  # fmt: skip
    yield Target(
        indicator=SURVEYED, term=TargetTerm.INTERIM, year=YEAR, owner=place,
        rule=TargetRule(kind=TargetRuleKind.KEEP_PERIOD, period="2023"),
    )  # fmt: skip


def _text(place: str) -> TextSection:
    figures = f"{{{{ observation:{SURVEYED}@2023 }}}}"
    return TextSection(key=f"{place}-tal", slot="summary", heading="Tal", body=f"Enkäten gav {figures} procent.")
