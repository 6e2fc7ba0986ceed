"""One request's question to the graph, as of the date in its address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from remit.graph.store import Store
from remit.web.child import Children
from remit.web.graphs import Graphs

T = TypeVar("T")


def graphs(request: Request) -> Graphs:
    """Give the graphs of the application that a request came to."""
    found: Graphs = request.app.state.graphs
    return found


def children(request: Request) -> Children:
    """Give the processes that answer the queries of readers."""
    found: Children = request.app.state.children
    return found


async def folder(request: Request) -> Path:
    """Give the folder that answers: the graph, or its view as of ``?on=`` and ``?as_known=``.

    Raises:
        Trouble: a date is none.
    """
    on, known = (request.query_params.get(k, "") for k in ("on", "as_known"))
    held = graphs(request)
    found = await run_in_threadpool(lambda: held.at(on, known))
    request.state.as_of = held.as_of(found)
    return found


async def asked(request: Request, question: Callable[[Store], T]) -> T:
    """Ask the graph, beside the event loop.

    Raises:
        Trouble: the question has no answer, or takes too long.
    """
    place = await folder(request)
    held = graphs(request)
    return await run_in_threadpool(lambda: held.ask(place, question))
