"""A real browser, the accessibility checker, and the policy's own reports.

The browser is the machine's Chromium; where there is none the test is skipped.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.harness.configuration import REPOSITORY

AXE = REPOSITORY / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_REPORT = """
document.addEventListener('securitypolicyviolation', event => window.reportPolicyViolation(
  `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`));
"""
_SETTLED = """
() => new Promise(settled => requestAnimationFrame(() => requestAnimationFrame(() => {
  document.getAnimations().forEach(one => { try { one.finish() } catch { one.cancel() } });
  settled();
})))
"""
_RUN_AXE = """
async tags => (await axe.run(document, {runOnly: tags})).violations.map(violation => ({
  id: violation.id, impact: violation.impact, help: violation.help,
  nodes: violation.nodes.map(node => `${node.target.join(' ')}: ${node.failureSummary}`)}))
"""


def chromium() -> str | None:
    """Where the machine's Chromium is."""
    return os.environ.get("RODATRADEN_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that asks for a page."""
    for item in items:
        if {"page", "browser", "context"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """How Chromium is started."""
    path = chromium()
    if path is None:
        pytest.skip("webbläsare – apt install chromium")
    return {"executable_path": path, "args": ARGUMENTS, "chromium_sandbox": False}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A reader in Sweden."""
    return {**browser_context_args, "locale": "sv-SE", "timezone_id": "Europe/Stockholm"}


@pytest.fixture(scope="session")
def axe_source() -> str:
    """The accessibility checker's script."""
    if not AXE.is_file():
        pytest.skip("axe-core – kör python frontend/build.py")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture
def axe(axe_source: str) -> Callable[[Any], list[dict[str, Any]]]:
    """Give what axe-core finds on a page, as a list that ought to be empty."""

    def run(page: Any) -> list[dict[str, Any]]:
        # What is on its way in or out is not what a person reads: sizes and colours halfway are no finding.
        page.emulate_media(reduced_motion="reduce")
        page.evaluate(_SETTLED)
        page.evaluate(axe_source)
        found: list[dict[str, Any]] = page.evaluate(_RUN_AXE, TAGS)
        return found

    return run


@pytest.fixture
def csp_reports(page: Any) -> list[str]:
    """What the pages of this test did against the content security policy; ought to stay empty."""
    reports: list[str] = []
    page.expose_function("reportPolicyViolation", lambda report: reports.append(report))  # noqa: PLW0108
    page.add_init_script(_REPORT)
    return reports


@pytest.fixture
def screenshots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a test may leave pictures: RODATRADEN_TEST_PICTURES, else a folder that goes away."""
    given = os.environ.get("RODATRADEN_TEST_PICTURES")
    folder = Path(given) if given else tmp_path_factory.mktemp("pictures")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
