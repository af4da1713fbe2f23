"""What was not run, and why: told at the end, and a fault where everything is required.

Every skip has a reason that says how to get the part. `./test` collects them through
the file named by RODATRADEN_TEST_LEFT_OUT. With RODATRADEN_REQUIRE_ALL set a run that
left something out fails; only the material beside the checkout may be missing.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.db import connection

from tests.harness.material import MATERIAL_MISSING

_reasons: set[str] = set()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the choice of the second round, on another database."""
    parser.addoption(
        "--only-database", action="store_true", help="only tests that use the database, without the browser"
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what another database cannot change, and what is about the other database."""
    kept = [item for item in items if _is_of(item, connection.vendor)]
    if config.getoption("--only-database"):
        kept = [item for item in kept if _uses_database(item) and not item.get_closest_marker("browser")]
    chosen = set(kept)
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    items[:] = kept


def _is_of(item: pytest.Item, vendor: str) -> bool:
    marker = item.get_closest_marker("only_on")
    return marker is None or vendor in marker.args


def _uses_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool({"db", "transactional_db"} & fixtures or item.get_closest_marker("django_db"))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Remember why a test was skipped."""
    _remember(report)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """Remember why a file was skipped."""
    _remember(report)


def _remember(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail") and isinstance(report.longrepr, tuple):
        _reasons.add(str(report.longrepr[2]).removeprefix("Skipped: "))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the reasons on; fail where everything is required."""
    if hasattr(session.config, "workerinput"):
        return
    file = os.environ.get("RODATRADEN_TEST_LEFT_OUT")
    if file:
        with Path(file).open("a", encoding="utf-8") as stream:
            stream.writelines(f"{reason}\n" for reason in sorted(_reasons))
    if os.environ.get("RODATRADEN_REQUIRE_ALL") and _reasons - {MATERIAL_MISSING} and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
