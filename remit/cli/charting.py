"""Joins the answers to the charts: what ``remit viz`` draws as tables rather than as a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.trouble import Trouble

if TYPE_CHECKING:
    from remit.graph.store import Store
    from remit.viz.chart import Chart

#: The views that are charts; the others are networks.
CHARTS = ("timeline", "deadlines", "matrix")
_KINDS = {"": "leaders", "leaders": "leaders", "领导": "leaders", "units": "units", "单位": "units"}


def chart(store: Store, view: str, name: str) -> Chart:
    """Give the chart of a view; ``name`` is whom it is about, or the kind of a matrix.

    Raises:
        Trouble: the graph has nothing to draw, or there is no such matrix.
        NotFound: nobody fits ``name``.
    """
    if view == "timeline":
        from remit.queries.held import held
        from remit.viz.timeline import timeline

        return timeline(held(store, name), name)
    if view == "deadlines":
        return _deadlines(store, name)
    from remit.queries.crossings import charged, parts
    from remit.viz.matrix import leaders, units

    if name not in _KINDS:
        raise Trouble(
            f"{name} is no matrix: say leaders (with units) or units (with units), as in: remit viz matrix units."
        )
    return leaders(charged(store)) if _KINDS[name] == "leaders" else units(parts(store))


def _deadlines(store: Store, name: str) -> Chart:
    from remit.queries.find import one, organisations, people
    from remit.queries.tasks import tasks
    from remit.viz.deadlines import deadlines

    if not name:
        return deadlines(tasks(store))
    found = people(store, name)
    if found:
        leader = one(store, name, found, "person")
        return deadlines(tasks(store, leader=leader.id), leader.name)
    unit = one(store, name, organisations(store, name), "unit")
    return deadlines(tasks(store, unit=unit.id), unit.name)
