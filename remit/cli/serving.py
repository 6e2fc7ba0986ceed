"""``remit serve``: the web explorer on this machine, or on an open address with a token."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Annotated

import typer

from remit.cli.options import GraphOption


def add_to(app: typer.Typer) -> None:
    """Register the command of this module."""
    app.command()(serve)


def serve(
    graph: GraphOption = Path("remit-graph"),
    host: Annotated[str, typer.Option()] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8765,
    timeout: Annotated[float, typer.Option(min=0.1)] = 10.0,
) -> None:
    """The web explorer, read-only, on this machine."""
    from remit.cli.language import chinese
    from remit.cli.output import note
    from remit.graph.trouble import Trouble

    try:
        from remit.web.app import application
        from remit.web.guard import loopback
        from remit.web.listening import listen
    except ImportError:
        raise Trouble(
            "The explorer needs starlette and uvicorn; install them with: pip install 'remit[web]'."
        ) from None
    token = "" if loopback(host) else secrets.token_urlsafe(24)
    made = application(graph, host=host, token=token, timeout=timeout, chinese=chinese)
    listen(made, host, port, lambda url: note(f"remit: {url}{'/?token=' + token if token else '/'}  (Ctrl-C ends it)"))
