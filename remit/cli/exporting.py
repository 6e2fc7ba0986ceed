"""``remit export``: the graph as files for other programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from remit.cli.options import AsKnownOption, GraphOption, OnOption, folder


class ExportFormat(StrEnum):
    """The export formats."""

    turtle = "turtle"
    nquads = "nquads"
    jsonld = "jsonld"
    csv = "csv"
    parquet = "parquet"
    cypher = "cypher"
    graphml = "graphml"
    gexf = "gexf"
    ics = "ics"


def add_to(app: typer.Typer) -> None:
    """Register the commands of this module."""
    app.command()(export)


def export(
    format: Annotated[ExportFormat, typer.Argument(show_default=False)],
    output: Annotated[Path, typer.Option("-o", "--output")],
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
) -> None:
    """Write the graph as files for other programs."""
    place = folder(graph, on, as_known)
    if format is ExportFormat.ics:
        _calendar(place, output)
        return
    from remit.graph.export import export as write

    write(place, str(format), output)


def _calendar(place: Path, output: Path) -> None:
    """Write the deadlines of all tasks, which is what a calendar can take."""
    from remit.cli.task_files import write
    from remit.graph.folder import open_cypher
    from remit.queries.tasks import tasks

    store = open_cypher(place)
    try:
        found = tasks(store)
    finally:
        store.close()
    write(found, "ics", output)
