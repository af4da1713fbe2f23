"""A memory of what was read or drawn, of limited room; its key says everything that the kept thing depends on."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast

Value = TypeVar("Value")


class Memory:
    """The most recent readings, at most `room` of them."""

    def __init__(self, room: int) -> None:
        """Start empty."""
        self._room = room
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._reading: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def get(self, key: Hashable, read: Callable[[], Value]) -> Value:
        """What is kept under `key`, or what `read` gives, kept from now on; threads that ask at once read once."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast("Value", self._kept[key])
            reading = self._reading.setdefault(key, Lock())
        with reading:
            with self._lock:
                if key in self._kept:
                    return cast("Value", self._kept[key])
            try:
                value = read()
                with self._lock:
                    self._keep(key, value)
            finally:
                with self._lock:
                    self._reading.pop(key, None)
        return value

    def _keep(self, key: Hashable, value: object) -> None:
        self._kept[key] = value
        while len(self._kept) > self._room:
            self._kept.popitem(last=False)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
