"""The steering model's administration: models, levels, years, and the municipality's scales."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from rodatraden.apps.cycle.models import PlanningYear
from rodatraden.apps.cycle.thing_errors import ThingGone
from rodatraden.apps.org.queries.places import may_read
from rodatraden.apps.planning.actions import scales, steering
from rodatraden.apps.planning.rules import EDIT_STEERING
from rodatraden.apps.planning.rules_of_model import WORDS
from rodatraden.core.content.organisation import (
    AssessmentLevel,
    ReasonCode,
    ReasonMeaning,
    StatusLabel,
    YearState,
)
from rodatraden.core.content.planning import Carries, Level, LevelMeaning, SteeringModel
from rodatraden.core.document.inline import StatusMeaning
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, allows, require
from rodatraden.web.ui.person import person_of

MOST = 12
MEANINGS = (
    (LevelMeaning.AREA, gettext_lazy("Målområde, gemensamt")),
    (LevelMeaning.GOAL, gettext_lazy("Fullmäktiges mål, gemensamt")),
    (LevelMeaning.BOARD_GOAL, gettext_lazy("Nämndens mål")),
    (LevelMeaning.COMMITMENT, gettext_lazy("Åtagande")),
    (LevelMeaning.ACTIVITY, gettext_lazy("Aktivitet")),
    (LevelMeaning.WORK, gettext_lazy("Arbete i ord")),
)
STATUSES = (
    (StatusMeaning.ON_TRACK, gettext_lazy("Går som planerat")),
    (StatusMeaning.AT_RISK, gettext_lazy("Osäkert")),
    (StatusMeaning.OFF_TRACK, gettext_lazy("Går inte som planerat")),
    (StatusMeaning.DONE, gettext_lazy("Klart")),
    (StatusMeaning.NOT_STARTED, gettext_lazy("Inte påbörjat")),
    (StatusMeaning.CANCELLED, gettext_lazy("Utgår")),
    (StatusMeaning.INFORMATION, gettext_lazy("Upplysning")),
    (StatusMeaning.NONE, gettext_lazy("Inget av detta")),
)
REASONS = (
    (ReasonMeaning.ON_PLAN, gettext_lazy("Enligt plan")),
    (ReasonMeaning.LATE, gettext_lazy("Försenat")),
    (ReasonMeaning.REPLANNED, gettext_lazy("Omplanerat")),
    (ReasonMeaning.WAITING_FOR_DECISION, gettext_lazy("Väntar på beslut")),
    (ReasonMeaning.NO_LONGER_RELEVANT, gettext_lazy("Inte längre aktuellt")),
    (ReasonMeaning.DONE, gettext_lazy("Klart")),
    (ReasonMeaning.NOT_STARTED, gettext_lazy("Inte påbörjat")),
)
SCALES = {
    "status": (gettext_lazy("Status"), STATUSES, StatusLabel),
    "orsak": (gettext_lazy("Orsak till status"), REASONS, ReasonCode),
    "bedomning": (gettext_lazy("Bedömning av mål, lägst först"), STATUSES, AssessmentLevel),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRow:
    """A level in the form."""

    at: int
    key: str = ""
    name: str = ""
    plural: str = ""
    meaning: str = LevelMeaning.BOARD_GOAL.value
    carries: tuple[str, ...] = ()
    order: str = ""


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The steering models with their years, and the scales."""
    person = person_of(request)
    if not may_read(person, ""):
        raise Http404
    try:
        shared = steering.shared_scope()
    except ThingGone:  # Nothing is brought in yet: not even the municipality.
        return render(request, "planning/steering.html", {"is_bare": True, "may_edit": False})
    found = [(each, [year for year, _state in steering.years_of(each.key)]) for each in steering.models_in(shared)]
    told = [
        (name, str(words), [step.label for step in scales.steps_of(name)]) for name, (words, _m, _c) in SCALES.items()
    ]
    context = {"models": found, "scales": told, "may_edit": allows(person, EDIT_STEERING, ""), "is_bare": False}
    return render(request, "planning/steering.html", context)


