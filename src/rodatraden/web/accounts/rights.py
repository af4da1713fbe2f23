"""The table of rights, for everybody who has signed in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.queries.rights import rights, rights_of
from rodatraden.foundation.accounts.held import roles_held
from rodatraden.web.accounts.own import me
from rodatraden.web.ui.remembered import remember


@login_required
def table(request: HttpRequest) -> HttpResponse:
    """What the reader may do, and the whole table of role and right."""
    held = frozenset(grant.role for grant in roles_held(me(request)))
    # Who may do what is written in the program alone: it stays as it is until the next one.
    drawn = remember(("rights", held, get_language()), lambda: _table(held))
    return render(request, "accounts/rights.html", {"own": rights_of(held), "table": drawn})


def _table(held: frozenset[str]) -> SafeString:
    """The whole table, with the reader's own roles marked."""
    roles = [(str(role.label), role.value in held) for role in RoleKind]
    groups = [
        (area, [(right, list(zip(right.marks, roles, strict=True))) for right in group]) for area, group in rights()
    ]
    return render_to_string("accounts/rights_table.html", {"roles": roles, "groups": groups, "columns": len(roles) + 1})
