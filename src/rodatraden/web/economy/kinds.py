"""The lists beside the statements: what they are called, what their forms ask for, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

from rodatraden.core.content.economy import (
    Allocation,
    ConditionalIncome,
    CorrectiveMeasure,
    ExternalFunding,
    Investment,
)

Label = Any
UNITS = ("kr", "tkr", "mnkr")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a form: the attribute it fills, what it is called and how it is written.

    `input` is text, prose, amount, unit, date, yesno, goal, operation (a row's key) or operation-words (its name).
    """

    name: str
    label: Label
    input: str = "text"
    help: Label = ""
    rows: int = 2
    needed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListKind:
    """A list: its address, heading, what it is for, its form, and the attributes its table shows.

    `amounts` are the attributes that are money, with their headings; investments have those of their own table.
    """

    slug: str
    kind: str
    model: str
    heading: Label
    what: Label
    new: Label
    content: type[Any]
    name: str
    form: tuple[Field, ...]
    amounts: tuple[tuple[str, Label], ...] = ()
    texts: tuple[tuple[str, Label], ...] = ()
    in_plan: bool = True
    in_report: bool = False
    table: str = ""


_UNIT = Field(name="unit", label=_("Enhet"), input="unit")
ALLOCATION = ListKind(
    slug="satsning",
    kind="allocation",
    model="economy.allocation",
    heading=_("Satsningar och justeringar"),
    what=_("Vad ramen består av: satsningar, prisuppräkning, besparingar, och beslutet bakom."),
    new=_("Lägg till satsning"),
    content=Allocation,
    name="text",
    form=(
        Field(name="text", label=_("Vad pengarna är till"), input="prose", needed=True),
        Field(name="amount", label=_("Belopp"), input="amount", help=_("Minus för en besparing."), needed=True),
        _UNIT,
        Field(name="operation", label=_("Verksamhet"), input="operation"),
        Field(name="decision", label=_("Beslut"), help=_("Vem som har beslutat, och paragraf om den finns.")),
        Field(name="decided_on", label=_("Beslutsdag"), input="date"),
    ),
    amounts=(("amount", _("Belopp")),),
    texts=(("decision", _("Beslut")),),
)
FUNDING = ListKind(
    slug="bidrag",
    kind="funding",
    model="economy.externalfunding",
    heading=_("Extern finansiering"),
    what=_("Bidrag från staten, EU och andra: vad ni får, vad det kostar och vilket mål pengarna går till."),
    new=_("Lägg till bidrag"),
    content=ExternalFunding,
    name="name",
    form=(
        Field(name="name", label=_("Bidragets namn"), needed=True),
        Field(name="grant", label=_("Bidrag"), input="amount"),
        Field(name="cost", label=_("Kostnad"), input="amount"),
        Field(name="in_budget", label=_("Inräknat i budget"), input="amount"),
        Field(name="goal", label=_("Mål som pengarna går till"), input="goal"),
        Field(name="conditions", label=_("Villkor"), input="prose"),
        Field(name="temporary", label=_("Tillfälligt?"), input="yesno"),
        Field(name="comment", label=_("Kommentar"), input="prose"),
    ),
    amounts=(("grant", _("Bidrag")), ("cost", _("Kostnad")), ("in_budget", _("Inräknat i budget"))),
    texts=(("goal", _("Mål")),),
    table="funding-table",
)
INVESTMENT = ListKind(
    slug="investering",
    kind="investment",
    model="economy.investment",
    heading=_("Investeringar"),
    what=_("Vad ni bygger och köper, år för år, och vad det kostar att driva sedan."),
    new=_("Lägg till investering"),
    content=Investment,
    name="name",
    form=(
        Field(name="name", label=_("Vad det är"), needed=True),
        Field(name="plan", label=_("Plan"), help=_("Till exempel lokalplan eller övrigt.")),
        Field(name="kind", label=_("Slag"), help=_("Reinvestering eller nyinvestering.")),
    ),
    texts=(("plan", _("Plan")), ("kind", _("Slag"))),
    in_report=True,
    table="investment-table",
)
MEASURE = ListKind(
    slug="atgard",
    kind="measure",
    model="economy.correctivemeasure",
    heading=_("Åtgärder för en budget i balans"),
    what=_("Vad ni gör för att hålla budgeten, och vad det väntas ge."),
    new=_("Lägg till åtgärd"),
    content=CorrectiveMeasure,
    name="text",
    form=(
        Field(name="text", label=_("Vad ni gör"), input="prose", needed=True),
        Field(name="operation", label=_("Verksamhet"), input="operation-words"),
        Field(
            name="expected_effect",
            label=_("Väntad effekt"),
            input="amount",
            help=_("Får stå tomt. Då räknas effekten som noll, och det sägs."),
        ),
        Field(name="booked_effect", label=_("Bokförd effekt"), input="amount"),
        _UNIT,
    ),
    amounts=(("expected_effect", _("Väntad effekt")), ("booked_effect", _("Bokförd effekt"))),
    texts=(("operation", _("Verksamhet")),),
    in_plan=False,
    in_report=True,
)
INCOME = ListKind(
    slug="villkorad-intakt",
    kind="income",
    model="economy.conditionalincome",
    heading=_("Intäkter som hänger på ett beslut"),
    what=_("Till exempel en ansökan om mer budget. De räknas inte in förrän någon har beslutat."),
    new=_("Lägg till intäkt"),
    content=ConditionalIncome,
    name="text",
    form=(
        Field(name="text", label=_("Vad det gäller"), input="prose", needed=True),
        Field(name="amount", label=_("Belopp"), input="amount", needed=True),
        _UNIT,
        Field(name="decided_by", label=_("Vem som beslutar")),
        Field(name="operation", label=_("Verksamhet"), input="operation-words"),
        Field(name="decided", label=_("Beslutad?"), input="yesno"),
    ),
    amounts=(("amount", _("Belopp")),),
    texts=(("decided_by", _("Beslutas av")),),
    in_plan=False,
    in_report=True,
)
LISTS: Mapping[str, ListKind] = MappingProxyType(
    {each.slug: each for each in (ALLOCATION, INVESTMENT, FUNDING, MEASURE, INCOME)}
)