def _model(request: HttpRequest, key: str) -> SteeringModel:
    if not may_read(request.user, ""):
        raise Http404
    found = next((each for each in steering.models_in(steering.shared_scope()) if each.key == key), None)
    if found is None:
        raise Http404
    return found


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def model(request: HttpRequest, key: str) -> HttpResponse:
    """A steering model; posted: change, copy or end it, or plan a year with it."""
    held, person = _model(request, key), person_of(request)
    rows, name, sentence = _rows(held.levels), held.name, ""
    if request.method == "POST":
        require(person, EDIT_STEERING, "")
        rows, name = _sent_rows(request), request.POST.get("namn", "")
        if request.POST.get("gor") == "rad":
            rows = [*rows, LevelRow(at=len(rows))][:MOST]
            return _page(request, held, rows, name, "")
        try:
            return _done(request, held, rows, name)
        except PermissionRefused:
            raise
        except Refusal as refused:
            sentence = refused.sentence
            if "namn" not in request.POST:
                rows, name = _rows(held.levels), held.name
    return _page(request, held, rows, name, sentence)


def _done(request: HttpRequest, held: SteeringModel, rows: list[LevelRow], name: str) -> HttpResponse:
    person, posted = person_of(request), request.POST
    what = posted.get("gor", "")
    if what == "kopiera":
        made = steering.copy_model(by=person, key=held.key, name=posted.get("kopia", ""))
        messages.success(request, _("Kopian är tillagd. Ändra den och välj ett år."))
        return HttpResponseRedirect(reverse("planning:model", args=(made.key,)))
    if what == "avsluta":
        steering.end_model(by=person, key=held.key)
        messages.success(request, _("Styrmodellen är avslutad."))
        return HttpResponseRedirect(reverse("planning:steering"))
    if what == "ar":
        year = posted.get("ar", "")
        steering.use_model(by=person, key=held.key, year=int(year) if year.isascii() and year.isdigit() else 0)
    else:
        told = SteeringModel(key=held.key, name=name, levels=_levels(rows))
        steering.edit_model(by=person, model=told, token=posted.get("marke", ""))
    messages.success(request, _("Sparat."))
    return HttpResponseRedirect(reverse("planning:model", args=(held.key,)))


