"""What the Neo4j driver meets, told in one sentence: wrong password, no server, wrong database, no right to write."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from remit.graph.address import Address
from remit.graph.trouble import Trouble

#: Parts of Neo4j's status codes, and what they mean for the user.
_CODES = (
    ("Security.Unauthorized", "{at} does not accept user and password; set REMIT_USER and REMIT_PASSWORD."),
    ("Security.CredentialsExpired", "The password of {at} must be changed first; then set REMIT_PASSWORD."),
    ("Security.AuthenticationRateLimit", "{at} refuses after several wrong passwords; wait a little and try again."),
    ("Security.Forbidden", "The user of {at} may not do this; ask for the right, or take another in REMIT_USER."),
    ("Database.DatabaseNotFound", "{at} has no database of that name; name another, as in bolt://HOST:7687/neo4j."),
    ("General.ForbiddenOnReadOnlyDatabase", "{at} is read-only; nothing was changed."),
    ("General.WriteOnReadOnlyAccessMode", "{at} is read-only; nothing was changed."),
    ("Request.InvalidFormat", "{at} does not accept user and password; set REMIT_USER and REMIT_PASSWORD."),
    ("Statement.AccessMode", "Only reading is allowed here; Neo4j says: {said}."),
    ("TransactionTimedOut", "The query took longer than {timeout:g} seconds and was stopped; raise --timeout."),
    ("Transaction.Terminated", "The query took longer than {timeout:g} seconds and was stopped; raise --timeout."),
    ("MemoryLimitExceeded", "{at} has not enough memory for this; ask for less, or push with a smaller --batch."),
    ("OutOfMemory", "{at} has not enough memory for this; ask for less, or push with a smaller --batch."),
    ("Neo.ClientError.Statement", "Neo4j does not accept the query: {said}."),
)


@contextlib.contextmanager
def telling(address: Address, timeout: float = 30.0) -> Iterator[None]:
    """Turn what the driver raises into a Trouble."""
    from neo4j.exceptions import DriverError, Neo4jError

    try:
        yield
    except (DriverError, Neo4jError, OSError) as error:
        raise told(error, address, timeout) from None


def told(error: Exception, address: Address, timeout: float) -> Trouble:
    """Give a Trouble for what the driver met."""
    from neo4j.exceptions import AuthError, Neo4jError, ServiceUnavailable, SessionExpired

    said = " ".join(str(getattr(error, "message", None) or error).split()).rstrip(".")[:300]
    if isinstance(error, AuthError) and not getattr(error, "code", None):
        return Trouble(f"{address} does not accept user and password; set REMIT_USER and REMIT_PASSWORD.")
    if isinstance(error, Neo4jError):
        code = str(error.code)
        for part, sentence in _CODES:
            if part in code:
                return Trouble(sentence.format(at=address, said=said, timeout=timeout))
        return Trouble(f"{address} answers: {said} ({code}).")
    if isinstance(error, ServiceUnavailable | SessionExpired | OSError):
        if "routing" in said.lower():
            return Trouble(
                f"{address} gives no route to a database; is the server there, and the database's name right?"
            )
        return Trouble(f"Nobody answers at {address}, or the connection broke; is the server running, and is it Neo4j?")
    return Trouble(f"{address}: {said}.")
