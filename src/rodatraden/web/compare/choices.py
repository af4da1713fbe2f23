"""What there is to pick from: two lists, and ready pairs that most people come for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from rodatraden.documents.comparison.picking import Pick
from rodatraden.documents.enums import EditionState

MOST_PAIRS = 5
_PLAN = "plan"


@dataclass(frozen=True)
class Option:
    """A side in a list."""

    value: str
    label: str


@dataclass(frozen=True)
class Choice:
    """A document in a list, with its sides."""

    title: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Pair:
    """A ready pair: its two sides in words, and where they are held together."""

    words: str
    href: str


@dataclass(frozen=True)
class Pairs:
    """Ready pairs of one kind."""

    label: str
    pairs: tuple[Pair, ...]


def choices(picks: Iterable[Pick]) -> list[Choice]:
    """The sides by document."""
    found = []
    for _key, group in groupby(picks, key=lambda pick: pick.document.pk):
        sides = list(group)
        title = sides[0].document.title
        options = tuple(Option(side.reference, f"{title}: {side.state}") for side in sides)
        found.append(Choice(title, options))
    return found


def ready_pairs(picks: Sequence[Pick], about: str = "") -> list[Pairs]:
    """The pairs people come for, by kind, the newest first; `about` keeps to those of one document."""
    documents = [list(group) for _key, group in groupby(picks, key=lambda pick: pick.document.pk)]
    found: dict[str, list[Pair]] = {label: [] for label in _kinds()}
    for label, first, second in _pairs(documents):
        if (not about or about in (first.document.key, second.document.key)) and len(found[label]) < MOST_PAIRS:
            found[label].append(_pair(first, second))
    return [Pairs(label, tuple(pairs)) for label, pairs in found.items() if pairs]


def _kinds() -> tuple[str, ...]:
    """The kinds of pairs in the order they are asked for."""
    return (
        _("Förslag mot beslut"),
        _("Plan mot rapport"),
        _("Rapport mot rapport"),
        _("I år mot förra året"),
        _("Förra beslutet mot det senaste"),
        _("Beslut eller förslag mot som det är nu"),
    )


Found = tuple[str, Pick, Pick]


def _pairs(documents: Sequence[list[Pick]]) -> Iterator[Found]:
    newest = [best(sides) for sides in documents]
    for sides in documents:
        yield from _within(sides)
    by_year: dict[int, list[Pick]] = {}
    for pick in newest:
        by_year.setdefault(pick.document.scope.year or 0, []).append(pick)
    for year, found in by_year.items():
        yield from _year(found)
        yield from _years(by_year.get(year - 1, []), found)


def best(sides: Sequence[Pick]) -> Pick:
    """The side most people mean by a document: what was decided last, else as it is."""
    decided = (side for side in sides if side.edition and side.edition.state != EditionState.PROPOSAL)
    return next(decided, sides[0])


def _within(sides: Sequence[Pick]) -> Iterator[Found]:
    proposal, earlier, now = _kinds()[0], _kinds()[4], _kinds()[5]
    decided = [s for s in sides if s.edition and s.edition.state != EditionState.PROPOSAL]
    proposed = [s for s in sides if s.edition and s.edition.state == EditionState.PROPOSAL]
    draft = next((side for side in sides if side.edition is None), None)
    if decided and proposed:
        yield proposal, proposed[0], decided[0]
    if len(decided) > 1:
        yield earlier, decided[1], decided[0]
    if proposed and draft and not decided:
        yield now, proposed[0], draft
    elif decided and draft:
        yield now, decided[0], draft


def _year(newest: Sequence[Pick]) -> Iterator[Found]:
    with_plan, with_report = _kinds()[1:3]
    plan = next((pick for pick in newest if pick.document.kind == _PLAN), None)
    reports = [pick for pick in newest if pick.document.kind != _PLAN]
    for report in reports:
        if plan is not None:
            yield with_plan, plan, report
    for later, earlier in pairwise(reports):
        yield with_report, earlier, later


def _years(last: Sequence[Pick], this: Sequence[Pick]) -> Iterator[Found]:
    for pick in this:
        same = next((p for p in last if _is_same_kind(p, pick)), None)
        if same is not None:
            yield _kinds()[3], same, pick


def _is_same_kind(first: Pick, second: Pick) -> bool:
    one, other = first.document, second.document
    return (one.kind, one.scope.occasion, one.scope.board_id) == (
        other.kind,
        other.scope.occasion,
        other.scope.board_id,
    )


def _pair(first: Pick, second: Pick) -> Pair:
    query = urlencode({"a": first.reference, "b": second.reference})
    same = first.document.pk == second.document.pk
    words = f"{first.label} – {second.state if same else second.label}"
    return Pair(words, f"{reverse('compare:compare')}?{query}")
