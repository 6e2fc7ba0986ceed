"""/sparql after the SPARQL 1.1 Protocol: queries by GET and POST, answers in what the reader accepts; read-only."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from remit.graph.stores.protocol import serialised
from remit.graph.trouble import Trouble
from remit.web.asked import children, folder
from remit.web.body import FORM, Refused, body_of, form_of, kind_of
from remit.web.child import TooLong
from remit.web.negotiation import preferred
from remit.web.querying import blank, rows_of

#: Media types of a SELECT or ASK, and of a CONSTRUCT or DESCRIBE, best first.
TABLES = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
    "application/json",
    "application/xml",
)
GRAPHS = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")
_DIRECT = "application/sparql-query"


async def sparql(request: Request) -> Response:
    """Answer a SPARQL query by GET, by POST with a form, or by POST of the query itself; without one, show the page.

    A faulty or refused query gets 400, an unknown content type 415, one whose answer nobody can read 406, one that
    is too long 413, one that takes too long 503.
    """
    try:
        given = await _given(request)
        if request.method == "GET" and "update" not in given and _html(request):
            if not given.get("query", [""])[0].strip():
                return await blank(request, "sparql")
            return await rows_of(request, "sparql", _one(given))
        return await _results(request, _one(given), given)
    except Refused as refused:
        return _said(str(refused), refused.status)


def _one(given: dict[str, list[str]]) -> str:
    """Give the one query of a request."""
    if "update" in given:
        raise Refused("This endpoint is read-only; it takes no update.")
    if len(given.get("query", [])) != 1:
        raise Refused("Send exactly one query.")
    return given["query"][0]


async def _given(request: Request) -> dict[str, list[str]]:
    """Give the parameters of the protocol: those of the address and of a form, or the query that is the body."""
    out: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        out.setdefault(name, []).append(value)
    if request.method != "POST":
        return out
    kind = kind_of(request)
    if kind not in (FORM, _DIRECT):
        raise Refused("Send the query as application/sparql-query or as a form with query=.", 415)
    body = await body_of(request)
    for name, value in [("query", body)] if kind == _DIRECT else form_of(body):
        out.setdefault(name, []).append(value)
    return out


def _html(request: Request) -> bool:
    if request.query_params.get("format") in ("html", "csv", "json"):
        return True
    return preferred(request.headers.get("accept", ""), [*TABLES, *GRAPHS, "text/html"]) == "text/html"


async def _results(request: Request, query: str, given: dict[str, list[str]]) -> Response:
    accept = request.headers.get("accept", "")
    wanted = preferred(accept, TABLES), preferred(accept, GRAPHS)
    if wanted == (None, None):
        return _said(f"Answers are given as {', '.join((*TABLES, *GRAPHS))}.", 406)
    dataset = tuple(given.get(f"{kind}-graph-uri", []) for kind in ("default", "named"))
    place = await folder(request)
    try:
        media, body = await children(request).ask(
            request, serialised, place, query, wanted[0] or "", wanted[1] or "", *dataset
        )
    except TooLong as trouble:
        return _said(str(trouble), 503)
    except Trouble as trouble:
        return _said(str(trouble), 400)
    if not media:
        return _said(body.decode(), 406)
    headers = {"vary": "accept", "content-type": f"{media}; charset=utf-8" if media.startswith("text/") else media}
    return Response(body, headers=headers)


def _said(sentence: str, status: int) -> Response:
    return PlainTextResponse(sentence + "\n", status)
