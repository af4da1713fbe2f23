"""The permissions of the log of changes; the layers that know roles define who holds them."""

from __future__ import annotations

ERASE_PERSONAL_VALUES = "audit.erase_personal_values"
"""To erase personal values out of the log, and the action of the row that tells of it.

Defined by `foundation.accounts.rules`.
"""
