"""Entities by their IRI (/id/…): a page for readers, Turtle or JSON-LD for programs, as the request prefers."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from remit.graph.stores import protocol
from remit.web.asked import folder
from remit.web.negotiation import preferred
from remit.web.pages import entity

_OFFERED = ("text/html", "text/turtle", "application/ld+json", "application/n-triples")


async def described(request: Request) -> Response:
    """Give what the graph says of an entity; 406 where none of the media types fits, 404 where it says nothing."""
    media = preferred(request.headers.get("accept", ""), _OFFERED)
    if media is None:
        return PlainTextResponse(f"An entity is given as {', '.join(_OFFERED)}.\n", 406)
    if media == "text/html":
        return await entity(request)
    place = await folder(request)
    body = await run_in_threadpool(protocol.described, place, request.path_params["key"], media)
    if not body:
        return PlainTextResponse(f"The graph says nothing of {request.path_params['key']}.\n", 404)
    kind = f"{media}; charset=utf-8" if media.startswith("text/") else media
    return Response(body, headers={"content-type": kind, "vary": "accept"})
