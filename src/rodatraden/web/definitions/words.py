"""What the choices of a definition are called, in the words of those who make them."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import Scope
from rodatraden.core.content.indicators import Indicator, IndicatorKind, Polarity
from rodatraden.core.missing import MissingReason
from rodatraden.core.numbers import NBSP, format_number
from rodatraden.core.periods import UnreadablePeriod, describe, parse

POLARITIES = (
    (Polarity.HIGHER.value, gettext_lazy("Högt är bra")),
    (Polarity.LOWER.value, gettext_lazy("Lågt är bra")),
    (Polarity.NONE.value, gettext_lazy("Varken eller")),
)
KINDS = (
    (IndicatorKind.MEASURE.value, gettext_lazy("Mått, kan ha målvärden")),
    (IndicatorKind.SIGNAL.value, gettext_lazy("Signal, visar bara riktning")),
)
PERIODS = (
    ("year", gettext_lazy("Varje år")),
    ("month", gettext_lazy("Varje månad")),
    ("reference_day", gettext_lazy("En bestämd mätdag")),
    ("r12", gettext_lazy("Rullande tolv månader")),
    ("school_year", gettext_lazy("Varje läsår")),
)
EXAMPLES = {
    "year": "2025",
    "month": "2025-03",
    "reference_day": "2025-10-15",
    "r12": "2025-08",
    "school_year": "2024/2025",
}
MISSING = (
    (MissingReason.NOT_MEASURED.value, gettext_lazy("Mättes inte")),
    (MissingReason.TOO_FEW_ANSWERS.value, gettext_lazy("För få svar")),
    (MissingReason.NEW_MEASURE.value, gettext_lazy("Nytt mått, inget värde än")),
    (MissingReason.NOT_PUBLISHED.value, gettext_lazy("Inte publicerat än")),
    (MissingReason.NOT_APPLICABLE.value, gettext_lazy("Går inte att mäta här")),
    (MissingReason.SUPPRESSED.value, gettext_lazy("Döljs, för få personer")),
    (MissingReason.NOT_STATED.value, gettext_lazy("Uppgift saknas hos källan")),
)
GROUPS = (
    ("", gettext_lazy("Totalt")),
    ("gender=women", gettext_lazy("Kvinnor")),
    ("gender=men", gettext_lazy("Män")),
)
_SAMPLE = Decimal("83.43217")


def example(unit: str, decimals: int) -> str:
    """How a value of this unit and these decimals is printed."""
    return f"{format_number(_SAMPLE, decimals)}{NBSP}{unit}".rstrip()


def printed(indicator: Indicator, value: Decimal) -> str:
    """A value as the indicator prints it."""
    return format_number(value, indicator.decimals)


def group_words(breakdown: str) -> str:
    """What the group of a value is called, by its breakdown as it is kept."""
    known = dict(GROUPS)
    if breakdown in known:
        return str(known[breakdown])
    return ", ".join(part.partition("=")[2] for part in breakdown.split("&"))


def missing_words(reason: MissingReason | None) -> str:
    """Why there is no value, in a few words."""
    found = dict(MISSING).get(reason.value) if reason is not None else None
    return str(found) if found is not None else _("Saknas")


def scope_words(scope: Scope) -> str:
    """Who says a value: the municipality, or a board's plan or report."""
    if scope.level == ScopeLevel.MUNICIPALITY or scope.board is None:
        return _("Kommunens värden")
    where = {"name": scope.board.name, "year": scope.year, "occasion": scope.occasion}
    if scope.level == ScopeLevel.BOARD_OCCASION:
        return _("%(name)s, rapporten %(year)s %(occasion)s") % where
    return _("%(name)s, planen %(year)s") % where


def period_words(period: str) -> str:
    """A period in words; one that cannot be read as it stands."""
    try:
        return describe(parse(period))
    except UnreadablePeriod:
        return period
