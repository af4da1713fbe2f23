"""The levels between a unit and its board: who approves, and in which order."""

from __future__ import annotations

from rodatraden.apps.org.tree import Tree, tree


def levels_of(board: str, organisation: str, organisations: Tree | None = None) -> tuple[str, ...]:
    """The organisations that approve, from the nearest up: those between the organisation and the board.

    Where nothing stands between, the organisation's own head approves; the board's own part is approved
    by the administration that serves it.
    """
    known = organisations or tree()
    if organisation == board:
        return known.below.get(board, ())[:1] or (board,)
    found: list[str] = []
    at = organisation
    while True:
        upward = [upper for upper in known.above.get(at, ()) if board in known.at_or_above(upper)]
        between = [upper for upper in upward if upper != board]
        if not between:
            return tuple(found) or (organisation,)
        at = between[0]
        found.append(at)


def name_in(board: str, organisation: str, organisations: Tree | None = None) -> str:
    """What an organisation is called in its board's report; the board's own part is nobody's unit."""
    if organisation == board:
        return "Nämndens egna delar"
    return (organisations or tree()).names.get(organisation, organisation)
