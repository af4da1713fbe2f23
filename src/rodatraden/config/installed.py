"""Our own apps, from the ground up."""

from __future__ import annotations

from importlib.util import find_spec


def _present(name: str) -> bool:
    spec = find_spec(name)
    return spec is not None and spec.origin is not None


_PLANNED = (
    "rodatraden.foundation.accounts",
    "rodatraden.foundation.audit",
    "rodatraden.apps.org",
    "rodatraden.apps.cycle",
    "rodatraden.apps.processes",
    "rodatraden.apps.indicators",
    "rodatraden.apps.economy",
    "rodatraden.apps.planning",
    "rodatraden.apps.control",
    "rodatraden.apps.providers",
    "rodatraden.documents",
    "rodatraden.web",
    "rodatraden.config",
)

OUR_APPS: tuple[str, ...] = tuple(
    name
    for name in _PLANNED
    if _present(name) and (name != "rodatraden.documents" or _present("rodatraden.apps.cycle"))
)
