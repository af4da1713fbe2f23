"""The commands that propose, decide and publish, one act at a time."""

import io
from typing import Any

import pytest
from django.core.management import call_command

from rodatraden.documents.errors import AlreadyPublished, NotDecided
from rodatraden.documents.models import Document

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def _run(command: str, *args: Any) -> str:
    out = io.StringIO()
    call_command(command, *args, stdout=out)
    return out.getvalue()


def _decide(document: Document) -> str:
    facts = ("--body", "Omsorgsnämnden", "--date", "2023-12-14", "--paragraph", "§ 112", "--case-number", "ON-1")
    return _run("decide", document.key, *facts, "--accept-faults", "Provet rör inte felen")


def test_a_document_goes_from_proposal_to_decided_to_published(plan: Document) -> None:
    told = [_run("propose", plan.key), _decide(plan), _run("publish", plan.key)]
    editions = list(plan.editions.order_by("number"))
    assert [(e.number, e.state) for e in editions] == [(1, "proposal"), (2, "published")]
    assert told == [f"{plan.title}, utgåva {e.number}: {e.fingerprint}\n" for e in (*editions, editions[-1])]


def test_what_is_not_decided_is_not_published(plan: Document) -> None:
    _run("propose", plan.key)
    with pytest.raises(NotDecided):
        _run("publish", plan.key)


def test_what_is_published_is_not_published_again(plan: Document) -> None:
    _decide(plan)
    _run("publish", plan.key)
    with pytest.raises(AlreadyPublished):
        _run("publish", plan.key)
