"""The server process: a socket first, so that a taken port is told in a sentence, then uvicorn on it."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette

from remit.graph.trouble import Trouble


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
        ready(f"http://{shown}:{door.getsockname()[1]}")
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        uvicorn.Server(config).run(sockets=[door])
