"""The query pages: one's own Cypher or SPARQL, its rows as a table, a small picture, JSON and CSV."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from remit.graph.folder import open_cypher, open_sparql
from remit.graph.trouble import Trouble
from remit.web.asked import children, folder
from remit.web.body import Refused, body_of, form_of
from remit.web.child import TooLong
from remit.web.drawing import drawn
from remit.web.negotiation import preferred
from remit.web.render import show, told, wants_json
from remit.web.tables import as_csv

_ROWS = 2_000
#: The child is killed when the server's own time is up; the engine's is only a second fence.
_FENCE = 600.0


@functools.cache
def examples() -> dict[str, list[dict[str, str]]]:
    """Give the examples of each language: wording in both languages, and the query."""
    return tomllib.loads(Path(__file__).with_name("examples.toml").read_text(encoding="utf-8"))


async def cypher(request: Request) -> Response:
    """Answer a Cypher query as a page, JSON or CSV; without one, show the page."""
    query = request.query_params.get("query", "")
    if request.method == "POST":
        try:
            query = dict(form_of(await body_of(request))).get("query", "")
        except Refused as refused:
            return PlainTextResponse(told(request, str(refused)) + "\n", refused.status)
    if not query.strip():
        return await blank(request, "cypher")
    return await rows_of(request, "cypher", query)


async def blank(request: Request, language: str) -> Response:
    """Show the page of a language without a query."""
    await folder(request)
    data = {"language": language, "query": ""}
    return show(request, "query.html", data, answer=None, trouble="", picture=None, examples=examples()[language])


async def rows_of(request: Request, language: str, query: str) -> Response:
    """Show a query's rows as a table, as JSON or as CSV."""
    place = await folder(request)
    data: dict[str, Any] = {"language": language, "query": query}
    form = _form(request)
    try:
        columns, rows = await children(request).ask(request, plain_rows, place, language, query)
    except Trouble as trouble:
        status = 503 if isinstance(trouble, TooLong) else 400
        if form == "html":
            more: dict[str, Any] = {"answer": None, "trouble": told(request, str(trouble)), "picture": None}
            return show(request, "query.html", data, status=status, examples=examples()[language], **more)
        return JSONResponse({**data, "error": str(trouble)}, status)
    data.update(columns=columns, rows=rows[:_ROWS], cut=len(rows) > _ROWS)
    if form == "csv":
        return Response(as_csv(columns, data["rows"]), media_type="text/csv; charset=utf-8")
    if form == "json":
        return JSONResponse(data)
    picture = drawn(columns, data["rows"])
    return show(request, "query.html", data, answer=data, trouble="", picture=picture, examples=examples()[language])


def _form(request: Request) -> str:
    if request.query_params.get("format") in ("csv", "json", "html"):
        return request.query_params["format"]
    found = preferred(request.headers.get("accept", ""), ["application/json", "text/html", "text/csv"])
    return "html" if not wants_json(request) and found == "text/html" else "csv" if found == "text/csv" else "json"


def plain_rows(place: Path, language: str, query: str) -> tuple[list[str], list[list[Any]]]:
    """Answer in the child process: columns and plain rows."""
    store = open_cypher(place, timeout=_FENCE) if language == "cypher" else open_sparql(place)
    found = store.ask(query, limit=_ROWS + 1)
    return list(found.columns), [[_plain(v) for v in row] for row in found.rows]


def _plain(value: Any) -> Any:
    """Give a value as JSON can hold it: a node by its name or id."""
    if isinstance(value, dict):
        return str(value.get("name") or value.get("id") or {k: v for k, v in value.items() if v not in (None, "")})
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)
