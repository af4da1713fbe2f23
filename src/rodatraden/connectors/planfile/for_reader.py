"""A plan file as a person may take it home: whole for safekeeping, else without figures about few persons."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from rodatraden.apps.indicators.queries.shown import as_shown_to
from rodatraden.apps.indicators.rules import EXPORT_WHOLE
from rodatraden.connectors.planfile.write import write
from rodatraden.core.content.file import MunicipalityContent, PlanContent, PlanFile, ReportContent
from rodatraden.core.document.figure import Mode
from rodatraden.foundation.permissions import allows

LEFT_OUT = "# Tal om få personer är utelämnade. Läses filen in står de talen kvar som de är."
Part = TypeVar("Part", MunicipalityContent, PlanContent, ReportContent)


def as_taken_home(file: PlanFile, user: AbstractBaseUser | AnonymousUser) -> bytes:
    """The file written; without the hidden figures, and saying so first, for those who may not take it whole.

    What a published document printed is public already and stands as it is.
    """
    if file.mode is Mode.PUBLISHED or allows(user, EXPORT_WHOLE, file.scope.board):
        return write(file)
    told = replace(
        file,
        municipality=_part(file.municipality, file, user),
        plan=_part(file.plan, file, user),
        report=_part(file.report, file, user),
    )
    return write(file) if told == file else f"{LEFT_OUT}\n".encode() + write(told)


def _part(part: Part | None, file: PlanFile, user: AbstractBaseUser | AnonymousUser) -> Part | None:
    if part is None:
        return None
    return replace(part, observations=as_shown_to(user, file.scope.board, part.observations))
