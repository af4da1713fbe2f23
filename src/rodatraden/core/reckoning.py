"""What can be reckoned out of sums: which hidden terms the shown ones give exactly."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

Term = TypeVar("Term", bound=Hashable)


@dataclass(frozen=True)
class Sum(Generic[Term]):
    """A total that is the sum of its parts."""

    total: Term
    parts: tuple[Term, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """The parts, and the total last."""
        return (*self.parts, self.total)


class Sums(Generic[Term]):
    """Sums that share terms, as a table does: rows and columns, months and years."""

    def __init__(self, sums: Iterable[Sum[Term]]) -> None:
        """Remember which sums each term stands in."""
        self._of: dict[Term, list[Sum[Term]]] = defaultdict(list)
        for one in dict.fromkeys(sums):
            for term in dict.fromkeys(one.terms):
                self._of[term].append(one)

    def of(self, term: Term) -> Sequence[Sum[Term]]:
        """The sums that a term stands in."""
        return self._of.get(term, ())

    def around(self, terms: Iterable[Term]) -> list[Sum[Term]]:
        """The sums that any of the terms stands in, each once."""
        return list(dict.fromkeys(one for term in terms for one in self.of(term)))

    def reckonable(self, wanted: Collection[Term], known: Collection[Term]) -> set[Term]:
        """Those of `wanted` that some linear combination of the `known` terms gives exactly.

        All other terms are unknown. A term is given when the sums, with what is known moved to the
        other side, have a row that holds it alone.
        """
        rows = _reduced([_unknowns(one, known) for one in self.connected(wanted, known)])
        return {term for row in rows if len(row) == 1 for term in row} & set(wanted)

    def connected(self, wanted: Iterable[Term], known: Collection[Term]) -> list[Sum[Term]]:
        """The sums that unknown terms join to those asked for."""
        found: dict[Sum[Term], None] = {}
        waiting, met = list(wanted), set(wanted)
        while waiting:
            for one in self.of(waiting.pop()):
                if one in found:
                    continue
                found[one] = None
                new = [term for term in one.terms if term not in known and term not in met]
                met.update(new)
                waiting += new
        return list(found)


def _unknowns(one: Sum[Term], known: Collection[Term]) -> dict[Term, Fraction]:
    row: dict[Term, Fraction] = defaultdict(Fraction)
    for term in one.parts:
        row[term] += 1
    row[one.total] -= 1
    return {term: factor for term, factor in row.items() if factor and term not in known}


def _reduced(rows: Iterable[Mapping[Term, Fraction]]) -> list[dict[Term, Fraction]]:
    """The rows in reduced echelon form: each leads with a term that no other row holds."""
    done: dict[Term, dict[Term, Fraction]] = {}
    for given in rows:
        row = dict(given)
        for lead in [term for term in row if term in done]:
            _subtract(row, done[lead], row[lead])
        if not row:
            continue
        lead, factor = next(iter(row.items()))
        row = {term: value / factor for term, value in row.items()}
        for other in done.values():
            if lead in other:
                _subtract(other, row, other[lead])
        done[lead] = row
    return list(done.values())


def _subtract(row: dict[Term, Fraction], other: Mapping[Term, Fraction], factor: Fraction) -> None:
    for term, value in other.items():
        left = row.get(term, Fraction(0)) - factor * value
        if left:
            row[term] = left
        else:
            row.pop(term, None)
