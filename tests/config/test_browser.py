"""The browser fixtures see what they should see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path

GOOD = "<main><h1>Rubrik</h1><p>Text</p></main>"
BAD = "<main><h1>Rubrik</h1><img src='/missing.png'><p style='color: red'>x</p></main><script>1</script>"


def _page(content: str) -> Callable[[HttpRequest], HttpResponse]:
    html = f"<!doctype html><html lang='sv'><head><title>Sida</title></head><body>{content}</body></html>"
    return lambda request: HttpResponse(html)


urlpatterns = [path("good", _page(GOOD)), path("bad", _page(BAD))]


@pytest.mark.urls("tests.config.test_browser")
def test_a_good_page_has_nothing_against_it(live_server: Any, page: Any, axe: Any, csp_reports: list[str]) -> None:
    page.goto(f"{live_server.url}/good")
    assert axe(page) == []
    assert csp_reports == []


@pytest.mark.urls("tests.config.test_browser")
def test_a_bad_page_is_seen_through(live_server: Any, page: Any, axe: Any, csp_reports: list[str]) -> None:
    page.goto(f"{live_server.url}/bad")
    page.wait_for_function("document.readyState === 'complete'")
    assert [violation["id"] for violation in axe(page)] == ["image-alt"]
    assert {report.split()[0] for report in csp_reports} == {"style-src-attr", "script-src-elem"}
