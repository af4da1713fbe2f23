"""The styles of the Word file: real ones, so that an editor can restyle the whole document."""

from dataclasses import dataclass

from rodatraden.documents.charts.theme import Palette
from rodatraden.documents.word.markup import indent, millimetres
from rodatraden.documents.word.page import FULL, SIDE

SERIF, SANS = "Source Serif 4", "Source Sans Pro"
LANGUAGES = {"sv": "sv-SE", "en": "en-GB", "fi": "fi-FI"}
_BUILT_IN = {
    "Normal", "BodyText", "ListBullet", "ListNumber", "Quote", "Title", "Subtitle", "Caption", "Header", "Footer",
}  # fmt: skip
TABLE_SIZES = (17, 16, 15, 14)
"""Type sizes of tables, in half points; the first is the usual one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The colours as Word writes them and the language."""

    accent: str
    soft: str
    wash: str
    ink: str
    muted: str
    hair: str
    language: str

    @classmethod
    def of(cls, palette: Palette, language: str) -> "Look":
        """The look that follows from a palette."""
        names = ("accent", "soft", "wash", "ink", "muted", "hair")
        colours = {name: getattr(palette, name).lstrip("#") for name in names}
        return cls(**colours, language=LANGUAGES.get(language, language))


def letters(face: str = "", size: float = 0, colour: str = "", *, bold: bool | None = None, more: str = "") -> str:
    """Run properties: a face, a size in points, a colour, a weight."""
    fonts = f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:cs="{face}"/>' if face else ""
    weight = "" if bold is None else f'<w:b w:val="{int(bold)}"/><w:bCs w:val="{int(bold)}"/>'
    paint = f'<w:color w:val="{colour}"/>' if colour else ""
    points = f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else ""
    return f"<w:rPr>{fonts}{weight}{paint}{points}{more}</w:rPr>"


def spacing(before: float, after: float, line: int = 240) -> str:
    """Space above and below in points, and the line's height in 240ths."""
    return (
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" w:line="{line}" w:lineRule="auto"/>'
    )


def style(key: str, name: str, paragraph: str = "", run: str = "", *, based: str = "Normal", then: str = "") -> str:
    """A paragraph style; `then` is the style of the paragraph after it."""
    following = f'<w:next w:val="{then}"/>' if then else ""
    base = "" if key == "Normal" else f'<w:basedOn w:val="{based}"/>'
    default = ' w:default="1"' if key == "Normal" else ""
    custom = "" if key in _BUILT_IN or key.startswith(("Heading", "TOC")) else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"{default}{custom}><w:name w:val="{name}"/>{base}{following}'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr>{run}</w:style>"
    )


def character(key: str, name: str, run: str) -> str:
    """A character style."""
    return (
        f'<w:style w:type="character" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>{run}</w:style>'
    )


def all_styles(look: Look) -> str:
    """Every style, as the children of the style sheet."""
    return (
        _defaults(look) + _reading(look) + _headings(look) + _contents(look) + _cover(look)
        + _tables(look) + _running(look) + _characters(look)
    )  # fmt: skip


def _defaults(look: Look) -> str:
    lang = f'<w:lang w:val="{look.language}" w:eastAsia="{look.language}" w:bidi="ar-SA"/>'
    return (
        f"<w:docDefaults><w:rPrDefault>{letters(SERIF, 10, look.ink, more=lang)}</w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{spacing(0, 0)}</w:pPr></w:pPrDefault></w:docDefaults>"
        + style("Normal", "Normal")
        + '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>'
    )


def _reading(look: Look) -> str:
    column = indent(left=SIDE)
    item = spacing(0, 5, 280)
    return (
        style("BodyText", "Body Text", spacing(0, 6, 285) + column)
        + style("Ingress", "Ingress", spacing(0, 10, 275) + column, letters(size=13), then="BodyText")
        + style("ListBullet", "List Bullet", item)
        + style("ListNumber", "List Number", item)
        + style("Quote", "Quote", spacing(0, 6, 300) + column, letters(SANS, 8, look.muted))
        + style("Overrad", "Överrad", "<w:keepNext/>" + spacing(18, 2) + column,
                letters(SANS, 9, look.accent, bold=True))
        + style("Statusrubrik", "Statusrubrik", "<w:keepNext/><w:keepLines/>" + spacing(12, 2) + column,
                letters(SANS, 10.5, bold=True), then="BodyText")
        + style("Statusrad", "Statusrad", "<w:keepNext/>" + spacing(0, 3) + column,
                letters(SANS, 9, look.muted))
        + style("Figur", "Figur", "<w:keepNext/>" + spacing(2, 4))
    )  # fmt: skip


def _headings(look: Look) -> str:
    rows = (
        (26, SERIF, None, 0, 16, look.ink),
        (15, SERIF, True, 26, 8, look.ink),
        (11.5, SANS, True, 18, 6, look.ink),
        (10, SANS, True, 14, 4, look.ink),
        (9.5, SANS, True, 12, 3, look.muted),
        (9, SANS, True, 12, 3, look.muted),
    )
    return "".join(
        style(
            f"Heading{level}",
            f"heading {level}",
            "<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/>"
            + spacing(before, after, 228)
            + indent(left=SIDE)
            + f'<w:outlineLvl w:val="{level - 1}"/>',
            letters(face, size, colour, bold=bold),
            then="BodyText",
        )
        for level, (size, face, bold, before, after, colour) in enumerate(rows, 1)
    )


