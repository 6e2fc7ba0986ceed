"""A query in a process of its own, ended when its time is up or at Ctrl-C: for engines that nothing else stops."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from remit.graph.trouble import Trouble

if TYPE_CHECKING:
    from remit.graph.store import Answer, Language, Parameters

#: So many seconds after its time a child ends by itself, where whoever asked was killed.
_GRACE = 2.0


class Apart:
    """A store each of whose queries runs in a process of its own."""

    def __init__(self, opened: Callable[[], Any], language: Language, *, timeout: float = 30.0) -> None:
        """Take what opens the store in the child."""
        self._opened, self._timeout = opened, timeout
        self.language = language

    def ask(self, query: str, parameters: Parameters | None = None, *, limit: int = 0) -> Answer:
        """Answer a query as the store does, or raise Trouble where it takes too long."""
        found: Answer = limited(self._opened, query, self._timeout, limit=limit, parameters=parameters)
        return found

    def close(self) -> None:
        """Nothing stays open between two queries."""


def limited(
    opened: Callable[[], Any],
    query: str,
    timeout: float,
    *,
    turtle: bool = False,
    limit: int = 0,
    parameters: Parameters | None = None,
) -> Any:
    """Give the Answer (or the Turtle text) of ``query`` by the store that ``opened`` opens in the child.

    Raises:
        Trouble: the query is refused, fails, or takes longer than ``timeout`` seconds.
    """
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(opened, query, turtle, limit, parameters, timeout, theirs), daemon=True)
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


def _work(
    opened: Callable[[], Any],
    query: str,
    turtle: bool,
    limit: int,
    parameters: Parameters | None,
    timeout: float,
    answer: Connection,
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches both; the parent ends this one, without a traceback
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, timeout + _GRACE)
    try:
        store = opened()
        answer.send(("answer", store.turtle(query) if turtle else store.ask(query, parameters, limit=limit)))
    except Trouble as trouble:
        answer.send(("trouble", str(trouble)))
