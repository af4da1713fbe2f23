"""The demo's year that is under way: an open occasion where the units have come differently far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from importlib.resources import files

from django.utils import timezone

from rodatraden.apps.cycle.actions import open_year
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.followup.actions import mark_ready, note_opened, return_part, save_thing, start_occasion
from rodatraden.apps.followup.models import Part
from rodatraden.apps.followup.queries.things import form_of
from rodatraden.connectors.planfile.load import load
from rodatraden.connectors.planfile.parse import parse
from rodatraden.core.content.organisation import Occasion, OccasionKind, YearState
from rodatraden.documents.actions import open_documents
from rodatraden.foundation.accounts.models import User

FOLDER = files("rodatraden.config") / "demo_work_files"
BOARD, YEAR, OPEN = "parknamnden", 2026, "augusti"
DAYS_LEFT = 9
OCCASIONS = (
    Occasion(
        key="mars",
        name="Delårsrapport per 31 mars",
        kind=OccasionKind.INTERIM_EARLY,
        as_of=date(2026, 3, 31),
        deadline=date(2026, 4, 15),
    ),
    Occasion(key=OPEN, name="Delårsrapport per 31 augusti", kind=OccasionKind.INTERIM_FULL, as_of=date(2026, 8, 31)),
)
Said = Mapping[tuple[str, str], Mapping[str, str]]
TREES: Said = {
    ("activities", "pn26-a6"): {"status": "klar", "reason": "klar", "comment": "Elva hektar blev äng i juni."},
    ("activities", "pn26-a7"): {
        "status": "blir-klart-i-ar",
        "reason": "enligt-plan",
        "comment": "Hålen grävs i september.",
    },
    ("indicators", "pn-09"): {"value": "42,5"},
    ("treatments", "pn26-r1-1"): {
        "status": "klar",
        "reason": "klar",
        "comment": "Alla är besiktigade, nitton är fällda.",
    },
    ("texts", "tradenheten"): {
        "body": "Ängarna blommade hela sommaren och vi fick mest beröm i felanmälan. Nitton lindar är fällda. "
        "Alla får en ersättare i höst."
    },
}
PLAY: Said = {
    ("activities", "pn26-a4"): {
        "status": "ej-klart-i-ar", "reason": "forsenad", "comment": "Stolparna är fortfarande försenade.",
    },
    ("activities", "pn26-a5"): {"status": "blir-klart-i-ar", "reason": "enligt-plan", "comment": "Barnen har röstat."},
    ("texts", "lek-och-trygghet"): {"body": "Barnen valde kullen med tunnel. Belysningen blir inte klar i år."},
}  # fmt: skip


def start_work(*, people: Mapping[str, User], say: Callable[[str], None]) -> None:
    """Open a year and an occasion: one unit has reported, one has something to change, one has not opened."""
    lead, head = people["utvecklingsledare@demo.example"], people["forvaltningschef@demo.example"]
    open_year(by=lead, year=YEAR, steering_model="styrmodell-2022", occasions=OCCASIONS, state=YearState.ORDINARY)
    load([parse((FOLDER / name).read_bytes(), name) for name in _names()], by=lead)
    due = timezone.localdate() + timedelta(days=DAYS_LEFT)
    tasks = start_occasion(by=lead, board=BOARD, year=YEAR, occasion=OPEN, due=due)
    open_documents(by=lead)
    scope = Scope.objects.get(key=f"{BOARD}/{YEAR}/{OPEN}")
    _report(people["tradchef@demo.example"], scope, "tradenheten", TREES)
    _report(people["lekchef@demo.example"], scope, "lek-och-trygghet", PLAY)
    part = Part.objects.select_related("scope").get(scope=scope, organisation="lek-och-trygghet", section="activities")
    return_part(by=head, part=part, comment="Hur många av de fem stråken lyser, och när kommer resten?")
    say(f"Startade {OCCASIONS[-1].name} {YEAR}: {len(tasks)} uppgifter.")


def _names() -> list[str]:
    return sorted((file.name for file in FOLDER.iterdir() if file.name.endswith(".yaml")), key=len)


def _report(by: User, scope: Scope, unit: str, said: Said) -> None:
    note_opened(by=by, scope=scope, organisation=unit)
    form = form_of(scope, unit)
    for (section, about), values in said.items():
        thing = form.thing(section, about)
        if thing is not None:
            save_thing(
                by=by, scope=scope, organisation=unit, section=section, about=about, values=values, tokens=thing.tokens
            )
    done = {section for section, _ in said}
    complete = form_of(scope, unit).remaining
    mark_ready(
        by=by,
        scope=scope,
        organisation=unit,
        sections=tuple(name for name in complete if name in done and not complete[name]),
    )
