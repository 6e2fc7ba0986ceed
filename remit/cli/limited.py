"""A query in a process of its own, which is ended when its time is up: for engines that have no limit themselves."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from remit.graph.trouble import Trouble


def limited(opened: Callable[[], Any], query: str, timeout: float, *, turtle: bool = False, limit: int = 0) -> Any:
    """Give the Answer (or the Turtle text) of ``query`` by the store that ``opened`` opens in the child.

    Raises:
        Trouble: the query is refused, fails, or takes longer than ``timeout`` seconds.
    """
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(opened, query, turtle, limit, theirs), daemon=True)
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


def _work(opened: Callable[[], Any], query: str, turtle: bool, limit: int, answer: Connection) -> None:
    try:
        store = opened()
        answer.send(("answer", store.turtle(query) if turtle else store.ask(query, limit=limit)))
    except Trouble as trouble:
        answer.send(("trouble", str(trouble)))
