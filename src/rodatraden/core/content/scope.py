"""The scope of a plan file: what it is the whole truth of."""

from dataclasses import dataclass
from enum import StrEnum


class ScopeLevel(StrEnum):
    """How wide a file reaches."""

    MUNICIPALITY = "municipality"
    BOARD_YEAR = "board_year"
    BOARD_OCCASION = "board_occasion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Municipality; board × year; or board × occasion (the key of an occasion of that year)."""

    level: ScopeLevel
    board: str = ""
    year: int | None = None
    occasion: str = ""

    def __str__(self) -> str:
        parts = (self.board, str(self.year or ""), self.occasion)
        return " ".join(part for part in parts if part) or "kommunen"
