"""A built graph on disk: its parts, its manifest, and how it is opened."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from remit.graph.trouble import Trouble

if TYPE_CHECKING:
    from remit.graph.address import Address
    from remit.graph.store import Store
    from remit.graph.stores.oxigraph import OxigraphStore

    #: Where a graph stands: the folder it was built in, or a Neo4j server.
    Place = Path | Address

#: Changes when what is stored changes; a graph of another version is refused, with what to do.
VERSION = 4
MANIFEST, CYPHER, SPARQL, FACTS, SOURCES = "manifest.json", "cypher.lbdb", "sparql", "facts", "sources"
QUADS, VIEWS, NAMES = "graph.nq", "views", "names.tsv"


@dataclass(slots=True)
class Manifest:
    """What a graph was built from: sources by name, each with its digest; and the summary of the build.

    ``view`` holds the dates that a view is of (``on``, ``known``).
    """

    version: int = VERSION
    program: str = ""
    sources: dict[str, dict[str, Any]] = field(default_factory=dict)
    summary: dict[str, Any] = field(default_factory=dict)
    view: dict[str, str] = field(default_factory=dict)

    def write(self, folder: Path) -> None:
        """Write the manifest: the last file of a build."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)
        (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def manifest(folder: Path) -> Manifest:
    """Read the manifest of a built graph.

    Raises:
        Trouble: the folder is missing, is no graph, or was built by another version.
    """
    path = folder / MANIFEST
    if not folder.exists():
        raise Trouble(f"There is no graph at {folder}; build one with: remit build SOURCE --graph {folder}.")
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        found = Manifest(**data)
    except (OSError, ValueError, TypeError):
        raise Trouble(f"{folder} is not a graph built by remit; name another folder with --graph.") from None
    if found.version != VERSION:
        raise Trouble(
            f"{folder} was built by another version of remit (format {found.version}, now {VERSION}); build it again."
        )
    return found


def open_cypher(place: Place, *, timeout: float = 30.0) -> Store:
    """Open the Cypher side of a graph for reading, or a Neo4j server."""
    if not isinstance(place, Path):
        from remit.graph.server import connect

        return connect(place, timeout=timeout)
    from remit.graph.stores.ladybug import LadybugStore

    manifest(place)
    return LadybugStore(place / CYPHER, timeout=timeout)


def open_sparql(folder: Path) -> OxigraphStore:
    """Open the SPARQL side of a graph for reading."""
    from remit.graph.stores.oxigraph import OxigraphStore

    manifest(folder)
    return OxigraphStore(folder / SPARQL)


def open_engine(folder: Path, engine: str) -> Store:
    """Open a graph on one of its engines: ladybug, oxigraph or rdflib."""
    if engine == "oxigraph":
        return open_sparql(folder)
    if engine == "rdflib":
        from remit.graph.stores.rdflib import RdflibStore

        manifest(folder)
        return RdflibStore(folder / QUADS)
    return open_cypher(folder)


def as_of(place: Place, store: Store) -> str:
    """Give the date as of which a graph stands: its view's, or the newest that its documents bear."""
    if isinstance(place, Path):
        return str(manifest(place).summary["as_of"])
    newest = {
        "cypher": "MATCH (d:Document) RETURN max(d.date)",
        "sparql": "SELECT (MAX(?date) AS ?newest) { ?d a rmt:Document ; rmt:date ?date }",
    }
    rows = store.ask(newest[store.language]).rows
    return str(rows[0][0] or "") if rows else ""
