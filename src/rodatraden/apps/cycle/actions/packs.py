"""Write, copy and end rule packs: the year's instructions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from rodatraden.apps.cycle.actions.scopes import mark_changed, municipality_scope
from rodatraden.apps.cycle.errors import NameMissing, RulePackExists, RulePackInUse, RulePackUnknown
from rodatraden.apps.cycle.models import Occasion, Rule, RulePack
from rodatraden.apps.cycle.queries.packs import pack_values
from rodatraden.apps.cycle.queries.years import rule_pack
from rodatraden.apps.cycle.rules import PLAN_YEAR
from rodatraden.core.content import occasions as content
from rodatraden.core.keys import key_from
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.keyed.limits import limits_of
from rodatraden.foundation.permissions import require

KIND = "cycle.rulepack"


@transaction.atomic
def create_rule_pack(*, by: User, name: str, rules: Iterable[content.Rule] = ()) -> RulePack:
    """Make a new pack; raises NameMissing, RulePackExists."""
    require(by, PLAN_YEAR, "")
    if not name.strip():
        raise NameMissing("anvisningen")
    key = key_from(name, "anvisning")
    row = RulePack.objects.select_for_update().filter(key=key).first()
    if row is not None and row.ended_at is None:
        raise RulePackExists(row.name)
    row = row or RulePack(key=key, position=RulePack.objects.count())
    wanted = content.RulePack(key=key, name=name.strip(), rules=tuple(rules))
    _write(row, wanted)
    record(by=by, action="cycle.create_rule_pack", kind=KIND, key=key, after=pack_values(wanted))
    mark_changed(by=by, scope=municipality_scope(by=by))
    return row


@transaction.atomic
def edit_rule_pack(*, by: User, key: str, name: str, rules: Iterable[content.Rule]) -> RulePack:
    """Make a pack hold exactly these rules; raises RulePackUnknown, NameMissing."""
    require(by, PLAN_YEAR, "")
    if not name.strip():
        raise NameMissing("anvisningen")
    row, before = _locked(key)
    wanted = replace(before, name=name.strip(), rules=tuple(rules))
    if wanted == before:
        return row
    _write(row, wanted)
    told, told_before = pack_values(wanted), pack_values(before)
    names = [name for name in {**told_before, **told} if told.get(name) != told_before.get(name)]
    record(
        by=by,
        action="cycle.edit_rule_pack",
        kind=KIND,
        key=key,
        before={name: told_before.get(name, "") for name in names},
        after={name: told.get(name, "") for name in names},
    )
    mark_changed(by=by, scope=municipality_scope(by=by))
    return row


@transaction.atomic
def copy_rule_pack(*, by: User, key: str, name: str) -> RulePack:
    """Make a pack with the same rules under another name, as for a new year."""
    require(by, PLAN_YEAR, "")
    _, found = _locked(key)
    return create_rule_pack(by=by, name=name, rules=found.rules)


@transaction.atomic
def end_rule_pack(*, by: User, key: str) -> None:
    """Take a pack away; raises RulePackInUse while an occasion follows it."""
    require(by, PLAN_YEAR, "")
    row, before = _locked(key)
    user = Occasion.objects.filter(rule_pack=key, ended_at__isnull=True).first()
    if user is not None:
        raise RulePackInUse(row.name, f"{user.name} {user.year_id}")
    row.ended_at = row.changed_at = timezone.now()
    row.save(update_fields=("ended_at", "changed_at"))
    record(by=by, action="cycle.end_rule_pack", kind=KIND, key=key, before=pack_values(before))
    mark_changed(by=by, scope=municipality_scope(by=by))


def _locked(key: str) -> tuple[RulePack, content.RulePack]:
    row = RulePack.objects.select_for_update().filter(key=key, ended_at__isnull=True).first()
    found = rule_pack(key) if row is not None else None
    if row is None or found is None:
        raise RulePackUnknown(key)
    return row, found


def _write(row: RulePack, wanted: content.RulePack) -> None:
    limits_of(RulePack, ("key",)).check((row.key,))
    row.name, row.ended_at, row.changed_at = wanted.name, None, timezone.now()
    row.save()
    row.rules.all().delete()
    Rule.objects.bulk_create(
        Rule(
            pack=row,
            key=rule.key,
            condition=rule.condition,
            severity=rule.severity.value,
            instruction=rule.instruction.strip(),
            position=at,
        )
        for at, rule in enumerate(wanted.rules)
    )
