"""The kinds of things one plans: what their forms ask for, and which actions do it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from rodatraden.apps.control.actions import risks
from rodatraden.apps.cycle.actions.things import Kind
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.planning.actions import goals, work
from rodatraden.core.content.control import Risk, RiskDecision
from rodatraden.core.content.planning import Activity, Carries, Commitment, Goal, WorkItem
from rodatraden.core.content.preparing import Origin
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.errors import Refusal
from rodatraden.web.planning.rows import ACTIVITY, COMMITMENT, GOAL, RISK, WORK

Words = Any
"""A text that is translated when it is shown."""


class Unreadable(Refusal):
    """A field of a form that cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a form: `input` is text, prose, date, organisation, likelihood, consequence, decision or origin."""

    name: str
    label: Words
    input: str = "text"
    help: Words = ""
    rows: int = 3
    pair: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeKind:
    """A kind of thing in the tree."""

    slug: str
    label: Words
    new: Words
    kind: Kind[Any]
    content: type[Any]
    form: tuple[Field, ...]
    goal_of: Callable[[Any], str]
    put_on: Callable[[Any, str], Any]
    create: Callable[..., Any]
    edit: Callable[..., Any]
    move: Callable[..., Any]
    order: Callable[..., None]
    copy: Callable[..., Any]
    end: Callable[..., Any]
    argument: str
    carries: Carries | None = None

    def name_of(self, thing: Any) -> str:
        """What a thing is called."""
        return str(getattr(thing, self.kind.name))

    def blank(self, goal: str) -> Any:
        """A thing that is not made yet, on a goal."""
        required = {"key": "", self.kind.name: ""}
        more: Mapping[str, Any] = {"level": ""} if self.content is Goal else {}
        needs_goal = {"goal": goal} if self.content in (WorkItem, Commitment) else {}
        many = {"goals": (goal,)} if self.content is Activity else {}
        return self.put_on(self.content(**required, **more, **needs_goal, **many), goal)

    def read(self, thing: Any, values: Mapping[str, str]) -> Any:
        """The thing with what a form's fields say; raises Unreadable."""
        told = {field.name: _read(field, values[field.name]) for field in self.form if field.name in values}
        return replace(thing, **told)

    def save(self, thing: Any, *, by: User, token: str, reason: str) -> Any:
        """Keep the thing as it is now."""
        seen = [field.name for field in self.form]
        return self.edit(by=by, token=token, reason=reason, seen=seen, **{self.argument: thing})

    def add(self, thing: Any, *, by: User, scope: Scope, reason: str) -> Any:
        """Make a new thing."""
        return self.create(by=by, scope=scope, reason=reason, **{self.argument: thing})


def _read(field: Field, text: str) -> Any:
    match field.input:
        case "date":
            return _day(text)
        case "likelihood" | "consequence":
            return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else None
        case "decision":
            return RiskDecision(text) if text in set(RiskDecision) else None
        case "origin":
            return Origin(text) if text in set(Origin) else None
    return text


def _day(text: str) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Unreadable(str(_("Skriv ett datum, till exempel 2026-12-31."))) from None


def _goal_of_activity(activity: Activity) -> str:
    return activity.goals[0] if activity.goals else ""


