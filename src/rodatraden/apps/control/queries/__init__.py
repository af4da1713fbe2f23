"""What can be asked about risks, audits and controls."""

from rodatraden.apps.control.queries.risks import risks

__all__ = ["risks"]
