"""The pictures inside the explorer: the list, each with options and table, and the picture itself in a frame."""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

from remit.draw import CHARTS, NAMED, View
from remit.graph.store import Store
from remit.graph.trouble import Trouble
from remit.queries.find import NotFound
from remit.queries.leaders import leaders
from remit.web.asked import asked, folder
from remit.web.child import Gone, TooLong
from remit.web.drawn import Drawings, Drawn, Wanted, wanted_of
from remit.web.pages import groups
from remit.web.render import entity_path, link, show, source_path, told
from remit.web.wording import language_of

_LEADING = """
MATCH (s:Statement)-[:OBJECT]->(o:Organisation) WHERE s.kind = 'task' AND s.role = 'lead' AND o.sort <> 'collective'
RETURN o.id AS id, o.name AS name, count(s) AS tasks ORDER BY tasks DESC, id LIMIT 24
"""
#: The views whose ``name`` may be left out; the matrix chooses between two instead.
_NARROWED = (View.coordination, View.timeline, View.deadlines)
_STATED = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


async def listed(request: Request) -> Response:
    """Show which pictures there are."""
    await folder(request)
    return show(request, "pictures.html", {"pictures": list(View)})


async def picture(request: Request) -> Response:
    """Show a picture with its options and its table; where it needs a name and has none, whom it may be about."""
    wanted = wanted_of(request)
    given = {"name": wanted.name, "least": wanted.least}
    more: dict[str, Any] = {
        "views": list(View),
        "view": wanted.view,
        "named": wanted.view in NAMED,
        "narrowed": wanted.view in _NARROWED,
        "charts": CHARTS,
        "given": given,
        "said": wanted.name,
    }
    missing = wanted.view in NAMED and not wanted.name
    try:
        drawn = None if missing else await _drawings(request).give(request, wanted)
    except (TooLong, Gone):
        raise
    except Trouble as trouble:  # the form stays, so that another name can be tried
        drawn, more["trouble"] = None, trouble
    if drawn is None:
        return await _undrawn(request, wanted, more)
    data = {"picture": wanted.view, **given, **_told(drawn, request)}
    data |= {"notice": drawn.notice} if drawn.notice else {}
    more["said"] = drawn.about
    query = urlencode([(k, v) for k, v in given.items() if v not in ("", None)])
    inner = link(request, f"/pictures/{wanted.view}/frame" + (f"?{query}" if query else ""), lang=language_of(request))
    return show(request, "picture.html", data, drawn=drawn, inner=inner, **more)


async def _undrawn(request: Request, wanted: Wanted, more: dict[str, Any]) -> Response:
    """Show why there is no picture, and what it may be about."""
    trouble = more.pop("trouble", None)
    data: dict[str, Any] = {"picture": wanted.view, **more["given"], "error": str(trouble or "")}
    if wanted.view in NAMED:
        data["choices"] = await asked(request, lambda store: _choices(store, wanted.view))
    status = 200 if trouble is None else 404 if isinstance(trouble, NotFound) else 400
    trouble = told(request, str(trouble)) if trouble else ""
    return show(request, "picture.html", data, status=status, drawn=None, trouble=trouble, **more)


async def frame(request: Request) -> Response:
    """Give the picture alone, a page that states its own policy: its style and script by their digests."""
    from remit.viz import chart, page
    from remit.viz.picture import Picture
    from remit.viz.site import Site
    from remit.viz.tongue import speaking

    drawn = await _drawings(request).give(request, wanted_of(request))
    site = Site(
        "/pictures/vis-network.js",
        lambda key: link(request, to) if (to := entity_path(key)) else "",
        lambda fact, *keys: link(request, source_path({"document": fact["document"], "line": fact["line"]}, *keys)),
    )

    def made() -> str:
        with speaking(language_of(request)):
            drawing = drawn.picture
            return page.page(drawing, site) if isinstance(drawing, Picture) else chart.page(drawing, site)

    text = await run_in_threadpool(made)
    stated = _STATED.search(text)
    assert stated is not None  # noqa: S101 - both templates of ours state a policy before anything else
    policy = f"{stated[1]}; frame-ancestors 'self'"
    return HTMLResponse(
        text,
        headers={"content-security-policy": policy, "vary": "accept-language, cookie", "cache-control": "no-cache"},
    )


@cache
def _library() -> str:
    from remit.viz.page import library

    return str(library())


async def library(_: Request) -> Response:
    """Give vis-network as the pyvis package carries it."""
    return FileResponse(
        _library(), media_type="text/javascript; charset=utf-8", headers={"cache-control": "max-age=86400"}
    )


def _drawings(request: Request) -> Drawings:
    found: Drawings = request.app.state.drawings
    return found


def _choices(store: Store, view: View) -> list[dict[str, Any]]:
    """Give what a picture that needs a name may be about: leaders, groups, or the units that lead most tasks."""
    if view == View.portfolio:
        return [{"id": p["id"], "name": p["name"], "more": "、".join(p["posts"])} for p in leaders(store)]
    if view == View.group:
        return [{"id": g["id"], "name": g["name"], "more": ""} for g in groups(store)]
    return [{"id": u["id"], "name": u["name"], "more": u["tasks"]} for u in store.ask(_LEADING).records()]


def _told(drawn: Drawn, request: Request) -> dict[str, Any]:
    """Give a picture's titles and table as the page shows them and programs read them."""
    from remit.viz.picture import Picture

    shown = drawn.picture
    which = 0 if language_of(request) == "zh" else 1
    titles = (
        {"title": shown.title, "subtitle": shown.subtitle, "notes": shown.notes}
        if isinstance(shown, Picture)
        else {"title": shown.title[which], "subtitle": shown.lede[which], "notes": [n[which] for n in shown.notes]}
    )
    return {**titles, "columns": list(drawn.twin.columns), "rows": drawn.twin.rows}
