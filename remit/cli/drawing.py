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
    from remit.graph.store import Store
    from remit.viz.picture import Picture


class View(StrEnum):
    """The pictures."""

    coordination = "coordination"
    portfolio = "portfolio"
    chain = "chain"
    group = "group"
    orgchart = "orgchart"
    cover = "cover"
    timeline = "timeline"
    deadlines = "deadlines"
    matrix = "matrix"


#: The views that are of one thing, and the sentence for whoever names none.
_NAMED = {
    View.portfolio: "Name the leader, for example: remit viz portfolio 常务副区长 -o portfolio.html.",
    View.chain: "Name the matter or the unit, for example: remit viz chain 污水处理 -o chain.html.",
    View.group: "Name the group, for example: remit viz group 乡村振兴 -o group.html.",
}


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
    from remit.queries.find import NotFound
    from remit.viz.page import page

    if view in _NAMED and not name:
        raise Trouble(_NAMED[view])
    store = open_cypher(at(graph, on, as_known))
    try:
        picture = _drawn(store, view, name, least)
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
    note(f"{output}: {drawn.rows} rows, {len(drawn.facts)} facts")


def _drawn(store: Store, view: View, name: str, least: int) -> Picture:
    """Ask what the view shows and draw it."""
    from remit.queries import networks
    from remit.queries.find import one, organisations
    from remit.queries.leader import portfolio as ask
    from remit.viz import chain, coordination, cover, group, orgchart, portfolio

    match view:
        case View.portfolio:
            return portfolio.portfolio(ask(store, name))
        case View.chain:
            return chain.chain(networks.chain(store, name), name)
        case View.group:
            return group.group(networks.membership(store, name))
        case View.orgchart:
            return orgchart.orgchart(networks.tiers(store))
        case View.cover:
            return cover.cover(networks.cover(store))
        case _:  # coordination; the charts were drawn before
            key = one(store, name, organisations(store, name), "unit").id if name else ""
            return coordination.coordination(store, name=key, least=least)
