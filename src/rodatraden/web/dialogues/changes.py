"""What is posted to dialogues."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rodatraden.apps.cycle.queries.years import planning_years
from rodatraden.apps.followup.actions import dialogues as actions
from rodatraden.apps.followup.dialogue_errors import AgreementEmpty
from rodatraden.apps.followup.dialogue_rules import HOLD_DIALOGUE
from rodatraden.apps.followup.models import AgreedAction, Dialogue
from rodatraden.apps.followup.queries.dialogues import dialogue_values, dialogues_visible_to
from rodatraden.apps.org.queries.places import places_of
from rodatraden.apps.org.tree import tree
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, require
from rodatraden.web.dialogues.views import found, page, reader

_NO_DAY = "Skriv ett datum, till exempel 2026-04-14."


def prepare(request: HttpRequest) -> HttpResponse:
    """Lay down a meeting between two levels."""
    user = reader(request)
    require(user, HOLD_DIALOGUE, None)
    pairs = _pairs(user)
    refused = ""
    if request.method == "POST":
        day = _day(request.POST.get("day", ""))
        pair = next((one for one in pairs if one[0] == request.POST.get("pair", "")), None)
        if pair is None:
            refused = _("Välj vilka som träffas.")
        elif day is None:
            refused = _NO_DAY
        else:
            year, occasion = _occasion(request.POST.get("occasion", ""), day)
            try:
                made = actions.prepare_dialogue(
                    by=user,
                    organisation=pair[1],
                    above=pair[2],
                    day=day,
                    year=year,
                    occasion=occasion,
                    preparation=request.POST.get("preparation", ""),
                )
            except PermissionRefused:
                raise
            except Refusal as refusal:
                refused = refusal.sentence
            else:
                messages.success(request, _("Dialogen är upplagd. Dagordningen fyller sig själv."))
                return redirect("dialogues:dialogue", made.pk)
    today = timezone.localdate()
    context = {
        "pairs": [(key, words) for key, _organisation, _above, words in pairs],
        "occasions": _occasions(today.year),
        "typed": request.POST,
        "chosen": {name: request.POST.get(name, "") for name in ("pair", "day", "occasion", "preparation")},
        "refused": refused,
    }
    return render(request, "dialogues/prepare.html", context)


def _pairs(user: User) -> list[tuple[str, str, str, str]]:
    """Each organisation a person holds dialogues for, with each one straight above it."""
    known, places = tree(), places_of(user, HOLD_DIALOGUE)
    return [
        (f"{key}/{above}", key, above, f"{name} – {known.names[above]}")
        for key, name in known.names.items()
        if places.contains(key)
        for above in known.above.get(key, ())
        if above in known.names
    ]


def _occasions(year: int) -> list[tuple[str, str]]:
    """The occasions that a meeting may be about: those of last year, this and next."""
    return [
        (f"{planned.year}/{one.key}", f"{one.name} ({planned.year})")
        for planned in planning_years()
        if abs(planned.year - year) <= 1
        for one in planned.occasions
    ]


def _occasion(text: str, day: date) -> tuple[int, str]:
    known = {key for key, _words in _occasions(timezone.localdate().year)}
    year, _slash, occasion = text.partition("/")
    return (int(year), occasion) if text in known else (day.year, "")


@require_POST
def write(request: HttpRequest, number: int) -> HttpResponse:
    """Save what to bring up, or the notes."""
    user = reader(request)
    row = found(user, number)
    require(user, HOLD_DIALOGUE, row)
    typed = {name: request.POST[name] for name in ("preparation", "notes") if name in request.POST}
    reason = request.POST.get("reason", "")
    try:
        actions.write_dialogue(
            by=user, dialogue=row, token=request.POST.get("token", ""), reason=reason,
            preparation=typed.get("preparation"), notes=typed.get("notes"),
        )  # fmt: skip
    except ChangedSince:
        row = found(user, number)
        theirs = row.notes if "notes" in typed else row.preparation
        sentence = _("Någon annan har skrivit här under tiden. Inget är sparat än: väg ihop texterna och spara igen.")
        extra = {"refused": sentence, "typed": typed, "theirs": theirs, "token": token_of(dialogue_values(row))}
        return page(request, user, row, extra)
    except PermissionRefused:
        raise
    except Refusal as refusal:
        return page(request, user, row, {"refused": refusal.sentence, "typed": typed})
    messages.success(request, _("Sparat."))
    return redirect("dialogues:dialogue", number)


@require_POST
def agree(request: HttpRequest, number: int) -> HttpResponse:
    """Agree on an assignment or an activity."""
    user = reader(request)
    row = found(user, number)
    require(user, HOLD_DIALOGUE, row)
    day = _day(request.POST.get("due", ""))
    text = request.POST.get("text", "")

    def change() -> object:
        if day is None:
            raise AgreementEmpty("en dag, till exempel 2026-04-14,")
        if request.POST.get("kind") == "activity":
            goal = request.POST.get("goal", "")
            return actions.agree_on_activity(by=user, dialogue=row, text=text, goal=goal, due=day)
        owner = User.objects.filter(pk=_number(request.POST.get("owner", ""))).first()
        if owner is None:
            raise AgreementEmpty("vem som ansvarar")
        return actions.agree_on_assignment(by=user, dialogue=row, text=text, owner=owner, due=day)

    names = ("text", "due", "kind", "goal", "owner")
    typed = {name: request.POST.get(name, "") for name in names}
    return _done(request, user, row, change, typed, anchor="overenskommet")


@require_POST
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Say that the meeting has been."""
    user = reader(request)
    row = found(user, number)
    return _done(request, user, row, lambda: actions.close_dialogue(by=user, dialogue=row), {})


@require_POST
def call_off(request: HttpRequest, number: int) -> HttpResponse:
    """Call the meeting off."""
    user = reader(request)
    row = found(user, number)
    try:
        actions.call_off_dialogue(by=user, dialogue=row)
    except PermissionRefused:
        raise
    except Refusal as refusal:
        return page(request, user, row, {"refused": refusal.sentence})
    messages.success(request, _("Dialogen är inställd."))
    return redirect("dialogues:index")


@require_POST
def settle(request: HttpRequest, number: int) -> HttpResponse:
    """Say how it went with something that was agreed."""
    user = reader(request)
    agreed = AgreedAction.objects.filter(pk=number).select_related("dialogue").first()
    mine = agreed is not None and agreed.owner_id == user.pk
    if agreed is None or not (mine or dialogues_visible_to(user).filter(pk=agreed.dialogue_id).exists()):
        raise Http404
    is_done = request.POST.get("done") == "1"
    actions.settle_agreed(by=user, agreed=agreed, is_done=is_done, outcome=request.POST.get("outcome", ""))
    messages.success(request, _("Sparat."))
    if request.POST.get("from") == "index":
        return redirect("dialogues:index")
    return redirect(f"{reverse('dialogues:dialogue', args=(agreed.dialogue_id,))}#overenskommet")


def _done(
    request: HttpRequest,
    user: User,
    row: Dialogue,
    change: Callable[[], object],
    typed: dict[str, Any],
    anchor: str = "",
) -> HttpResponse:
    try:
        change()
    except PermissionRefused:
        raise
    except Refusal as refusal:
        return page(request, user, row, {"refused": refusal.sentence, "typed": typed})
    messages.success(request, _("Sparat."))
    address = reverse("dialogues:dialogue", args=(row.pk,))
    return redirect(f"{address}#{anchor}" if anchor else address)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0
