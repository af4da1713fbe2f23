"""The year's instructions: which conditions hold, how grave they are, and the municipality's own words."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rodatraden.apps.cycle import actions
from rodatraden.apps.cycle.models import Occasion
from rodatraden.apps.cycle.queries.years import rule_pack, rule_packs
from rodatraden.apps.cycle.rules import PLAN_YEAR
from rodatraden.core.content.occasions import Rule, RulePack, RuleSeverity
from rodatraden.documents.content_rules.conditions import ALWAYS, CONDITIONS
from rodatraden.documents.content_rules.conditions.condition import OWN
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, require
from rodatraden.web.cycle.reach import may_plan, reader

SEVERITIES = (
    (RuleSeverity.FAULT, "Fel: stoppar beslutet"),
    (RuleSeverity.QUESTION, "Kontrollera: vill ha ett svar"),
    (RuleSeverity.NOTE, "För information"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A condition as the form shows it."""

    id: str
    title: str
    is_chosen: bool
    is_always: bool
    severity: str
    instruction: str
    usual: str


def index(request: HttpRequest) -> HttpResponse:
    """The packs there are, and a form for one more."""
    user = reader(request)
    refused = ""
    if request.method == "POST":
        require(user, PLAN_YEAR, "")
        try:
            row = _made(request)
        except PermissionRefused:
            raise
        except Refusal as refusal:
            refused = refusal.sentence
        else:
            messages.success(request, _("Anvisningen finns nu. Välj vad den ska kräva."))
            return redirect("cycle:pack", row)
    followed: dict[str, list[str]] = {}
    rows = Occasion.objects.filter(ended_at__isnull=True).exclude(rule_pack="").order_by("year", "position")
    for occasion in rows:
        followed.setdefault(occasion.rule_pack, []).append(f"{occasion.name} ({occasion.year_id})")
    context = {
        "packs": [(pack, len(pack.rules), followed.get(pack.key, [])) for pack in rule_packs()],
        "may_plan": may_plan(user),
        "name": request.POST.get("name", ""),
        "refused": refused,
    }
    return render(request, "cycle/packs.html", context)


def _made(request: HttpRequest) -> str:
    user = reader(request)
    name, copied = request.POST.get("name", ""), request.POST.get("copy", "")
    if copied:
        return actions.copy_rule_pack(by=user, key=copied, name=name).key
    proposed = [Rule(key=held.id, condition=held.id, severity=held.severity) for held in OWN.values()]
    return actions.create_rule_pack(by=user, name=name, rules=proposed).key


def pack(request: HttpRequest, key: str) -> HttpResponse:
    """One pack: read by everybody inside, changed by those who look after the wheel."""
    user = reader(request)
    found = rule_pack(key)
    if found is None:
        raise Http404
    refused = ""
    if request.method == "POST":
        require(user, PLAN_YEAR, "")
        try:
            if "end" in request.POST:
                actions.end_rule_pack(by=user, key=key)
                messages.success(request, _("%(name)s är borttagen.") % {"name": found.name})
                return redirect("cycle:packs")
            actions.edit_rule_pack(
                by=user, key=key, name=request.POST.get("name", ""), rules=_typed_rules(request.POST, found)
            )
        except PermissionRefused:
            raise
        except Refusal as refusal:
            refused = refusal.sentence
        else:
            messages.success(request, _("Anvisningen är sparad."))
            return redirect("cycle:pack", key)
    context = {
        "pack": found,
        "choices": _choices(found),
        "severities": [(one.value, words) for one, words in SEVERITIES],
        "may_plan": may_plan(user),
        "refused": refused,
    }
    return render(request, "cycle/pack.html", context)


def _choices(found: RulePack) -> list[Choice]:
    held = {rule.condition: rule for rule in found.rules}
    shown = []
    for one in CONDITIONS.values():
        rule = held.get(one.id)
        shown.append(
            Choice(
                id=one.id,
                title=one.title,
                is_chosen=rule is not None or one.id in ALWAYS,
                is_always=one.id in ALWAYS,
                severity=(rule.severity if rule else one.severity).value,
                instruction=rule.instruction if rule else "",
                usual=one.instruction,
            )
        )
    return sorted(shown, key=lambda choice: not choice.is_chosen)


def _typed_rules(posted: QueryDict, found: RulePack) -> list[Rule]:
    """The rules that are ticked, in the order they had; a rule whose condition we do not know stays as it is."""
    known = {rule.condition: rule for rule in found.rules}
    chosen = set(posted.getlist("rule"))
    severities = {one.value: one for one in RuleSeverity}
    order = [*known, *(name for name in CONDITIONS if name not in known)]
    rules = []
    for name in order:
        if name not in CONDITIONS:
            rules.append(known[name])
        elif name in chosen:
            severity = severities.get(posted.get(f"{name}-severity", "") or "", CONDITIONS[name].severity)
            words = (posted.get(f"{name}-instruction", "") or "").replace("\r\n", "\n").strip()
            key = known[name].key if name in known else name
            rules.append(Rule(key=key, condition=name, severity=severity, instruction=words))
    return rules