def _page(request: HttpRequest, held: SteeringModel, rows: list[LevelRow], name: str, sentence: str) -> HttpResponse:
    years = steering.years_of(held.key)
    others = PlanningYear.objects.filter(ended_at__isnull=True).exclude(steering_model=held.key)
    is_closed = any(state == YearState.CLOSED for _year, state in years)
    context = {
        "model": held,
        "name": name,
        "rows": rows,
        "years": [year for year, _state in years],
        "is_closed": is_closed,
        "may_edit": allows(request.user, EDIT_STEERING, ""),
        "other_years": [row.year for row in others.exclude(state=YearState.CLOSED.value).order_by("year")],
        "meanings": [(meaning.value, words) for meaning, words in MEANINGS],
        "carries": [(what.value, WORDS[what]) for what in Carries],
        "token": request.POST.get("marke") or steering.token_of_model(held),
        "sentence": sentence,
    }
    return render(request, "planning/model.html", context, status=422 if sentence else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new steering model, with the levels that most municipalities have."""
    person = person_of(request)
    require(person, EDIT_STEERING, "")
    sentence = ""
    if request.method == "POST":
        try:
            usual = SteeringModel(key="", name=request.POST.get("namn", ""), levels=USUAL)
            made = steering.create_model(by=person, model=usual)
        except PermissionRefused:
            raise
        except Refusal as refused:
            sentence = refused.sentence
        else:
            return HttpResponseRedirect(reverse("planning:model", args=(made.key,)))
    return render(request, "planning/new_model.html", {"sentence": sentence}, status=422 if sentence else 200)


_OF_BOARD = tuple(Carries)
USUAL = (
    Level(key="", name="Målområde", plural="Målområden", meaning=LevelMeaning.AREA, carries=(Carries.ASSESSMENT,)),
    Level(
        key="", name="Fullmäktigemål", plural="Fullmäktigemål", meaning=LevelMeaning.GOAL, carries=(Carries.ASSESSMENT,)
    ),
    Level(key="", name="Nämndmål", plural="Nämndmål", meaning=LevelMeaning.BOARD_GOAL, carries=_OF_BOARD),
    Level(key="", name="Åtagande", plural="Åtaganden", meaning=LevelMeaning.COMMITMENT, carries=(Carries.ACTIVITIES,)),
    Level(key="", name="Aktivitet", plural="Aktiviteter", meaning=LevelMeaning.ACTIVITY),
)


def _rows(levels: tuple[Level, ...]) -> list[LevelRow]:
    return [
        LevelRow(
            at=at,
            key=level.key,
            name=level.name,
            plural=level.plural,
            meaning=level.meaning.value,
            carries=tuple(what.value for what in level.carries),
            order=str(at + 1),
        )
        for at, level in enumerate(levels)
    ]


def _sent_rows(request: HttpRequest) -> list[LevelRow]:
    posted = request.POST
    count = posted.get("rader", "0")
    number = min(int(count), MOST) if count.isascii() and count.isdigit() and len(count) < 3 else 0
    return [
        LevelRow(
            at=at,
            key=posted.get(f"niva-{at}-nyckel", ""),
            name=posted.get(f"niva-{at}-namn", ""),
            plural=posted.get(f"niva-{at}-plural", ""),
            meaning=posted.get(f"niva-{at}-betydelse", ""),
            carries=tuple(posted.getlist(f"niva-{at}-bar")),
            order=posted.get(f"niva-{at}-ordning", ""),
        )
        for at in range(number)
    ]


def _levels(rows: list[LevelRow]) -> tuple[Level, ...]:
    """The levels in the order of their numbers; a row without a name is taken away."""

    def place(row: LevelRow) -> tuple[int, int]:
        number = row.order.strip()
        return (int(number) if number.isascii() and number.isdigit() and len(number) < 4 else MOST + row.at, row.at)

    return tuple(
        Level(
            key=row.key,
            name=row.name,
            plural=row.plural,
            meaning=LevelMeaning(row.meaning) if row.meaning in set(LevelMeaning) else LevelMeaning.BOARD_GOAL,
            carries=tuple(what for what in Carries if what.value in row.carries),
        )
        for row in sorted(rows, key=place)
        if row.name.strip()
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def scale(request: HttpRequest, name: str) -> HttpResponse:
    """One of the municipality's scales; posted: change it."""
    if name not in SCALES or not may_read(request.user, ""):
        raise Http404
    person = person_of(request)
    require(person, EDIT_STEERING, "")
    words, meanings, content = SCALES[name]
    have = scales.steps_of(name)
    rows = [(step.key, step.label, step.meaning.value, getattr(step, "criterion", "")) for step in have]
    sentence = ""
    if request.method == "POST":
        rows = _sent_steps(request)
        try:
            told = [_step(content, row) for row in rows if row[1].strip()]
            scales.edit_scale(by=person, scale=name, steps=told, token=request.POST.get("marke", ""))
        except PermissionRefused:
            raise
        except Refusal as refused:
            sentence = refused.sentence
        else:
            messages.success(request, _("Sparat."))
            return HttpResponseRedirect(reverse("planning:steering"))
    context = {
        "name": name,
        "words": words,
        "rows": [*rows, *([("", "", "", "")] * (2 if rows else 5))],
        "meanings": [(meaning.value, said) for meaning, said in meanings],
        "has_criterion": content is AssessmentLevel,
        "token": request.POST.get("marke") or scales.token_of_scale(have),
        "sentence": sentence,
    }
    return render(request, "planning/scale.html", context, status=422 if sentence else 200)


def _sent_steps(request: HttpRequest) -> list[tuple[str, str, str, str]]:
    posted = request.POST
    columns = [posted.getlist(name) for name in ("nyckel", "ord", "betydelse", "kriterium")]
    if not columns[3]:
        columns[3] = [""] * len(columns[0])
    return list(zip(*columns, strict=False))


def _step(content: Any, row: tuple[str, str, str, str]) -> Any:
    key, label, meaning, criterion = row
    if content is ReasonCode:
        chosen = ReasonMeaning(meaning) if meaning in set(ReasonMeaning) else ReasonMeaning.ON_PLAN
        return ReasonCode(key=key, label=label, meaning=chosen)
    status = StatusMeaning(meaning) if meaning in set(StatusMeaning) else StatusMeaning.NONE
    if content is AssessmentLevel:
        return AssessmentLevel(key=key, label=label, order=0, meaning=status, criterion=criterion)
    return StatusLabel(key=key, label=label, meaning=status)
