r"""Running text as people write it and files carry it: our own block format, never HTML.

- A blank line separates paragraphs; single line breaks inside one are spaces.
- Lines that start with "- " are a list; "1. " an ordered list; "### " a subheading.
- Lines that start with "|" are a table, its cells between "|"; the first row is its head, and a line that
  starts with "|:" before it is its caption.
- `**strong**`, `_emphasis_`, `[text](https://address)`.
- `{{ADDRESS unit=mnkr decimals=1 stated="433,6"}}` is a live figure.
- `[[KEY]]` or `[[KEY|words]]` is a reference; words default to the name of what it names.
- A backslash takes away the meaning of the next character.

Addresses of figures (segments are keys; a key may not hold "/" or space):
    observation:INDICATOR@PERIOD            the total, for the municipality or the board
    observation:INDICATOR@PERIOD?gender=women
    target:INDICATOR@YEAR
    cell:STATEMENT/ROW/COLUMN
    volume:TABLE/ROW/COLUMN
    funding:KEY/grant|cost|net|in_budget, investment:KEY/COLUMN, allocation:KEY, income:KEY
    count:activities?goal=KEY&commitment=KEY   also goals, board_goals, council_goals, commitments,
                                               indicators, risks, treatments, controls
    sum(A, B, …)   change(A, B) = A − B   share(A, B) = 100·A/B   abs(A)   neg(A)
Options: `unit` (printed after; "mnkr" or "tkr" on a money figure also scales it), `decimals`,
`signed=yes`, `words=yes` (counts up to twelve in words), `stated="…"` (as a source printed it).
Keys of references: goal:KEY, activity:KEY, commitment:KEY, indicator:KEY, risk:KEY, table:KEY,
section:KEY, law:KEY, plan:KEY.
"""

from rodatraden.core.prose.address import parse_address
from rodatraden.core.prose.blocks import (
    Block,
    FigureMark,
    FigureOptions,
    Heading,
    Inline,
    ItemList,
    Link,
    Paragraph,
    ProseError,
    ReferenceMark,
    Table,
    Words,
    lines_of,
)
from rodatraden.core.prose.expression import (
    Abs,
    Address,
    Change,
    Expression,
    Negated,
    Share,
    Sum,
    addresses,
)
from rodatraden.core.prose.parse import marks, parse_prose
from rodatraden.core.prose.write import write_prose

__all__ = [
    "Abs",
    "Address",
    "Block",
    "Change",
    "Expression",
    "FigureMark",
    "FigureOptions",
    "Heading",
    "Inline",
    "ItemList",
    "Link",
    "Negated",
    "Paragraph",
    "ProseError",
    "ReferenceMark",
    "Share",
    "Sum",
    "Table",
    "Words",
    "addresses",
    "lines_of",
    "marks",
    "parse_address",
    "parse_prose",
    "write_prose",
]
