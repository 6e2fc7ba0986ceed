"""The catalogue as pages: a form a question, its answer, and its Cypher and SPARQL."""

from __future__ import annotations

import csv
import io
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from remit.queries.catalogue import answer, find, questions, themes
from remit.web.asked import folder
from remit.web.render import show

_GIVEN = {"lang", "on", "as_known", "format", "engine", "token"}


async def listed(request: Request) -> Response:
    """Show all questions by theme."""
    await folder(request)
    found = [
        {"name": q.name, "theme": q.theme, "zh": q.zh, "en": q.en, "parameters": list(q.parameters)}
        for q in questions()
    ]
    return show(request, "questions.html", {"questions": found}, themes=themes())


async def question(request: Request) -> Response:
    """Show one question with its form; with its parameters in the address, also the answer."""
    asked = find(request.path_params["name"])
    place = await folder(request)
    given = {k: v for k, v in request.query_params.items() if k not in _GIVEN}
    data: dict[str, Any] = {
        "question": {"name": asked.name, "zh": asked.zh, "en": asked.en},
        "parameters": given,
        "columns": list(asked.columns),
        "rows": None,
    }
    if given or not asked.parameters:
        engine = request.query_params.get("engine", "ladybug")
        found = await run_in_threadpool(answer, place, asked, given, engine)
        data["rows"] = [list(row) for row in found.rows]
    if request.query_params.get("format") == "csv":
        return Response(as_csv(data["columns"], data["rows"] or []), media_type="text/csv; charset=utf-8")
    return show(request, "question.html", data, asked=asked)


def as_csv(columns: list[str], rows: list[list[Any]]) -> str:
    """Give a table as CSV (RFC 4180)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()
