"""The agenda of a dialogue, as it fills itself: agreed last time, off target, red, late, promised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import Occasion, Scope, StatusLabel
from rodatraden.apps.followup.models import Dialogue, Task
from rodatraden.apps.followup.queries.dialogues import unsettled
from rodatraden.apps.followup.queries.judged import judged
from rodatraden.apps.followup.queries.promises import open_promises
from rodatraden.apps.indicators.models import Indicator, IndicatorReport
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.org.tree import tree
from rodatraden.apps.planning.models import Activity, Commitment, IndicatorLink, StatusReport
from rodatraden.apps.planning.queries.answering import answering
from rodatraden.core.content.organisation import OrganisationKind
from rodatraden.core.cycle.day_names import day_words
from rodatraden.core.document.inline import StatusMeaning
from rodatraden.core.number_words import to_words
from rodatraden.core.numbers import format_number

_BOARDS = (OrganisationKind.BOARD, OrganisationKind.EXECUTIVE_BOARD, OrganisationKind.COUNCIL)
_RED = (StatusMeaning.OFF_TRACK.value, StatusMeaning.AT_RISK.value)
_DONE = (StatusMeaning.DONE.value, StatusMeaning.CANCELLED.value)
_SHAPES = {StatusMeaning.OFF_TRACK.value: "off", StatusMeaning.AT_RISK.value: "risk"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """Something to talk about: what, what is said of it, its shape, and the thing as kind/key."""

    text: str
    below: str = ""
    shape: str = "new"
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaSection:
    """A part of the agenda."""

    key: str
    title: str
    lines: tuple[AgendaLine, ...]


def board_of(dialogue: Dialogue) -> str:
    """The board whose plan and reports the dialogue is about: the nearest at or above the organisation."""
    known = tree()
    kinds = dict(
        Organisation.objects.filter(kind__in=[kind.value for kind in _BOARDS], ended_at__isnull=True)
        .order_by("key")
        .values_list("key", "kind")
    )
    waiting, seen = [dialogue.organisation_id], {dialogue.organisation_id}
    while waiting:
        found = [key for key in waiting if key in kinds]
        if found:
            return found[0]
        waiting = [upper for key in waiting for upper in known.above.get(key, ()) if upper not in seen]
        seen.update(waiting)
    return ""


def agenda_of(dialogue: Dialogue, today: date) -> tuple[AgendaSection, ...]:
    """What there is to talk about on a day; a section with nothing to say is left out."""
    reading = _Reading(dialogue, today)
    every = (
        AgendaSection(key="agreed", title="Det ni kom överens om", lines=tuple(reading.agreed())),
        AgendaSection(key="off_target", title="Når inte målet", lines=tuple(reading.off_target())),
        AgendaSection(key="red", title="Går inte enligt plan", lines=tuple(reading.red())),
        AgendaSection(key="late", title="Sent", lines=tuple(reading.late())),
        AgendaSection(key="promised", title="Lovat", lines=tuple(reading.promised())),
    )
    return tuple(section for section in every if section.lines)


class _Reading:
    """What the sections of one agenda share."""

    def __init__(self, dialogue: Dialogue, today: date) -> None:
        self.dialogue, self.today = dialogue, today
        self.board = board_of(dialogue)

    @cached_property
    def below(self) -> frozenset[str]:
        """The places whose results are talked about; for the administration right below the board, the board's too."""
        known = tree()
        organisation = self.dialogue.organisation_id
        found = known.at_or_below(organisation)
        serves = known.below.get(self.board, ())
        return found | {self.board} if self.board and tuple(serves) == (organisation,) else found

    @cached_property
    def plan(self) -> Scope | None:
        """The board's plan of the year."""
        return Scope.objects.filter(level=ScopeLevel.BOARD_YEAR, board__key=self.board, year=self.dialogue.year).first()

    @cached_property
    def report(self) -> Scope | None:
        """The board's report at the dialogue's occasion, else the newest one of the year that has begun."""
        rows = Scope.objects.filter(level=ScopeLevel.BOARD_OCCASION, board__key=self.board, year=self.dialogue.year)
        if self.dialogue.occasion:
            return rows.filter(occasion=self.dialogue.occasion).first()
        days = dict(
            Occasion.objects.filter(year_id=self.dialogue.year, ended_at__isnull=True)
            .order_by("key")
            .values_list("key", "as_of")
        )
        return max(rows.order_by("pk"), key=lambda scope: days.get(scope.occasion) or date.min, default=None)

    @cached_property
    def activities(self) -> list[Activity]:
        """The activities that are led here."""
        rows = Activity.objects.filter(scope=self.plan, ended_at__isnull=True, merged_into__isnull=True)
        return [row for row in rows if answering(self.board, row.led_by) in self.below]

    @cached_property
    def commitments(self) -> list[Commitment]:
        """The commitments that are owned here."""
        rows = Commitment.objects.filter(scope=self.plan, ended_at__isnull=True)
        return [row for row in rows if answering(self.board, row.owner) in self.below]

    @cached_property
    def statuses(self) -> dict[str, StatusReport]:
        """What was last reported, by activity or commitment."""
        rows = StatusReport.objects.filter(scope=self.report, ended_at__isnull=True).select_related("status")
        return {row.of: row for row in rows}

    def agreed(self) -> Iterator[AgendaLine]:
        """What was agreed before and is not done."""
        for one in unsettled(self.dialogue):
            who = one.owner.name if one.owner is not None else "aktivitet i planen"
            late = one.due < self.today
            below = f"{who}, klart senast {day_words(one.due, self.today)}{', dagen har varit' if late else ''}."
            said = f"{below} {one.outcome}".strip()
            yield AgendaLine(text=one.text, below=said, shape="risk" if late else "on", of=f"agreed/{one.pk}")

    def off_target(self) -> Iterator[AgendaLine]:
        """The indicators that miss the year's target, with what the report says of them."""
        if self.plan is None:
            return
        links = IndicatorLink.objects.filter(scope=self.plan, ended_at__isnull=True).select_related("goal")
        owned = {link.indicator_id for link in links if answering(self.board, link.goal.owner) in self.below}
        indicators = list(Indicator.objects.filter(key__in=owned, ended_at__isnull=True))
        standing = judged(self.report or self.plan, self.plan, indicators)
        analyses = {
            row.indicator_id: row.analysis
            for row in IndicatorReport.objects.filter(scope=self.report, ended_at__isnull=True)
        }
        for one in indicators:
            now = standing[one.key]
            if not now.off_target or now.value is None or now.target is None:
                continue
            value, target = format_number(now.value, one.decimals), format_number(now.target, one.decimals)
            said = f"Utfallet är {value} {one.unit}, målet är {target}.".replace(" .", ".")
            analysis = analyses.get(one.key, "")
            below = f"{said} {analysis}".strip() if analysis else f"{said} Ingen analys är skriven."
            yield AgendaLine(text=one.short_name or one.name, below=below, shape="miss", of=f"indicator/{one.key}")

    def red(self) -> Iterator[AgendaLine]:
        """The activities and commitments that are not on plan."""
        named = [("activity", row.key, row.name) for row in self.activities]
        named += [("commitment", row.key, row.name) for row in self.commitments]
        for kind, key, name in named:
            report = self.statuses.get(key)
            if report is None or report.status is None or report.status.meaning not in _RED:
                continue
            below = f"{report.status.label}. {report.comment}".strip()
            yield AgendaLine(text=name, below=below, shape=_SHAPES[report.status.meaning], of=f"{kind}/{key}")

    def late(self) -> Iterator[AgendaLine]:
        """What should have been done: activities past their end, and tasks past their day."""
        done = set(
            StatusLabel.objects.filter(meaning__in=_DONE, ended_at__isnull=True)
            .order_by("key")
            .values_list("key", flat=True)
        )
        for row in self.activities:
            report = self.statuses.get(row.key)
            if row.ends and row.ends < self.today and (report is None or report.status_id not in done):
                said = f"Skulle vara klar {day_words(row.ends, self.today)}."
                yield AgendaLine(text=row.name, below=said, shape="risk", of=f"activity/{row.key}")
        tasks = Task.objects.filter(
            organisation__in=self.below, scope__year=self.dialogue.year, done_at__isnull=True, ended_at__isnull=True,
            due__lt=self.today,
        )  # fmt: skip
        count = tasks.count()
        if count:
            things = "En uppgift" if count == 1 else f"{to_words(count).capitalize()} uppgifter"
            yield AgendaLine(text=f"{things} i rapporteringen har inte kommit in", shape="risk", of="tasks/")

    def promised(self) -> Iterator[AgendaLine]:
        """What has been promised and is not answered."""
        for one in open_promises(self.below):
            yield AgendaLine(text=one.text, below=f"Sades i {one.said_in}.", shape="new", of=f"promise/{one.pk}")
