"""The wizard of a new year: five pages, back and forward, and one transaction at the end."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from rodatraden.apps.cycle.actions import open_year
from rodatraden.apps.cycle.queries.years import planning_years, rule_packs
from rodatraden.apps.cycle.rules import PLAN_YEAR
from rodatraden.apps.planning.models import SteeringModel
from rodatraden.core.content.occasions import Ask
from rodatraden.core.content.organisation import OccasionKind
from rodatraden.core.cycle.preparing import PREPARES
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, require
from rodatraden.web.cycle.entries import ASK_WORDS, KIND_WORDS, about
from rodatraden.web.cycle.new_year import LAST, STANDARD, NewYear, forget, kept, last_year
from rodatraden.web.cycle.reach import reader
from rodatraden.web.cycle.whose import role_choices, whose_words


class Step(NamedTuple):
    """A page of the wizard."""

    key: str
    title: str


STEPS = (
    Step("grund", "Grunden"),
    Step("tillfallen", "Tillfällen"),
    Step("dagar", "Dagar och steg"),
    Step("innehall", "Vad som rapporteras"),
    Step("klart", "Se efter och lägg upp"),
)
_PLACES = {step.key: at for at, step in enumerate(STEPS)}


def new_year(request: HttpRequest, year: int, step: str = "grund") -> HttpResponse:
    """One page of the wizard; what is typed is kept whichever way one goes."""
    user = reader(request)
    require(user, PLAN_YEAR, "")
    if step not in _PLACES or not 1990 <= year <= 2100:
        raise Http404
    years = planning_years()
    if any(one.year == year for one in years):
        messages.info(request, _("%(year)s är redan upplagt.") % {"year": year})
        return redirect("cycle:year", year)
    draft = kept(request.session, year)
    if not draft.occasions and step != "grund":
        return redirect("cycle:new_year", year)
    faults: dict[str, str] = {}
    if request.method == "POST":
        faults = _take(request, draft, step)
        draft.keep(request.session)
        onward = _onward(request, user, draft, step, faults)
        if onward is not None:
            return onward
    context = {
        "year": year,
        "step": step,
        "steps": [(one.key, one.title, one.key == step) for one in STEPS],
        "number": _PLACES[step] + 1,
        "draft": draft,
        "errors": {name: fault for name, fault in faults.items() if name},
        "refused": faults.get("", ""),
    }
    return render(request, f"cycle/wizard/{step}.html", context | _MAKERS[step](draft, years))


def _onward(request: HttpRequest, user: User, draft: NewYear, step: str, faults: dict[str, str]) -> HttpResponse | None:
    """Where a page leads; None when something on it has to be mended first."""
    year, place = draft.year, _PLACES[step]
    if request.POST.get("go") == "back":
        return redirect("cycle:new_year_step", year, STEPS[max(place - 1, 0)].key)
    if faults:
        return None
    if step != STEPS[-1].key:
        return redirect("cycle:new_year_step", year, STEPS[place + 1].key)
    try:
        open_year(by=user, year=year, steering_model=draft.model, occasions=draft.content())
    except PermissionRefused:
        raise
    except Refusal as refused:
        faults[""] = refused.sentence
        return None
    forget(request.session, year)
    messages.success(request, _("%(year)s är upplagt. Här är året.") % {"year": year})
    return redirect("cycle:year", year)


def _take(request: HttpRequest, draft: NewYear, step: str) -> dict[str, str]:
    """Take what is typed on a page, and say what cannot be read of it."""
    if step == "grund":
        draft.model = request.POST.get("model", "")
        source = request.POST.get("source", "")
        draft.begin(source if source in (LAST, STANDARD) else STANDARD, planning_years())
        known = set(_models())
        return {} if draft.model in known else {"model": _("Välj vilken styrmodell året planeras med.")}
    takers: Mapping[str, Callable[[Any], None]] = {
        "tillfallen": draft.take_occasions,
        "dagar": draft.take_days,
        "innehall": draft.take_contents,
    }
    if step in takers:
        takers[step](request.POST)
    faults = draft.faults()
    if not draft.chosen():
        faults["include"] = _("Välj minst ett tillfälle.")
    return faults


def _models() -> dict[str, str]:
    rows = SteeringModel.objects.filter(ended_at__isnull=True).order_by("position", "key")
    return dict(rows.values_list("key", "name"))


def _ground(draft: NewYear, years: Any) -> dict[str, Any]:
    before = last_year(draft.year, years)
    usual = max(years, key=lambda one: one.year).steering_model if years else ""
    chosen = draft.model or usual
    models = _models()
    return {
        "models": [(key, name, key == chosen or len(models) == 1) for key, name in models.items()],
        "before": before,
        "source": draft.source or (LAST if before else STANDARD),
    }


def _occasions(draft: NewYear, years: Any) -> dict[str, Any]:
    return {"occasions": [one | {"kind_words": KIND_WORDS[OccasionKind(one["kind"])]} for one in draft.occasions]}


def _days(draft: NewYear, years: Any) -> dict[str, Any]:
    return {"occasions": draft.chosen()}


def _contents(draft: NewYear, years: Any) -> dict[str, Any]:
    shown = [
        one
        | {
            "choices": [(ask.value, ASK_WORDS[ask].capitalize(), ask.value in one["asks"]) for ask in Ask],
            "role_choices": role_choices(one["roles"]),
            "whose": whose_words(one["roles"], OccasionKind(one["kind"])),
            "prepares": OccasionKind(one["kind"]) in PREPARES,
        }
        for one in draft.chosen()
    ]
    packs = [(pack.key, pack.name, pack.key == draft.rule_pack) for pack in rule_packs()]
    return {"occasions": shown, "packs": packs}


def _whole(draft: NewYear, years: Any) -> dict[str, Any]:
    today = timezone.localdate()
    faults = draft.faults()
    found = [] if faults else draft.content()
    pack = next((pack.name for pack in rule_packs() if pack.key == draft.rule_pack), "")
    return {
        "occasions": [(one, about(one, today), whose_words(one.roles, one.kind)) for one in found],
        "model": _models().get(draft.model, ""),
        "pack": pack,
    }


_MAKERS: Mapping[str, Callable[[NewYear, Any], dict[str, Any]]] = {
    "grund": _ground,
    "tillfallen": _occasions,
    "dagar": _days,
    "innehall": _contents,
    "klart": _whole,
}
