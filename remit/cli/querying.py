"""``remit ask``, ``remit cypher``, ``remit sparql``: the catalogue and free queries, read-only."""

from __future__ import annotations

import csv
import functools
import io
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from remit.cli.options import AsKnownOption, GraphOption, JsonOption, OnOption, at, folder, server_of
from remit.cli.output import as_json, note, sink
from remit.cli.show import grid
from remit.graph.folder import manifest, open_cypher, open_sparql
from remit.graph.store import Answer, Store
from remit.graph.trouble import Trouble

if TYPE_CHECKING:
    from remit.graph.address import Address

QueryText = Annotated[
    str | None,
    typer.Argument(help="the query, a file that holds it, or nothing for standard input", show_default=False),
]
Limit = Annotated[int, typer.Option(help="at most so many rows; 0 for all")]
Timeout = Annotated[float, typer.Option(help="seconds after which the query is stopped")]


class Engine(StrEnum):
    """The engines that answer a catalogue question."""

    ladybug = "ladybug"
    oxigraph = "oxigraph"
    neo4j = "neo4j"
    rdflib = "rdflib"


class TableFormat(StrEnum):
    """The forms of an answer."""

    table = "table"
    csv = "csv"
    json = "json"
    turtle = "turtle"


def add_to(app: typer.Typer) -> None:
    """Register the commands of this module."""
    for command in (ask, cypher, sparql):
        app.command()(command)


def ask(
    question: Annotated[
        str | None, typer.Argument(help="a question of the catalogue; none lists them", show_default=False)
    ] = None,
    parameters: Annotated[list[str] | None, typer.Argument(help="name=value …", show_default=False)] = None,
    engine: Annotated[
        Engine | None, typer.Option(help="ladybug or neo4j (Cypher), oxigraph or rdflib (SPARQL)", show_default=False)
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="show the question's Cypher and SPARQL")] = False,
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
    json: JsonOption = False,
) -> None:
    """The question catalogue 问题目录: list, show or answer.

    Example: remit ask who-supervises unit=区财政局
    """
    from remit.queries.catalogue import answered, find, listing

    if question is None:
        with sink(None) as file:
            file.write((as_json(listing()) if json else _by_theme()) + "\n")
        return
    found = find(question)
    if show:
        with sink(None) as file:
            file.write(f"// {found.en} {found.zh}\n{found.cypher.strip()}\n\n# SPARQL\n{found.sparql.strip()}\n")
        return
    given = dict(_pair(p) for p in parameters or [])
    store = _opened(engine, graph, on, as_known)
    try:
        result = answered(store, found, given)
    finally:
        store.close()
    with sink(None) as file:
        if json:
            rows_ = [list(r) for r in result.rows]
            file.write(
                as_json({"question": found.name, "parameters": given, "columns": list(result.columns), "rows": rows_})
                + "\n"
            )
        else:
            file.write(grid(result.columns, result.rows) + "\n")
    if not result.rows:
        raise typer.Exit(1)


def _opened(engine: Engine | None, graph: Path, on: list[str] | None, as_known: str) -> Store:
    """Open what answers: the server named with --on in its own language, or an engine on the graph's folder."""
    from remit.graph.folder import open_engine

    server = server_of(on, as_known)
    if server and engine is None:
        from remit.graph.server import connect

        return connect(server)
    if engine is Engine.neo4j:
        if server is None or server.engine != "neo4j":
            raise Trouble("Neo4j answers where it runs; name the server, for example: --on bolt://127.0.0.1:7687.")
        return open_cypher(server)
    return open_engine(folder(graph, on, as_known), str(engine or Engine.ladybug))


def _by_theme() -> str:
    """Give the list of questions as a person reads it: under their themes."""
    from remit.queries.catalogue import questions, themes

    asked = questions()
    parts = []
    for theme, label in themes().items():
        rows = [(q.name, q.zh, q.en, " ".join(p["name"] for p in q.parameters)) for q in asked if q.theme == theme]
        parts.append(
            f"{label['en']} {label['zh']}\n" + grid(("question", "问题", "in English", "parameters"), tuple(rows))
        )
    return "\n\n".join(parts)


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise Trouble(f"Give parameters as name=value; {text} has no equals sign.")
    return name, value


def _query(text: str | None) -> str:
    """Give the query: as typed, out of a file, or from standard input."""
    if text is None or text == "-":
        text = sys.stdin.read()
    elif len(text) < 200 and Path(text).is_file():
        text = Path(text).read_text(encoding="utf-8")
    if not text.strip():
        raise Trouble("The query is empty; type it, name a file, or pipe it in.")
    return text


def _write(answer: Answer, format: TableFormat) -> None:
    with sink(None) as file:
        if format is TableFormat.csv:
            out = io.StringIO()
            csv.writer(out, lineterminator="\r\n").writerows([answer.columns, *answer.rows])
            file.write(out.getvalue())
        elif format is TableFormat.json:
            rows = [[_plain(v) for v in row] for row in answer.rows]
            file.write(as_json({"columns": list(answer.columns), "rows": rows}) + "\n")
        else:
            file.write(grid(answer.columns, answer.rows) + "\n")
    if answer.cut:
        note(f"remit: there are more than these {len(answer.rows)} rows; raise --limit.")
    if not answer.rows:
        raise typer.Exit(1)


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | float | bool | list | dict | None) else str(value)


def cypher(
    query: QueryText = None,
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
    format: Annotated[TableFormat, typer.Option(help="table, csv or json")] = TableFormat.table,
    json: JsonOption = False,
    limit: Limit = 1000,
    timeout: Timeout = 30.0,
) -> None:
    """Run a Cypher query, read-only 运行 Cypher 查询.

    Example: remit cypher "MATCH (p:Person)-[:SUPERVISES]->(o) RETURN p.name, o.name"
    """
    if format is TableFormat.turtle:
        raise Trouble("Turtle is for SPARQL's CONSTRUCT; Cypher gives table, csv or json.")
    text = _query(query)
    store = open_cypher(at(graph, on, as_known), timeout=timeout)
    try:
        answer = store.ask(text, limit=limit)
    finally:
        store.close()
    _write(answer, TableFormat.json if json else format)


def sparql(
    query: QueryText = None,
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
    format: Annotated[TableFormat, typer.Option(help="table, csv, json, or turtle for CONSTRUCT")] = TableFormat.table,
    json: JsonOption = False,
    limit: Limit = 1000,
    timeout: Timeout = 30.0,
) -> None:
    """Run a SPARQL query, read-only; the prefix rmt: is known 运行 SPARQL 查询.

    Example: remit sparql "SELECT ?n WHERE { ?p a rmt:Person ; rmt:name ?n }"
    """
    from remit.cli.limited import limited

    text = _query(query)
    server = server_of(on, as_known)
    opened: Callable[[], Any]
    if server and server.engine == "sparql":
        opened = functools.partial(_sparql_server, server, timeout)
    else:
        built = folder(graph, on, as_known)
        manifest(built)
        opened = functools.partial(open_sparql, built)
    if format is TableFormat.turtle:
        with sink(None) as file:
            file.write(limited(opened, text, timeout, turtle=True))
        return
    _write(limited(opened, text, timeout, limit=limit), TableFormat.json if json else format)


def _sparql_server(server: Address, timeout: float) -> Any:
    from remit.graph.server import connect

    return connect(server, timeout=timeout)
