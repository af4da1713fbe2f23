"""What can be done with accounts."""

from rodatraden.foundation.accounts.actions.identity import link_identity, note_second_step, remove_second_step
from rodatraden.foundation.accounts.actions.passwords import (
    change_password,
    choose_password,
    invite_user,
    send_invitation,
    send_new_password_link,
)
from rodatraden.foundation.accounts.actions.people import (
    close_account,
    create_user,
    create_without_password,
    open_account,
    system_user,
)
from rodatraden.foundation.accounts.actions.roles import give_role, stand_in, withdraw_role
from rodatraden.foundation.accounts.actions.sessions import end_sessions, forget_sessions

__all__ = [
    "change_password",
    "choose_password",
    "close_account",
    "create_user",
    "create_without_password",
    "end_sessions",
    "forget_sessions",
    "give_role",
    "invite_user",
    "link_identity",
    "note_second_step",
    "open_account",
    "remove_second_step",
    "send_invitation",
    "send_new_password_link",
    "stand_in",
    "system_user",
    "withdraw_role",
]
