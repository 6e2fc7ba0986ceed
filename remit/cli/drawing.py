"""``remit viz``: pictures."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from remit.cli import completing
from remit.cli.options import AsKnownOption, GraphOption, OnOption, at
from remit.cli.output import note, sink


class View(StrEnum):
    """The pictures."""

    coordination = "coordination"
    portfolio = "portfolio"


def add_to(app: typer.Typer) -> None:
    """Register the commands of this module."""
    app.command()(viz)


def viz(
    view: Annotated[View, typer.Argument(show_default=False)],
    name: Annotated[str, typer.Argument(autocompletion=completing.anything)] = "",
    output: Annotated[Path, typer.Option("-o", "--output")] = Path("remit.html"),
    least: Annotated[int, typer.Option()] = 1,
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
) -> None:
    """Draw an interactive picture as one offline HTML file."""
    from remit.graph.folder import open_cypher
    from remit.graph.trouble import Trouble
    from remit.queries.find import NotFound, one, organisations
    from remit.queries.leader import portfolio as ask
    from remit.viz.coordination import coordination
    from remit.viz.page import page
    from remit.viz.portfolio import portfolio as draw

    store = open_cypher(at(graph, on, as_known))
    try:
        if view is View.portfolio:
            if not name:
                raise Trouble("Name the leader, for example: remit viz portfolio 常务副区长 -o portfolio.html.")
            picture = draw(ask(store, name))
        else:
            key = one(store, name, organisations(store, name), "unit").id if name else ""
            picture = coordination(store, name=key, least=least)
    except NotFound as missing:
        note(str(missing))
        raise typer.Exit(1) from None
    finally:
        store.close()
    with sink(output) as file:
        file.write(page(picture))
    note(f"{output}: {len(picture.nodes)} nodes, {len(picture.edges)} edges")
