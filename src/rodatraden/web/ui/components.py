"""The plain things that components are drawn from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """A knot on the thread: what kind of thing, its name, its page; `here` where the reader stands."""

    kind: str
    name: str
    href: str = ""
    here: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One view of a thing."""

    label: str
    href: str
    here: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step on a figure's way: a strong word, the rest, and a line below."""

    name: str
    rest: str = ""
    below: str = ""
    here: bool = False
