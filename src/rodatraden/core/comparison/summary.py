"""A comparison in a few sentences: how much of what has changed, is new, or is gone."""

from collections import Counter

from rodatraden.core.comparison.difference import Change, Comparison, Presence
from rodatraden.core.comparison.item import Sort
from rodatraden.core.comparison.sorts import SORTS
from rodatraden.core.number_words import to_words
from rodatraden.core.numbers import NBSP

_TOLD = ("goal", "commitment", "activity", "target", "indicator", "line", "risk", "text")


def summary(comparison: Comparison) -> tuple[str, ...]:
    """One sentence for each sort that matters most, and one for the rest."""
    counts: dict[str, Counter[str]] = {}
    for thing in comparison.things:
        if thing.differs:
            what = "changed" if thing.presence is Presence.BOTH else str(thing.difference and thing.difference.change)
            counts.setdefault(thing.sort.key, Counter())[what] += 1
    if not counts:
        return ("Inget skiljer.",)
    told = [_sentence(SORTS[key], counts[key]) for key in _TOLD if key in counts]
    rest = sum(sum(found.values()) for key, found in counts.items() if key not in _TOLD)
    if rest:
        things = "en annan uppgift" if rest == 1 else f"{to_words(rest)}{NBSP}andra uppgifter"
        told.append(f"Också {things} skiljer." if told else f"{_capital(things)} skiljer.")
    return tuple(told)


def _sentence(sort: Sort, found: Counter[str]) -> str:
    """As in: three goals have changed, one is new."""
    parts: list[str] = []
    for what, number in ((w, found[w]) for w in ("changed", Change.ADDED.value, Change.ENDED.value) if found[w]):
        count = to_words(number, neuter=sort.neuter)
        noun = "" if parts else NBSP + (sort.one if number == 1 else sort.many)
        parts.append(f"{count}{noun} {_verb(sort, what, number)}")
    sentence = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} och {parts[-1]}"
    return _capital(f"{sentence}.")


def _verb(sort: Sort, what: str, number: int) -> str:
    if what == "changed":
        return "har ändrats"
    if what == Change.ADDED.value:
        return "är nya" if number > 1 else "är nytt" if sort.neuter else "är ny"
    return "finns inte kvar"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
