"""Four processes that write eight hundred changes at once: none is refused, none is lost, none is there twice."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from tests.config.town import Town

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
WRITERS, EACH = 4, 200
_FILL = """
import django; django.setup()
from rodatraden.config.generating.generate import generate
from rodatraden.config.generating.size import Size
size = Size(boards=1, units=2, users=10, things=50, indicators=2, years=1, risks=2)
generate(size, seed=1, password="en lång lösenfras", say=lambda line: None)
"""
# All of them write in the same report, so each waits for the others' transactions.
_WRITE = """
import sys, django; django.setup()
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.planning.actions import report_status
from rodatraden.apps.planning.models import Activity, StatusReport
from rodatraden.apps.planning.queries.reports import status_values
from rodatraden.foundation.accounts.actions import system_user
from rodatraden.foundation.editing.tokens import token_of
writer, each = int(sys.argv[1]), int(sys.argv[2])
by, scope = system_user(), Scope.objects.get(key="namnd-01/2026/augusti")
keys = list(Activity.objects.order_by("key").values_list("key", flat=True))[writer::4][:5]
for number in range(each):
    key = keys[number % len(keys)]
    held = StatusReport.objects.filter(scope=scope, of=key, ended_at__isnull=True).first()
    report_status(
        by=by, scope=scope, of=key, status="klart" if number % 2 else "osakert",
        comment=f"{writer}-{number}", token=token_of(status_values(held)),
    )
"""
_WRITTEN = """
import django; django.setup()
from rodatraden.apps.planning.models import StatusReport
from rodatraden.foundation.audit.actions import seal
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.audit.queries import chain_faults
rows = AuditRow.objects.filter(action="planning.report_status").order_by("pk")
print(*[f"row {row.object_key} {row.after['comment']}" for row in rows], sep="\\n")
held = StatusReport.objects.filter(ended_at__isnull=True, comment__contains="-").order_by("pk")
print(*[f"held {row.of} {row.comment}" for row in held], sep="\\n")
while seal():
    pass
assert not list(chain_faults())
"""


def test_four_writers_eight_hundred_changes_none_refused_none_lost(town: Town) -> None:
    town.run(_FILL)
    command = [sys.executable, "-c", _WRITE]
    every = [
        subprocess.Popen([*command, str(n), str(EACH)], env=town.environment, stderr=subprocess.PIPE, text=True)
        for n in range(WRITERS)
    ]
    told = [process.communicate(timeout=580)[1] for process in every]
    assert [process.returncode for process in every] == [0] * WRITERS, told
    rows, held = _read(town.run(_WRITTEN))
    assert Counter(comment for _, comment in rows) == Counter(
        f"{writer}-{number}" for writer in range(WRITERS) for number in range(EACH)
    )
    last = {about.rpartition(":")[2]: comment for about, comment in rows}
    assert dict(held) == last


def _read(printed: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The rows of the log, and what is held now: the thing and its comment."""
    found: dict[str, list[tuple[str, str]]] = {"row": [], "held": []}
    for line in printed.splitlines():
        kind, about, comment = line.split(" ", 2)
        found[kind].append((about, comment))
    return found["row"], found["held"]
