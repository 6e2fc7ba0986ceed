"""The catalogue as pages: a form a question, its answer, and its Cypher and SPARQL."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from remit.graph.trouble import Trouble
from remit.queries.catalogue import answer, find, questions, themes, written
from remit.queries.examples import examples
from remit.web.asked import asked as graph_asked
from remit.web.asked import children, folder
from remit.web.render import show
from remit.web.tables import as_csv

#: The engines that answer a question here.
ENGINES = ("ladybug", "oxigraph")
_GIVEN = {"lang", "on", "as_known", "format", "engine", "token"}


def given_of(request: Request) -> dict[str, str]:
    """Give the parameters of a question that stand in the address."""
    return {k: v.strip() for k, v in request.query_params.items() if k not in _GIVEN}


def engine_of(request: Request) -> str:
    """Give the engine that a request names.

    Raises:
        Trouble: it is none of the embedded ones.
    """
    engine = request.query_params.get("engine", "ladybug")
    if engine not in ENGINES:
        raise Trouble(f"engine is one of {', '.join(ENGINES)}; {engine} is none of them.")
    return engine


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
    given = given_of(request)
    data: dict[str, Any] = {
        "question": {"name": asked.name, "zh": asked.zh, "en": asked.en},
        "parameters": given,
        "columns": list(asked.columns),
        "rows": None,
    }
    if given or not asked.parameters:
        engine = engine_of(request)
        found = await children(request).ask(request, answer, place, asked, given, engine)
        data["rows"] = [list(row) for row in found.rows]
    if request.query_params.get("format") == "csv":
        return Response(as_csv(data["columns"], data["rows"] or []), media_type="text/csv; charset=utf-8")
    example = await graph_asked(request, lambda store: examples(store, asked))
    cypher, sparql = written(asked, {**example, **given})
    texts = {"cypher": cypher, "sparql": sparql}
    return show(request, "question.html", data, asked=asked, engine=engine_of(request), example=example, texts=texts)
