"""Targets as a form asks for them and as a line says them."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.indicators.models import Indicator
from rodatraden.apps.indicators.queries.content import TARGETS
from rodatraden.core.content.indicators import Comparator, Polarity, Target, TargetRuleKind, TargetTerm
from rodatraden.core.numbers import NBSP
from rodatraden.core.targets import comparator_of
from rodatraden.foundation.keyed.changes import words

TERMS = ((TargetTerm.INTERIM.value, _("Årets mål")), (TargetTerm.LONG_TERM.value, _("På längre sikt")))
COMPARATORS = (
    ("", _("Det som följer av regeln")),
    (Comparator.AT_LEAST.value, _("Minst")),
    (Comparator.AT_MOST.value, _("Högst")),
    (Comparator.OVER.value, _("Över")),
    (Comparator.UNDER.value, _("Under")),
    (Comparator.EQUAL.value, _("Lika med")),
    (Comparator.KEEP.value, _("Behålla")),
    (Comparator.IMPROVE.value, _("Förbättra")),
)
RULES = (
    (TargetRuleKind.FIXED.value, _("Ett bestämt tal"), _("Skriv talet ovan.")),
    (TargetRuleKind.KEEP_PERIOD.value, _("Behålla en tidigare periods utfall"), _("Skriv perioden.")),
    (TargetRuleKind.IMPROVE_ON_PERIOD.value, _("Bättre än en tidigare periods utfall"), _("Skriv perioden.")),
    (TargetRuleKind.GROUP_MEAN.value, _("Medel i en grupp av kommuner"), _("Välj grupp och år.")),
    (TargetRuleKind.GROUP_BEST.value, _("Bäst i en grupp av kommuner"), _("Välj grupp och år.")),
    (TargetRuleKind.RANK.value, _("En plats i rangordningen"), _("Välj grupp och år, och skriv platsen.")),
    (TargetRuleKind.TEXT.value, _("I ord"), _("Skriv målet i ord.")),
    (TargetRuleKind.OTHER_PLAN.value, _("Beslutas i en annan plan"), _("Skriv vilken plan, och när.")),
    (TargetRuleKind.TO_BE_DECIDED.value, _("Ska beslutas"), _("Skriv vem som beslutar, och när.")),
)


def shown(target: Target) -> dict[str, str]:
    """What a form's fields hold."""
    rule = target.rule
    return {
        "term": target.term.value,
        "year": str(target.year),
        "comparator": target.comparator.value if target.comparator else "",
        "value": f"{target.amount.value:f}".replace(".", ",") if target.amount.value is not None else "",
        "rule": rule.kind.value if rule else TargetRuleKind.FIXED.value,
        "period": rule.period if rule else "",
        "group": rule.group if rule else "",
        "group_year": str(rule.year) if rule and rule.year else "",
        "rank": str(rule.rank) if rule and rule.rank else "",
        "text": rule.text if rule else "",
        "decided_by": rule.decided_by if rule else "",
        "when": rule.when.isoformat() if rule and rule.when else "",
        "decision": target.decision,
    }


def history_key(target: Target, scope: Scope) -> str:
    """What a target of a plan is called in the log of changes."""
    identity = (target.indicator, target.term, target.year, target.owner, target.comparator)
    return TARGETS.logged_key(" ".join(words(part) for part in identity if part), scope)


def words_of(target: Target, indicator: Indicator, names: Mapping[str, str]) -> str:
    """A target in a line: comparator, value or rule, and whose it is."""
    comparator = comparator_of(target, Polarity(indicator.polarity))
    said = str(dict(COMPARATORS)[comparator.value]).lower()
    owner = names.get(target.owner, target.owner)
    if target.amount.value is not None:
        unit = f"{NBSP}{indicator.unit}" if indicator.unit else ""
        value = f"{said} {target.amount.value:f}".replace(".", ",") + unit
    else:
        value = target.rule.text if target.rule and target.rule.text else _rule_words(target)
    return f"{value}, {owner}" if owner else value


def _rule_words(target: Target) -> str:
    if target.rule is None:
        return str(target.amount.text)
    said = next(str(words).lower() for value, words, _help in RULES if value == target.rule.kind)
    rest = (target.rule.period, target.rule.group, str(target.rule.year or ""), target.rule.decided_by)
    return " ".join(filter(None, (said, *rest)))
