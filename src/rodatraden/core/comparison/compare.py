"""Two sides held against each other, thing by thing and field by field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from rodatraden.core.comparison.columns import ColumnPair, pair_columns
from rodatraden.core.comparison.difference import Change, Comparison, Difference, FieldPair, Presence, ThingPair
from rodatraden.core.comparison.gather import items_of
from rodatraden.core.comparison.holding import Holder, Named
from rodatraden.core.comparison.item import NOTHING, Field, Item, Likeness, Value
from rodatraden.core.comparison.matching import Pairs, Place, paired, place_of
from rodatraden.core.comparison.sentences import presence_sentence
from rodatraden.core.comparison.side import Side

_COLUMNS = frozenset({"column", "investment_column", "volume_column"})
_ColumnPairs = Mapping[Place, tuple[ColumnPair, ...]]
_TABLES = frozenset({"statement", "investments", "volumes"})


def compare(first: Side, second: Side) -> Comparison:
    """Every thing of both sides in pairs, in reading order, with what differs.

    The same two sides the other way round give the mirror image: added and ended, before and
    after exchanged, the same ids.
    """
    return Comparison(things=tuple(_Comparing(first, second).things()))


@dataclass
class _Comparing:
    first: Side
    second: Side

    @cached_property
    def _items(self) -> tuple[list[Item], list[Item]]:
        reports = self.first.report is not None, self.second.report is not None
        return (
            items_of(self.first, beside_report=reports[1]),
            items_of(self.second, beside_report=reports[0]),
        )

    @cached_property
    def _pairs(self) -> Pairs:
        return paired(*self._items)

    @cached_property
    def _holder(self) -> Holder:
        return Holder(self.first, self.second, self._pairs)

    def things(self) -> Iterator[ThingPair]:
        """The pairs; what only the second side has stands after what it stood after there."""
        there = {place_of(item): item for item in self._items[1]}
        column_pairs = self._columns(there)
        for item, other in self._in_order(there):
            if item is not None and other is not None:
                yield self._together(item, other, self._pairs.likeness[place_of(item)], column_pairs)
            elif item is not None and not self._in_step(item, column_pairs, mine=True):
                yield self._told_alone(item, Presence.FIRST)
            elif other is not None and item is None and not self._in_step(other, column_pairs, mine=False):
                yield self._told_alone(other, Presence.SECOND)

    def _in_order(self, there: Mapping[Place, Item]) -> Iterator[tuple[Item | None, Item | None]]:
        after: dict[Place | None, list[Item]] = {}
        last: Place | None = None
        for item in self._items[1]:
            place = place_of(item)
            if place in self._pairs.back:
                last = self._pairs.back[place]
            else:
                after.setdefault(last, []).append(item)
        yield from ((None, item) for item in after.get(None, ()))
        for item in self._items[0]:
            place = place_of(item)
            match = self._pairs.forth.get(place)
            yield item, there[match] if match else None
            yield from ((None, new) for new in after.get(place, ()))

    def _columns(self, there: Mapping[Place, Item]) -> _ColumnPairs:
        """The column pairs of each pair of tables, by the first side's table."""
        found = {}
        for item in self._items[0]:
            match = self._pairs.forth.get(place_of(item))
            if item.sort.key in _TABLES and match is not None:
                found[place_of(item)] = pair_columns(
                    item.headings,
                    there[match].headings,
                    same_table=item.key == match[1] and self.first.year == self.second.year and self._same_kind,
                    first_is_plan=self.first.report is None,
                    second_is_plan=self.second.report is None,
                )
        return found

    @property
    def _same_kind(self) -> bool:
        return (self.first.report is None) == (self.second.report is None)

    def _told_alone(self, item: Item, presence: Presence) -> ThingPair:
        """A thing of one side.

        What comes or goes with its whole table is told with it, and tables that are not one and the
        same have columns of their own by nature.
        """
        thing = self._alone(item, presence)
        parent = item.parent
        if not item.headings or parent is None:
            return thing
        match = self._pairs.forth.get(parent) if presence is Presence.FIRST else self._pairs.back.get(parent)
        with_its_table = match is None
        by_nature = item.sort.key in _COLUMNS and (match != parent or not self._same_kind)
        return replace(thing, difference=None) if with_its_table or by_nature else thing

    def _alone(self, item: Item, presence: Presence) -> ThingPair:
        change = Change.ENDED if presence is Presence.FIRST else Change.ADDED
        mine = presence is Presence.FIRST
        fields = [
            FieldPair(
                path=path,
                label=field.label or path,
                before=field.value if mine else NOTHING,
                after=NOTHING if mine else field.value,
                derived=field.derived,
                differs=True,
                column_before=field.label if mine and path.startswith("cell.") else "",
                column_after=field.label if not mine and path.startswith("cell.") else "",
            )
            for path, field in (*item.fields.items(), *self._cell_fields(item).items())
        ]
        difference = Difference(
            id=f"{item.sort.key}:{item.key}",
            group=item.sort.group,
            sort=item.sort,
            thing=item.name,
            field="",
            change=change,
            before=_named(item.name, presence is Presence.FIRST),
            after=_named(item.name, presence is Presence.SECOND),
            sentence=presence_sentence(item.sort, item.name, change),
        )
        return ThingPair(
            id=difference.id,
            sort=item.sort,
            name=item.name,
            name_before=item.name,
            within=item.within,
            parent=item.parent[1] if item.parent else "",
            presence=presence,
            likeness=Likeness.KEY,
            fields=tuple(fields),
            difference=difference,
        )

    @staticmethod
    def _cell_fields(item: Item) -> dict[str, Field]:
        labels = {heading.key: heading.label for heading in item.headings}
        return {f"cell.{key}": replace(cell, label=labels.get(key, key)) for key, cell in item.cells.items()}

    def _together(
        self,
        item: Item,
        other: Item,
        likeness: Likeness,
        column_pairs: _ColumnPairs,
    ) -> ThingPair:
        identity = item.key if item.key == other.key else "~".join(sorted((item.key, other.key)))
        name = Named(f"{item.sort.key}:{identity}", item, other)
        columns = column_pairs.get(item.parent, ()) if item.parent else ()
        return ThingPair(
            id=name.id,
            sort=item.sort,
            name=other.name,
            name_before=item.name,
            within=other.within,
            parent=item.parent[1] if item.parent else "",
            presence=Presence.BOTH,
            likeness=likeness,
            fields=tuple(self._holder.fields(name, columns)),
        )

    def _in_step(self, item: Item, column_pairs: _ColumnPairs, *, mine: bool) -> bool:
        """Whether a column is held against one with another key: then it is neither new nor gone."""
        if item.sort.key not in _COLUMNS or item.parent is None:
            return False
        parent = item.parent if mine else self._pairs.back.get(item.parent, item.parent)
        heading = item.headings[0]
        return any(heading is (pair.first if mine else pair.second) for pair in column_pairs.get(parent, ()))


def _named(name: str, there: bool) -> Value:
    return Value(words=name, same=name) if there else NOTHING
