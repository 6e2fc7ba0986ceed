"""A SPARQL query in a process of its own, which is ended when its time is up: the engine has no limit itself."""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from remit.graph.trouble import Trouble


def limited(graph: Path, query: str, timeout: float, *, turtle: bool) -> Any:
    """Give the Answer (or the Turtle text) of ``query``.

    Raises:
        Trouble: the query is refused, fails, or takes longer than ``timeout`` seconds.
    """
    from remit.graph.folder import manifest

    manifest(graph)
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(graph, query, turtle, theirs), daemon=True)
    child.start()
    theirs.close()
    try:
        if not ours.poll(timeout):
            raise Trouble(
                f"The query took longer than {timeout:g} seconds and was stopped; ask for less or raise --timeout."
            )
        kind, value = ours.recv()
    except EOFError:
        raise Trouble("The query ended without an answer; it may need more memory than there is.") from None
    finally:
        child.kill()
        child.join()
    if kind == "trouble":
        raise Trouble(value)
    return value


def _work(graph: Path, query: str, turtle: bool, answer: Connection) -> None:
    from remit.graph.folder import open_sparql

    try:
        store = open_sparql(graph)
        answer.send(("answer", store.turtle(query) if turtle else store.ask(query)))
    except Trouble as trouble:
        answer.send(("trouble", str(trouble)))
