"""Pages made out of templates: every value is escaped, every link keeps the language and date of the page."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from remit.graph.doubts import kind, reason
from remit.graph.quotes import readable
from remit.queries.chains import by_leader
from remit.web.negotiation import preferred
from remit.web.wording import COOKIE, LANGUAGES, language_of, say

_KEPT = ("lang", "on", "as_known")


@functools.cache
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("remit.web"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["readable"] = readable
    made.globals.update(entity=entity_path, source=source_path, together=together, by_leader=by_leader)
    return made


def entity_path(key: str) -> str:
    """Give the address of an entity's page on this server; empty where it has none."""
    sort, _, rest = key.partition("/")
    pages = {"person": "person", "org": "unit", "collective": "unit", "task": "task", "document": "document"}
    if sort not in pages or not rest:
        return ""
    return f"/{pages[sort]}/{quote(rest if sort == 'document' else key, safe='/')}"


def source_path(item: dict[str, Any], *entities: str) -> str:
    """Give the address of the wording that says ``item``: its document, at the span about these entities."""
    about = [("of", key) for key in (str(item.get("id") or ""), *entities) if key]
    query = urlencode([("line", item["line"]), *about])
    return f"/document/{quote(str(item['document']), safe='/')}?{query}#chosen"


def together(items: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Give neighbouring items that one clause says, as one list each: the clause is shown once."""
    return [list(group) for _, group in itertools.groupby(items, key=lambda i: (i.get("document"), i.get("quote")))]


def link(request: Request, path: str, **more: str) -> str:
    """Give an address on this server that keeps the language and date the page has in its own address."""
    path, mark, fragment = path.partition("#")
    kept = {k: request.query_params[k] for k in _KEPT if request.query_params.get(k)}
    query = urlencode({k: v for k, v in {**kept, **more}.items() if v})
    joint = "&" if "?" in path else "?"
    return path + (joint + query if query else "") + mark + fragment


def wants_json(request: Request) -> bool:
    """Whether the page's JSON twin is asked for: ``?format=json`` or by the Accept header."""
    if request.query_params.get("format"):
        return request.query_params["format"] == "json"
    return preferred(request.headers.get("accept", ""), ["text/html", "application/json"]) == "application/json"


def show(request: Request, template: str, data: dict[str, Any], *, status: int = 200, **more: Any) -> Response:
    """Give the page ``template`` with ``data``, or ``data`` as JSON; ``more`` is for the page alone."""
    if wants_json(request):
        return JSONResponse(data, status)
    language = language_of(request)
    other = next(other for other in LANGUAGES if other != language)
    page = _templates().get_template(template)
    text = page.render(
        **{k: v for k, v in {**data, **more}.items() if k != "notice"},
        data=data,
        lang=language,
        say=lambda key: say(key, language),
        reason=lambda text: reason(text)[language],
        due_kind=lambda name: kind(name)[language],
        link=lambda path, **given: link(request, path, **given),
        other_language=link(request, _here(request), lang=other),
        as_json=link(request, _here(request), format="json"),
        path=quote(request.scope["path"]),
        on=request.query_params.get("on", ""),
        kept=[(k, v) for k, v in request.query_params.multi_items() if k not in ("on", "format", "token")],
        carried=[(k, request.query_params[k]) for k in _KEPT if request.query_params.get(k)],
        here=_here(request),
        as_of=getattr(request.state, "as_of", ""),
        notice=told(request, data["notice"]) if data.get("notice") else "",
    )
    made = HTMLResponse(text, status, {"vary": "accept, accept-language, cookie"})
    if request.query_params.get("lang") in LANGUAGES:
        made.set_cookie(COOKIE, language, samesite="strict", httponly=True)
    return made


def told(request: Request, sentence: str) -> str:
    """Give a sentence of ours in the language of the page."""
    chinese: Callable[[str], str] = request.app.state.chinese
    return chinese(sentence) if language_of(request) == "zh" else sentence


def _here(request: Request) -> str:
    """Give the address of this page without what links add themselves."""
    rest = [(k, v) for k, v in request.query_params.multi_items() if k not in (*_KEPT, "format", "token")]
    return quote(request.scope["path"]) + (f"?{urlencode(rest)}" if rest else "")