NAME = Field(name="name", label=_("Namn"))
OWNER = Field(name="owner", label=_("Ägare"), input="organisation")
ORIGIN = Field(name="origin", label=_("Kommer från"), input="origin")
STARTS = Field(name="starts", label=_("Från"), input="date", pair=True)
ENDS = Field(name="ends", label=_("Till"), input="date", pair=True)
KINDS: dict[str, NodeKind] = {
    GOAL: NodeKind(
        slug=GOAL,
        label=_("Mål"),
        new=_("Nytt mål"),
        kind=goals.GOALS,
        content=Goal,
        form=(
            NAME,
            Field(name="description", label=_("Vad målet betyder"), input="prose", rows=5),
            OWNER,
            ORIGIN,
        ),
        goal_of=lambda goal: goal.key,
        put_on=lambda goal, parent: replace(goal, parent=parent),
        create=goals.create_goal,
        edit=goals.edit_goal,
        move=goals.move_goal,
        order=goals.order_goal,
        copy=goals.copy_goal,
        end=goals.end_goal,
        argument="goal",
    ),
    WORK: NodeKind(
        slug=WORK,
        label=_("Arbete"),
        new=_("Nytt arbete"),
        kind=work.WORK,
        content=WorkItem,
        form=(Field(name="text", label=_("Vad ni ska göra för att nå målet"), input="prose", rows=5),),
        goal_of=lambda item: item.goal,
        put_on=lambda item, goal: replace(item, goal=goal),
        create=work.create_work,
        edit=work.edit_work,
        move=work.move_work,
        order=work.order_work,
        copy=work.copy_work,
        end=work.end_work,
        argument="work",
        carries=Carries.WORK,
    ),
    COMMITMENT: NodeKind(
        slug=COMMITMENT,
        label=_("Åtagande"),
        new=_("Nytt åtagande"),
        kind=work.COMMITMENTS,
        content=Commitment,
        form=(
            NAME,
            Field(name="background", label=_("Bakgrund"), input="prose"),
            Field(name="text", label=_("Vad nämnden åtar sig"), input="prose"),
            OWNER,
            STARTS,
            ENDS,
        ),
        goal_of=lambda commitment: commitment.goal,
        put_on=lambda commitment, goal: replace(commitment, goal=goal),
        create=work.create_commitment,
        edit=work.edit_commitment,
        move=work.move_commitment,
        order=work.order_commitment,
        copy=work.copy_commitment,
        end=work.end_commitment,
        argument="commitment",
        carries=Carries.COMMITMENTS,
    ),
    ACTIVITY: NodeKind(
        slug=ACTIVITY,
        label=_("Aktivitet"),
        new=_("Ny aktivitet"),
        kind=work.ACTIVITIES,
        content=Activity,
        form=(
            NAME,
            Field(name="description", label=_("Syfte"), input="prose"),
            Field(name="led_by", label=_("Enhet som leder"), input="organisation"),
            Field(name="responsible", label=_("Ansvarig"), help=_("En befattning, till exempel parkchefen.")),
            STARTS,
            ENDS,
        ),
        goal_of=_goal_of_activity,
        put_on=lambda activity, goal: replace(activity, goals=(goal, *activity.goals[1:])),
        create=work.create_activity,
        edit=work.edit_activity,
        move=work.move_activity,
        order=work.order_activity,
        copy=work.copy_activity,
        end=work.end_activity,
        argument="activity",
        carries=Carries.ACTIVITIES,
    ),
    RISK: NodeKind(
        slug=RISK,
        label=_("Risk"),
        new=_("Ny risk"),
        kind=risks.RISKS,
        content=Risk,
        form=(
            Field(name="title", label=_("Vad som kan hända")),
            Field(name="background", label=_("Varför det kan hända"), input="prose"),
            Field(name="effects", label=_("Vad det leder till"), input="prose"),
            Field(name="likelihood", label=_("Sannolikhet"), input="likelihood", pair=True),
            Field(name="consequence", label=_("Konsekvens"), input="consequence", pair=True),
            Field(name="decision", label=_("Ledningsgruppens beslut"), input="decision"),
            Field(name="decision_reason", label=_("Skäl till beslutet"), input="prose", rows=2),
            ORIGIN,
        ),
        goal_of=lambda risk: risk.goal,
        put_on=lambda risk, goal: replace(risk, goal=goal),
        create=risks.create_risk,
        edit=risks.edit_risk,
        move=risks.move_risk,
        order=risks.order_risk,
        copy=risks.copy_risk,
        end=risks.end_risk,
        argument="risk",
        carries=Carries.RISKS,
    ),
}
DECISIONS = (
    (RiskDecision.ACCEPT, _("Godta risken")),
    (RiskDecision.SELF_MONITORING, _("Egenkontroll i enheten")),
    (RiskDecision.BOARD_PLAN, _("Lyft till nämndens plan")),
)
