"""The most memory that a process of ours takes with a large made graph: building it, paging through it, writing it out.

python bench/memory.py [--districts N] [--graph FOLDER]: FOLDER is built where it is not there yet, and kept.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "bench")]
MOST = 2_000
PAGE = 10_000
KEYS = "line", "subject", "object", "quote"
CYPHER = (
    "MATCH (s:Statement) WHERE s.id > $after "
    "RETURN s.id, s.line, s.subject, s.object, s.quote ORDER BY s.id LIMIT " + str(PAGE)
)
SPARQL = "SELECT ?s ?line ?subject ?object ?quote WHERE { ?s a rmt:Statement ; " + " ; ".join(
    f"rmt:{k} ?{k}" for k in KEYS
)


def built(folder: Path, districts: int) -> int:
    """Build the graph through the same function as `remit build`; give the number of statements."""
    from districts import sources

    from remit.graph.build import Reading, build

    def reading(name: str, facts: list[Any]) -> Callable[[], Reading]:
        return lambda: Reading(name, hashlib.sha256(name.encode()).hexdigest(), "", facts)

    made = build(folder, (reading(name, facts) for name, facts in sources(districts)))
    return sum(made.summary["facts"].values())


def paged_cypher(folder: Path) -> int:
    """Page through every statement on Ladybug, in the order of the ids; give how many there were."""
    from remit.graph.folder import open_cypher

    store, after, count = open_cypher(folder, timeout=600), "", 0
    while rows := store.ask(CYPHER, {"after": after}).rows:
        after, count = rows[-1][0], count + len(rows)
    return count


def paged_sparql(folder: Path) -> int:
    """Page through every statement on Oxigraph, a document at a time."""
    from remit.graph.folder import open_sparql

    store, count = open_sparql(folder), 0
    for (graph,) in store.ask("SELECT DISTINCT ?d WHERE { ?d a rmt:Document }").rows:
        count += len(store.ask(SPARQL.replace("WHERE {", f"WHERE {{ GRAPH <{graph}> {{") + " } }").rows)
    return count


def peak(work: Callable[..., int], *given: Any) -> tuple[int, float, float]:
    """Do the work in a process of its own; give what it counted, its seconds and the most MB it took."""

    def run(to: Any) -> None:
        begin = time.perf_counter()
        count = work(*given)
        to.send((count, time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000))

    ours, theirs = get_context("fork").Pipe(duplex=False)
    child = get_context("fork").Process(target=run, args=(theirs,))
    child.start()
    theirs.close()
    try:
        found: tuple[int, float, float] = ours.recv()
    finally:
        child.join()
    return found


def commanded(*arguments: object) -> tuple[int, float, float]:
    """Run a command of remit with its output into nothing; give its lines, seconds and the most MB it took."""
    begin = time.perf_counter()
    command = [str(part) for part in (Path(sys.executable).parent / "remit", *arguments)]
    with tempfile.TemporaryFile("w+") as out:
        child = subprocess.Popen(command, stdout=out)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        return sum(1 for _ in out), time.perf_counter() - begin, used.ru_maxrss / 1000


def main() -> None:
    """Print a row for each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--districts", type=int, default=1000)
    parser.add_argument("--graph", type=Path)
    options = parser.parse_args()
    folder = options.graph or Path(tempfile.mkdtemp(dir="/var/tmp")) / "g"
    print(f"{'what':<48}{'count':>10}{'s':>9}{'MB':>7}{'at most':>9}")

    def told(what: str, found: tuple[int, float, float], most: str = str(MOST)) -> None:
        print(f"{what:<48}{found[0]:>10}{found[1]:>9.1f}{found[2]:>7.0f}{most:>9}", flush=True)

    if not folder.exists():
        told(f"build, {options.districts} districts", peak(built, folder, options.districts))
    told(f"pages of {PAGE} statements, Ladybug", peak(paged_cypher, folder))
    told("statements a document at a time, Oxigraph", peak(paged_sparql, folder))
    every = "MATCH (s:Statement) RETURN s.id, s.line, s.subject, s.object, s.quote"
    told("remit facts --graph", commanded("facts", "--graph", folder))
    told(
        "remit cypher --csv, every statement",
        commanded("cypher", every, "--graph", folder, "--csv", "--limit", 0, "--timeout", 600),
    )
    whole = SPARQL + " }"
    told(
        "remit sparql --csv, every statement",
        commanded("sparql", whole, "--graph", folder, "--format", "csv", "--limit", 0, "--timeout", 600),
    )


main()
