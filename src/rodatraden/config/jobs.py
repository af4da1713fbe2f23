"""What the worker does, and how often. Layers further up add their jobs here."""

from __future__ import annotations

from rodatraden.apps.followup.tasks import write_reminders
from rodatraden.config.worker import Job, Stopping
from rodatraden.foundation.accounts.actions import forget_sessions
from rodatraden.foundation.audit.actions import seal
from rodatraden.foundation.outbox import actions as outbox
from rodatraden.foundation.search.actions import refresh
from rodatraden.web.search.sources import SOURCES

_DAY = 24 * 3600


def _deliver(stopping: Stopping) -> str:
    done = outbox.deliver(stopping=stopping)
    told = [
        f"{done.accepted} skickade" if done.accepted else "",
        f"{done.refused} försöks igen" if done.refused else "",
        f"{done.given_up} till stängda konton" if done.given_up else "",
    ]
    return ". ".join(part for part in (", ".join(filter(None, told)), done.error) if part)


def _forget(_: Stopping) -> str:
    count = outbox.forget_texts()
    return f"{count} gamla texter tömda" if count else ""


def _forget_sessions(_: Stopping) -> str:
    count = forget_sessions()
    return f"{count} gamla inloggningar glömda" if count else ""


def _seal(stopping: Stopping) -> str:
    rows = 0
    while not stopping() and (batch := seal()):
        rows += batch.count
    return f"{rows} ändringar förseglade" if rows else ""


def _search(stopping: Stopping) -> str:
    done = refresh(sources=SOURCES, stopping=stopping)
    return f"{done.written} poster skrevs, {done.removed} togs bort" if done.written or done.removed else ""


def _remind(_: Stopping) -> str:
    return write_reminders()


JOBS: tuple[Job, ...] = (
    Job("Försegling", 5, _seal),
    Job("E-post", 15, _deliver),
    Job("Sökning", 20, _search),
    Job("Påminnelser", 600, _remind),
    Job("Gallring av e-post", _DAY, _forget),
    Job("Gallring av inloggningar", _DAY, _forget_sessions),
)
