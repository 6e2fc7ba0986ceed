"""``remit ask``, ``remit cypher``, ``remit sparql``: the catalogue and free queries, read-only."""

from __future__ import annotations

import csv
import io
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from remit.cli.options import AsKnownOption, GraphOption, JsonOption, OnOption, at
from remit.cli.output import as_json, note, sink
from remit.cli.show import grid
from remit.graph.store import Answer
from remit.graph.trouble import Trouble

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
    engine: Annotated[Engine, typer.Option(help="ladybug (Cypher) or oxigraph (SPARQL)")] = Engine.ladybug,
    show: Annotated[bool, typer.Option("--show", help="show the question's Cypher and SPARQL")] = False,
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
    json: JsonOption = False,
) -> None:
    """The question catalogue 问题目录: list, show or answer.

    Example: remit ask who-supervises unit=区财政局
    """
    from remit.queries.catalogue import answer, find, listing

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
    result = answer(at(graph, on, as_known), found, given, str(engine))
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


def _write(answer: Answer, format: TableFormat, limit: int) -> None:
    rows = answer.rows[:limit] if limit else answer.rows
    with sink(None) as file:
        if format is TableFormat.csv:
            out = io.StringIO()
            csv.writer(out, lineterminator="\r\n").writerows([answer.columns, *rows])
            file.write(out.getvalue())
        elif format is TableFormat.json:
            file.write(
                as_json({"columns": list(answer.columns), "rows": [[_plain(v) for v in r] for r in rows]}) + "\n"
            )
        else:
            file.write(grid(answer.columns, rows) + "\n")
    if len(rows) < len(answer.rows):
        note(f"remit: {len(answer.rows) - len(rows)} more rows; raise --limit.")
    if not rows:
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
    from remit.graph.folder import open_cypher

    if format is TableFormat.turtle:
        raise Trouble("Turtle is for SPARQL's CONSTRUCT; Cypher gives table, csv or json.")
    store = open_cypher(at(graph, on, as_known), timeout=timeout)
    answer = store.ask(_query(query))
    store.close()
    _write(answer, TableFormat.json if json else format, limit)


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
    graph = at(graph, on, as_known)
    if format is TableFormat.turtle:
        with sink(None) as file:
            file.write(limited(graph, text, timeout, turtle=True))
        return
    _write(limited(graph, text, timeout, turtle=False), TableFormat.json if json else format, limit)
