"""The table of rights, for everybody who has signed in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.queries.rights import rights, rights_of
from rodatraden.foundation.accounts.held import roles_held
from rodatraden.web.accounts.own import me


@login_required
def table(request: HttpRequest) -> HttpResponse:
    """What the reader may do, and the whole table of role and right."""
    held = frozenset(grant.role for grant in roles_held(me(request)))
    roles = [(str(role.label), role.value in held) for role in RoleKind]
    groups = [
        (area, [(right, list(zip(right.marks, roles, strict=True))) for right in group]) for area, group in rights()
    ]
    context = {"own": rights_of(held), "roles": roles, "groups": groups, "columns": len(roles) + 1}
    return render(request, "accounts/rights.html", context)
