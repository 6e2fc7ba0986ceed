"""Real SPARQL servers on free loopback ports: Apache Jena Fuseki and `oxigraph serve`."""

from __future__ import annotations

import contextlib
import secrets
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from servers.neo4j import free_port


def jar(root: Path) -> Path | None:
    """Give Fuseki's jar, which `make setup` fetches; None where it is not there."""
    found = sorted((root / ".cache").glob("fuseki-*/.done"))
    return next((found[-1].parent / "lib").glob("jena-fuseki-server-*.jar"), None) if found else None


@contextlib.contextmanager
def fuseki(jar: Path, home: Path, *options: str) -> Iterator[tuple[str, str, str]]:
    """Start Fuseki with a password; give (address, user, password). Without ``options``, an empty dataset in memory."""
    port, password = free_port(), secrets.token_urlsafe(12)
    (home / "passwd").write_text(f"remit: {password}\n")
    command = ["java", "-Xmx700m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar, "--localhost", "--ping"]
    command += [
        "--port",
        port,
        *(options or ["--mem", "--update"]),
        "--auth=basic",
        f"--passwd={home / 'passwd'}",
        "/ds",
    ]
    with _running(command, f"http://127.0.0.1:{port}/$/ping", home):
        yield f"http://127.0.0.1:{port}/ds", "remit", password


@contextlib.contextmanager
def oxigraph(home: Path, *options: str) -> Iterator[str]:
    """Start `oxigraph serve` (or what ``options`` say instead) with its data under ``home``; give its address."""
    port = free_port()
    command = [Path(sys.executable).with_name("oxigraph"), *(options or ["serve"]), "--location", home / "data"]
    with _running([*command, "--bind", f"127.0.0.1:{port}"], f"http://127.0.0.1:{port}/", home):
        yield f"http://127.0.0.1:{port}"


@contextlib.contextmanager
def _running(command: list[object], ready: str, home: Path) -> Iterator[subprocess.Popen[bytes]]:
    with (home / "out.txt").open("w") as log:
        server = subprocess.Popen([str(part) for part in command], stdout=log, stderr=log, cwd=home)
    (home / "pid").write_text(str(server.pid))
    try:
        for _ in range(240):
            if server.poll() is not None:
                raise RuntimeError(f"the server ended at its start: {(home / 'out.txt').read_text()[-800:]}")
            with contextlib.suppress(OSError), urllib.request.urlopen(ready, timeout=1):  # noqa: S310 - loopback
                break
            time.sleep(0.1)
        else:
            raise RuntimeError("the server did not answer in time")
        yield server
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
