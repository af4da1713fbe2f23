"""The few pieces of WordprocessingML that a document is written with, as strings.

Lengths are twentieths of a point; `millimetres` gives them from millimetres.
"""

import re
from xml.sax.saxutils import escape, quoteattr

_ILLEGAL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def millimetres(length: float) -> int:
    """A length in millimetres as twentieths of a point."""
    return round(length * 1440 / 25.4)


def legal(text: str) -> str:
    """`text` without the characters that XML cannot hold."""
    return _ILLEGAL.sub("", text)


def escaped(text: str) -> str:
    """`text` as XML content."""
    return escape(legal(text))


def attribute(text: str) -> str:
    """`text` as an XML attribute with its quotation marks."""
    return quoteattr(legal(text).replace("\n", " "))


def run(text: str, *, style: str = "", bold: bool = False, italic: bool = False) -> str:
    """A run of text, in a character style or with emphasis."""
    properties = f'<w:rStyle w:val="{style}"/>' if style else ""
    properties += "<w:b/>" if bold else ""
    properties += "<w:i/>" if italic else ""
    opening = f"<w:r><w:rPr>{properties}</w:rPr>" if properties else "<w:r>"
    return f'{opening}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def tab() -> str:
    """A tab."""
    return "<w:r><w:tab/></w:r>"


def indent(*, left: int = 0, right: int = 0, hanging: int = 0) -> str:
    """An indent of a paragraph."""
    return f'<w:ind w:left="{left}" w:right="{right}" w:hanging="{hanging}"/>'


def paragraph(
    style: str,
    *content: str,
    keep_next: bool = False,
    page_break: bool = False,
    numbering: tuple[int, int] | None = None,
    frame: str = "",
    tabs: str = "",
    space: str = "",
    ind: str = "",
    jc: str = "",
    outline: int | None = None,
) -> str:
    """A paragraph in a style; `numbering` is a list's id and level, `outline` a level from 0.

    `frame`, `tabs`, `space` and `ind` are elements that stand in for the style's own.
    """
    properties = [f'<w:pStyle w:val="{style}"/>']
    if keep_next:
        properties.append("<w:keepNext/>")
    if page_break:
        properties.append("<w:pageBreakBefore/>")
    properties.append(frame)
    if numbering is not None:
        number, level = numbering
        properties.append(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    if tabs:
        properties.append(f"<w:tabs>{tabs}</w:tabs>")
    properties.append(space + ind)
    if jc:
        properties.append(f'<w:jc w:val="{jc}"/>')
    if outline is not None:
        properties.append(f'<w:outlineLvl w:val="{outline}"/>')
    return f"<w:p><w:pPr>{''.join(properties)}</w:pPr>{''.join(content)}</w:p>"


def field(instruction: str, shown: str, *, style: str = "") -> str:
    """A field with its result as it stands until somebody updates it."""
    return field_start(instruction) + (run(shown, style=style) if shown else "") + field_end()


def field_start(instruction: str) -> str:
    """The opening of a field: what follows is its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_end() -> str:
    """The end of a field."""
    return '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def bookmark(name: str, number: int, content: str) -> str:
    """`content` with a bookmark round it; `number` is unique in the document."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def link_inside(anchor: str, content: str) -> str:
    """A link to a bookmark."""
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{content}</w:hyperlink>'
