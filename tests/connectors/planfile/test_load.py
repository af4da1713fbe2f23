"""A plan file into the database, and what it changes there."""

from __future__ import annotations

from pathlib import Path

import pytest

from rodatraden.connectors.planfile.load import load
from rodatraden.connectors.planfile.parse import ParsedFile, parse
from rodatraden.connectors.planfile.read import read_scope
from rodatraden.foundation.accounts.models import User

FIXTURES = Path(__file__).parents[2] / "fixtures"
NAMES = ("kommun.yaml", "plan.yaml", "report.yaml")

pytestmark = pytest.mark.django_db


def _files() -> list[ParsedFile]:
    return [parse((FIXTURES / name).read_bytes(), name) for name in NAMES]


@pytest.mark.parametrize("number", range(len(NAMES)))
def test_content_comes_back_as_it_was(development_lead: User, number: int) -> None:
    files = _files()
    load(files, by=development_lead)
    assert read_scope(files[number].file.scope) == files[number].file
