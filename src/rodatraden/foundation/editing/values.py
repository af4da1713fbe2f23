"""What a form sends, in the one form in which it is kept and compared."""

from __future__ import annotations

import re
from collections.abc import Mapping

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def as_kept(text: str) -> str:
    """A text with plain line breaks, no space at its ends and no characters that cannot be seen."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def all_as_kept(values: Mapping[str, str]) -> dict[str, str]:
    """Each text of a form as it is kept."""
    return {name: as_kept(text) for name, text in values.items()}
