"""``remit ask``, ``remit cypher``, ``remit sparql``: the catalogue and free queries, read-only."""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated, Any

import typer

from remit.cli import completing
from remit.cli.answers import nothing_counted, nothing_found, parameters_of, tabulated, unanswered, written
from remit.cli.options import AsKnownOption, CsvOption, GraphOption, JsonOption, OnOption, at, folder, server_of
from remit.cli.output import as_json, note, show, write
from remit.graph.store import Answer, Store
from remit.graph.trouble import Trouble

if TYPE_CHECKING:
    from remit.graph.folder import Place
    from remit.queries.catalogue import Question

QueryText = Annotated[
    str | None,
    typer.Argument(show_default=False),
]
#: What a shell reads as its own; other values are shown as they are.
_BY_SHELL = re.compile(r"""[\s!"#$&'()*;<>?\[\\\]`{|}~]""")
Limit = Annotated[int, typer.Option()]
Timeout = Annotated[float, typer.Option()]


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
    question: Annotated[str | None, typer.Argument(show_default=False, autocompletion=completing.question)] = None,
    parameters: Annotated[
        list[str] | None, typer.Argument(show_default=False, autocompletion=completing.parameter)
    ] = None,
    engine: Annotated[Engine | None, typer.Option(show_default=False)] = None,
    shown: Annotated[bool, typer.Option("--show")] = False,
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
    json: JsonOption = False,
    csv: CsvOption = False,
) -> None:
    """List the questions of the catalogue, show one, or answer one."""
    from remit.cli.show import dated
    from remit.graph.folder import MANIFEST, as_of
    from remit.queries.catalogue import answered, find
    from remit.queries.catalogue import written as worded
    from remit.queries.find import offers

    found = find(question) if question is not None else None
    given = parameters_of(parameters or [])
    if found is None or shown:
        there = on is not None or (graph / MANIFEST).exists()
        example = _opened(engine, graph, on, as_known)[1] if there else None
        try:
            if found is None:
                _list(example, json=json, csv=csv)
            else:
                cypher, sparql = worded(found, given, example)
                write(f"// {found.en} {found.zh}\n{cypher}\n\n# SPARQL\n{sparql}\n")
        finally:
            if example:
                example.close()
        return
    place, store = _opened(engine, graph, on, as_known)
    try:
        result = answered(store, found, given)
        date = as_of(place, store)
        near = [] if result.rows or store.language != "cypher" else offers(store, *given.values())
    finally:
        store.close()
    if json:
        rows = [list(r) for r in result.rows]
        told = {"question": found.name, "parameters": given, "columns": list(result.columns), "rows": rows}
        write(as_json({**told, "as_of": date}) + "\n")
    elif result.rows or csv:
        tabulated(result.columns, result.rows, csv=csv)
        if not csv:
            show(dated(date))
    if not result.rows:
        note(unanswered(found.name, given, near))
        raise typer.Exit(1)


def _opened(engine: Engine | None, graph: Path, on: list[str] | None, as_known: str) -> tuple[Place, Store]:
    """Open what answers: the server named with --on in its own language, or an engine on the graph's folder."""
    from remit.graph.folder import open_cypher, open_engine

    server = server_of(on, as_known)
    if server and engine is None:
        from remit.graph.server import connect

        return server, connect(server)
    if engine is Engine.neo4j:
        if server is None or server.engine != "neo4j":
            raise Trouble("Neo4j answers where it runs; name the server, for example: --on bolt://127.0.0.1:7687.")
        return server, open_cypher(server)
    place = folder(graph, on, as_known)
    if engine is Engine.oxigraph:
        from remit.cli.limited import Apart
        from remit.graph.folder import manifest, open_sparql

        manifest(place)
        return place, Apart(functools.partial(open_sparql, place), "sparql")
    return place, open_engine(place, str(engine or Engine.ladybug))


