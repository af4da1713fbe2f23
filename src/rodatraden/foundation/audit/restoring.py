"""Which kinds of things an earlier value can be put back in, and how.

An app registers an action of its own once, as it is loaded:

    restoring.register("planning.goal", restore_goal, permission=EDIT_GOAL)

`restore_goal(by, key, values)` writes the values, by field, as an ordinary edit: it asks for the
permission, may refuse, and leaves its own row in the log. History then offers it for every earlier value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Restore = Callable[[Any, str, Mapping[str, Any]], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Restorer:
    """How a kind of thing is put back, and what permission on the thing that takes ("" when only the action knows).

    `fields` are those that can be put back; none named means all.
    """

    restore: Restore
    permission: str = ""
    fields: frozenset[str] = frozenset()

    def takes(self, field: str) -> bool:
        """Whether this field can be put back."""
        return not self.fields or field in self.fields


_RESTORERS: dict[str, Restorer] = {}


def register(kind: str, restore: Restore, *, permission: str = "", fields: frozenset[str] = frozenset()) -> None:
    """Let earlier values of a kind of thing be put back by `restore(by, key, values)`."""
    _RESTORERS[kind] = Restorer(restore=restore, permission=permission, fields=fields)


def restorer_of(kind: str) -> Restorer | None:
    """How a kind of thing is put back; None where nothing is registered."""
    return _RESTORERS.get(kind)
