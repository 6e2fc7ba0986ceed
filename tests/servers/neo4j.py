"""A real Neo4j server on a free loopback port, with authentication on, started and stopped by a test."""

from __future__ import annotations

import contextlib
import os
import secrets
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

_OPENS = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")


def jars(root: Path) -> Path | None:
    """Give the folder of the server's jars, which `make setup` fills; None where it is not there."""
    found = sorted((root / ".cache").glob("neo4j-*/.done"))
    return found[-1].parent / "lib" if found else None


def _free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@contextlib.contextmanager
def serving(lib: Path, home: Path) -> Iterator[tuple[str, str, str]]:
    """Start a server with its data under ``home``; give (address, user, password)."""
    port, password = _free_port(), secrets.token_urlsafe(12)
    for name in ("conf", "data", "logs", "plugins", "import", "run"):
        (home / name).mkdir()
    (home / "conf" / "neo4j.conf").write_text(
        "server.default_listen_address=127.0.0.1\n"
        f"server.bolt.listen_address=127.0.0.1:{port}\n"
        "server.http.enabled=false\nserver.https.enabled=false\n"
        "dbms.security.auth_enabled=true\ndbms.usage_report.enabled=false\n"
        "server.memory.pagecache.size=64m\ndb.tx_log.preallocate=false\n"
        "internal.dbms.bolt.netty_server_shutdown_quiet_period=0\ninternal.dbms.bolt.netty_server_shutdown_timeout=2s\n"
    )
    env = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    admin = ["java", "-cp", f"{lib}/*", "org.neo4j.server.startup.Neo4jAdminCommand", "dbms", "set-initial-password"]
    subprocess.run([*admin, password], env=env, check=True, capture_output=True)
    opens = [f"--add-opens={o}=ALL-UNNAMED" for o in _OPENS]
    memory = ["-Xms128m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
    main = ["org.neo4j.server.CommunityEntryPoint", f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    with (home / "out.txt").open("w") as log:
        server = subprocess.Popen(["java", *memory, *opens, "-cp", f"{lib}/*", *main], env=env, stdout=log, stderr=log)
    try:
        _wait(server, port, home / "out.txt")
        yield f"bolt://127.0.0.1:{port}", "neo4j", password
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(480):
        if server.poll() is not None:
            raise RuntimeError(f"Neo4j ended at its start: {log.read_text()[-800:]}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.5):
            return
        time.sleep(0.25)
    raise RuntimeError("Neo4j did not open its port in two minutes")
