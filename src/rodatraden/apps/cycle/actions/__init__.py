"""What can be done with years, occasions, stages, rule packs, scales and scopes."""

from rodatraden.apps.cycle.actions.content import replace_cycle_content
from rodatraden.apps.cycle.actions.occasions import (
    create_occasion,
    edit_occasion,
    end_occasion,
    set_reminder_days,
    set_stages,
)
from rodatraden.apps.cycle.actions.opening import open_occasion
from rodatraden.apps.cycle.actions.packs import copy_rule_pack, create_rule_pack, edit_rule_pack, end_rule_pack
from rodatraden.apps.cycle.actions.scopes import (
    close_scope,
    mark_changed,
    municipality_scope,
    note_changed_beside,
    note_import,
    note_year_changed,
    open_scope,
    reopen_scope,
)
from rodatraden.apps.cycle.actions.stages import note_decided, note_published, pass_stage, take_back_stage
from rodatraden.apps.cycle.actions.text_instructions import set_instructions
from rodatraden.apps.cycle.actions.years import close_year, open_year, reopen_year

__all__ = [
    "close_scope",
    "close_year",
    "copy_rule_pack",
    "create_occasion",
    "create_rule_pack",
    "edit_occasion",
    "edit_rule_pack",
    "end_occasion",
    "end_rule_pack",
    "mark_changed",
    "municipality_scope",
    "note_changed_beside",
    "note_decided",
    "note_import",
    "note_published",
    "note_year_changed",
    "open_occasion",
    "open_scope",
    "open_year",
    "pass_stage",
    "reopen_scope",
    "reopen_year",
    "replace_cycle_content",
    "set_instructions",
    "set_reminder_days",
    "set_stages",
    "take_back_stage",
]
