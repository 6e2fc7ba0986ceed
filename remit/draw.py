"""Joins the answers to the pictures: what each view asks the graph, and what it draws of the answer."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from remit.graph.trouble import Trouble

if TYPE_CHECKING:
    from remit.graph.store import Store
    from remit.viz.chart import Chart
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


#: The views that are charts (tables with marks); the others are networks.
CHARTS = (View.timeline, View.deadlines, View.matrix)
#: The views that are of one thing, which has to be named.
NAMED = (View.portfolio, View.chain, View.group)
_MATRICES = {"": "leaders", "leaders": "leaders", "领导": "leaders", "units": "units", "单位": "units"}


def network(store: Store, view: View, name: str = "", least: int | None = None) -> Picture:
    """Give the network of a view; ``name`` is what it is about, ``least`` the least number of shared tasks.

    Without ``least`` it is as many as leave few enough pairs to be read.

    Raises:
        NotFound: nothing fits ``name``.
        Trouble: several things fit it alike, or the graph has nothing to draw.
    """
    from remit.queries import networks
    from remit.queries.find import one
    from remit.queries.leader import portfolio as ask
    from remit.viz import chain, coordination, cover, group, orgchart, portfolio

    match view:
        case View.portfolio:
            return portfolio.portfolio(ask(store, name, history=True))
        case View.chain:
            found = networks.chain(store, name)
            return chain.chain(found, found["about"])
        case View.group:
            return group.group(networks.membership(store, name))
        case View.orgchart:
            return orgchart.orgchart(networks.tiers(store))
        case View.cover:
            return cover.cover(networks.cover(store))
        case _:  # coordination; the charts are drawn by ``chart``
            key = one(store, name, "unit").id if name else ""
            return coordination.coordination(store, name=key, least=least)


def chart(store: Store, view: View, name: str = "") -> Chart:
    """Give the chart of a view; ``name`` is whom it is about, or the kind of a matrix.

    Raises:
        NotFound: nobody fits ``name``.
        Trouble: the graph has nothing to draw, or there is no such matrix.
    """
    if view == View.timeline:
        from remit.queries.held import held
        from remit.viz.timeline import timeline

        rows = held(store, name)
        people = {row["name"] for row in rows}
        return timeline(rows, people.pop() if name and len(people) == 1 else name)
    if view == View.deadlines:
        from remit.viz.deadlines import deadlines

        return deadlines(*deadline_tasks(store, name))
    from remit.queries.crossings import charged, parts
    from remit.viz.matrix import leaders, units

    return leaders(charged(store)) if matrix_of(name) == "leaders" else units(parts(store))


def matrix_of(name: str) -> str:
    """Give the matrix that ``name`` means: ``leaders`` (with units) or ``units`` (with units).

    Raises:
        Trouble: it means neither.
    """
    if name not in _MATRICES:
        raise Trouble(
            f"{name} is no matrix: say leaders (with units) or units (with units), as in: remit viz matrix units."
        )
    return _MATRICES[name]


def deadline_tasks(store: Store, name: str) -> tuple[list[dict[str, Any]], str]:
    """Give the tasks that a leader's units lead, a unit's tasks, or all, and the whole name of who it is.

    Raises:
        NotFound: nobody fits ``name``.
        Trouble: several fit it alike.
    """
    from remit.queries.find import one
    from remit.queries.tasks import tasks

    if not name:
        return tasks(store), ""
    found = one(store, name, "person", "unit")
    if found.id.startswith("person/"):
        return tasks(store, leader=found.id), found.name
    return tasks(store, unit=found.id), found.name


#: What the name of a view is of; a matrix has none.
OF = {
    View.portfolio: ("person",),
    View.coordination: ("unit",),
    View.group: ("group",),
    View.chain: ("unit",),
    View.timeline: ("person", "unit"),
    View.deadlines: ("person", "unit"),
}


def partial(store: Store, view: View, name: str) -> str:
    """Say that a picture is of somebody of whose name ``name`` is only a part; else nothing.

    Raises:
        NotFound: nothing fits ``name``.
        Trouble: several things fit it alike.
    """
    from remit.queries.find import partly
    from remit.queries.networks import mentioned

    if not name or view not in OF or (view == View.chain and mentioned(store, name)):
        return ""
    return partly(store, name, *OF[view])
