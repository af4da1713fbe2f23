"""What the worker does for follow-up."""

from __future__ import annotations

from rodatraden.apps.followup.actions.reminders import remind
from rodatraden.foundation.accounts.actions import system_user


def write_reminders() -> str:
    """Write the reminders of the day; say how many digests there were, "" when none."""
    done = remind(by=system_user())
    return f"{done.people} påminnelser skrivna" if done.people else ""
