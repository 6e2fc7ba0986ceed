"""Real SPARQL servers on free loopback ports: Apache Jena Fuseki and `oxigraph serve`."""

from __future__ import annotations

import contextlib
import secrets
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from servers.loopback import free_port, own_names


def jar(root: Path) -> Path | None:
    """Give Fuseki's jar, which `make setup` fetches; None where it is not there."""
    found = sorted((root / ".cache").glob("fuseki-*/.done"))
    return next((found[-1].parent / "lib").glob("jena-fuseki-server-*.jar"), None) if found else None


@contextlib.contextmanager
def fuseki(jar: Path, home: Path, *options: str) -> Iterator[tuple[str, str, str]]:
    """Start Fuseki with a password; give (address, user, password). Without ``options``, an empty dataset in memory."""
    port, password = free_port(), secrets.token_hex(12)
    (home / "passwd").write_text(f"remit: {password}\n")
    command = ["java", "-Xmx700m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", own_names(home)]
    command += ["-jar", jar, "--localhost", "--ping"]
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
        _wait(server, ready, home / "out.txt")
        yield server
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait(server: subprocess.Popen[bytes], ready: str, log: Path, seconds: float = 120) -> None:
    """Return when ``ready`` answers; raise RuntimeError with what the server said where it ends or stays silent."""
    until, answer = time.monotonic() + seconds, ""
    while time.monotonic() < until:
        if server.poll() is not None:
            raise RuntimeError(f"the server ended at its start: {log.read_text()[-800:]}")
        try:
            with urllib.request.urlopen(ready, timeout=5):  # noqa: S310 - loopback
                return
        except urllib.error.HTTPError:  # it is up, and asks who we are
            return
        except OSError as error:
            answer = str(error)
        time.sleep(0.1)
    raise RuntimeError(f"no answer in {seconds:g} s at {ready} ({answer}); the server said: {log.read_text()[-800:]}")
