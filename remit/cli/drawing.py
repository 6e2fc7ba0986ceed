"""``remit viz``: pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from remit.cli import completing
from remit.cli.language import language
from remit.cli.options import AsKnownOption, GraphOption, OnOption, at
from remit.cli.output import note, sink
from remit.draw import CHARTS, OF, View, partial

if TYPE_CHECKING:
    from remit.graph.store import Store

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
    least: Annotated[int | None, typer.Option(min=1, show_default=False)] = None,
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
) -> None:
    """Draw an interactive picture as one offline HTML file."""
    from remit.cli.other_days import missing
    from remit.graph.folder import open_cypher
    from remit.graph.trouble import Trouble
    from remit.queries.find import NotFound
    from remit.viz.tongue import speaking

    if view in _NAMED and not name:
        raise Trouble(_NAMED[view])
    draw = _chart if view in CHARTS else _network
    place = at(graph, on, as_known)
    store = open_cypher(place)
    try:
        with speaking(language()):
            html, marks, links = draw(store, view, name, least)
        hint = partial(store, view, name)
    except NotFound as error:
        note(missing(place, name, error, *OF.get(view, ())))
        raise typer.Exit(1) from None
    finally:
        store.close()
    if hint:
        note(hint)
    with sink(output) as file:
        file.write(html)
    if view in CHARTS:
        note(f"{output}: {marks} rows, {links} facts")
    else:
        note(f"{output}: {marks} nodes, {links} edges")


def _chart(store: Store, view: View, name: str, _least: int | None) -> tuple[str, int, int]:
    """Give the page of a chart, and how many rows and facts it holds."""
    from remit.draw import chart
    from remit.viz.chart import page

    drawn = chart(store, view, name)
    return page(drawn), drawn.rows, len(drawn.facts)


def _network(store: Store, view: View, name: str, least: int | None) -> tuple[str, int, int]:
    """Give the page of a network, and how many nodes and edges it holds."""
    from remit.draw import network
    from remit.viz.page import page

    picture = network(store, view, name, least)
    return page(picture), len(picture.nodes), len(picture.edges)
