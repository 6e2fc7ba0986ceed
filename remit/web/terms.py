"""The ontology on the server: a page for readers, Turtle for programs."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from remit.ontology import schema as declared
from remit.web.asked import folder
from remit.web.negotiation import preferred
from remit.web.render import show

_TURTLE = Path(declared.__file__).with_name("remit.ttl")


async def ontology(request: Request) -> Response:
    """Show kinds, kinds of fact and edges, or give the ontology in Turtle."""
    await folder(request)
    accept = request.headers.get("accept", "")
    named = request.query_params.get("format", "")
    wanted = preferred(accept, ["text/html", "text/turtle", "application/json"])
    if named == "turtle" or (not named and wanted == "text/turtle"):
        return Response(_TURTLE.read_text(encoding="utf-8"), media_type="text/turtle; charset=utf-8")
    schema = declared.load()
    data = {
        "namespace": schema.namespace,
        "kinds": [
            {
                "name": k.name,
                "en": k.en,
                "zh": k.zh,
                "define_en": k.define_en,
                "define_zh": k.define_zh,
                "fields": [f.name for f in k.fields],
            }
            for k in schema.kinds.values()
        ],
        "facts": [
            {"name": f.name, "class": f.cls, "en": f.en, "zh": f.zh, "roles": dict(f.roles)}
            for f in schema.facts.values()
        ],
    }
    return show(request, "ontology.html", data)
