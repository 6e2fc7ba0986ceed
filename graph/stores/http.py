"""The SPARQL 1.1 Protocol over urllib: where the endpoints are, requests, answers read as they come, and troubles."""

from __future__ import annotations

import base64
import codecs
import contextlib
import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import IO, Any
from urllib.parse import quote, urlsplit, urlunsplit

from remit.graph.address import Address, credentials
from remit.graph.trouble import Trouble

_JSON = "application/sparql-results+json"
_CHUNK = 1 << 16
_QUERY, _UPDATE = ("", "/query", "/sparql"), ("", "/update", "/statements")
Found = tuple[list[str], Iterator[Any]]


class Endpoint:
    """The query and the update endpoint of one dataset."""

    def __init__(self, address: Address, timeout: float) -> None:
        """Find the query endpoint: the address itself, or /query or /sparql below it."""
        self._address, self._timeout = address, timeout
        self._update = ""
        self._query = self._find(_QUERY, "ASK {}", "application/sparql-query", _JSON)

    def _find(self, tails: tuple[str, ...], body: str, kind: str, accept: str) -> str:
        """Give the first of the addresses that takes ``body``.

        Raises:
            Trouble: none does; where one asks for a password or may not be written, that is what is told.
        """
        refused = ""
        for tail in tails:
            parts = urlsplit(self._address.url)
            url = urlunsplit(parts._replace(path=parts.path + tail))
            try:
                with self._open(url, body, kind, accept) as answer:
                    said = answer.headers.get("Content-Type", "")
                    if accept == "*/*" or "json" in said:
                        return url
            except urllib.error.HTTPError as error:
                with error:
                    refused = self._denied(error) or refused
        if refused:
            raise Trouble(refused)
        if accept == "*/*":
            raise Trouble(f"{self._address} takes no SPARQL Update: it is read-only; nothing was changed.")
        raise Trouble(f"{self._address} speaks no SPARQL 1.1; give the address of a dataset or of its query endpoint.")

    def _denied(self, error: urllib.error.HTTPError) -> str:
        if error.code == http.client.UNAUTHORIZED:
            return f"{self._address} does not accept user and password; set REMIT_USER and REMIT_PASSWORD."
        if error.code == http.client.FORBIDDEN:
            return f"The user of {self._address} may not do this, or it is read-only; nothing was changed."
        return ""

    def _open(self, url: str, body: str, kind: str, accept: str) -> Any:
        """Send one POST; raises HTTPError where the server refuses it, Trouble where nobody answers."""
        headers = {"Content-Type": f"{kind}; charset=utf-8", "Accept": accept, "User-Agent": "remit"}
        request = urllib.request.Request(url, body.encode(), headers, method="POST")  # noqa: S310 - http or https, checked by address()
        user = credentials()
        if user:  # and nobody that the server redirects to learns it
            known = base64.b64encode(":".join(user).encode()).decode()
            request.add_unredirected_header("Authorization", f"Basic {known}")
        try:
            return urllib.request.urlopen(request, timeout=self._timeout)  # noqa: S310 - as above
        except urllib.error.HTTPError:
            raise
        except TimeoutError:
            raise self._late() from None
        except (OSError, http.client.HTTPException) as error:
            if isinstance(getattr(error, "reason", None), TimeoutError):
                raise self._late() from None
            raise Trouble(
                f"Nobody answers at {self._address}, or the connection broke; is the server running?"
            ) from None

    def _late(self) -> Trouble:
        return Trouble(f"{self._address} took longer than {self._timeout:g} seconds; ask for less or raise --timeout.")

    @contextlib.contextmanager
    def _asked(self, query: str, union: str, accept: str) -> Iterator[Any]:
        url = self._query
        if union:
            url += ("&" if "?" in url else "?") + quote(union, safe="=&")
        try:
            with self._open(url, query, "application/sparql-query", accept) as answer:
                yield answer
        except urllib.error.HTTPError as error:
            with error:
                said = _said(error)
            if error.code == http.client.SERVICE_UNAVAILABLE:
                raise self._late() from None
            raise Trouble(self._denied(error) or f"{self._address} does not accept the query: {said}.") from None
        except TimeoutError:
            raise self._late() from None
        except (OSError, http.client.HTTPException):
            raise Trouble(f"The connection to {self._address} broke before the answer was there; ask again.") from None
        except ValueError:
            raise Trouble(
                f"{self._address} sent an answer that is cut off; it may have stopped the query: ask for less."
            ) from None

    @contextlib.contextmanager
    def select(self, query: str, union: str) -> Iterator[Found]:
        """Give the columns and the rows (terms by column) of a SELECT as they come; of an ASK no column, one bool."""
        with self._asked(query, union, _JSON) as answer:
            yield _results(answer)

    def ask(self, query: str, union: str) -> bool:
        """Answer an ASK query."""
        with self.select(query, union) as (_, rows):
            return bool(next(rows))

    def turtle(self, query: str, union: str) -> str:
        """Answer a CONSTRUCT or DESCRIBE query as Turtle."""
        with self._asked(query, union, "text/turtle") as answer:
            if "turtle" not in answer.headers.get("Content-Type", ""):
                raise Trouble("This query gives a table, not triples; leave --format turtle out.")
            return str(answer.read().decode())

    def update(self, text: str) -> None:
        """Send one Update request, which the server does whole or not at all.

        Raises:
            Trouble: it is read-only, refuses, or is gone.
        """
        kind = "application/sparql-update"
        if not self._update:
            self._update = self._find(_UPDATE, "INSERT DATA {}", kind, "*/*")
        try:
            with self._open(self._update, text, kind, "*/*") as answer:
                answer.read()
        except urllib.error.HTTPError as error:
            with error:
                said = _said(error)
            raise Trouble(self._denied(error) or f"{self._address} refuses the push: {said}.") from None
        except (OSError, http.client.HTTPException):
            raise Trouble(f"The connection to {self._address} broke while writing; push again to complete.") from None


def _said(error: urllib.error.HTTPError) -> str:
    """Give the beginning of what the server says of an error, on one line."""
    return " ".join(error.read(2000).decode("utf-8", "replace").split())[:300].rstrip(".") or error.reason


def _results(answer: IO[bytes]) -> Found:
    """Read SPARQL's JSON results row by row, so that a long answer need not be there whole.

    Raises:
        ValueError: it is no such JSON, or is cut off.
    """
    decoder = json.JSONDecoder()
    text = ""

    def more() -> bool:
        nonlocal text
        part = answer.read(_CHUNK)
        text += pending.decode(part)
        return bool(part)

    pending = codecs.getincrementaldecoder("utf-8")()
    while '"bindings"' not in text and more():
        pass
    if '"bindings"' not in text:
        return [], iter([bool(json.loads(text)["boolean"])])
    head, _, text = text.partition('"bindings"')
    at = head.index("[", head.index('"vars"'))  # a list of links may stand before it
    columns = json.loads(head[at : head.index("]", at) + 1])
    text = text.lstrip()

    def rows() -> Iterator[Any]:
        nonlocal text
        text = text.lstrip().removeprefix(":").lstrip().removeprefix("[")
        while True:
            text = text.lstrip(" \t\r\n,")
            if text.startswith("]"):
                while more():
                    pass
                json.loads('{"results":{"bindings":[' + text)  # what follows the rows must be whole as well
                return
            try:
                row, end = decoder.raw_decode(text)
            except ValueError:
                if not more():
                    raise
                continue
            yield row
            text = text[end:]

    return columns, rows()
