"""What an occasion says of indicators: trend, unjustified differences, analysis."""

from rodatraden.connectors.reference.nodes import Node
from rodatraden.connectors.reference.pair import Pair
from rodatraden.connectors.reference.times import period_of
from rodatraden.core.content.indicators import IndicatorReport, Judgement, UnjustifiedDifference
from rodatraden.core.document.inline import TrendDirection

_TRENDS = {
    "positiv": TrendDirection.POSITIVE,
    "negativ": TrendDirection.NEGATIVE,
    "oförändrad": TrendDirection.UNCHANGED,
    "ökande": TrendDirection.INCREASED,
    "minskande": TrendDirection.DECREASED,
}
_JUDGEMENTS = {"Nej": Judgement.NO, "Ja": Judgement.YES}


def indicator_reports(pair: Pair) -> tuple[IndicatorReport, ...]:
    """One for each indicator of a report."""
    return tuple(_report(pair, node) for node in pair.root.each("indicators"))


def _report(pair: Pair, node: Node) -> IndicatorReport:
    outcomes = node.at("outcomes").names()
    if not outcomes:
        raise node.unreadable("indikatorn har inget utfall. Lägg till det under ”outcomes”.")
    trend = node.get("trend")
    label = trend.at("label") if trend else None
    if label is not None and label.text.lower() not in _TRENDS:
        raise label.unreadable(f"trenden ”{label.text}” är okänd. Skriv Positiv, Negativ eller Oförändrad.")
    analysis = pair.prose(node.get("analysis_lines"))
    return IndicatorReport(
        indicator=pair.key(node),
        period=period_of(node, outcomes[-1]),
        trend=_TRENDS[label.text.lower()] if label else None,
        trend_stated=label.text if label else "",
        differences=_differences(node),
        analysis=analysis,
    )


def _differences(node: Node) -> tuple[UnjustifiedDifference, ...]:
    """The judgement of the difference between the genders, the split that the file gives."""
    said = node.get("unjustified_differences")
    if said is None:
        return ()
    judgement = _JUDGEMENTS.get(said.text, Judgement.NOT_JUDGED)
    return (UnjustifiedDifference(dimension="gender", judgement=judgement),)
