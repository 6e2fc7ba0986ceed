"""``remit push`` and ``remit pull``: a graph to and from servers and files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from remit import __version__
from remit.cli.options import GraphOption, JsonOption
from remit.cli.output import as_json, note
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
    from remit.graph.server import push as write

    done = write(graph, address(url), replace=replace, batch=batch, timeout=timeout, progress=_progress)
    if json:
        print(as_json({"url": url, "changed": done.changed, "holds": done.counts}))
        return
    total = ", ".join(f"{name} {count}" for name, count in done.counts.items() if count)
    print(f"{url} {'holds now 现有' if done.changed else 'held the same already 内容未变'}: {total}")


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
        print(as_json({"graph": str(graph), **made.summary}))
        return
    facts = sum(n for kind, n in made.summary["facts"].items() if kind != "name")
    print(f"{graph}: {len(made.sources)} sources, {made.summary['documents']} documents 文件, {facts} facts 事实")


def _progress(step: str) -> None:
    if sys.stderr.isatty():
        note(step)
