"""What every store can do: answer a read-only query with a table; and what a server's store can do besides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from remit.graph.statement import Graph

#: Parameters of a query: texts, numbers, and lists of texts.
Parameters = dict[str, Any]
Progress = Callable[[str], None]
Language = Literal["cypher", "sparql"]
#: The kinds of node in which a server keeps a graph: from them it is pulled back whole.
STORED = ("Source", "Particular", "Statement")


@dataclass(frozen=True, slots=True)
class Answer:
    """A table: column names in order, and rows of plain values (text, int, bool, None).

    ``cut`` says that there were more rows than were asked for.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    cut: bool = False

    def records(self) -> list[dict[str, Any]]:
        """Give the rows as dictionaries by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class Store(Protocol):
    """An opened store. It never writes."""

    language: Language

    def ask(self, query: str, parameters: Parameters | None = None, *, limit: int = 0) -> Answer:
        """Answer a query in the store's language with at most ``limit`` rows (0: all).

        Raises:
            Trouble: the query is refused or fails, or takes too long.
        """
        ...

    def close(self) -> None:
        """Let go of the files or the connection."""
        ...


@dataclass(frozen=True, slots=True)
class Held:
    """What a server holds of a graph: the digest of what was pushed, whether that push came to its end, the sources.

    A graph that came by a bulk import has no digest.
    """

    digest: str
    whole: bool
    sources: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push did: ``changed`` is false where the server held the same already; counts of what it holds now."""

    changed: bool
    counts: dict[str, int]


class Server(Store, Protocol):
    """A store behind an address: it can take a graph and give back the rows it was made of."""

    def held(self) -> Held | None:
        """Say what was pushed last; None where nothing was."""
        ...

    def push(self, made: Callable[[], Graph], quads: Path, digest: str, *, batch: int, progress: Progress) -> Pushed:
        """Make the server hold the graph that ``made`` gives and nothing else of remit's; ``quads`` is it as N-Quads.

        Raises:
            Trouble: the server refuses, is read-only, is gone, or holds what remit did not write.
        """
        ...

    def stored(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Give (kind, values by the schema's fields) of all that facts are told from: Source, Particular, Statement."""
        ...


def cut(columns: tuple[str, ...], rows: Iterator[tuple[Any, ...]], limit: int) -> Answer:
    """Give an answer of at most ``limit`` rows (0: all) out of rows that may still be on their way."""
    kept: list[tuple[Any, ...]] = []
    for row in rows:
        if limit and len(kept) == limit:
            return Answer(columns, tuple(kept), cut=True)
        kept.append(row)
    return Answer(columns, tuple(kept))


def plain(value: Any) -> Any:
    """Give a whole Decimal, as sums come back from some engines, as an int."""
    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value
