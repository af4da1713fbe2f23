"""The content of the demo."""

from __future__ import annotations

from collections.abc import Callable

from rodatraden.foundation.accounts.models import User


def load_demo(*, by: User, say: Callable[[str], None]) -> None:
    """Fill an empty database; `say` gets one line for each thing that is done."""
