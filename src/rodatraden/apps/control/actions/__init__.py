"""What can be done with risks, audits, controls and their reports."""

from rodatraden.apps.control.actions.content import replace_control_content
from rodatraden.apps.control.actions.reports import report_control

__all__ = ["replace_control_content", "report_control"]
