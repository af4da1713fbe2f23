"""A place that can be written, what its form sent, and what its form shows."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import time

from rodatraden.foundation.editing.conflicts import Piece

Values = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Something that can be written: its address, what it holds now, and what its fields are called.

    `changed` says who changed it last and when, for the one who is told that it was changed; `as_read`
    gives a text as its reader sees it, for two texts side by side.
    """

    address: str
    now: Callable[[], Values]
    labels: Mapping[str, str] = field(default_factory=dict)
    changed: Callable[[], str] = str
    as_read: Callable[[str], str] = str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What a form over a place sent."""

    values: Values
    token: str
    base: Values
    page: str
    number: int
    instead: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoTexts:
    """One field that went two ways: what stands now, what the person wrote, and both put together."""

    name: str
    label: str
    theirs: tuple[Piece, ...]
    mine: tuple[Piece, ...]
    mine_text: str
    both: str
    overlaps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """A place as its form shows it: what stands in the fields, and what the form must carry.

    `saved_at` is set when the fields hold a draft; `is_stale` when the place has changed since that was
    begun; `two` when a choice is asked for. Drafts carry `draft_token` and `draft_base`: until a choice
    is made those are of what the person began with. `opened` is when the page was made.
    """

    address: str
    place: str
    values: Values
    token: str
    base: Values
    page: str
    number: int = 0
    instead: str = ""
    draft_token: str = ""
    draft_base: Values = field(default_factory=dict)
    saved_at: object = None
    is_stale: bool = False
    changed: str = ""
    two: tuple[TwoTexts, ...] = ()
    sentence: str = ""
    opened: int = field(default_factory=lambda: int(time()))

    @property
    def base_json(self) -> str:
        """What the place held when the writing began, as the form carries it."""
        return values_json(self.base)

    @property
    def draft_base_json(self) -> str:
        """The same for drafts."""
        return values_json(self.draft_base)


def values_json(values: Values) -> str:
    """Values as a form carries them."""
    return json.dumps(dict(values), ensure_ascii=False)
