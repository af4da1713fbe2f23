"""The index of the registers: in which order one sets a municipality up, what there is, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from rodatraden.apps.org.rules import READ_REGISTERS, SEE_SETUP
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import allows
from rodatraden.web.ui.person import person_of
from rodatraden.web.ui.registers import EVERYWHERE, Register, Step, declared, may_change

HEADINGS = {
    Step.MUNICIPALITY: gettext_lazy("Kommunen"),
    Step.ORGANISATION: gettext_lazy("Organisationen"),
    Step.STEERING: gettext_lazy("Hur ni styr"),
    Step.MEASURES: gettext_lazy("Vad ni mäter"),
    Step.RISK: gettext_lazy("Risk och kontroll"),
    Step.ECONOMY: gettext_lazy("Ekonomins tabeller"),
    Step.DOCUMENTS: gettext_lazy("Dokumenten"),
    Step.YEAR: gettext_lazy("Året"),
    Step.PEOPLE: gettext_lazy("Människorna"),
    Step.FILES: gettext_lazy("Filer"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A register in the index: `told` is what there is, `href` the way there; "" when there is none."""

    register: Register
    told: str
    href: str
    may_change: bool

    @property
    def is_missing(self) -> bool:
        """Whether nothing is there that the municipality needs."""
        return self.register.needed and not self.told


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every register, step by step."""
    person = person_of(request)
    if not allows(person, SEE_SETUP, EVERYWHERE):
        raise Http404
    reads = allows(person, READ_REGISTERS, EVERYWHERE)
    rows = [_row(register, person, reads=reads) for register in declared()]
    steps = [
        (number, HEADINGS[step], list(group))
        for number, (step, group) in enumerate(groupby(rows, key=lambda row: row.register.step), start=1)
    ]
    missing = [row for row in rows if row.is_missing]
    context = {
        "steps": steps,
        "missing": len(missing),
        "next": next((row for row in missing if row.may_change), None),
        "only_reads": not any(row.may_change for row in rows),
    }
    return render(request, "registers/index.html", context)


def _row(register: Register, person: User, *, reads: bool) -> Row:
    allowed = may_change(person, register)
    is_there = allowed or (reads and not register.private)
    href = reverse(register.address, args=register.args) if is_there else ""
    return Row(register=register, told=register.told(), href=href, may_change=allowed)
