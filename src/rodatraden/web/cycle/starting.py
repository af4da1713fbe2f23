"""Start the reporting at an occasion: what the plans hold becomes tasks, and the reports get their documents."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.queries.scopes import key_of
from rodatraden.apps.followup.actions import start_occasion
from rodatraden.apps.followup.errors import NothingAsked
from rodatraden.apps.followup.models import Part
from rodatraden.apps.followup.rules import START_OCCASION
from rodatraden.apps.org.models import Organisation
from rodatraden.core.content import scope as content
from rodatraden.core.content.organisation import Occasion, OccasionKind, OrganisationKind
from rodatraden.core.cycle.preparing import PREPARES, writes
from rodatraden.documents.actions import open_documents
from rodatraden.documents.rules import OPEN_DOCUMENT
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, allows, require
from rodatraden.web.cycle.reach import Board, boards_of, occasion_of, reader
from rodatraden.web.ui.words import counted, joined


def not_started(user: User, year: int, occasion: Occasion, boards: list[Board]) -> list[Board]:
    """The boards with a plan where this person may start the occasion and nobody has."""
    mine = [board for board in boards if allows(user, START_OCCASION, board.key)]
    if occasion.kind is OccasionKind.PLAN or not mine:
        return []
    if occasion.kind in PREPARES:
        having = _writers(occasion.kind)
    else:
        planned = Scope.objects.filter(level=ScopeLevel.BOARD_YEAR, year=year).order_by().values_list("board__key")
        having = {key for (key,) in planned}
    started = Part.objects.filter(scope__year=year, scope__occasion=occasion.key).order_by()
    having -= {key for (key,) in started.values_list("scope__board__key").distinct()}
    return [board for board in mine if board.key in having]


def _writers(kind: OccasionKind) -> set[str]:
    """Those who write at an occasion that prepares the council's budget."""
    rows = Organisation.objects.filter(ended_at__isnull=True).order_by("key").values_list("key", "kind")
    return {key for key, body in rows if writes(kind, OrganisationKind(body))}


@require_POST
def start(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """Start the occasion at the board that is named, or at all where nobody has."""
    user = reader(request)
    found, chosen = occasion_of(year, key), request.POST.get("board", "")
    boards = boards_of(user)
    if chosen:
        boards = [board for board in boards if board.key == chosen]
        if not boards:
            raise Http404
    require(user, START_OCCASION, chosen or None)
    here = reverse("cycle:occasion", args=(year, key)) + (f"?namnd={chosen}" if chosen else "")
    done = [board for board in not_started(user, year, found, boards) if _started(request, user, year, key, board)]
    if done:
        said = _("Rapporteringen är startad för %(names)s. Uppgifterna står på Min sida hos var och en.")
        messages.success(request, said % {"names": joined([board.name for board in done])})
    return redirect(here)


def _started(request: HttpRequest, user: User, year: int, key: str, board: Board) -> bool:
    """Start one board; say why not when it cannot be."""
    try:
        start_occasion(by=user, board=board.key, year=year, occasion=key)
    except PermissionRefused:
        raise
    except NothingAsked:
        said = _("%(name)s har inget i sin plan som ska rapporteras vid det här tillfället.")
        messages.warning(request, said % {"name": board.name})
        return False
    except Refusal as refused:
        messages.error(request, refused.sentence)
        return False
    if allows(user, OPEN_DOCUMENT, board.key):
        scope = content.Scope(level=content.ScopeLevel.BOARD_OCCASION, board=board.key, year=year, occasion=key)
        open_documents(by=user, scopes=(key_of(scope),))
    return True


def words(boards: list[Board]) -> str:
    """For whom the reporting is not started."""
    if len(boards) > 5:
        return counted(len(boards), _("nämnd"), _("nämnder"))
    return joined([board.name for board in boards])
