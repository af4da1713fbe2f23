"""Pieces of pages that are drawn once, and what a person holds, read by hand-written SQL."""

from datetime import timedelta

import pytest
from django.template import Context, Template
from django.utils import timezone

from rodatraden.foundation.accounts.held import Held, current_grants, roles_held
from rodatraden.foundation.accounts.models import RoleGrant, User
from rodatraden.web.ui.frame import MenuItem

MENU = '{% load rodatraden %}{% kept "ui/menu.html" items=items %}'


def drawn(*items: MenuItem) -> str:
    return Template(MENU).render(Context({"items": items}))


def test_kept_piece_is_drawn_anew_when_it_is_given_something_else() -> None:
    here, away = (MenuItem(label="Nämnder", href="/namnder/", here=here) for here in (True, False))
    one, other, again = drawn(here), drawn(away), drawn(here)
    assert one == again == '<ul><li><a href="/namnder/" aria-current="page">Nämnder</a></li></ul>\n'
    assert other == '<ul><li><a href="/namnder/">Nämnder</a></li></ul>\n'


def test_kept_piece_sees_nothing_of_the_page_around_it() -> None:
    found = Template('{% load rodatraden %}{% kept "ui/tabs.html" items=items label="A" %}')
    with pytest.raises(TypeError):
        found.render(Context({"items": [["cannot be a key"]]}))
    assert "hemligt" not in found.render(Context({"items": (), "label": "hemligt"}))


@pytest.mark.parametrize(
    ("starts", "ends", "withdrawn", "is_active"),
    [(0, None, False, True), (-1, 0, False, True), (1, None, False, True), (-2, -1, False, True),
     (0, None, True, True), (0, None, False, False)],
)  # fmt: skip
def test_roles_held_are_those_of_the_grants_that_hold_today(
    reader: User, starts: int, ends: int | None, withdrawn: bool, is_active: bool
) -> None:
    today = timezone.localdate()
    RoleGrant.objects.update(withdrawn_at=timezone.now())
    RoleGrant.objects.create(
        user=reader,
        role="reader",
        place="omsorgsnamnden",
        starts=today + timedelta(starts),
        ends=None if ends is None else today + timedelta(ends),
        given_by=reader,
        withdrawn_at=timezone.now() if withdrawn else None,
    )
    User.objects.filter(pk=reader.pk).update(is_active=is_active)
    wanted = current_grants().filter(user=reader).order_by("pk")
    found = User.objects.get(pk=reader.pk)
    assert roles_held(found) == frozenset(Held(grant.role, grant.place) for grant in wanted)
