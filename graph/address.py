"""Addresses of servers: which engine a URL means, and the user and password that open it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit, urlunsplit

from remit.graph.trouble import Trouble

_BOLT = frozenset({"neo4j", "bolt", "neo4j+s", "bolt+s", "neo4j+ssc", "bolt+ssc"})
_HTTP = frozenset({"http", "https"})


@dataclass(frozen=True, slots=True)
class Address:
    """A server: its URL without database, the engine (neo4j or sparql), the database's name (Neo4j; empty: its own)."""

    url: str
    engine: str
    database: str = ""

    def __str__(self) -> str:
        return f"{self.url}/{self.database}" if self.database else self.url


def is_url(text: str) -> bool:
    """Whether a text is meant as the address of a server."""
    return "://" in text


def address(text: str) -> Address:
    """Read the address of a server.

    A database of Neo4j is named in the path or as ``?database=``.

    Raises:
        Trouble: the scheme is none of those known, the host is missing, or a password stands in the URL.
    """
    if "@" in text.partition("://")[2].partition("/")[0]:  # first, so that no other sentence repeats it
        raise Trouble("User and password do not belong in the URL; set REMIT_USER and REMIT_PASSWORD.")
    try:
        parts = urlsplit(text)
    except ValueError:
        raise Trouble(f"{text} is no address; write it as bolt://127.0.0.1:7687.") from None
    scheme = parts.scheme.lower()
    if scheme not in _BOLT | _HTTP:
        raise Trouble(f"{scheme or text}:// is no server remit knows; give neo4j://, bolt://, http:// or https://.")
    try:
        host = parts.hostname and (parts.port or True)
    except ValueError:
        host = None
    if not host:
        raise Trouble(f"{text} names no host, or a port that is none; write it as bolt://127.0.0.1:7687.")
    if scheme in _HTTP:
        return Address(urlunsplit((scheme, parts.netloc, parts.path.rstrip("/"), parts.query, "")), "sparql")
    named = parse_qs(parts.query).get("database", [parts.path.strip("/")])[0]
    return Address(f"{scheme}://{parts.netloc}", "neo4j", named)


def credentials() -> tuple[str, str] | None:
    """Give user and password from REMIT_USER and REMIT_PASSWORD; None where neither is set."""
    user, password = os.environ.get("REMIT_USER", ""), os.environ.get("REMIT_PASSWORD", "")
    return (user, password) if user or password else None
