"""Who a plan means when it says who answers in words ("Trädenhetens chef"), and whose role a task is."""

import re
from collections.abc import Callable, Iterable, Mapping

_DEFINITE = ("", "n", "en")


def organisation_named(words: str, names: Mapping[str, str]) -> str:
    """The key of the organisation that the words name, alone or among others ("chefen för Trädenheten"); "" for none.

    `names` are names by key. A genitive counts as the name. Of names that lie in each other the longest
    stands; words that name two organisations name none.
    """
    said = words.casefold()
    found = {key: name.casefold().strip() for key, name in names.items() if _is_said(name.casefold().strip(), said)}
    longest = [
        key for key, name in found.items() if not any(name != other and name in other for other in found.values())
    ]
    return longest[0] if len(longest) == 1 else ""


def _is_said(name: str, said: str) -> bool:
    return bool(name) and name in said and re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", said) is not None


def role_named(words: str, labels: Mapping[str, str]) -> str:
    """The role whose label the words are, in the definite form or not ("förvaltningschefen"); "" for none."""
    said = words.strip().casefold()
    return next((role for role, label in labels.items() for end in _DEFINITE if said == f"{label.casefold()}{end}"), "")


def role_for(usual: str, chosen: Iterable[str], able: Callable[[str], bool]) -> str:
    """Whose task something becomes at an occasion that has chosen roles: the usual one's where none are chosen.

    The usual role stands when it is among the chosen. Otherwise it is the first chosen, in the order they
    are named, that is able to; where none is, the usual one, so that nothing asked for is lost.
    """
    wanted = tuple(chosen)
    if not wanted or usual in wanted:
        return usual
    return next((role for role in wanted if able(role)), usual)
