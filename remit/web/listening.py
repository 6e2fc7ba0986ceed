"""The server process: a socket first, so that a taken port is told in a sentence, then uvicorn on it."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from starlette.applications import Starlette

from remit.graph.trouble import Trouble
from remit.web.child import Children


class _Server(uvicorn.Server):
    """The server, which lets go of the queries that run when it is told to end: else it would wait for them.

    It is announced once its signals are heard: an interrupt right behind the announcement could else fall into
    an import, where Python may print and forget it.
    """

    def __init__(self, config: uvicorn.Config, queries: Children, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._queries, self._announce = queries, announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Take connections, then say where."""
        await super().startup(sockets)
        if self.started:
            self._announce()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the queries, then the connections."""
        self._queries.stop()
        await super().shutdown(sockets)


def listen(app: Starlette, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve ``app`` until it is interrupted; ``ready`` is told the address.

    Raises:
        Trouble: the address cannot be listened on.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
            door.listen()  # who is told the address may connect at once
        except OSError as error:
            raise Trouble(f"{host}:{port} cannot be listened on: {error.strerror}; choose another --port.") from None
        shown = f"[{host}]" if ":" in host else host
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        server = _Server(config, app.state.children, lambda: ready(f"http://{shown}:{door.getsockname()[1]}"))
        with suppress(KeyboardInterrupt):  # uvicorn raises it again once it has shut down, as it was asked to
            server.run(sockets=[door])
