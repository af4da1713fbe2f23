"""From the numbers of the content to the figures of a document, each with its address and origin."""

from collections.abc import Mapping
from decimal import Decimal

from rodatraden.core.content.amount import Amount, Number, as_amount
from rodatraden.core.content.indicators import Indicator, Observation, Target, TargetRuleKind
from rodatraden.core.document.figure import Figure, Provenance
from rodatraden.core.missing import Missing
from rodatraden.core.periods import MONTHS
from rodatraden.documents.assembly.material import Material

GENDER_WORDS = {"women": "kvinnor", "men": "män"}


def decimals_of(value: Decimal | None, default: int = 0) -> int:
    """How many decimals a number was given with: a source's 16,80 keeps its zero."""
    if value is None:
        return default
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else default


def missing_of(amount: Amount) -> Missing | None:
    """Why the amount has no value, if it has none for a reason."""
    if amount.missing is None:
        return None
    return Missing(reason=amount.missing, expected=amount.expected, text=amount.text)


def amount_figure(
    number: Number,
    *,
    provenance: Provenance | None = None,
    decimals: int | None = None,
    unit: str = "",
    marks: tuple[str, ...] | None = None,
) -> Figure:
    """A figure of a number in the content, printed with the decimals it was given with."""
    amount = as_amount(number)
    return Figure(
        value=amount.value,
        decimals=decimals_of(amount.value) if decimals is None else decimals,
        unit=unit,
        missing=missing_of(amount),
        text="" if amount.missing else amount.text,
        stated=amount.stated,
        marks=amount.marks if marks is None else marks,
        provenance=provenance,
    )


def period_words(period: str) -> str:
    """A period as Swedes say it: "2020", "februari 2019", "12 månader till februari 2019"."""
    if period.startswith("r12:"):
        return f"12 månader till {period_words(period[4:])}"
    parts = period.split("-")
    if len(parts) == 1 or not all(part.isdigit() for part in parts):
        return period
    month = f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return month if len(parts) == 2 else f"{int(parts[2])} {month}"


def observation_address(observation: Observation) -> str:
    """The stable address of an observation."""
    query = "&".join(f"{k}={v}" for k, v in sorted(observation.breakdown.items()))
    address = f"observation:{observation.indicator}@{observation.period}"
    return f"{address}?{query}" if query else address


def source_words(material: Material, indicator: Indicator) -> str:
    """The source of an indicator as a source line names it."""
    if indicator.source_text:
        return indicator.source_text
    source = material.sources.get(indicator.source)
    name = source.name if source else indicator.source
    return " ".join((name, " och ".join(indicator.external_ids))).strip()


def observation_provenance(material: Material, observation: Observation) -> Provenance:
    """Where an outcome comes from."""
    indicator = material.indicators[observation.indicator]
    groups = [GENDER_WORDS.get(value, value) for value in observation.breakdown.values()]
    label = ", ".join([indicator.short_name or indicator.name, *groups, period_words(observation.period)])
    return Provenance(
        address=observation_address(observation),
        label=label,
        source=source_words(material, indicator),
        rule=indicator.formula,
        as_of=period_words(observation.period),
        preliminary=observation.preliminary,
        reported_by=observation.reported_by,
        fetched=observation.fetched.isoformat() if observation.fetched else "",
    )


RULE_WORDS: Mapping[TargetRuleKind, str] = {
    TargetRuleKind.FIXED: "Fast värde",
    TargetRuleKind.KEEP_PERIOD: "Behåll nivån {period}",
    TargetRuleKind.IMPROVE_ON_PERIOD: "Bättre än {period}",
    TargetRuleKind.GROUP_MEAN: "Oviktat medel för {group} {year}",
    TargetRuleKind.GROUP_BEST: "Bästa värdet i {group} {year}",
    TargetRuleKind.RANK: "Plats {rank} i {group} {year}",
    TargetRuleKind.TEXT: "{text}",
    TargetRuleKind.OTHER_PLAN: "Fastställs i {decided_by}",
    TargetRuleKind.TO_BE_DECIDED: "Beslutas senare{by}",
}


def rule_words(material: Material, target: Target) -> str:
    """A target's rule in words: what it reads, from whom and when."""
    rule = target.rule
    if rule is None:
        return ""
    groups = {group.key: group.name for group in material.municipality.peer_groups}
    words = RULE_WORDS[rule.kind].format(
        period=period_words(rule.period),
        group=groups.get(rule.group, rule.group),
        year=rule.year or "",
        rank=rule.rank or "",
        text=rule.text,
        decided_by=rule.decided_by or "en annan plan",
        by=f" av {rule.decided_by}" if rule.decided_by else "",
    )
    return words.strip()


def target_figure(material: Material, target: Target, marks: tuple[str, ...] = ()) -> Figure:
    """A target as a figure; its provenance says the rule and the decision."""
    indicator = material.indicators[target.indicator]
    provenance = Provenance(
        address=f"target:{target.indicator}@{target.year}",
        label=f"{indicator.short_name or indicator.name}, mål {target.year}",
        source=target.decision,
        rule=rule_words(material, target),
    )
    return amount_figure(target.amount, provenance=provenance, marks=marks)
