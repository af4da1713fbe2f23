"""Figures, and where each comes from, a press away.

A source is a native popover. A browser that lacks popovers shows the same facts as notes, since
they stand in the text after the part they belong to.
"""

from rodatraden.core.document.figure import Figure, Mode, Provenance
from rodatraden.core.numbers import NBSP, display, display_own, with_unit
from rodatraden.documents.html.drawing import Drawing
from rodatraden.documents.html.markup import hidden, text

MOST_PARTS = 8
LONG = 12
"""From here on words in place of a figure may break over lines."""


def figure(drawing: Drawing, given: Figure, *, unit: str = "", in_text: bool = False) -> str:
    """A figure as it is printed, with its source to open when it has one.

    `unit` is what the surroundings (a caption) say, for the source; `in_text` prints the figure's
    own unit after it.
    """
    shown = with_unit(given, drawing.mode) if in_text else display(given, drawing.mode)
    if not shown:
        # The source printed nothing here: there is nothing to press.
        return _ours_beside(drawing, given)
    body = text(shown)
    if given.missing is not None and given.value is None and not given.text:
        body = f'<span class="rt-miss">{body}{hidden(" " + given.missing.explain())}</span>'
    elif given.text or (len(shown) > LONG and any(letter.isalpha() for letter in shown)):
        body = f'<span class="rt-words">{body}</span>'
    if given.provenance is not None:
        body = f'<button class="rt-fig" type="button" popovertarget="{_source(drawing, given, unit)}">{body}</button>'
    return body + _ours_beside(drawing, given)


def differs(given: Figure) -> bool:
    """Whether a source printed something else than we would."""
    return given.stated is not None and display(given, Mode.PUBLISHED) != display_own(given)


def _ours_beside(drawing: Drawing, given: Figure) -> str:
    if not drawing.options.compare or drawing.mode is Mode.OWN or not differs(given):
        return ""
    return f' <ins class="rt-ours">{hidden("vårt värde ")}{text(display_own(given))}</ins>'


def _source(drawing: Drawing, given: Figure, unit: str) -> str:
    origin = given.provenance
    assert origin is not None  # noqa: S101 - the caller has looked
    mark = (origin, given.value, given.text, given.stated, given.decimals, given.scale)
    known = drawing.known.get(mark)
    if known is None:
        known = f"{drawing.options.prefix}kalla-{len(drawing.known) + 1}"
        drawing.known[mark] = known
        drawing.pending.append(_popover(drawing, given, origin, known, unit or given.unit))
    return known


def _popover(drawing: Drawing, given: Figure, origin: Provenance, name: str, unit: str) -> str:
    shown = display(given, drawing.mode) + (NBSP + unit if unit and given.value is not None else "")
    facts = "".join(f"<dt>{term}</dt><dd>{fact}</dd>" for term, fact in _facts(drawing, given, origin))
    page = drawing.options.page_of(origin.address)
    link = f'<a href="{text(page)}">Mer om talet</a>' if page else "<span></span>"
    return (
        f'<div class="ds-popover rt-prov" popover id="{name}" role="group"'
        f' aria-label="Var talet kommer ifrån: {text(origin.label)}">'
        f'<div><p class="rt-over">{text(origin.label)}</p><p class="rt-big"><b>{text(shown)}</b></p></div>'
        f'<div><dl class="rt-facts">{facts}</dl></div>'
        f'<div class="rt-row" data-spread>{link}<button class="ds-button" data-variant="tertiary" data-size="sm"'
        f' type="button" popovertarget="{name}" popovertargetaction="hide">Stäng</button></div></div>'
    )


def _facts(drawing: Drawing, given: Figure, origin: Provenance) -> list[tuple[str, str]]:
    facts: list[tuple[str, str]] = []
    if drawing.mode is Mode.PUBLISHED and given.stated is not None:
        facts.append(("Tryckt", text(display(given, Mode.PUBLISHED))))
        facts.append(("Vårt värde", text(display_own(given))))
    if given.missing is not None:
        facts.append(("Saknas", text(given.missing.explain())))
    facts += [
        (term, text(value))
        for term, value in (("Regel", origin.rule), ("Källa", origin.source), ("Avser", origin.as_of))
        if value
    ]
    if origin.parts:
        facts.append(("Bygger på", _parts(drawing, origin)))
    if origin.preliminary:
        facts.append(("Läge", "Preliminärt"))
    facts += [
        (term, text(value)) for term, value in (("Lämnat av", origin.reported_by), ("Hämtat", origin.fetched)) if value
    ]
    return facts


def _parts(drawing: Drawing, origin: Provenance) -> str:
    named = [_part(drawing, address) for address in origin.parts[:MOST_PARTS]]
    rest = len(origin.parts) - len(named)
    more = f"<li>och {rest} till</li>" if rest else ""
    return f'<ul class="rt-plainlist">{"".join(named)}{more}</ul>'


def _part(drawing: Drawing, address: str) -> str:
    known = drawing.figures.get(address)
    if known is None or known.provenance is None:
        words = text(address.partition(":")[2] or address)
    else:
        words = f"{text(known.provenance.label)}: {text(with_unit(known, drawing.mode))}"
    page = drawing.options.page_of(address)
    return f'<li><a href="{text(page)}">{words}</a></li>' if page else f"<li>{words}</li>"
