"""The checklist of a board's plan or report at an occasion."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.org.tree import tree
from rodatraden.core.content.organisation import Occasion, OccasionKind
from rodatraden.web.cycle.occasion import chosen_board
from rodatraden.web.cycle.reach import boards_of, occasion_of, reader
from rodatraden.web.ui.checklist import Checklist, checklist_of
from rodatraden.web.ui.words import counted


def scope_at(year: int, occasion: Occasion, board: str) -> Scope | None:
    """The scope of a board's report at an occasion, or of its plan where the occasion makes plans."""
    scopes = Scope.objects.filter(year=year, board__key=board)
    if occasion.kind is OccasionKind.PLAN:
        return scopes.filter(level=ScopeLevel.BOARD_YEAR).first()
    return scopes.filter(level=ScopeLevel.BOARD_OCCASION, occasion=occasion.key).first()


def checklist(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """What is missing, why and where: of a board, or with `enhet` of one organisation's part."""
    user = reader(request)
    occasion = occasion_of(year, key)
    boards = boards_of(user)
    board = chosen_board(request, boards)
    unit = request.GET.get("enhet", "")
    if board is not None and unit and unit not in tree().at_or_below(board.key):
        raise Http404
    scope = scope_at(year, occasion, board.key) if board else None
    nothing = Checklist(lines=(), faults=0, has_document=False)
    found = checklist_of(user, scope, unit) if scope is not None else nothing
    context = {
        "year": year,
        "occasion": occasion,
        "board": board,
        "boards": boards,
        "unit": tree().names.get(unit, ""),
        "checklist": found,
        "many": counted(len(found.lines), _("sak"), _("saker"), capital=True),
        "few": counted(found.faults, _("av dem"), _("av dem"), capital=True),
    }
    return render(request, "cycle/checklist.html", context)
