"""A whole year in a real browser: from a database with one administrator to next year, rolled over and undone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from rodatraden.foundation.accounts.models import User
from tests.journey import planning_year, reporting_year
from tests.journey.people import Axe, Year

pytestmark = [pytest.mark.slow, pytest.mark.browser]


def test_a_municipality_lives_through_a_year(
    browser: Any, live_server: LiveServer, axe: Axe, screenshots: Path, administrator: User, password: str
) -> None:
    year = Year(
        browser=browser, server=live_server.url, axe=axe, pictures=screenshots, number=timezone.localdate().year,
        password=password,
    )  # fmt: skip
    assert list(User.objects.filter(is_system=False).values_list("email", flat=True).order_by("pk")) == [
        administrator.email
    ]
    for step in (*planning_year.STAGES, *reporting_year.STAGES):
        try:
            step(year)
        except BaseException:
            year.picture_all(step.__name__)
            raise
    assert year.faults == {}
    assert year.policy == []
