"""A promise as the review reads it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """Something that has been promised at the document's occasion, and what was answered ("" is nothing yet)."""

    key: str
    text: str
    said_in: str
    organisation: str
    answer: str = ""
