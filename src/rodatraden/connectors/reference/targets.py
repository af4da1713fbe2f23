"""Targets with their rules, and the links between goals and indicators."""

import re

from rodatraden.connectors.reference.amounts import result_amount
from rodatraden.connectors.reference.indicators import decimals_of
from rodatraden.connectors.reference.nodes import Node
from rodatraden.connectors.reference.pair import Pair
from rodatraden.connectors.reference.times import kept_period
from rodatraden.core.content.indicators import (
    Comparator,
    PeerGroup,
    Target,
    TargetRule,
    TargetRuleKind,
    TargetTerm,
)
from rodatraden.core.content.planning import IndicatorLink
from rodatraden.core.missing import MissingReason

SIMILAR, COUNTY = "socioekonomiskt-liknande-kommuner", "stockholms-lans-kommuner"
_COMPARATORS = {"higher": Comparator.AT_LEAST, "lower": Comparator.AT_MOST}
_TERMS = (("interim_target", TargetTerm.INTERIM), ("target_2030", TargetTerm.LONG_TERM))
_GROUP = re.compile(r"(unweighted_mean|best_result)_(.+)_(\d{4})")
_GROUPS = {"socioeconomically_similar_municipalities": SIMILAR, "stockholm_county": COUNTY}
_NAMES = {SIMILAR: "Socioekonomiskt liknande kommuner", COUNTY: "Kommunerna i Stockholms län"}


def indicator_links(pair: Pair) -> tuple[IndicatorLink, ...]:
    """Which goal follows which indicator."""
    return tuple(
        IndicatorLink(
            goal=goal_of(pair, node),
            indicator=pair.key(node),
            name_marks=tuple(m for m in (node.word("name_footnote"),) if m),
        )
        for node in pair.root.each("indicators")
    )


def goal_of(pair: Pair, indicator: Node) -> str:
    """The goal, or the goal area, that an indicator hangs on."""
    found = indicator.get("board_goal") or indicator.get("target_area")
    if found is None:
        raise indicator.unreadable("indikatorn hör inte till något mål. Lägg till ”board_goal” eller ”target_area”.")
    return pair.goal(found)


def targets(pair: Pair) -> tuple[Target, ...]:
    """All targets, also those that the source leaves open."""
    found = []
    for node in pair.root.each("indicators"):
        for key, term in _TERMS:
            target = node.get(key)
            if target is not None:
                found.append(_target(pair, node, target, term))
    return tuple(found)


def _target(pair: Pair, node: Node, target: Node, term: TargetTerm) -> Target:
    amount = result_amount(target, decimals_of(node), MissingReason.NOT_APPLICABLE)
    rule = rule_of(node, target)
    meant = amount.value is not None or rule is not None
    return Target(
        indicator=pair.key(node),
        term=term,
        year=target.at("for_year").number,
        owner=pair.board,
        comparator=_COMPARATORS.get(node.word("better_when_inferred")) if meant else None,
        amount=amount,
        rule=rule,
        decision=f"Verksamhetsplan {pair.year}" if meant else "",
    )


def rule_of(node: Node, target: Node) -> TargetRule | None:
    """How the target comes about, from the file's `rule` and what the cell says."""
    rule = target.word("rule")
    group = _GROUP.match(rule)
    if group:
        kind = TargetRuleKind.GROUP_MEAN if group[1] == "unweighted_mean" else TargetRuleKind.GROUP_BEST
        return TargetRule(kind=kind, group=_GROUPS.get(group[2], group[2].replace("_", "-")), year=int(group[3]))
    if rule.startswith(("same_level_as", "keep_level_of")):
        return TargetRule(kind=TargetRuleKind.KEEP_PERIOD, period=kept_period(node, rule))
    if rule.startswith("set_by"):
        return TargetRule(kind=TargetRuleKind.OTHER_PLAN, text=target.word("text"), decided_by="utfasningsplanen")
    if target.get("value") is not None:
        return TargetRule(kind=TargetRuleKind.FIXED)
    if target.word("footnote_meaning").startswith("target_decided_later"):
        return TargetRule(kind=TargetRuleKind.TO_BE_DECIDED)
    return TargetRule(kind=TargetRuleKind.TEXT, text=target.word("text")) if target.get("text") else None


def peer_groups(pair: Pair) -> tuple[PeerGroup, ...]:
    """The groups that rules read, one edition a year."""
    rules = [rule_of(node, t) for node in pair.root.each("indicators") for key, _ in _TERMS if (t := node.get(key))]
    wanted = {rule.group: rule.year for rule in rules if rule and rule.group}
    return tuple(
        PeerGroup(key=key, name=_NAMES.get(key, key.replace("-", " ").capitalize()), year=year)
        for key, year in wanted.items()
    )
