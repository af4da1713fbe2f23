"""What the form of an indicator asks for, and what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from rodatraden.core.content.indicators import Indicator, IndicatorKind, Polarity
from rodatraden.core.numbers import MINUS, UnreadableNumber, parse_number
from rodatraden.foundation.keyed.models import NUMBER_PLACES
from rodatraden.web.definitions.words import KINDS, PERIODS, POLARITIES
from rodatraden.web.ui.fields import Choices, Field, Unreadable, Values, whole_of

YES = "ja"
_SEPARATOR = re.compile(r"[,;\s]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Fields that belong together; one that `folds` is closed until it holds something."""

    heading: Any
    names: tuple[str, ...]
    folds: bool = False


SECTIONS = (
    Section(heading=_("Vad som mäts"), names=("name", "short_name", "definition", "kind", "period_rule")),
    Section(heading=_("Hur det visas"), names=("polarity", "unit", "decimals")),
    Section(heading=_("Var värdena kommer ifrån"), names=("source", "source_text", "external_ids", "formula")),
    Section(heading=_("Enkät och små grupper"), names=("survey", "minimum_respondents", "counts_persons"), folds=True),
    Section(heading=_("Skala och trend"), names=("scale_low", "scale_high", "trend_threshold"), folds=True),
)


def fields(sources: Choices, held: Indicator | None = None) -> tuple[Field, ...]:
    """The fields of an indicator, with the sources there are; `held` is the one that stands now."""
    periods: list[tuple[str, Any]] = [*PERIODS]
    if held is not None and held.period_rule not in dict(PERIODS):
        periods.append((held.period_rule, held.period_rule or _("Inte sagt")))
    return (
        Field(name="name", label=_("Namn"), help=_("Vad som mäts, så att den som inte känner måttet förstår.")),
        Field(
            name="short_name", label=_("Kort namn"), help=_("Till tabeller och listor. Lämna tomt om namnet är kort.")
        ),
        Field(
            name="definition",
            label=_("Så räknas det"),
            input="prose",
            help=_("Vilka som ingår, vad som delas med vad, och vad som inte räknas."),
        ),
        Field(
            name="kind",
            label=_("Slag"),
            input="select",
            choices=KINDS,
            help=_("Ett mått kan ha målvärden. En signal följs bara upp: den visar åt vilket håll det går."),
        ),
        Field(
            name="period_rule",
            label=_("Hur ofta det mäts"),
            input="select",
            choices=periods,
            help=_("Rullande tolv månader är ett års värde till och med den månad som anges."),
        ),
        Field(name="unit", label=_("Enhet"), is_short=True, help=_("Till exempel %, antal, dagar eller tkr.")),
        Field(
            name="decimals",
            label=_("Decimaler"),
            input="select",
            is_short=True,
            choices=[(str(number), str(number)) for number in range(NUMBER_PLACES + 1)],
        ),
        Field(
            name="polarity",
            label=_("Riktning"),
            input="select",
            choices=POLARITIES,
            help=_("Avgör när trenden är bra. Sjukfrånvaro: lågt är bra. Antal invånare: varken eller."),
        ),
        Field(name="source", label=_("Källa"), input="select", choices=[("", _("Ingen källa")), *sources]),
        Field(
            name="source_text",
            label=_("Källan i ord"),
            help=_("Skrivs i källförteckningen i stället för källans namn. Lämna oftast tomt."),
        ),
        Field(
            name="external_ids",
            label=_("Id hos källan"),
            help=_("För Kolada nyckeltalets id, till exempel N00945. Flera skrivs med komma emellan."),
        ),
        Field(name="formula", label=_("Hur id:na räknas ihop"), help=_("Bara om det är flera, till exempel N1 / N2.")),
        Field(
            name="survey",
            label=_("Enkät"),
            input="many",
            choices=[(YES, _("Värdena är svar på en enkät"))],
            help=_("Då visas felmarginalen, och värden med för få svar döljs."),
        ),
        Field(
            name="minimum_respondents",
            label=_("Minsta antal svar"),
            input="number",
            is_short=True,
            help=_("Färre svar än så visas aldrig. Lämna tomt för källans gräns, annars tio."),
        ),
        Field(
            name="counts_persons",
            label=_("Antal personer"),
            input="many",
            choices=[(YES, _("Värdet är ett antal personer"))],
            help=_("Då döljs ett litet antal, så att ingen kan kännas igen."),
        ),
        Field(name="scale_low", label=_("Lägsta möjliga värde"), is_short=True, help=_("Till exempel 0.")),
        Field(name="scale_high", label=_("Högsta möjliga värde"), is_short=True, help=_("Till exempel 100.")),
        Field(
            name="trend_threshold",
            label=_("Gräns för trend"),
            is_short=True,
            help=_("Så mycket ska värdet ändras för att räknas som en ändring. Lämna tomt för två i sista siffran."),
        ),
    )


_TEXTS = ("name", "short_name", "definition", "unit", "source", "source_text", "formula", "period_rule")
_NUMBERS = ("scale_low", "scale_high", "trend_threshold")


def values_of(indicator: Indicator) -> dict[str, str | tuple[str, ...]]:
    """What the form of an indicator holds."""
    numbers = {name: getattr(indicator, name) for name in _NUMBERS}
    return {
        **{name: getattr(indicator, name) for name in _TEXTS},
        **{name: "" if value is None else written(value) for name, value in numbers.items()},
        "kind": indicator.kind.value,
        "polarity": indicator.polarity.value,
        "decimals": str(indicator.decimals),
        "external_ids": ", ".join(indicator.external_ids),
        "survey": (YES,) if indicator.survey else (),
        "counts_persons": (YES,) if indicator.counts_persons else (),
        "minimum_respondents": str(indicator.minimum_respondents or ""),
    }


def read(before: Indicator, values: Values, form: Sequence[Field]) -> Indicator:
    """The indicator as its form says it; raises Unreadable."""
    kind, polarity = str(values.get("kind", "")), str(values.get("polarity", ""))
    told: dict[str, Any] = {name: str(values.get(name, "")) for name in _TEXTS}
    told |= {name: number_of(values, form, name) for name in _NUMBERS}
    return replace(
        before,
        **told,
        kind=IndicatorKind(kind) if kind in set(IndicatorKind) else IndicatorKind.MEASURE,
        polarity=Polarity(polarity) if polarity in set(Polarity) else Polarity.NONE,
        decimals=whole_of(values, form, "decimals", most=NUMBER_PLACES) or 0,
        external_ids=tuple(dict.fromkeys(filter(None, _SEPARATOR.split(str(values.get("external_ids", "")))))),
        survey=YES in values.get("survey", ()),
        counts_persons=YES in values.get("counts_persons", ()),
        minimum_respondents=whole_of(values, form, "minimum_respondents", least=1, most=100_000),
    )


def number_of(values: Values, form: Sequence[Field], name: str) -> Decimal | None:
    """The number in a field, or None when it is empty; raises Unreadable."""
    text = str(values.get(name, "")).strip()
    try:
        return parse_number(text) if text else None
    except UnreadableNumber as error:
        raise Unreadable(next(each.label for each in form if each.name == name), str(error)) from error


def written(value: Decimal) -> str:
    """A number as it is typed: every decimal it has, with a comma."""
    return f"{value:f}".replace(".", ",").replace("-", MINUS)
