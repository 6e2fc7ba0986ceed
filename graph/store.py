"""What every store can do: answer a read-only query with a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

#: Parameters of a query: texts, numbers, and lists of texts.
Parameters = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """A table: column names in order, and rows of plain values (text, int, bool, None)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def records(self) -> list[dict[str, Any]]:
        """Give the rows as dictionaries by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class Store(Protocol):
    """An opened store. It never writes."""

    def ask(self, query: str, parameters: Parameters | None = None) -> Answer:
        """Answer a query in the store's language; raises Trouble where the query is refused or fails."""
        ...

    def close(self) -> None:
        """Let go of the files."""
        ...
