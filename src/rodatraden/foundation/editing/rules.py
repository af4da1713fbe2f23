"""Who may keep drafts and be seen: everyone with an account, about their own."""

from __future__ import annotations

from rodatraden.foundation.accounts.rules import has_account
from rodatraden.foundation.permissions import define

WRITE_DRAFT = define("editing.write_draft", has_account, to="spara utkast")
