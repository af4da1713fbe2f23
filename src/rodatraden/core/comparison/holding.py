"""The fields of a pair of things held against each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rodatraden.core.comparison.columns import ColumnPair
from rodatraden.core.comparison.difference import Change, Difference, FieldPair
from rodatraden.core.comparison.directions import target_direction
from rodatraden.core.comparison.item import NOTHING, Field, Item, Reference, Sort, Value
from rodatraden.core.comparison.labels import NAME_FIELDS, PLACE_FIELDS
from rodatraden.core.comparison.matching import Pairs
from rodatraden.core.comparison.sentences import across_sentence, field_sentence
from rodatraden.core.comparison.side import Side
from rodatraden.core.comparison.step import step_of
from rodatraden.core.content.indicators import Polarity, Target

_DIRECTED = frozenset({"amount", "comparator"})


@dataclass
class Holder:
    """Holds fields of the first side against fields of the second, keys read through the pairs."""

    first: Side
    second: Side
    pairs: Pairs

    def fields(self, name: "Named", columns: Sequence[ColumnPair]) -> Iterator[FieldPair]:
        """Every field of a pair of things, then its cells in the columns that are paired."""
        same_key = name.item.key == name.other.key
        for path in dict.fromkeys((*name.item.fields, *name.other.fields)):
            if same_key or path not in name.sort.loose:
                yield self._field(name, path)
        for pair in columns:
            there = pair.first.key in name.item.cells, pair.second.key in name.other.cells
            # A budget that nothing has become of yet is no difference, nor the other way round.
            if all(there) if pair.across else any(there):
                yield self._cell(name, pair)

    def _field(self, name: "Named", path: str) -> FieldPair:
        mine, theirs = name.item.fields.get(path), name.other.fields.get(path)
        before, after = (each.value if each else NOTHING for each in (mine, theirs))
        either = theirs or mine or Field(label=path, value=NOTHING)
        differs = not self._same(before, after)
        step = step_of(before, after) if differs else None
        pair = FieldPair(
            path=path,
            label=either.label,
            before=before,
            after=after,
            derived=either.derived,
            differs=differs,
            step=step,
        )
        if not differs or either.derived:
            return pair
        change = self._change(name, path, before, after)
        if name.sort.key == "target" and path == "amount":
            before, after = self._with_comparator(name, before, after)
        sentence = field_sentence(name.sort, name.full, either.label, change, before, after, step)
        return replace(pair, difference=name.difference(path, either.label, change, pair, sentence))

    def _change(self, name: "Named", path: str, before: Value, after: Value) -> Change:
        if name.sort.key == "target" and path in _DIRECTED:
            targets = self._targets
            pair = targets[0].get(name.item.key), targets[1].get(name.other.key)
            if pair[0] is not None and pair[1] is not None:
                return target_direction(pair[0], pair[1], self._polarity(pair[1].indicator))
        if path in NAME_FIELDS and before.words and after.words:
            return Change.RENAMED
        if path in PLACE_FIELDS:
            return Change.MOVED
        return _change_of(before, after)

    def _polarity(self, indicator: str) -> Polarity:
        """Which way is better, where both sides say the same."""
        ways = {s.indicators[indicator].polarity for s in (self.first, self.second) if indicator in s.indicators}
        return ways.pop() if len(ways) == 1 else Polarity.NONE

    def _with_comparator(self, name: "Named", before: Value, after: Value) -> tuple[Value, Value]:
        """The values with their comparators in front: at most 6.0."""
        said = []
        for item, value in ((name.item, before), (name.other, after)):
            comparator = item.fields.get("comparator")
            words = comparator.value.words if comparator and value.number is not None else ""
            said.append(replace(value, words=f"{words} {value.words}".strip()))
        return said[0], said[1]

    def _cell(self, name: "Named", pair: ColumnPair) -> FieldPair:
        mine, theirs = name.item.cells.get(pair.first.key), name.other.cells.get(pair.second.key)
        before, after = (each.value if each else NOTHING for each in (mine, theirs))
        derived = all(each is None or each.derived for each in (mine, theirs))
        differs = not self._same(before, after)
        step = step_of(before, after) if differs else None
        if step is not None and not pair.as_long:
            step = replace(step, per_cent=None)
        path = f"cell.{'~'.join(sorted({pair.first.key, pair.second.key}))}"
        field = FieldPair(
            path=path,
            label=pair.label,
            before=before,
            after=after,
            derived=derived,
            differs=differs,
            step=step,
            column_before=pair.first.label,
            column_after=pair.second.label,
        )
        if not differs or derived:
            return field
        change = _change_of(before, after)
        two_columns = pair.first.label != pair.second.label and before.words and after.words
        sentence = (
            across_sentence(name.full, pair.label, before, after, step)
            if two_columns
            else field_sentence(name.sort, name.full, pair.label, change, before, after, step)
        )
        return replace(field, difference=name.difference(path, pair.label, change, field, sentence))

    @cached_property
    def _targets(self) -> tuple[Mapping[str, Target], Mapping[str, Target]]:
        def by_place(side: Side) -> Mapping[str, Target]:
            return {f"{t.indicator}/{t.term}/{t.year}/{t.owner}": t for t in side.plan.targets}

        return by_place(self.first), by_place(self.second)

    def _same(self, before: Value, after: Value) -> bool:
        return self._turned(before.same) == after.same

    def _turned(self, same: object) -> object:
        """What the first side says, in the keys of the second."""
        if isinstance(same, Reference):
            return self._turned_reference(same)
        if isinstance(same, tuple):
            return tuple(self._turned(part) for part in same)
        return same

    def _turned_reference(self, reference: Reference) -> Reference:
        sort = reference.sort
        if sort == "level":
            return Reference(sort, tuple(self._levels.get(key, key) for key in reference.keys))
        keys = tuple(self.pairs.forth.get((sort, key), (sort, key))[1] for key in reference.keys)
        return Reference(sort, keys)

    @cached_property
    def _levels(self) -> Mapping[str, str]:
        """Where the years have different steering models, the second's level with the same name."""
        mine, theirs = self.first.model_levels, self.second.model_levels
        if mine == theirs:
            return {}
        by_name = {level.name: level.key for level in theirs}
        return {level.key: by_name.get(level.name, level.key) for level in mine}


@dataclass(frozen=True)
class Named:
    """What a pair of things is called in ids and sentences."""

    id: str
    item: Item
    other: Item

    @property
    def full(self) -> str:
        """The name in sentences; a line with the table it stands in."""
        return f"{self.other.name}, {self.other.within}" if self.other.cells else self.other.name

    @property
    def sort(self) -> Sort:
        """The sort of both."""
        return self.item.sort

    def difference(self, path: str, label: str, change: Change, pair: FieldPair, sentence: str) -> Difference:
        """A difference of one of the fields."""
        return Difference(
            id=f"{self.id}#{path}",
            group=self.sort.group,
            sort=self.sort,
            thing=self.other.name,
            field=label,
            change=change,
            before=pair.before,
            after=pair.after,
            sentence=sentence,
            step=pair.step,
        )


def _change_of(before: Value, after: Value) -> Change:
    if before.prose or after.prose:
        return Change.REWORDED
    if not before.words or not after.words:
        return Change.ADDED if after.words else Change.ENDED
    if before.number is None or after.number is None or before.unit != after.unit or before.number == after.number:
        return Change.CHANGED
    return Change.RAISED if after.number > before.number else Change.REDUCED
