"""Keys of things that the reference file only names."""

import re
import unicodedata

_LETTERS = str.maketrans({"å": "a", "ä": "a", "ö": "o", "æ": "a", "ø": "o"})


def slug(name: str) -> str:
    """`name` as a key: lowercase ascii, digits and hyphens."""
    low = name.lower().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", low).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def identifier(name: str) -> str:
    """`name` as a row or column key that a formula can read; one that starts with a digit gets `r_`."""
    key = slug(name).replace("-", "_")
    return f"r_{key}" if key[:1].isdigit() else key


def of_id(reference_id: str) -> str:
    """The key of a thing that the reference file numbers: `SN22-T-drift` is `sn22-drift`."""
    return slug(reference_id).replace("-t-", "-")
