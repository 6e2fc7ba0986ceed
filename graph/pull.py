"""A graph's folder out of what is stored elsewhere: a server, an N-Quads file, or the CSV of a bulk import."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from remit.graph import folder as at
from remit.graph.assemble import assemble
from remit.graph.build import summary, whole_or_not, write_engines
from remit.graph.corrections import Corrections, told
from remit.graph.fact import Fact
from remit.graph.folder import Manifest
from remit.graph.rows import fact_of
from remit.graph.store import STORED, Held, Progress, Server
from remit.graph.trouble import Trouble
from remit.ontology.cypher import name
from remit.ontology.schema import load

Stored = Iterable[tuple[str, dict[str, Any]]]


def pull(
    folder: Path, stored: Stored, *, said: str, program: str = "", progress: Progress = lambda _: None
) -> Manifest:
    """Build the graph in ``folder`` from stored rows, (kind, values by the schema's fields), in any order.

    The facts are told from the rows and resolved again, so that the graph answers as the one it came from; the
    texts of the sources are not stored, so that verifying needs them beside it.

    Raises:
        Trouble: there is no source among the rows, or a row lacks what a fact must have.
    """
    sources, facts, own = _facts(stored, said)
    progress(f"read {sum(map(len, facts.values()))} facts of {len(sources)} sources")
    return whole_or_not(folder, lambda aside: _write(aside, sources, facts, own, program, progress))


def whole(server: Server, address: object) -> Held:
    """Give what a server holds.

    Raises:
        Trouble: it holds no graph, or one whose push did not come to its end.
    """
    held = server.held()
    if held is None:
        raise Trouble(f"{address} holds no graph of remit; push one with: remit push URL.")
    if not held.whole:
        raise Trouble(f"The last push to {address} did not come to its end; push again to complete it.")
    return held


def _facts(stored: Stored, said: str) -> tuple[dict[str, dict[str, Any]], dict[str, list[Fact]], Corrections]:
    sources: dict[str, dict[str, Any]] = {}
    facts: dict[str, list[Fact]] = {}
    own = Corrections()
    try:
        for kind, values in stored:
            if kind == "Source":
                own = told(str(values.get("corrections") or ""))
                numbers = {n: int(values.get(n) or 0) for n in ("facts", "unexplained")}
                sources[str(values["name"])] = {"sha256": str(values["sha256"]), **numbers}
            elif values.get("kind") != "name":  # the wordings of names are told from the other facts
                facts.setdefault(str(values["source"]), []).append(fact_of(values))
    except (KeyError, TypeError, ValueError) as error:
        raise Trouble(f"{said} does not hold all that remit stores ({error}); push or export the graph anew.") from None
    if not sources:
        raise Trouble(f"{said} holds no graph of remit, or one without its sources; push or export the graph anew.")
    return dict(sorted(sources.items())), facts, own


def _write(
    aside: Path,
    sources: dict[str, dict[str, Any]],
    facts: dict[str, list[Fact]],
    own: Corrections,
    program: str,
    progress: Progress,
) -> Manifest:
    made = Manifest(program=program, sources=sources)
    (aside / at.FACTS).mkdir()
    (aside / at.SOURCES).mkdir()
    read = []
    for source, entry in sources.items():
        ordered = sorted(facts.get(source, []), key=lambda f: (f.start, f.end, f.kind, f.role, f.subject))
        rows = "".join(json.dumps(asdict(f), ensure_ascii=False) + "\n" for f in ordered)
        (aside / at.FACTS / f"{entry['sha256'][:16]}.jsonl").write_text(rows, encoding="utf-8")
        read.append((source, ordered))
    own.write(aside)
    graph = assemble(read, corrections=own)
    graph.sources = sources
    write_engines(aside, graph, progress)
    made.summary = summary(graph, made) | own.summary([f for _, found in read for f in found])
    made.write(aside)
    return made


def stored_in(path: Path) -> Stored:
    """Give the stored rows of an N-Quads file, or of a folder of CSV files for Neo4j's bulk import.

    Raises:
        Trouble: the path is neither.
    """
    if path.is_dir() and (path / "nodes-Source.csv").exists():
        return _csv_rows(path)
    if path.is_file():
        from remit.graph.rdf_rows import gathered
        from remit.graph.stores.oxigraph import triples_in

        return gathered(triples_in(path))
    raise Trouble(f"{path} is no N-Quads file and no folder written by `remit export csv`.")


def _csv_rows(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    schema = load()
    for kind in STORED:
        fields = {name(f.name): f.name for f in schema.kinds[kind].fields}
        path = folder / f"nodes-{kind}.csv"
        if not path.exists():
            continue
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            header = [column.split(":")[0] for column in next(reader)]
            for row in reader:
                yield kind, {fields[c]: v for c, v in zip(header, row, strict=True) if c in fields}
