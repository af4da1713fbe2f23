"""Keys made from names, as people would write them in a plan file."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import count

LONGEST = 60
_OTHER = re.compile(r"[^a-z0-9]+")
_SPELLED = str.maketrans({"æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ł": "l"})


def key_from(name: str, otherwise: str) -> str:
    """A key of a name: å and ä become a, ö becomes o, what is no letter or digit a hyphen.

    At most `LONGEST` signs, cut between words where that can be done; `otherwise` where nothing is left.
    """
    plain = unicodedata.normalize("NFKD", name.lower().translate(_SPELLED))
    found = _OTHER.sub("-", "".join(sign for sign in plain if not unicodedata.combining(sign))).strip("-")
    if len(found) > LONGEST:
        cut = found[: LONGEST + 1].rpartition("-")[0]
        found = cut or found[:LONGEST]
    return found or otherwise


def free_key(wanted: str, is_taken: Callable[[str], bool]) -> str:
    """The key itself, or with the first number from 2 that makes it nobody else's."""
    return next(key for key in _candidates(wanted) if not is_taken(key))


def _candidates(wanted: str) -> Iterator[str]:
    return (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
