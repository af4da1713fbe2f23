"""The table of role and right: read off the permissions, shown to everyone signed in, kept in docs/rights.md."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.queries.rights import rights, rights_as_markdown, rights_of
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import defined

SignIn = Callable[[User], Client]


def roles_of(permission: str) -> frozenset[str]:
    return next(right.roles for _, group in rights() for right in group if right.permission == permission)


def test_the_document_says_what_the_permissions_say(repository: Path) -> None:
    told = (repository / "docs" / "rights.md").read_text("utf-8")
    assert told == rights_as_markdown(), "run: .venv/bin/rodatraden rights > docs/rights.md"


def test_every_permission_that_a_role_gives_is_in_the_table_once() -> None:
    listed = [right.permission for _, group in rights() for right in group]
    assert len(listed) == len(set(listed))
    assert set(defined()) - set(listed) == {"outbox.give_up"}


def test_the_administrator_has_no_right_to_content() -> None:
    held = {right.permission for right in rights_of(frozenset({RoleKind.ADMINISTRATOR.value}))}
    content = {name for name in held if name.partition(".")[0] not in {"accounts", "audit", "editing"}}
    assert content == {"org.edit", "org.see_setup"}  # The organisation that roles are held on is a setting.


def test_the_auditor_changes_nothing() -> None:
    held = {right.permission for right in rights_of(frozenset({RoleKind.AUDITOR.value}))}
    assert {name for name in held if ".read" not in name and ".see" not in name} == set()


def test_a_test_that_no_role_names_is_asked_about_each_role() -> None:
    assert roles_of("editing.write_draft") == {role.value for role in RoleKind} - {"auditor"}
    assert roles_of("accounts.look_after") == {"administrator"}


def test_the_page_marks_what_each_role_may(
    signed_in: SignIn, reader: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(reader)
    with django_assert_num_queries(3):
        page = client.get("/om/rattigheter/")
    ticks = sum(len(right.roles) for _, group in rights() for right in group)
    assert page.content.decode().count(">ja</span>") == ticks
    assert [right.permission for right in page.context["own"]] == [
        right.permission for right in rights_of(frozenset({"reader"}))
    ]


@pytest.mark.django_db
def test_the_page_is_for_those_with_an_account(client: Client) -> None:
    assert client.get("/om/rattigheter/").headers["Location"] == "/logga-in/?next=/om/rattigheter/"
