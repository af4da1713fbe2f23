"""The lists of the Word file: headings 1 and 1.1, appendices A and A.1, bullets and numbers."""

from rodatraden.documents.word.markup import millimetres
from rodatraden.documents.word.page import SIDE
from rodatraden.documents.word.styles import SANS, Look, letters

NONE, HEADINGS, APPENDICES, BULLETS, NUMBERS = range(5)
"""Ids of the lists; each ordered list gets an id of its own, counted from `NUMBERS`."""


def _level(number: int, shape: str, text: str, place: str, look: str) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>'
        f'<w:suff w:val="tab"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{place}</w:pPr>{look}</w:lvl>"
    )


def _abstract(number: int, *levels: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f"{''.join(levels)}</w:abstractNum>"
    )


def all_numbering(look: Look, ordered_lists: int) -> str:
    """The lists, as the children of the numbering part; `ordered_lists` each start at 1."""
    margin = f'<w:tabs><w:tab w:val="num" w:pos="{SIDE}"/></w:tabs><w:ind w:left="{SIDE}" w:hanging="{SIDE}"/>'
    left, step = SIDE + millimetres(5), millimetres(5)
    item = f'<w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs><w:ind w:left="{left}" w:hanging="{step}"/>'
    chapter, part = letters(colour=look.accent), letters(SANS, 11, look.accent, bold=False)
    sheet = "".join(
        _abstract(number, _level(0, shape, "%1", margin, chapter), _level(1, "decimal", "%1.%2", margin, part))
        for number, shape in ((HEADINGS, "decimal"), (APPENDICES, "upperLetter"))
    )
    sheet += _abstract(BULLETS, _level(0, "bullet", "•", item, letters(colour=look.accent)))
    sheet += _abstract(NUMBERS, _level(0, "decimal", "%1.", item, letters(SANS, colour=look.accent)))
    sheet += "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in (HEADINGS, APPENDICES, BULLETS, NUMBERS)
    )
    return sheet + "".join(
        f'<w:num w:numId="{NUMBERS + extra}"><w:abstractNumId w:val="{NUMBERS}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for extra in range(1, ordered_lists)
    )
