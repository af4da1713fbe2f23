"""Our own apps, from the ground up."""

from __future__ import annotations

OUR_APPS = (
    "rodatraden.foundation.accounts",
    "rodatraden.foundation.audit",
    "rodatraden.foundation.editing",
    "rodatraden.foundation.outbox",
    "rodatraden.foundation.search",
    "rodatraden.apps.org",
    "rodatraden.apps.cycle",
    "rodatraden.apps.processes",
    "rodatraden.apps.indicators",
    "rodatraden.apps.economy",
    "rodatraden.apps.planning",
    "rodatraden.apps.control",
    "rodatraden.apps.providers",
    "rodatraden.apps.followup",
    "rodatraden.documents",
    "rodatraden.web",
    "rodatraden.config",
)
