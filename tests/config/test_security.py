"""What every answer carries."""

from __future__ import annotations

import json
import logging

import pytest
from django.test import Client

REPORT = {"csp-report": {"violated-directive": "script-src", "blocked-uri": "inline"}}


def _send(content: str) -> int:
    return Client().post("/csp-report", content, content_type="application/csp-report").status_code


def test_a_report_is_written_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "rodatraden.csp"):
        assert _send(json.dumps(REPORT)) == 204
    assert "script-src" in caplog.text


def test_nonsense_and_floods_are_refused() -> None:
    assert _send("[]") == 400
    assert _send("{") == 400
    assert _send("x" * 20_000) == 413


def test_the_policy_allows_nothing_inline() -> None:
    policy = Client().get("/csp-report")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "report-uri /csp-report" in policy
    assert "unsafe" not in policy
