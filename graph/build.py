"""Building a graph: read what is new, resolve all, write both engines aside, then swap: whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from remit.graph import directory
from remit.graph import folder as at
from remit.graph.assemble import assemble
from remit.graph.corrections import Corrections, kept
from remit.graph.fact import Fact
from remit.graph.folder import Manifest
from remit.graph.rows import quads
from remit.graph.statement import Graph
from remit.graph.trouble import Trouble
from remit.graph.validity import newest
from remit.ontology.schema import load

#: Less than this many bytes free, and a failed write is laid to the disk.
_SPARE = 32_000_000


@dataclass(frozen=True, slots=True)
class Reading:
    """One source as read: its name, digest, text, facts, and how many cues wait for review."""

    name: str
    sha256: str
    text: str
    facts: Sequence[Fact]
    unexplained: int = 0


def build(
    folder: Path,
    readings: Iterable[Callable[[], Reading] | str],
    *,
    program: str = "",
    progress: Callable[[str], None] = lambda _: None,
    corrections: Corrections | None = None,
) -> Manifest:
    """Build the graph in ``folder`` from ``readings``.

    A reading is a function that reads a source, or the name of a source that the graph holds already and
    that did not change. ``corrections`` are the user's own; None keeps those that the graph has.
    Everything is written into a folder beside ``folder``, which takes its place at the end.

    Raises:
        Trouble: the folder is something else than a graph, or the disk is full.
    """
    own = kept(folder) if corrections is None else corrections
    return whole_or_not(folder, lambda aside: _write(folder, aside, readings, program, progress, own))


def whole_or_not(folder: Path, write: Callable[[Path], Manifest]) -> Manifest:
    """Let ``write`` fill a folder beside ``folder``, which takes its place at the end.

    Raises:
        Trouble: the folder is something else than a graph, or the disk is full.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / at.MANIFEST).exists():
        raise Trouble(f"{folder} holds other files and is no graph; name an empty or new folder with --graph.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        made = write(aside)
        _swap(aside, folder)
    except (OSError, RuntimeError) as error:  # the engines raise RuntimeError where the disk is full
        said = getattr(error, "strerror", None) or _plainly(str(error), folder)
        raise Trouble(f"The graph could not be written to {folder}: {said}; what was there before is kept.") from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return made


def _plainly(said: str, folder: Path) -> str:
    """Say what an engine's error means: where next to nothing is free, the disk is full."""
    if shutil.disk_usage(folder.parent).free < _SPARE:
        return "the disk is full"
    return said.strip().splitlines()[0]


def _write(
    folder: Path,
    aside: Path,
    readings: Iterable[Callable[[], Reading] | str],
    program: str,
    progress: Callable[[str], None],
    corrections: Corrections,
) -> Manifest:
    made = Manifest(program=program)
    read: list[tuple[str, Sequence[Fact]]] = []
    (aside / at.FACTS).mkdir()
    (aside / at.SOURCES).mkdir()
    for reading in readings:
        name, facts, entry = _kept(folder, aside, reading) if isinstance(reading, str) else _new(aside, reading())
        progress(f"read {name}: {len(facts)} facts")
        made.sources[name] = entry
        read.append((name, facts))
    read.sort()
    corrections.write(aside)
    graph = assemble(read, corrections=corrections)
    graph.sources = made.sources
    progress(f"resolved {len(graph.entities)} entities, {len(graph.statements)} statements")
    made.summary = summary(graph, made) | corrections.summary([f for _, facts in read for f in facts])
    read.clear()  # the graph holds them resolved; a large one is not kept twice while the engines are written
    write_engines(aside, graph, progress)
    made.write(aside)
    return made


def _new(aside: Path, reading: Reading) -> tuple[str, Sequence[Fact], dict[str, Any]]:
    key = reading.sha256[:16]
    rows = "".join(json.dumps(asdict(f), ensure_ascii=False) + "\n" for f in reading.facts)
    (aside / at.FACTS / f"{key}.jsonl").write_text(rows, encoding="utf-8")
    (aside / at.SOURCES / f"{key}.txt").write_text(reading.text, encoding="utf-8", newline="")
    entry = {"sha256": reading.sha256, "facts": len(reading.facts), "unexplained": reading.unexplained}
    return reading.name, reading.facts, entry


def _kept(folder: Path, aside: Path, name: str) -> tuple[str, Sequence[Fact], dict[str, Any]]:
    entry = at.manifest(folder).sources[name]
    key = entry["sha256"][:16]
    for part, ending in ((at.FACTS, "jsonl"), (at.SOURCES, "txt")):
        if (folder / part / f"{key}.{ending}").exists():  # a pulled graph holds no texts
            os.link(folder / part / f"{key}.{ending}", aside / part / f"{key}.{ending}")
    return name, facts_in(folder, name), entry


def facts_in(folder: Path, name: str) -> list[Fact]:
    """Give the stored facts of one source, as worded (without entities)."""
    entry = at.manifest(folder).sources[name]
    path = folder / at.FACTS / f"{entry['sha256'][:16]}.jsonl"
    with path.open(encoding="utf-8") as file:
        return [Fact(**json.loads(line)) for line in file]


def write_engines(aside: Path, graph: Graph, progress: Callable[[str], None] = lambda _: None) -> None:
    """Write both engines, from the same statements."""
    from remit.graph.stores import ladybug, oxigraph

    schema = load()
    directory.write(aside, graph)
    oxigraph.build(aside / at.SPARQL, aside / at.QUADS, quads(graph, schema))
    progress("wrote the SPARQL side")
    scratch = aside / "scratch"
    scratch.mkdir()
    ladybug.build(aside / at.CYPHER, graph, schema, scratch)
    shutil.rmtree(scratch)
    progress("wrote the Cypher side")


def summary(graph: Graph, made: Manifest) -> dict[str, Any]:
    """Give the counts of a graph, and the newest date its documents speak of."""
    kinds = Counter(e.kind for e in graph.entities.values())
    facts = Counter(s.fact.kind for s in graph.statements)
    return {
        "documents": kinds["Document"],
        "as_of": made.view.get("on") or newest(graph.entities.values()),
        "facts": dict(sorted(facts.items())),
        "entities": dict(sorted(kinds.items())),
        "uncertain": sum(not s.fact.certain for s in graph.statements),
        "unexplained": sum(e["unexplained"] for e in made.sources.values()),
    }


def _swap(aside: Path, folder: Path) -> None:
    """Put the new graph in the old one's place; a kill between the two renames leaves the old one beside it."""
    old = folder.with_name(f".{folder.name}-old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    try:
        aside.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
