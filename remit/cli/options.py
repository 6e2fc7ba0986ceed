"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from remit.graph.address import Address
    from remit.graph.folder import Place

GraphOption = Annotated[
    Path,
    typer.Option("--graph", envvar="REMIT_GRAPH", help="the built graph 图所在的文件夹", show_default="remit-graph"),
]
JsonOption = Annotated[bool, typer.Option("--json", help="the answer as JSON")]
CsvOption = Annotated[bool, typer.Option("--csv", help="the answer as CSV")]
QuotesOption = Annotated[bool, typer.Option("--quotes", "-q", help="the wording under each item 附原文")]
OnOption = Annotated[
    list[str] | None,
    typer.Option(
        "--on",
        help="as things stood on this day (2019-04-30, 2019-04), and/or on this server (bolt://, http://) "
        "截至某日，或在某服务器",
        show_default=False,
    ),
]
AsKnownOption = Annotated[
    str, typer.Option("--as-known", help="by the documents issued by this day 以当时已发文件为准", show_default=False)
]


def _words(text: str) -> str:
    from remit.queries.find import refuse_empty

    refuse_empty(text)
    return text


MatterText = Annotated[str, typer.Argument(show_default=False, callback=_words)]


def at(graph: Path, on: list[str] | None, as_known: str) -> Place:
    """Give what answers: the graph, its view as of the dates given, or a Neo4j server.

    A date together with a server, and a server that speaks no Cypher, are answered from a local copy.

    Raises:
        Trouble: a date is none, there is no graph, or the server does not answer.
    """
    if not (on or as_known):
        return graph
    from remit.graph.view import view

    server, date = _on(on or [])
    if server is None:
        return view(graph, on=date, known=as_known)
    if server.engine == "neo4j" and not (date or as_known):
        return server
    return folder_of(server, date, as_known)


def server_of(on: list[str] | None, as_known: str) -> Address | None:
    """Give the server that a query of its own language goes to: one that is named without a date."""
    server, date = _on(on or [])
    return None if date or as_known else server


def folder(graph: Path, on: list[str] | None, as_known: str) -> Path:
    """Give the folder that answers, for what needs one: a copy stands for a server."""
    place = at(graph, on, as_known)
    return place if isinstance(place, Path) else folder_of(place, "", "")


def folder_of(server: Address, date: str, as_known: str) -> Path:
    """Give the local copy of what a server holds, or its view as of a date."""
    from remit.graph.server import copy_of
    from remit.graph.view import view

    return view(copy_of(server), on=date, known=as_known)


def _on(given: list[str]) -> tuple[Address | None, str]:
    """Tell a server and a date apart; each may be given once."""
    from remit.graph.address import address, is_url
    from remit.graph.trouble import Trouble

    urls = [text for text in given if is_url(text)]
    dates = [text for text in given if not is_url(text)]
    for found, what in ((urls, "server"), (dates, "date")):
        if len(found) > 1:
            raise Trouble(f"Give one {what} with --on; {' and '.join(found)} are two.")
    return address(urls[0]) if urls else None, dates[0] if dates else ""
