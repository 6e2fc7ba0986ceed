"""The application: which address is answered by what, and how trouble is told."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from remit.graph.folder import manifest
from remit.graph.trouble import Trouble
from remit.queries.catalogue import NoQuestion
from remit.queries.find import NotFound
from remit.web import api, asking, entities, pages, pictures, protocol, querying, sources, terms
from remit.web.child import Children, Gone, TooLong
from remit.web.drawn import Drawings
from remit.web.graphs import Graphs
from remit.web.guard import Guard
from remit.web.render import show, told, wants_json

_STATIC = Path(__file__).with_name("static")


def application(
    folder: Path,
    *,
    host: str = "127.0.0.1",
    token: str = "",
    timeout: float = 10.0,
    chinese: Callable[[str], str] = str,
) -> Starlette:
    """Make the application for the graph in ``folder``.

    ``token`` is asked for where ``host`` is no loopback address; ``chinese`` gives a sentence of ours in Chinese.

    Raises:
        Trouble: the folder is no graph.
    """
    manifest(folder)
    graphs = Graphs(folder, timeout)

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        yield
        graphs.close()

    made = Starlette(
        routes=_routes(),
        middleware=[Middleware(Guard, host=host, token=token)],
        exception_handlers={Trouble: _trouble, HTTPException: _status},
        lifespan=life,
    )
    made.state.graphs = graphs
    made.state.chinese = chinese
    made.state.children = Children(timeout)
    made.state.drawings = Drawings()
    return made


def _routes() -> list[Route | Mount]:
    return [
        Route("/", pages.home),
        Route("/leaders", pages.leaders),
        Route("/search", pages.search),
        Route("/tasks", pages.task_list),
        Route("/checks", pages.checks),
        Route("/person/{key:path}", pages.person),
        Route("/unit/{key:path}", pages.organisation),
        Route("/group/{key:path}", pages.organisation),
        Route("/task/{key:path}", pages.task),
        Route("/document/{name:path}", sources.document),
        Route("/pictures", pictures.listed),
        Route("/pictures/vis-network.js", pictures.library),
        Route("/pictures/{view}", pictures.picture),
        Route("/pictures/{view}/frame", pictures.frame),
        Route("/questions", asking.listed),
        Route("/questions/{name}", asking.question),
        Route("/sparql", protocol.sparql, methods=["GET", "POST"]),
        Route("/cypher", querying.cypher, methods=["GET", "POST"]),
        Route("/id/{key:path}", entities.described),
        Route("/ontology", terms.ontology),
        Route("/api", api.page),
        Route("/api/openapi.json", api.description),
        Route("/api/search", api.find_names),
        Route("/api/questions", api.catalogue),
        Route("/api/questions/{name}", api.catalogue_answer),
        Route("/api/{what}", api.look_up),
        Mount("/static", StaticFiles(directory=_STATIC)),
    ]


async def _trouble(request: Request, error: Exception) -> Response:
    """Tell trouble in its sentence: 404 where something is not in the graph, 503 out of time, 400 for wrong use."""
    kinds = {NotFound: 404, NoQuestion: 404, TooLong: 503, Gone: 499}
    offered = error.offered if isinstance(error, NotFound) else ()
    return _told(
        request, str(error), next((status for kind, status in kinds.items() if isinstance(error, kind)), 400), offered
    )


async def _status(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - Starlette gives this handler no other
    sentences = {
        404: NotFound(f"There is no page at {request.url.path}; start from the first page, or search."),
        405: Trouble(f"{request.method} is refused at {request.url.path}; the explorer only reads."),
    }
    return _told(request, str(sentences.get(error.status_code, error.detail)), error.status_code)


def _told(request: Request, sentence: str, status: int, offered: tuple[str, ...] = ()) -> Response:
    if request.url.path.startswith("/api/") or wants_json(request):
        return JSONResponse({"error": sentence}, status)
    return show(
        request, "error.html", {"error": told(request, sentence), "status": status}, status=status, offered=offered
    )
