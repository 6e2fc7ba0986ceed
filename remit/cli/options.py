"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

GraphOption = Annotated[
    Path,
    typer.Option("--graph", envvar="REMIT_GRAPH", help="the built graph 图所在的文件夹", show_default="remit-graph"),
]
JsonOption = Annotated[bool, typer.Option("--json", help="the answer as JSON")]
CsvOption = Annotated[bool, typer.Option("--csv", help="the answer as CSV")]
OnOption = Annotated[
    list[str] | None,
    typer.Option("--on", help="as things stood on this day (2019-04-30, 2019-04) 截至某日", show_default=False),
]
AsKnownOption = Annotated[
    str, typer.Option("--as-known", help="by the documents issued by this day 以当时已发文件为准", show_default=False)
]


def at(graph: Path, on: list[str] | None, as_known: str) -> Path:
    """Give the folder that answers: the graph, or its view as of the dates given.

    Raises:
        Trouble: a date is none, or there is no graph.
    """
    if not (on or as_known):
        return graph
    from remit.graph.trouble import Trouble
    from remit.graph.view import view

    if on and len(on) > 1:
        raise Trouble(f"Give one date with --on; {' and '.join(on)} are two.")
    return view(graph, on=on[0] if on else "", known=as_known)
