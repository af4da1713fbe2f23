"""A dialogue as its page shows it: in which of its three lives, with its agenda and what was agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from rodatraden.apps.followup.enums import AgreedKind
from rodatraden.apps.followup.models import AgreedAction, Dialogue
from rodatraden.apps.followup.queries.agenda import agenda_of, board_of
from rodatraden.apps.followup.queries.dialogues import dialogue_values, people_between
from rodatraden.apps.planning.models import Goal, Level
from rodatraden.core.content.planning import Carries
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.web.ui.days import away_words, day_words, weekday_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLine:
    """A line of the agenda, with where it leads."""

    text: str
    below: str
    shape: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSection:
    """A part of the agenda."""

    key: str
    title: str
    lines: tuple[ShownLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAgreed:
    """Something that was agreed, and how it goes."""

    row: AgreedAction
    kind: str
    who: str
    due: str
    shape: str
    state: str
    may_settle: bool


def agenda(dialogue: Dialogue, today: date) -> list[ShownSection]:
    """The agenda: as it stood when the meeting was held, else as it fills itself now."""
    if dialogue.is_held:
        return [
            ShownSection(
                key=section["key"], title=section["title"], lines=tuple(ShownLine(**line) for line in section["lines"])
            )
            for section in dialogue.agenda
        ]
    board = board_of(dialogue)
    return [
        ShownSection(
            key=section.key,
            title=section.title,
            lines=tuple(
                ShownLine(text=line.text, below=line.below, shape=line.shape, href=_href(line.of, board, dialogue))
                for line in section.lines
            ),
        )
        for section in agenda_of(dialogue, today)
    ]


def _href(of: str, board: str, dialogue: Dialogue) -> str:
    kind, _slash, key = of.partition("/")
    if kind == "indicator" and board:
        return reverse("indicators:indicator", args=(board, dialogue.year, key))
    return ""


def agreed(dialogue: Dialogue, user: User, today: date, *, may_hold: bool) -> list[ShownAgreed]:
    """What was agreed at the dialogue."""
    rows = dialogue.agreed.select_related("owner")
    return [_agreed(row, user, today, may_hold=may_hold) for row in rows]


def _agreed(row: AgreedAction, user: User, today: date, *, may_hold: bool) -> ShownAgreed:
    late = row.done_at is None and row.due < today
    if row.done_at is not None:
        shape, state = "done", _("Klart")
    else:
        shape, state = ("risk", _("Dagen har varit")) if late else ("on", _("Pågår"))
    return ShownAgreed(
        row=row,
        kind=str(AgreedKind(row.kind).label),
        who=row.owner.name if row.owner is not None else _("följs i planen"),
        due=day_words(row.due, today),
        shape=shape,
        state=state,
        may_settle=may_hold or row.owner_id == user.pk,
    )


def state_words(dialogue: Dialogue, today: date) -> tuple[str, str]:
    """The shape and word of where a dialogue stands."""
    if dialogue.is_held:
        return "done", _("Hållen")
    if dialogue.day < today:
        return "risk", _("Dagen har varit")
    return "new", _("Kommer")


def lead(dialogue: Dialogue, today: date) -> str:
    """When, and what to do."""
    if dialogue.is_held:
        return _("Ni träffades %(day)s.") % {"day": weekday_words(dialogue.day, today)}
    if dialogue.day == today:
        return _("Ni träffas i dag. Dagordningen visar läget just nu.")
    if dialogue.day < today:
        when = weekday_words(dialogue.day, today)
        return _("Ni skulle träffas %(day)s. Avsluta dialogen om ni gjorde det, eller ändra dagen.") % {"day": when}
    when = f"{weekday_words(dialogue.day, today)}, {away_words(dialogue.day, today)}"
    return _("Ni träffas %(when)s. Dagordningen fyller sig själv tills dess.") % {"when": when}


def choices(dialogue: Dialogue) -> dict[str, Any]:
    """Who an assignment can go to, and under which goals an activity can stand."""
    board = board_of(dialogue)
    carrying = {
        level.key
        for level in Level.objects.filter(ended_at__isnull=True).order_by("pk")
        if Carries.ACTIVITIES.value in level.carries
    }
    goals = Goal.objects.filter(scope__board__key=board, scope__year=dialogue.year, ended_at__isnull=True)
    return {
        "people": [(person.pk, person.name) for person in people_between(dialogue)],
        "goals": [(goal.key, goal.name) for goal in goals.filter(level__key__in=carrying)],
        "token": token_of(dialogue_values(dialogue)),
    }
