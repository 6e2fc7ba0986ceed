"""Neo4j over Bolt, by the official driver: read transactions for questions, one transaction or batches for a push."""

from __future__ import annotations

import contextlib
import logging
import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from remit.graph.address import Address, credentials
from remit.graph.read_only import refuse_cypher
from remit.graph.store import STORED, Answer, Held, Language, Parameters, Progress, Pushed, cut
from remit.graph.stores.neo4j_troubles import telling
from remit.graph.trouble import Trouble
from remit.ontology.cypher import constraints, name
from remit.ontology.schema import load

if TYPE_CHECKING:
    import neo4j

    from remit.graph.statement import Graph

#: Up to so many rows are written in one transaction, which is there whole or not at all; of 160,000 it takes twice the
#: time of batches, and more memory than a small server has.
_ONE = 50_000
_ROWS = 5_000
#: A transaction that a transient error ended is tried again for so many seconds; a server that is gone is told then.
_RETRIED = 8.0


class Neo4jStore:
    """A database of a Neo4j server, opened for reading unless it is pushed to."""

    language: Language = "cypher"

    def __init__(self, address: Address, *, timeout: float = 30.0) -> None:
        """Connect; queries end after ``timeout`` seconds, on the server.

        Raises:
            Trouble: the driver is not installed, nobody answers, the password is wrong, or the database is not there.
        """
        try:
            import neo4j
        except ImportError:
            raise Trouble("Neo4j needs its driver; install it with: pip install 'remit[neo4j]'.") from None
        logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what went wrong is told in a sentence
        self._address, self._timeout = address, timeout
        self._driver = neo4j.GraphDatabase.driver(
            address.url,
            auth=credentials(),
            user_agent="remit",
            connection_timeout=min(timeout, 10.0),
            max_transaction_retry_time=_RETRIED,
            notifications_min_severity="OFF",
        )
        try:
            with telling(address), self._session("READ") as session:
                session.run("RETURN 1").consume()
        except Trouble:
            self._driver.close()
            raise

    def ask(self, query: str, parameters: Parameters | None = None, *, limit: int = 0) -> Answer:
        """Answer a Cypher query in a read transaction; raises Trouble where it writes, fails or takes too long."""
        refuse_cypher(query, procedures=True)
        with self._reading() as work:
            result = work.run(query, parameters or {})
            return cut(tuple(result.keys()), (tuple(map(_plain, record)) for record in result), limit)

    @contextlib.contextmanager
    def _reading(self) -> Iterator[neo4j.Transaction]:
        """Open a read transaction; an interrupt ends it on the server too, which else works on until its time is up."""
        import neo4j

        mark, stopped = secrets.token_hex(8), False
        try:
            with (
                telling(self._address, self._timeout),
                self._session(neo4j.READ_ACCESS) as session,
                session.begin_transaction(timeout=self._timeout, metadata={"remit": mark}) as work,
            ):
                try:
                    yield work
                except KeyboardInterrupt:
                    stopped = True
                    with contextlib.suppress(Trouble), telling(self._address), self._session() as other:
                        other.run(_STOP, mark=mark).consume()
                    raise
        except Trouble:
            if stopped:  # closing what the server has ended is no news
                raise KeyboardInterrupt from None
            raise

    def held(self) -> Held | None:
        """Say what was pushed last; None where nothing was."""
        marks = self.ask("MATCH (p:Push) RETURN p.digest, p.whole").rows
        ours = "MATCH (s:Source) WHERE s.name IS NOT NULL AND s.sha256 IS NOT NULL RETURN s.name"
        sources = frozenset(row[0] for row in self.ask(ours).rows)
        if not marks:
            return Held("", whole=True, sources=sources) if sources else None
        return Held(str(marks[0][0]), bool(marks[0][1]), sources)

    def stored(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Give (kind, values by the schema's fields) of each Source, Particular and Statement."""
        import neo4j

        for kind in STORED:
            fields = [f.name for f in load().kinds[kind].fields]
            wanted = ", ".join(f"n.`{name(f)}`" for f in fields)
            with telling(self._address, self._timeout), self._session(neo4j.READ_ACCESS) as session:
                for record in session.run(f"MATCH (n:`{kind}`) RETURN {wanted}"):
                    yield kind, dict(zip(fields, record.values(), strict=True))

    def push(self, made: Callable[[], Graph], quads: Path, digest: str, *, batch: int, progress: Progress) -> Pushed:  # noqa: ARG002 - Neo4j takes rows, not quads
        """Make the database hold the graph and nothing else that remit wrote.

        In one transaction where the rows are few; else in batches, with a mark that the push is not at its end.
        """
        from remit.graph.stores.neo4j_rows import batches, expected

        graph = made()
        wanted, held = expected(graph), self.held()
        now = self._counts(wanted)
        if held is None and any(now.values()):
            kind = next(k for k, n in now.items() if n)
            raise Trouble(
                f"{self._address} holds {now[kind]} {kind} that remit did not push; push into an empty database."
            )
        if held and held.whole and held.digest == digest and now == wanted:
            return Pushed(changed=False, counts=now)
        size = batch or (0 if sum(wanted.values()) <= _ONE else _ROWS)
        steps = batches(graph, size or _ROWS)
        with telling(self._address, self._timeout), self._session() as session:
            _index(session)
            if size:
                self._in_batches(session, steps, wanted, graph, digest, progress)
            else:
                left = wanted if any(now.values()) else {}  # where nothing was, nothing can be left over
                session.execute_write(self._whole, list(steps), left, graph, digest)
        progress(f"wrote {sum(wanted.values())} rows")
        return Pushed(changed=True, counts=self._counts(wanted))

    def _whole(
        self, work: neo4j.ManagedTransaction, steps: Iterable[Any], wanted: dict[str, int], graph: Graph, digest: str
    ) -> None:
        for query, rows in steps:
            work.run(query, rows=rows).consume()
        for query, rows in self._stale(work, wanted, graph) if wanted else ():
            work.run(query, rows=rows).consume()
        work.run(_MARK, digest=digest, whole=True).consume()

    def _in_batches(
        self,
        session: neo4j.Session,
        steps: Iterable[Any],
        wanted: dict[str, int],
        graph: Graph,
        digest: str,
        progress: Progress,
    ) -> None:
        """Write batch by batch; a transient error is tried again by the driver for a few seconds."""
        session.execute_write(_run, _MARK, digest=digest, whole=False)
        done = 0
        for query, rows in steps:
            session.execute_write(_run, query, rows=rows)
            done += len(rows)
            progress(f"wrote {done} of {sum(wanted.values())} rows")
        for query, rows in session.execute_read(lambda work: list(self._stale(work, wanted, graph))):
            session.execute_write(_run, query, rows=rows)
        session.execute_write(_run, _MARK, digest=digest, whole=True)

    def _stale(
        self, work: neo4j.ManagedTransaction, wanted: dict[str, int], graph: Graph
    ) -> Iterator[tuple[Any, list[Any]]]:
        """Give the deletions of what the graph no longer holds; where the counts agree, nothing can be left over."""
        from remit.graph.stores.neo4j_rows import ids, pairs

        schema = load()
        now = dict.fromkeys(wanted, 0) | dict(work.run(_counting(wanted)).values())
        changed = (kind for kind, count in wanted.items() if now[kind] != count)
        # relations first: a node that thousands of them end at would be deleted with all in one transaction's memory
        for kind in sorted(changed, key=lambda kind: kind in schema.kinds):
            node = kind in schema.kinds
            pattern = f"(n:`{kind}`)" if node else f"(a)-[r:`{kind}`]->(b)"
            kept: set[Any] = ids(graph, schema, kind) if node else pairs(graph, kind)
            what = "n.id AS key, n.id AS mark" if node else "[a.id, b.id] AS key, elementId(r) AS mark"
            found = work.run(f"MATCH {pattern} RETURN {what}")
            gone = (mark for key, mark in found if (tuple(key) if isinstance(key, list) else key) not in kept)
            delete = (
                f"UNWIND $rows AS id MATCH (n:`{kind}` {{id: id}}) DETACH DELETE n"
                if node
                else "UNWIND $rows AS id MATCH ()-[r]->() WHERE elementId(r) = id DELETE r"
            )
            left = list(gone)
            rows = iter(left)
            while part := list(islice(rows, _ROWS)):
                yield delete, part

    def _counts(self, wanted: dict[str, int]) -> dict[str, int]:
        """Count what the database holds of each kind and relation."""
        return dict.fromkeys(wanted, 0) | dict(self.ask(_counting(wanted)).rows)

    def _session(self, access: str = "WRITE") -> neo4j.Session:
        return self._driver.session(database=self._address.database or None, default_access_mode=access)

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()


#: Ends the transaction that bears a mark; every user may end their own.
_STOP = (
    "SHOW TRANSACTIONS YIELD transactionId AS t, metaData WHERE metaData.remit = $mark "
    "TERMINATE TRANSACTIONS t YIELD message RETURN message"
)
_NAMED = re.compile(r"CREATE (?:CONSTRAINT|FULLTEXT INDEX|INDEX) (\w+) ")
_MARKS = "CREATE CONSTRAINT push_id IF NOT EXISTS FOR (n:Push) REQUIRE n.id IS UNIQUE"
_MARK = "MERGE (p:Push {id: 'push'}) SET p.digest = $digest, p.whole = $whole"


def _counting(kinds: Iterable[str]) -> Any:
    """Give the query that counts each kind and relation in one round trip (the server's own count store: no scan)."""
    declared = load().kinds
    return " UNION ALL ".join(
        f"MATCH (n:`{k}`) RETURN '{k}' AS k, count(n) AS c"
        if k in declared
        else f"MATCH ()-[r:`{k}`]->() RETURN '{k}' AS k, count(r) AS c"
        for k in kinds
    )


def _index(session: neo4j.Session) -> None:
    """Create the constraints and indexes that are not there, and wait until they can be used."""
    there = {record["name"] for record in session.run("SHOW INDEXES YIELD name")}
    missing = [s for s in (*constraints(load()), _MARKS) if (named := _NAMED.match(s)) is None or named[1] not in there]
    for statement in missing:
        session.run(statement).consume()
    if missing:
        session.run("CALL db.awaitIndexes(300)").consume()


def _run(work: neo4j.ManagedTransaction, /, query: str, **parameters: Any) -> None:
    work.run(query, parameters).consume()


def _plain(value: Any) -> Any:
    """Give dates as ISO text; nodes, relationships and paths as what they hold."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list):
        return [_plain(v) for v in value]
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if hasattr(value, "iso_format"):
        return value.iso_format()
    return {k: _plain(v) for k, v in value.items()} if hasattr(value, "items") else str(value)