def _list(store: Store | None, *, json: bool, csv: bool) -> None:
    """List the catalogue, to a person under its themes, with parameters that have an answer in the opened graph."""
    from remit.cli.blocks import Block, Line, Piece, line
    from remit.cli.language import label, pick
    from remit.cli.show import table
    from remit.queries.catalogue import listing, questions, themes

    if json:
        write(as_json(listing()) + "\n")
        return
    asked = questions()
    names = ("question", "wording", "parameters")
    rows = {q.name: (q.name, pick({"en": q.en, "zh": q.zh}), _given(store, q)) for q in asked}
    if csv:
        tabulated(names, list(rows.values()), csv=True)
        return
    columns = [label(f"columns.{name}") for name in names]
    blocks: list[Block] = []
    for theme, heading in themes().items():
        under = [rows[q.name] for q in asked if q.theme == theme]
        blocks += [line(Piece(pick(heading), "name")), table(columns, under), Line()]
    show(blocks[:-1])


def _given(store: Store | None, question: Question) -> str:
    """Give a question's parameters as they are typed, each with an example: out of the graph where one is opened."""
    from remit.queries.examples import examples

    values = examples(store, question) if store else {p["name"]: p["example"] for p in question.parameters}
    typed = (f"{name}={value}" for name, value in values.items())
    return " ".join(quote(t) if _BY_SHELL.search(t) else t for t in typed)


def _query(text: str | None) -> str:
    """Give the query: as typed, out of a file, or from standard input."""
    if text is None or text == "-":
        text = sys.stdin.read()
    elif len(text) < 200 and Path(text).is_file():
        text = Path(text).read_text(encoding="utf-8")
    if not text.strip():
        raise Trouble("The query is empty; type it, name a file, or pipe it in.")
    return text


def _write(answer: Answer, format: TableFormat, query: str) -> None:
    if answer.rows or format is not TableFormat.table:
        written(answer, format)
    if answer.cut:
        note(f"there are more than these {len(answer.rows)} rows; raise --limit.")
    if not answer.rows:
        note(nothing_found(query))
        raise typer.Exit(1)
    if hint := nothing_counted(answer, query):
        note(hint)


def _format(format: TableFormat, *, json: bool, csv: bool) -> TableFormat:
    return TableFormat.json if json else TableFormat.csv if csv else format


def cypher(
    query: QueryText = None,
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
    format: Annotated[TableFormat, typer.Option()] = TableFormat.table,
    json: JsonOption = False,
    csv: CsvOption = False,
    limit: Limit = 1000,
    timeout: Timeout = 30.0,
) -> None:
    """Run a Cypher query, read-only."""
    from remit.graph.folder import open_cypher

    if format is TableFormat.turtle:
        raise Trouble("Turtle is for SPARQL's CONSTRUCT; Cypher gives table, csv or json.")
    text = _query(query)
    store = open_cypher(at(graph, on, as_known), timeout=timeout)
    try:
        answer = store.ask(text, limit=limit)
    finally:
        store.close()
    _write(answer, _format(format, json=json, csv=csv), text)


def sparql(
    query: QueryText = None,
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
    format: Annotated[TableFormat, typer.Option()] = TableFormat.table,
    json: JsonOption = False,
    csv: CsvOption = False,
    limit: Limit = 1000,
    timeout: Timeout = 30.0,
) -> None:
    """Run a SPARQL query, read-only; the prefix rmt: is known."""
    from remit.cli.limited import limited

    text = _query(query)
    opened = _sparql_side(graph, on, as_known, timeout)
    if format is TableFormat.turtle:
        write(limited(opened, text, timeout, turtle=True))
        return
    _write(limited(opened, text, timeout, limit=limit), _format(format, json=json, csv=csv), text)


def _sparql_side(graph: Path, on: list[str] | None, as_known: str, timeout: float) -> Callable[[], Any]:
    """Give what opens the SPARQL side: of the server named with --on, or of the graph's folder."""
    server = server_of(on, as_known)
    if server and server.engine == "sparql":
        from remit.graph.server import connect

        return functools.partial(connect, server, timeout=timeout)
    from remit.graph.folder import manifest, open_sparql

    built = folder(graph, on, as_known)
    manifest(built)
    return functools.partial(open_sparql, built)
