"""``remit viz``: pictures."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from remit.cli import completing
from remit.cli.charting import CHARTS
from remit.cli.options import AsKnownOption, GraphOption, OnOption, at
from remit.cli.output import note, sink

if TYPE_CHECKING:
    from remit.graph.folder import Place


class View(StrEnum):
    """The pictures."""

    coordination = "coordination"
    portfolio = "portfolio"
    timeline = "timeline"
    deadlines = "deadlines"
    matrix = "matrix"


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
    if view in CHARTS:
        _chart(view, name, output, at(graph, on, as_known))
        return
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


def _chart(view: View, name: str, output: Path, place: Place) -> None:
    from remit.cli.charting import chart
    from remit.graph.folder import open_cypher
    from remit.queries.find import NotFound
    from remit.viz.chart import page

    store = open_cypher(place)
    try:
        drawn = chart(store, view, name)
    except NotFound as missing:
        note(str(missing))
        raise typer.Exit(1) from None
    finally:
        store.close()
    with sink(output) as file:
        file.write(page(drawn))
    note(f"{output}: {drawn.summary}")
