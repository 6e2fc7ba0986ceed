"""``remit push`` and ``remit pull``: a graph to and from servers and files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from remit import __version__
from remit.cli.blocks import Piece, line
from remit.cli.building import summary
from remit.cli.language import label
from remit.cli.options import GraphOption, JsonOption
from remit.cli.output import as_json, note, show, write
from remit.graph.trouble import Trouble

Url = Annotated[str, typer.Argument(metavar="URL", show_default=False)]


def add_to(app: typer.Typer) -> None:
    """Register the commands of this module."""
    app.command()(push)
    app.command()(pull)


def push(
    url: Url,
    graph: GraphOption = Path("remit-graph"),
    replace: Annotated[bool, typer.Option("--replace")] = False,
    batch: Annotated[int, typer.Option(min=0)] = 0,
    timeout: Annotated[float, typer.Option()] = 600.0,
    json: JsonOption = False,
) -> None:
    """Write the graph to Neo4j or to a SPARQL 1.1 server; again changes nothing, or completes what broke off."""
    from remit.graph.address import address
    from remit.graph.server import push as to_server

    done = to_server(graph, address(url), replace=replace, batch=batch, timeout=timeout, progress=_progress)
    if json:
        write(as_json({"url": url, "changed": done.changed, "holds": done.counts}) + "\n")
        return
    total = ", ".join(f"{name} {count}" for name, count in done.counts.items() if count)
    show([line(Piece(url, "name"), f": {label('push.holds' if done.changed else 'push.same')}: {total}")])


def pull(
    origin: Annotated[
        str,
        typer.Argument(show_default=False),
    ],
    graph: GraphOption = Path("remit-graph"),
    replace: Annotated[bool, typer.Option("--replace")] = False,
    timeout: Annotated[float, typer.Option()] = 600.0,
    json: JsonOption = False,
) -> None:
    """Read a graph back from a server, an N-Quads file or a folder of CSV."""
    from remit.graph.address import address, is_url
    from remit.graph.folder import MANIFEST
    from remit.graph.pull import pull as read
    from remit.graph.pull import stored_in, whole
    from remit.graph.server import connect

    if (graph / MANIFEST).exists() and not replace:
        raise Trouble(f"{graph} is a graph already; name another folder with --graph, or pull with --replace.")
    if is_url(origin):
        place = address(origin)
        server = connect(place, timeout=timeout)
        try:
            whole(server, place)
            made = read(graph, server.stored(), said=origin, program=__version__, progress=_progress)
        finally:
            server.close()
    else:
        made = read(graph, stored_in(Path(origin)), said=origin, program=__version__, progress=_progress)
    if json:
        write(as_json({"graph": str(graph), **made.summary}) + "\n")
    else:
        show(summary(graph, made))


def _progress(step: str) -> None:
    if sys.stderr.isatty():
        note(step)
