"""A query in a process of its own, killed when its time is up or its reader goes away: no query holds the server."""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

import anyio
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from remit.graph.trouble import Trouble
from remit.queries.find import NotFound

#: A process forked from a small server of its own starts at once and copies no lock of the web server's threads.
_START = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
_PRELOADED = ["remit.graph.stores.protocol", "remit.queries.catalogue", "pyoxigraph", "ladybug"]
_LOOK = 0.1
#: So many queries run at the same time; others wait their turn.
_AT_ONCE = 4
#: So many seconds after its time a child ends by itself, where the server was killed.
_GRACE = 2.0


class TooLong(Trouble):
    """The query's time was up."""


class Gone(Trouble):
    """The reader went away before the answer came."""


class Children:
    """The processes that answer queries, a few at a time, each at most ``timeout`` seconds."""

    def __init__(self, timeout: float) -> None:
        """Prepare; nothing is started before the first query."""
        self.timeout = timeout
        self._context: Any = multiprocessing.get_context(_START)
        if _START == "forkserver":
            self._context.set_forkserver_preload(_PRELOADED)
        self._turns = anyio.CapacityLimiter(_AT_ONCE)
        self._running: set[Any] = set()
        self._over = False

    def stop(self) -> None:
        """End all queries, and let none begin: the server ends."""
        self._over = True
        for child in [*self._running]:
            child.kill()

    async def ask(self, request: Request, work: Callable[..., Any], *given: Any) -> Any:
        """Give what ``work(*given)`` gives; ``work`` is a function of a module.

        Raises:
            TooLong: the time was up.
            Gone: the request was cancelled, or the server ends.
            NotFound: ``work`` raised it.
            Trouble: ``work`` raised it, or the process ended without an answer.
        """
        async with self._turns:
            if self._over or await request.is_disconnected():
                raise Gone("The query was cancelled.")
            ours, theirs = self._context.Pipe(duplex=False)
            limit = self.timeout + _GRACE
            child = self._context.Process(target=_run, args=(theirs, work, given, limit), daemon=True)
            try:
                await run_in_threadpool(child.start)
                self._running.add(child)
                theirs.close()
                await self._answered(request, ours)
                kind, value = await run_in_threadpool(ours.recv)
            except EOFError:
                if self._over:
                    raise Gone("The query was cancelled.") from None
                raise Trouble("The query ended without an answer; it may need more memory than there is.") from None
            finally:
                self._running.discard(child)
                if child.pid is not None:
                    child.kill()
                    child.join()
                ours.close()
        if kind != "answer":
            raise (NotFound if kind == "missing" else Trouble)(value)
        return value

    async def _answered(self, request: Request, ours: Connection) -> None:
        """Wait until an answer is there."""
        end = time.monotonic() + self.timeout
        while not ours.poll():
            if self._over:
                raise Gone("The query was cancelled.")
            if time.monotonic() > end:
                raise TooLong(f"The query took longer than {self.timeout:g} seconds and was stopped; ask for less.")
            if await request.is_disconnected():
                raise Gone("The query was cancelled.")
            await anyio.sleep(min(_LOOK, 0.01 + (time.monotonic() + self.timeout - end) / 4))


def _run(answer: Connection, work: Callable[..., Any], given: tuple[Any, ...], limit: float) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the server ends its children
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        answer.send(("answer", work(*given)))
    except NotFound as missing:
        answer.send(("missing", str(missing)))
    except Trouble as trouble:
        answer.send(("trouble", str(trouble)))
