"""The file round the body: parts that say the same on every machine, zipped the same every time."""

import io
import zipfile
from datetime import datetime, time

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml

from rodatraden.core.document.tree import Meta
from rodatraden.documents.pdf.cover_data import document_date
from rodatraden.documents.word.markup import legal
from rodatraden.documents.word.styles import SANS, SERIF, Look

NAMESPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.{address}"'
    for prefix, address in {
        "w": "openxmlformats.org/wordprocessingml/2006/main",
        "r": "openxmlformats.org/officeDocument/2006/relationships",
        "wp": "openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "openxmlformats.org/drawingml/2006/main",
        "pic": "openxmlformats.org/drawingml/2006/picture",
        "mc": "openxmlformats.org/markup-compatibility/2006",
        "wps": "microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_LONGEST_PROPERTY = 255
_FALLBACKS = {
    SERIF: ("Georgia", "roman", "02040502050405020303"),
    SANS: ("Calibri", "swiss", "020F0502020204030204"),
    "Segoe UI Symbol": ("Arial Unicode MS", "swiss", "020B0502040204020203"),
}
_UNUSED = {RT.CUSTOM_XML, RT.THUMBNAIL, "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"}


def fill(element: object, children: str) -> None:
    """Put `children` (XML) in the place of everything in `element`."""
    parent = element
    for child in list(parent):  # type: ignore[call-overload]
        parent.remove(child)  # type: ignore[attr-defined]
    for child in list(parse_xml(f"<x {NAMESPACES}>{children}</x>")):
        parent.append(child)  # type: ignore[attr-defined]


def tidy(word: WordDocument) -> None:
    """Drop what the library's own template brings along, and name fonts with their fallbacks."""
    for holder in (word.part.rels, word.part.package.rels):
        for key in [key for key, relation in holder.items() if relation.reltype in _UNUSED]:
            del holder[key]
    for part in word.part.package.iter_parts():
        if part.partname.endswith("/fontTable.xml"):
            part._blob = _font_table()  # noqa: SLF001  (the library has no setter)
        elif part.partname.endswith("/app.xml"):
            part._blob = _APPLICATION  # noqa: SLF001


def describe(word: WordDocument, meta: Meta, look: Look) -> None:
    """The file's own properties."""
    properties = word.core_properties
    day = datetime.combine(document_date(meta), time())
    properties.title = _property(meta.title)
    properties.author = _property(f"{meta.organisation}, {meta.municipality}".strip(", "))
    properties.subject = _property(meta.subtitle)
    properties.keywords = _property(", ".join(meta.keywords))
    properties.comments = _property(meta.description)
    properties.category = _property(meta.kind)
    properties.content_status = _property(meta.edition_label)
    properties.language = look.language
    properties.last_modified_by = properties.author
    properties.created = properties.modified = day
    properties.revision = 1


def settings(look: Look) -> str:
    """Hyphenation, language and today's layout rules; nothing that asks when the file is opened."""
    return (
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:autoHyphenation/>'
        '<w:consecutiveHyphenLimit w:val="2"/><w:doNotHyphenateCaps/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting'
        ' w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        "</w:compat>"
        f'<w:themeFontLang w:val="{look.language}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
    )


def saved(word: WordDocument) -> bytes:
    """The file, with the same bytes whenever and wherever it is written."""
    written = io.BytesIO()
    word.save(written)
    result = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(result, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return result.getvalue()


def _property(text: str) -> str:
    return legal(text)[:_LONGEST_PROPERTY]


def _font_table() -> bytes:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:panose1 w:val="{panose}"/>'
        f'<w:charset w:val="00"/><w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, (other, family, panose) in _FALLBACKS.items()
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f"{head}<w:fonts {NAMESPACES}>{fonts}</w:fonts>".encode()


_APPLICATION = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.'
    'openxmlformats.org/officeDocument/2006/extended-properties"><Application>Röda tråden</Application>'
    "</Properties>"
).encode()
