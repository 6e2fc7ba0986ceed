"""The graph that the explorer shows: opened once, as of any date, and asked one question at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from remit.graph.folder import manifest, open_cypher
from remit.graph.store import Store
from remit.graph.view import view

T = TypeVar("T")
#: So many views stay open at once; the one opened first gives way.
_OPEN = 4


@dataclass(slots=True)
class Graphs:
    """The built graph in ``folder``, with the stores that are open on it and its views."""

    folder: Path
    timeout: float = 10.0
    _open: dict[Path, Store] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def at(self, on: str = "", known: str = "") -> Path:
        """Give the folder of the graph as things stood ``on`` a day (made where it is not there yet).

        Raises:
            Trouble: the date is none, or the view cannot be written.
        """
        return view(self.folder, on=on, known=known)

    def ask(self, folder: Path, question: Callable[[Store], T]) -> T:
        """Ask the Cypher side of ``folder``: the engine's connection serves one thread at a time."""
        with self._lock:
            store = self._open.get(folder)
            if store is None:
                while len(self._open) >= _OPEN:
                    self._open.pop(next(iter(self._open))).close()
                store = self._open[folder] = open_cypher(folder, timeout=self.timeout)
            return question(store)

    def as_of(self, folder: Path) -> str:
        """Give the date that the graph in ``folder`` stands as of."""
        return str(manifest(folder).summary.get("as_of") or "")

    def close(self) -> None:
        """Close all stores."""
        with self._lock:
            for store in self._open.values():
                with suppress(RuntimeError):
                    store.close()
            self._open.clear()
