"""What differs between two documents' content: plan and report, proposal and decision, year and year.

`compare` takes two sides and gives every thing of both, paired, with one difference for each field
that says something else. Things are paired by key; where a new year has given new keys by name in
the same place, and then by likeness, and a pair always says how it came about.
"""

from rodatraden.core.comparison.compare import compare
from rodatraden.core.comparison.difference import Change, Comparison, Difference, FieldPair, Presence, ThingPair
from rodatraden.core.comparison.item import Group, Likeness, Value
from rodatraden.core.comparison.side import Side
from rodatraden.core.comparison.wording import Piece, PieceKind, word_changes

__all__ = [
    "Change",
    "Comparison",
    "Difference",
    "FieldPair",
    "Group",
    "Likeness",
    "Piece",
    "PieceKind",
    "Presence",
    "Side",
    "ThingPair",
    "Value",
    "compare",
    "word_changes",
]
