"""Query doors: /sparql after the SPARQL 1.1 Protocol, /cypher, and their pages; read-only, each query with its time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from remit.graph.folder import open_cypher, open_sparql
from remit.graph.trouble import Trouble
from remit.web.asked import folder, graphs
from remit.web.asking import as_csv
from remit.web.child import TooLong, in_child
from remit.web.negotiation import preferred
from remit.web.render import show

#: Media types of a SELECT or ASK, and of a CONSTRUCT or DESCRIBE, best first.
TABLES = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)
GRAPHS = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")
_FORM, _DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
_LONGEST = 100_000
_ROWS = 2_000


async def sparql(request: Request) -> Response:
    """Answer a SPARQL query by GET, by POST with a form, or by POST of the query itself; without one, show the page.

    A faulty or refused query gets 400, an unknown content type 415, one whose answer nobody can read 406,
    one that takes too long 503.
    """
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if request.method == "POST" and kind not in (_FORM, _DIRECT):
        return _said("Send the query as application/sparql-query or as a form with query=.", 415)
    given = await _given(request, kind)
    if "update" in given:
        return _said("This endpoint is read-only; it takes no update.", 400)
    if len(given.get("query", [])) != 1:
        if request.method == "GET" and "query" not in given and _html(request):
            await folder(request)
            return show(request, "query.html", {"language": "sparql", "query": ""}, answer=None, trouble="")
        return _said("Send exactly one query.", 400)
    if given.get("default-graph-uri") or given.get("named-graph-uri"):
        return _said("The dataset of this endpoint is fixed: leave default-graph-uri and named-graph-uri out.", 400)
    query = given["query"][0]
    if request.method == "GET" and _html(request):
        return await _page(request, "sparql", query)
    return await _results(request, query)


async def _given(request: Request, kind: str) -> dict[str, list[str]]:
    """Give the parameters of the protocol: those of the address and of a form, or the query that is the body."""
    out: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        out.setdefault(name, []).append(value)
    if request.method == "POST":
        body = await request.body()
        if kind == _DIRECT:
            out.setdefault("query", []).append(body[:_LONGEST].decode("utf-8", "replace"))
        else:
            for name, value in (await request.form()).multi_items():
                out.setdefault(name, []).append(str(value))
    return out


def _html(request: Request) -> bool:
    return preferred(request.headers.get("accept", ""), [*TABLES, *GRAPHS, "text/html"]) == "text/html"


async def _results(request: Request, query: str) -> Response:
    accept = request.headers.get("accept", "")
    wanted = preferred(accept, TABLES), preferred(accept, GRAPHS)
    if wanted == (None, None):
        return _said(f"Answers are given as {', '.join((*TABLES, *GRAPHS))}.", 406)
    place = await folder(request)
    try:
        media, body = await run_in_threadpool(
            in_child, graphs(request).timeout, serialised, place, query, wanted[0] or "", wanted[1] or ""
        )
    except TooLong as trouble:
        return _said(str(trouble), 503)
    except Trouble as trouble:
        return _said(str(trouble), 400)
    if not media:
        return _said(body.decode(), 406)
    return Response(body, media_type=f"{media}; charset=utf-8" if media.startswith("text/") else media)


def serialised(place: Path, query: str, table: str, graph: str) -> tuple[str, bytes]:
    """Answer ``query`` in the child process: the media type used, and the body."""
    return open_sparql(place).serialised(query, table, graph)


async def cypher(request: Request) -> Response:
    """Answer a Cypher query as a page, JSON or CSV; without one, show the page."""
    given = await request.form() if request.method == "POST" else request.query_params
    query = str(given.get("query", ""))[:_LONGEST]
    if not query:
        await folder(request)
        return show(request, "query.html", {"language": "cypher", "query": ""}, answer=None, trouble="")
    return await _page(request, "cypher", query)


async def _page(request: Request, language: str, query: str) -> Response:
    """Show a query's rows as a table, as JSON or as CSV."""
    place = await folder(request)
    work = cypher_rows if language == "cypher" else sparql_rows
    data: dict[str, Any] = {"language": language, "query": query}
    try:
        columns, rows = await run_in_threadpool(in_child, graphs(request).timeout, work, place, query)
    except Trouble as trouble:
        status = 503 if isinstance(trouble, TooLong) else 400
        if _html(request):
            return show(request, "query.html", data, status=status, answer=None, trouble=str(trouble))
        return JSONResponse({**data, "error": str(trouble)}, status)
    data.update(columns=columns, rows=rows[:_ROWS], cut=len(rows) > _ROWS)
    if request.query_params.get("format") == "csv" or preferred(
        request.headers.get("accept", ""), ["application/json", "text/html", "text/csv"]
    ) == "text/csv":
        return Response(as_csv(columns, data["rows"]), media_type="text/csv; charset=utf-8")
    if not _html(request):
        return JSONResponse(data)
    return show(request, "query.html", data, answer=data, trouble="")


def cypher_rows(place: Path, query: str) -> tuple[list[str], list[list[Any]]]:
    """Answer in the child process: columns and plain rows."""
    found = open_cypher(place, timeout=600).ask(query)
    return list(found.columns), [[_plain(v) for v in row] for row in found.rows[: _ROWS + 1]]


def sparql_rows(place: Path, query: str) -> tuple[list[str], list[list[Any]]]:
    """Answer in the child process: columns and plain rows."""
    found = open_sparql(place).ask(query)
    return list(found.columns), [[_plain(v) for v in row] for row in found.rows[: _ROWS + 1]]


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, (str, int, float, bool)) else str(value)


def _said(sentence: str, status: int) -> Response:
    return PlainTextResponse(sentence + "\n", status)
