"""A query in a process of its own, which is killed when its time is up: a reader's query never holds the server."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from remit.graph.trouble import Trouble


class TooLong(Trouble):
    """The query's time was up."""


def in_child(timeout: float, work: Callable[..., Any], *given: Any) -> Any:
    """Give what ``work(*given)`` gives, at most ``timeout`` seconds later; ``work`` is a function of a module.

    Raises:
        TooLong: the time was up.
        Trouble: ``work`` raised it, or the process ended without an answer.
    """
    context = multiprocessing.get_context("spawn")  # a fork would copy the locks of the server's threads
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_run, args=(theirs, work, given), daemon=True)
    child.start()
    theirs.close()
    try:
        if not ours.poll(timeout):
            raise TooLong(f"The query took longer than {timeout:g} seconds and was stopped; ask for less.")
        kind, value = ours.recv()
    except EOFError:
        raise Trouble("The query ended without an answer; it may need more memory than there is.") from None
    finally:
        child.kill()
        child.join()
        ours.close()
    if kind == "trouble":
        raise Trouble(value)
    return value


def _run(answer: Connection, work: Callable[..., Any], given: tuple[Any, ...]) -> None:
    try:
        answer.send(("answer", work(*given)))
    except Trouble as trouble:
        answer.send(("trouble", str(trouble)))
