"""Every address: the web's own, and the few that belong to the wiring."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from rodatraden.config.reports import content_security_report

urlpatterns: list[URLPattern | URLResolver] = [
    path("csp-report", content_security_report, name="csp-report"),
    path("", include("rodatraden.web.urls")),
]
