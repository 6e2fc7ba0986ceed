"""A real Neo4j server on a free loopback port, with authentication on, started and stopped by a test."""

from __future__ import annotations

import contextlib
import os
import secrets
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from servers.loopback import free_port, own_names

_OPENS = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")


def jars(root: Path) -> Path | None:
    """Give the folder of the server's jars, which `make setup` fills; None where it is not there."""
    found = sorted((root / ".cache").glob("neo4j-*/.done"))
    return found[-1].parent / "lib" if found else None


def prepare(lib: Path, home: Path, *settings: str) -> tuple[int, str]:
    """Make a server's folders, settings and first password; give its port and the password.

    A home that a server ran in before keeps its data and its password, and takes the settings anew.
    """
    port, kept = free_port(), home / "password"
    again = kept.exists()
    password = kept.read_text() if again else secrets.token_hex(12)
    kept.write_text(password)
    for name in ("conf", "data", "logs", "plugins", "import", "run"):
        (home / name).mkdir(parents=True, exist_ok=True)
    (home / "conf" / "neo4j.conf").write_text(
        "server.default_listen_address=127.0.0.1\n"
        f"server.bolt.listen_address=127.0.0.1:{port}\n"
        "server.http.enabled=false\nserver.https.enabled=false\n"
        # no lock-out after wrong passwords: one test gives some, the next must get in at once
        "dbms.security.auth_enabled=true\ndbms.security.auth_max_failed_attempts=0\n"
        "dbms.usage_report.enabled=false\n"
        "server.memory.pagecache.size=64m\ndb.tx_log.preallocate=false\n"
        "internal.dbms.bolt.netty_server_shutdown_quiet_period=0\ninternal.dbms.bolt.netty_server_shutdown_timeout=2s\n"
        "db.transaction.monitor.check.interval=200ms\n" + "".join(f"{line}\n" for line in settings)
    )
    if not again:
        admin(lib, home, "dbms", "set-initial-password", password)
    return port, password


def admin(lib: Path, home: Path, *arguments: str) -> None:
    """Run ``neo4j-admin`` on the server under ``home``, which must not be running."""
    command = ["java", own_names(home), "-cp", f"{lib}/*"]
    command += ["org.neo4j.server.startup.Neo4jAdminCommand", *arguments]
    subprocess.run(command, env=_environment(home), check=True, capture_output=True)


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}


@contextlib.contextmanager
def serving(
    lib: Path, home: Path, *settings: str, before: Callable[[], None] = lambda: None, heap: str = "512m"
) -> Iterator[tuple[str, str, str]]:
    """Start a server with its data under ``home``; give (address, user, password). ``settings`` go into neo4j.conf.

    ``before`` runs when all is prepared and nothing has started; ``heap`` is the memory the server may take.

    Its process's id stands in ``home/pid``, for a test that kills it.
    """
    port, password = prepare(lib, home, *settings)
    before()
    opens = [f"--add-opens={o}=ALL-UNNAMED" for o in _OPENS]
    memory = ["-Xms128m", f"-Xmx{heap}", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", own_names(home)]
    main = ["org.neo4j.server.CommunityEntryPoint", f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    with (home / "out.txt").open("w") as log:
        command = ["java", *memory, *opens, "-cp", f"{lib}/*", *main]
        server = subprocess.Popen(command, env=_environment(home), stdout=log, stderr=log)
    (home / "pid").write_text(str(server.pid))
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


def empty(server: tuple[str, str, str]) -> None:
    """Take everything out of a running server: nodes, constraints, indexes."""
    import neo4j

    with neo4j.GraphDatabase.driver(server[0], auth=server[1:]) as driver, driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()
        for kind in ("CONSTRAINT", "INDEX"):  # an index of a constraint goes with it
            listed = "SHOW CONSTRAINTS YIELD name" if kind == "CONSTRAINT" else "SHOW INDEXES YIELD name"
            for (name,) in [*session.run(listed)]:
                session.run(f"DROP {kind} `{name}` IF EXISTS").consume()  # type: ignore[arg-type] # the server's names


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(480):
        if server.poll() is not None:
            raise RuntimeError(f"Neo4j ended at its start: {log.read_text()[-800:]}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.5):
            return
        time.sleep(0.25)
    raise RuntimeError("Neo4j did not open its port in two minutes")
