"""The JSON API (/api/…): look-ups and the catalogue, described by OpenAPI 3.1."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from remit.graph.store import Store
from remit.queries.catalogue import answer, find, listing, questions
from remit.queries.find import organisations, partly, people
from remit.queries.leader import life, portfolio
from remit.queries.matter import who
from remit.queries.unit import group, unit
from remit.web.asked import asked, children, folder
from remit.web.asking import engine_of, given_of
from remit.web.render import show

_LOOK_UPS = {"portfolio": portfolio, "person": life, "unit": unit, "group": group, "who": who}
_WORDS = {
    "portfolio": "A leader's portfolio 领导分工",
    "person": "A person: posts over time, groups, tasks 人员",
    "unit": "A unit 单位",
    "group": "A group, its members and office 议事协调机构",
    "who": "Who leads a matter, with the chain to the stand-in 谁负责",
}
_AT = [
    {"name": "on", "in": "query", "schema": {"type": "string", "format": "date"}, "description": "as of this day 截至"},
    {
        "name": "as_known",
        "in": "query",
        "schema": {"type": "string", "format": "date"},
        "description": "by the documents issued by this day 以当时已发文件为准",
    },
]
_NOT = {"$ref": "#/components/responses/Refused"}


async def look_up(request: Request) -> Response:
    """Answer /api/portfolio?name=… and its like."""
    ask = _LOOK_UPS.get(request.path_params["what"])
    if ask is None:
        return JSONResponse({"error": f"There is {', '.join(_LOOK_UPS)}; see /api."}, 404)
    text = request.query_params.get("name") or request.query_params.get("text") or ""
    if not text:
        return JSONResponse({"error": "Give name= (or text= for who)."}, 400)

    def found(store: Store) -> dict[str, Any]:
        page = ask(store, text)
        hint = partly(store, text, next(iter(page))) if ask is not who else ""
        return {**page, "notice": hint} if hint else page

    return JSONResponse(await asked(request, found))


async def find_names(request: Request) -> Response:
    """Answer /api/search?q=…: people, units and groups that a text may mean, for completion."""
    text = request.query_params.get("q", "").strip()

    def found(store: Store) -> list[dict[str, str]]:
        rows = [("person", f) for f in people(store, text)[:8]]
        rows += [("unit", f) for f in organisations(store, text)[:8]]
        rows += [("group", f) for f in organisations(store, text, group=True)[:4]]
        return [{"kind": kind, "id": f.id, "name": f.name} for kind, f in rows]

    return JSONResponse({"q": text, "found": await asked(request, found) if text else []})


async def catalogue(_: Request) -> Response:
    """List the questions."""
    return JSONResponse(listing())


async def catalogue_answer(request: Request) -> Response:
    """Answer one question; its parameters are those of the address."""
    question = find(request.path_params["name"])
    given = given_of(request)
    place = await folder(request)
    found = await children(request).ask(request, answer, place, question, given, engine_of(request))
    return JSONResponse(
        {
            "question": question.name,
            "parameters": given,
            "columns": list(found.columns),
            "rows": [list(row) for row in found.rows],
        }
    )


async def description(_: Request) -> Response:
    """Give the OpenAPI document."""
    return JSONResponse(openapi())


async def page(request: Request) -> Response:
    """Show the API's paths to a reader."""
    await folder(request)
    return show(request, "api.html", openapi())


def openapi() -> dict[str, Any]:
    """Give the OpenAPI 3.1 document: look-ups, search, and one path for each question of the catalogue."""
    paths: dict[str, Any] = {}
    for name, words in _WORDS.items():
        text = "text" if name == "who" else "name"
        paths[f"/api/{name}"] = _path(words, [_parameter(text, "string", required=True), *_AT])
    paths["/api/search"] = _path(
        "Names that a text may mean 按名称、拼音查找", [_parameter("q", "string", required=True)]
    )
    paths["/api/questions"] = _path("The questions of the catalogue 问题目录", [])
    for question in questions():
        parameters = [
            _parameter(p["name"], p["type"], required=p["required"], example=p["example"]) for p in question.parameters
        ]
        paths[f"/api/questions/{question.name}"] = _path(f"{question.zh} {question.en}", [*parameters, *_AT])
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "remit",
            "version": "1",
            "description": "Who is responsible for what, out of government gazettes 谁负责什么",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {
            "responses": {
                "Refused": {
                    "description": "a sentence that says what was wrong",
                    "content": {
                        "application/json": {
                            "schema": {
                                "type": "object",
                                "properties": {"error": {"type": "string"}},
                                "required": ["error"],
                            }
                        }
                    },
                }
            }
        },
    }


def _path(words: str, parameters: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "get": {
            "summary": words,
            "parameters": parameters,
            "responses": {
                "200": {"description": "the answer", "content": {"application/json": {"schema": {}}}},
                "400": _NOT,
                "404": _NOT,
            },
        }
    }


def _parameter(name: str, kind: str, *, required: bool, example: str = "") -> dict[str, Any]:
    schema = {"type": "integer"} if kind == "integer" else {"type": "string"}
    if kind in ("date", "day"):
        schema["format"] = "date"
    out: dict[str, Any] = {"name": name, "in": "query", "required": required, "schema": schema}
    if example:
        out["example"] = int(example) if kind == "integer" else example
    return out
