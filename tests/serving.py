"""A real ``remit serve`` on a free port, for the tests of the explorer."""

import contextlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

from conftest import REMIT


@contextlib.contextmanager
def serving(graph: Path, *options: str) -> Iterator[str]:
    """Give the address that the server prints; it is ended afterwards."""
    command = [str(REMIT), "serve", "--graph", str(graph), "--port", "0", "--lang", "en", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            said = server.stderr.readline()
            assert said.startswith("remit: http://"), said
            yield said.split()[1]
        finally:
            server.terminate()
            server.wait(10)
            server.stderr.close()