def _contents(look: Look) -> str:
    def entry(level: int, before: float, size: float, *, bold: bool) -> str:
        left = SIDE + millimetres((0, 9, 18)[level - 1])
        tabs = f'<w:tabs><w:tab w:val="left" w:pos="{left}"/><w:tab w:val="right" w:pos="{FULL}"/></w:tabs>'
        hanging = millimetres((9, 9, 0)[level - 1])
        place = f'<w:ind w:left="{left}" w:right="600" w:hanging="{hanging}"/>'
        return style(
            f"TOC{level}", f"toc {level}", "<w:suppressAutoHyphens/>".join((tabs, spacing(before, 2) + place)),
            letters(SANS, size, bold=bold),
        )  # fmt: skip

    return (
        style("TOCHeading", "TOC Heading", "<w:keepNext/><w:pageBreakBefore/>" + spacing(0, 20)
              + indent(left=SIDE), letters(SERIF, 26))
        + entry(1, 9, 10.5, bold=True)
        + entry(2, 2, 10, bold=False)
        + entry(3, 0, 9.5, bold=False)
    )  # fmt: skip


def _cover(look: Look) -> str:
    # The shading keeps the white letters legible where the coloured field behind is not drawn.
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{look.accent}"/>'
    tabs = f'<w:tabs><w:tab w:val="left" w:pos="{millimetres(34)}"/></w:tabs>'
    return (
        style("Omslagsavsandare", "Omslagsavsändare", shade + spacing(0, 40), letters(SANS, 12.5, "FFFFFF"))
        + style("Title", "Title", shade + "<w:suppressAutoHyphens/>" + spacing(0, 14, 216),
                letters(SERIF, 46, "FFFFFF"))
        + style("Subtitle", "Subtitle", shade + "<w:suppressAutoHyphens/>" + spacing(0, 0, 264),
                letters(SERIF, 14, "FFFFFF"))
        + style("Omslagsfakta", "Omslagsfakta", tabs + spacing(0, 3)
                + indent(left=millimetres(34), hanging=millimetres(34)), letters(SANS, 10))
        + style("Omslagsnot", "Omslagsnot", spacing(8, 0), letters(SANS, 9, look.muted))
    )  # fmt: skip


def _tables(look: Look) -> str:
    sheet = style("Caption", "caption", "<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/>"
                  + spacing(16, 4), letters(SANS, 9.5, bold=True), then="BodyText")  # fmt: skip
    for size in TABLE_SIZES:
        key, name = table_style("", size), "" if size == TABLE_SIZES[0] else f" {size / 2:g}".replace(".", ",")
        points = letters(SANS, size / 2)
        head = letters(SANS, size / 2 - 0.5, bold=True)
        room = spacing(2.4, 2.4)
        sheet += style(f"Tabelltext{key}", f"Tabelltext{name}", room, points)
        sheet += style(f"Tabelltal{key}", f"Tabelltal{name}", room + '<w:jc w:val="right"/>', points)
        sheet += style(
            f"Tabellhuvud{key}", f"Tabellhuvud{name}",
            "<w:keepNext/><w:suppressAutoHyphens/>" + spacing(1.5, 2.4), head,
        )  # fmt: skip
    notes = spacing(0, 1) + indent()
    return (
        sheet
        + style("Tabellnot", "Tabellnot", "<w:keepLines/>" + notes, letters(SANS, 8, look.muted))
        + style("Tabellslut", "Tabellslut", spacing(0, 6), letters(size=4))
        + style("Nyckeltal", "Nyckeltal", spacing(3, 3) + '<w:jc w:val="right"/>', letters(SERIF, 20))
        + _table_style(look)
    )


def table_style(name: str, size: int) -> str:
    """The id of a table's paragraph style in the type size `size` (half points)."""
    return name if size == TABLE_SIZES[0] else f"{name}{size}"


def _table_style(look: Look) -> str:
    def line(side: str, size: int, colour: str) -> str:
        return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'

    head = line("bottom", 7, look.ink)
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="Dokumenttabell"><w:name w:val="Dokumenttabell"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{line('bottom', 7, look.ink)}{line('insideH', 4, look.hair)}</w:tblBorders>"
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>{head}</w:tcBorders>'
        '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
        '<w:tblStylePr w:type="firstCol"><w:pPr><w:jc w:val="left"/></w:pPr></w:tblStylePr></w:style>'
    )


def _running(look: Look) -> str:
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{FULL}"/></w:tabs>'
    rule = f'<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="4" w:color="{look.accent}"/></w:pBdr>'
    return style("Header", "header", rule + tabs, letters(SANS, 8, look.muted)) + style(
        "Footer", "footer", tabs, letters(SANS, 8, look.muted)
    )


def _characters(look: Look) -> str:
    return (
        character("Strong", "Strong", letters(bold=True))
        + character("Emphasis", "Emphasis", "<w:rPr><w:i/><w:iCs/></w:rPr>")
        + character("Hyperlink", "Hyperlink", letters(colour=look.accent, more='<w:u w:val="single"/>'))
        + character("Notmarke", "Notmärke", letters(colour=look.muted, more='<w:vertAlign w:val="superscript"/>'))
        + character("Accent", "Accent", letters(colour=look.accent))
        + character("Tecken", "Statustecken", letters("Segoe UI Symbol", colour=look.accent))
        + character("Marginalord", "Marginalord", letters(SANS, 8, look.accent, bold=True))
        + character("Namn", "Avsändarnamn", letters(SANS, colour=look.ink, bold=True))
        + character("Enhet", "Enhet", letters(SANS, 9, look.muted))
    )
