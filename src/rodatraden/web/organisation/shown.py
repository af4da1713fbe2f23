"""The organisation as it is shown: a tree whose branches are folded, or what a search finds, never over 200 rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rodatraden.core.content.organisation import Organisation, OrganisationKind
from rodatraden.foundation.search.swedish import fold

ALL_OPEN, MOST, FOUND = 60, 200, 60
KINDS = {
    OrganisationKind.COUNCIL: gettext_lazy("Fullmäktige"),
    OrganisationKind.EXECUTIVE_BOARD: gettext_lazy("Kommunstyrelse"),
    OrganisationKind.BOARD: gettext_lazy("Nämnd"),
    OrganisationKind.ADMINISTRATION: gettext_lazy("Förvaltning"),
    OrganisationKind.SERVICE_AREA: gettext_lazy("Verksamhetsområde"),
    OrganisationKind.UNIT: gettext_lazy("Enhet"),
    OrganisationKind.COMPANY: gettext_lazy("Bolag"),
    OrganisationKind.JOINT_AUTHORITY: gettext_lazy("Kommunalförbund"),
    OrganisationKind.EXTERNAL_PARTY: gettext_lazy("Extern part"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An organisation in the list, what is told of it, and how much is under it.

    `below` is what is shown under it, `toggle` where its branch opens or folds.
    """

    key: str
    name: str
    told: str
    is_open: bool
    toggle: str
    below: tuple[Row, ...] = ()
    over: str = ""


@dataclass(slots=True)
class _Room:
    """How many rows there is room for still, those beside each other first, and how many found none."""

    left: int = MOST
    hidden: int = 0

    def take(self, wanted: Sequence[Organisation]) -> Sequence[Organisation]:
        """As many as there is room for."""
        found = wanted[: self.left]
        self.left -= len(found)
        self.hidden += len(wanted) - len(found)
        return found


class Shown:
    """The organisation as a tree: under its parent, or else under the first board it works for."""

    def __init__(self, organisations: Sequence[Organisation], today: date) -> None:
        """Put everything in its place."""
        self.by_key = {each.key: each for each in organisations}
        self.today = today
        self._below: dict[str, list[Organisation]] = defaultdict(list)
        for each in organisations:
            self._below[self.above(each)].append(each)

    def above(self, organisation: Organisation) -> str:
        """The key of what it stands under in the tree; "" at the top."""
        wanted = organisation.parent or next(iter(organisation.serves), "")
        return wanted if wanted in self.by_key else ""

    def below(self, key: str) -> Sequence[Organisation]:
        """What stands straight under an organisation, in order; "" gives the top."""
        return self._below.get(key, ())

    def all_below(self, key: str) -> int:
        """How many stand under an organisation, however deep."""
        return sum(1 + self.all_below(each.key) for each in self.below(key))

    def path(self, organisation: Organisation) -> list[Organisation]:
        """What stands above an organisation, the top first."""
        found: list[Organisation] = []
        key = self.above(organisation)
        while key and all(each.key != key for each in found):
            found.insert(0, self.by_key[key])
            key = self.above(self.by_key[key])
        return found

    def rows(self, open_keys: Sequence[str]) -> tuple[tuple[Row, ...], int]:
        """The tree with these branches open, and how many rows did not find room."""
        everything = len(self.by_key) <= ALL_OPEN
        opened = set(self.by_key) if everything else {key for key in open_keys if key in self.by_key}
        room = _Room()
        return self._rows("", opened, room, is_fixed=everything), room.hidden

    def _rows(self, key: str, opened: set[str], room: _Room, *, is_fixed: bool) -> tuple[Row, ...]:
        found = []
        for each in room.take(self.below(key)):
            is_open = each.key in opened
            below = self._rows(each.key, opened, room, is_fixed=is_fixed) if is_open else ()
            toggle = "" if is_fixed or not self.below(each.key) else _toggle(each.key, opened)
            found.append(self._row(each, below=below, is_open=is_open, toggle=toggle))
        return tuple(found)

    def _row(self, each: Organisation, *, below: tuple[Row, ...], is_open: bool, toggle: str) -> Row:
        return Row(
            key=each.key,
            name=each.name,
            told=" · ".join(self._told(each)),
            is_open=is_open,
            toggle=toggle,
            below=below,
            over=" · ".join(above.name for above in self.path(each)),
        )

    def _told(self, each: Organisation) -> Iterator[str]:
        yield str(KINDS[each.kind])
        if each.code:
            yield each.code
        yield from self.notes(each)
        if count := self.all_below(each.key):
            yield _("%(count)d under") % {"count": count}

    def notes(self, each: Organisation) -> tuple[str, ...]:
        """What is good to know of an organisation in the list: whom else it works for, when it begins and ends."""
        said = []
        others = [key for key in each.serves if key != self.above(each) and key in self.by_key]
        if others:
            said.append(_("arbetar för %(names)s") % {"names": ", ".join(self.by_key[key].name for key in others)})
        if each.valid_from and each.valid_from > self.today:
            said.append(_("börjar %(day)s") % {"day": each.valid_from})
        if each.valid_to:
            said.append(
                (_("upphör %(day)s") if each.valid_to >= self.today else _("upphörde %(day)s")) % {"day": each.valid_to}
            )
        return tuple(said)

    def found(self, words: str) -> tuple[tuple[Row, ...], int]:
        """Those whose name or code has every word, and how many more there are."""
        wanted = fold(words).split()
        hits = [
            each for each in self.by_key.values() if all(word in fold(f"{each.name} {each.code}") for word in wanted)
        ]
        rows = tuple(self._row(each, below=(), is_open=False, toggle="") for each in hits[:FOUND])
        return rows, max(0, len(hits) - FOUND)

    def choices(self, *, without: str = "") -> list[tuple[str, str]]:
        """Every organisation to choose from in the tree's order, its depth shown; not one, nor what is under it."""
        found: list[tuple[str, str]] = []

        def add(key: str, depth: int) -> None:
            for each in self.below(key):
                if each.key != without:
                    found.append((each.key, "\u2003" * depth + each.name))
                    add(each.key, depth + 1)

        add("", 0)
        return found


def _toggle(key: str, opened: set[str]) -> str:
    keys = sorted(opened ^ {key})
    query = f"?{urlencode([('gren', each) for each in keys])}" if keys else ""
    return f"{reverse('organisation:index')}{query}#o-{key}"
