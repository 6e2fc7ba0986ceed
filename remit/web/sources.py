"""A document's page: its text with every extracted wording marked, and the facts that lead to the marks."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from remit.graph.folder import SOURCES, manifest
from remit.graph.store import Store
from remit.queries.find import NotFound
from remit.web.asked import asked, folder
from remit.web.render import show

_DOCUMENT = """
MATCH (d:Document) WHERE d.name = $name
RETURN d.id AS id, d.name AS name, d.title AS title, d.issuers AS issuers, d.date AS date, d.source AS source,
  d.line AS line
"""
_OTHERS = "MATCH (d:Document) WHERE d.source = $source RETURN d.line AS line ORDER BY line"
_FACTS = """
MATCH (s:Statement) WHERE s.document = $name AND s.kind <> 'name'
OPTIONAL MATCH (s)-[:SUBJECT]->(a)
OPTIONAL MATCH (s)-[:OBJECT]->(b)
RETURN s.id AS id, a.id AS subject_id, b.id AS object_id,
  s.kind AS kind, s.role AS role, s.subject AS subject, s.object AS object, s.line AS line,
  s.begin AS start, s.stop AS stop, s.due AS due, s.note AS note, s.quote AS quote
ORDER BY start, stop, kind, role, subject, id
"""
#: So many lines before a document's first fact may hold its letterhead.
_HEAD = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; ``facts`` are the places in the list of facts of those whose wording it belongs to.

    ``begins`` are those whose wording begins with it.
    """

    text: str
    facts: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the text with its number."""

    number: int
    pieces: tuple[Piece, ...]


async def document(request: Request) -> Response:
    """Show a document: its data, its text with marks, its facts."""
    name = request.path_params["name"]

    def found(store: Store) -> dict[str, Any]:
        rows = store.ask(_DOCUMENT, {"name": name}).records()
        if not rows:
            raise NotFound(f"No document {name} is in the graph.")
        begins = [r[0] for r in store.ask(_OTHERS, {"source": rows[0]["source"]}).rows]
        facts = store.ask(_FACTS, {"name": name}).records()
        return {"document": rows[0], "begins": begins, "facts": facts}

    data = await asked(request, found)
    begins = data.pop("begins")
    text = await run_in_threadpool(source_text, await folder(request), data["document"]["source"])
    lines = marked(text, data["facts"], *extent(data["document"]["line"], begins, data["facts"], text))
    line = request.query_params.get("line", "")
    aimed = chosen(data["facts"], line, request.query_params.getlist("of"))
    return show(request, "document.html", data, lines=lines, aimed=aimed, line=int(line) if line.isdecimal() else 0)


def chosen(facts: list[dict[str, Any]], line: str, entities: list[str]) -> set[int]:
    """Give the places of the facts on ``line`` that are about all these entities, else about one, else of the line."""
    here = {n: {f["subject_id"], f["object_id"]} for n, f in enumerate(facts) if str(f["line"]) == line}
    for fits in (all, any):
        found = {n for n, ends in here.items() if entities and fits(key in ends for key in entities)}
        if found:
            return found
    return set(here)


def source_text(graph: Path, name: str) -> str:
    """Give the decoded text of a source, as it was when the graph was built.

    Raises:
        NotFound: the graph holds no such source.
    """
    entry = manifest(graph).sources.get(name)
    if entry is None:
        raise NotFound(f"The graph holds no source {name}.")
    return (graph / SOURCES / f"{entry['sha256'][:16]}.txt").read_bytes().decode("utf-8")


def extent(first: int, begins: list[int], facts: list[dict[str, Any]], text: str) -> tuple[int, int]:
    """Give the first and last line of a document in its source: up to where the next one begins."""
    lines = [f["line"] for f in facts] or [first]
    at = min([first, *lines])
    after = bisect.bisect_right(begins, max(first, at))
    last = begins[after] - 1 if after < len(begins) else text.count("\n") + 1
    before = [b for b in begins if b < at]
    return max(at - _HEAD, (before[-1] + 1) if before else 1, 1), max(last, *lines)


def marked(text: str, facts: list[dict[str, Any]], first: int, last: int) -> list[Row]:
    """Cut the lines ``first`` to ``last`` at the ends of all wordings, so that overlapping ones stay whole."""
    edges = sorted({f["start"] for f in facts} | {f["stop"] for f in facts})
    order = sorted(range(len(facts)), key=lambda n: int(facts[n]["start"]))
    widest = max((f["stop"] - f["start"] for f in facts), default=0)
    starts = [facts[n]["start"] for n in order]
    out = []
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        end = at + len(line)
        if first <= number <= last:
            near = order[bisect.bisect_left(starts, at - widest) : bisect.bisect_right(starts, end)]
            cuts = [at, *edges[bisect.bisect_right(edges, at) : bisect.bisect_left(edges, end)], end]
            pieces = [_piece(text, a, b, facts, near) for a, b in zip(cuts, cuts[1:], strict=False) if a < b]
            out.append(Row(number, tuple(pieces)))
        at = end + 1
    return out


def _piece(text: str, begin: int, end: int, facts: list[dict[str, Any]], near: list[int]) -> Piece:
    over = tuple(n for n in near if facts[n]["start"] <= begin and end <= facts[n]["stop"])
    return Piece(text[begin:end], over, tuple(n for n in over if facts[n]["start"] == begin))
