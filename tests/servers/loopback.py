"""Where a test's server listens and how it knows its own machine's name."""

from __future__ import annotations

import socket
from pathlib import Path


def free_port() -> int:
    """Give a loopback port that nobody listens on."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def own_names(home: Path) -> str:
    """Give the option by which Java takes host names from a file of ours under ``home``.

    A machine whose name server is silent holds a server's start up for half a minute, and on one that knows localhost
    as ::1 only, the server would listen where nobody asks.
    """
    hosts = home / "hosts"
    hosts.write_text(f"127.0.0.1 localhost\n127.0.0.1 {socket.gethostname()}\n")
    return f"-Djdk.net.hosts.file={hosts}"
