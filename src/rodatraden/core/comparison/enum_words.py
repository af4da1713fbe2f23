"""The words of the contents' own lists."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from rodatraden.core.content.control import RiskDecision
from rodatraden.core.content.council import AnswerKind, DirectiveKind
from rodatraden.core.content.economy import ColumnRole
from rodatraden.core.content.indicators import Comparator, IndicatorKind, Judgement, Polarity, TargetTerm
from rodatraden.core.content.planning import CommitmentReach
from rodatraden.core.content.preparing import Origin
from rodatraden.core.document.inline import TrendDirection

ENUM_WORDS: Mapping[StrEnum, str] = MappingProxyType(
    {
        DirectiveKind.DIRECTIVE: "styrsignal",
        DirectiveKind.PRIORITY: "särskild prioritering",
        DirectiveKind.ASSIGNMENT: "uppdrag",
        DirectiveKind.CONDITION: "planeringsförutsättning",
        AnswerKind.OWN_GOAL: "eget mål",
        AnswerKind.CORE_MISSION: "basuppdraget",
        AnswerKind.COMMITMENT: "åtagande",
        AnswerKind.NOT_CONCERNED: "berör inte nämnden",
        Origin.PLANNING_CONDITIONS: "planeringsförutsättningarna",
        Origin.DIRECTION: "inriktningsärendet",
        Origin.OPINION: "nämndens yttrande",
        RiskDecision.ACCEPT: "accepteras",
        RiskDecision.SELF_MONITORING: "egenkontroll i verksamheten",
        RiskDecision.BOARD_PLAN: "lyfts till nämndens plan",
        ColumnRole.OUTCOME: "utfall",
        ColumnRole.BUDGET: "budget",
        ColumnRole.FORECAST: "prognos",
        ColumnRole.VARIANCE: "avvikelse",
        ColumnRole.MEASURES: "åtgärder",
        ColumnRole.OTHER: "annat",
        Comparator.AT_LEAST: "minst",
        Comparator.AT_MOST: "högst",
        Comparator.OVER: "över",
        Comparator.UNDER: "under",
        Comparator.EQUAL: "lika med",
        Comparator.KEEP: "behåll",
        Comparator.IMPROVE: "förbättra",
        IndicatorKind.MEASURE: "mått med mål",
        IndicatorKind.SIGNAL: "indikator som visar riktning",
        Judgement.YES: "omotiverad",
        Judgement.NO: "inte omotiverad",
        Judgement.NOT_JUDGED: "inte bedömd",
        Polarity.HIGHER: "högre är bättre",
        Polarity.LOWER: "lägre är bättre",
        Polarity.NONE: "varken högre eller lägre är bättre",
        TargetTerm.INTERIM: "etappmål",
        TargetTerm.LONG_TERM: "långsiktigt mål",
        CommitmentReach.BOARD: "nämndens eget",
        CommitmentReach.MUNICIPALITY: "hela kommunens",
        TrendDirection.POSITIVE: "positiv",
        TrendDirection.UNCHANGED: "oförändrad",
        TrendDirection.NEGATIVE: "negativ",
        TrendDirection.INCREASED: "ökar",
        TrendDirection.DECREASED: "minskar",
    }
)


def enum_words(value: StrEnum) -> str:
    """The Swedish word of a value; its own text where it has none."""
    # Members of different lists may be equal as text, so the list is asked for too.
    for known, words in ENUM_WORDS.items():
        if known is value:
            return words
    return value.value
