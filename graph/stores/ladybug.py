"""Ladybug, the embedded Cypher engine: bulk load from CSV files, read-only questions."""

from __future__ import annotations

import contextlib
import csv
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from remit.graph.cypher_text import parameters as named
from remit.graph.read_only import refuse_cypher
from remit.graph.store import Answer, Language, Parameters, cut, plain
from remit.graph.trouble import Trouble

if TYPE_CHECKING:  # what only a build needs is not loaded for a question
    import ladybug

    from remit.graph.statement import Graph
    from remit.ontology.schema import Schema


#: Up to so many nodes are copied in one transaction, whose end is written to disk once and not for each file (half the
#: time for a gazette); a transaction of more would be held in memory.
_TOGETHER = 100_000
#: How the engine heads a column that the query calls label(x): with every kind there is.
_LABEL = re.compile(r"\bLABEL\((\w+)\._ID,\[[^\]]*\]\)")


def build(path: Path, graph: Graph, schema: Schema, scratch: Path) -> None:
    """Write ``graph`` into a new database file at ``path``; ``scratch`` is an empty folder for the CSV files.

    The engine copies outside the interpreter's lock, so the files of the edges are written while it takes the nodes.
    """
    import ladybug

    from remit.ontology.cypher import edge_tables, node_tables

    kinds = node_files(graph, schema, scratch)
    begin, commit = (["BEGIN TRANSACTION"], ["COMMIT"]) if len(kinds) <= _TOGETHER else ([], [])
    nodes = [
        f'COPY `{kind}` FROM "{scratch / kind}.csv" (header=false, parallel=false)'
        for kind in schema.kinds
        if (scratch / f"{kind}.csv").exists()
    ]
    database = ladybug.Database(str(path))
    connection = ladybug.Connection(database)
    with ThreadPoolExecutor(1) as engine:
        copying = engine.submit(_execute, connection, [*node_tables(schema), *begin, *nodes])
        pairs, files = edge_files(graph, kinds, scratch)
        copying.result()
    edges = [
        f'COPY `{relation}` FROM "{file}" (header=false, parallel=false, from="{a}", to="{b}")'
        for (relation, a, b), file in sorted(files.items())
    ]
    _execute(connection, [*edge_tables(schema, pairs), *edges, *commit])
    connection.close()
    database.close()


def _execute(connection: ladybug.Connection, statements: list[str]) -> None:
    for statement in statements:
        connection.execute(statement)


def node_files(graph: Graph, schema: Schema, scratch: Path) -> dict[str, str]:
    """Write one CSV a kind; give the kind of each id."""
    from remit.graph.rows import nodes

    kinds: dict[Any, str] = {}
    with _Files(scratch) as files:
        for kind, values in nodes(graph, schema):
            kinds[values["id"]] = kind
            files.add(kind, [*values.values()])
    return kinds


def edge_files(
    graph: Graph, kinds: dict[str, str], scratch: Path
) -> tuple[dict[str, set[tuple[str, str]]], dict[tuple[str, str, str], Path]]:
    """Write one CSV a relation and pair of kinds; give the pairs of each relation and the files."""
    from remit.graph.rows import links

    names: dict[tuple[str, str, str], str] = {}
    with _Files(scratch) as files:
        for relation, a, b, facts in links(graph):
            key = (relation, kinds[a], kinds[b])
            name = names.get(key) or names.setdefault(key, "-".join(key))
            files.add(name, [a, b] if facts is None else [a, b, facts])
    pairs: dict[str, set[tuple[str, str]]] = {}
    for relation, one, other in names:
        pairs.setdefault(relation, set()).add((one, other))
    return pairs, {key: scratch / f"{name}.csv" for key, name in names.items()}


class _Files:
    """CSV files that grow together: each row goes out at once, so that a large graph is never there twice."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open = contextlib.ExitStack()
        self._rows: dict[str, Callable[[list[Any]], Any]] = {}

    def __enter__(self) -> _Files:
        return self

    def add(self, name: str, row: list[Any]) -> None:
        """Add a row to the file of that name."""
        write = self._rows.get(name)
        if write is None:
            file = self._open.enter_context((self._folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            # Ladybug's reader takes True and False as Python writes them
            write = csv.writer(file, quoting=csv.QUOTE_ALL, doublequote=True, lineterminator="\n").writerow
            self._rows[name] = write
        write(row)

    def __exit__(self, *_: object) -> None:
        self._open.close()


class LadybugStore:
    """A database opened for reading."""

    language: Language = "cypher"

    def __init__(self, path: Path, *, timeout: float = 30.0) -> None:
        """Open ``path``; queries end after ``timeout`` seconds."""
        import ladybug

        try:
            self._database = ladybug.Database(str(path), read_only=True)
            self._connection = ladybug.Connection(self._database)
        except RuntimeError as error:
            raise Trouble(f"{path} cannot be opened as a graph: {_first_line(error)}; build it again.") from None
        self._connection.set_query_timeout(int(timeout * 1000))

    def ask(self, query: str, parameters: Parameters | None = None, *, limit: int = 0) -> Answer:
        """Answer a Cypher query; raises Trouble where it writes, reaches files, fails or takes too long."""
        refuse_cypher(query)
        given = parameters or {}
        if open_ := [name for name in named(query) if name not in given]:
            # the engine takes nothing for it, which is equal to nothing
            raise Trouble(f"The query has a parameter ${open_[0]} without a value; write the value in its place.")
        try:
            result = self._connection.execute(query, given)
        except RuntimeError as error:
            said = _first_line(error)
            if "nterrupt" in said:
                raise Trouble("The query took too long and was stopped; ask for less or raise --timeout.") from None
            from remit.graph.query_faults import in_cypher

            raise Trouble(f"Ladybug does not accept the query: {in_cypher(query, said)}.") from None
        if isinstance(result, list):
            raise Trouble("Give one query at a time.")
        columns = tuple(_LABEL.sub(r"label(\1)", name) for name in result.get_column_names())
        return cut(columns, (tuple(map(plain, row)) for row in result), limit)

    def close(self) -> None:
        """Close the database."""
        self._connection.close()
        self._database.close()


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0].rstrip(".") if str(error).strip() else type(error).__name__
