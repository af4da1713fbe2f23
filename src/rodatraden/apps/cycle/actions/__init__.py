"""What can be done with years, occasions, scales and scopes."""

from rodatraden.apps.cycle.actions.content import replace_cycle_content
from rodatraden.apps.cycle.actions.opening import open_occasion
from rodatraden.apps.cycle.actions.scopes import close_scope, mark_changed, note_import, open_scope, reopen_scope

__all__ = [
    "close_scope",
    "mark_changed",
    "note_import",
    "open_occasion",
    "open_scope",
    "reopen_scope",
    "replace_cycle_content",
]
