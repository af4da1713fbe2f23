"""How large a generated municipality is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Counts over the whole municipality; `things` are goals and activities together."""

    boards: int = 12
    units: int = 400
    users: int = 4000
    things: int = 5000
    indicators: int = 3000
    years: int = 10
    risks: int = 600

    def of_board(self, total: int, number: int) -> int:
        """A board's share of a total: the first boards take what does not divide evenly."""
        share, rest = divmod(total, self.boards)
        return share + (number < rest)


YEAR = 2026
OCCASION = "augusti"
