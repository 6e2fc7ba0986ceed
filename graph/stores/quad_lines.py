"""The lines of an N-Quads file by graph: a document's triples together, in parts of a size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from remit.graph.trouble import Trouble

_LINE = re.compile(
    r'((?:<[^>]*>|_:\S+) <[^>]*> (?:<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:\^\^<[^>]*>|@[\w-]+)?))(?: <([^>]*)>)? \.\n'
)
Part = list[tuple[str, list[str]]]


def by_graph(quads: Path, size: int) -> Iterator[Part]:
    """Give parts of about ``size`` lines (0: one part), each a list of (graph, its triples as lines).

    A named graph is never split; the default graph, named "", is.
    """
    graphs: dict[str, list[str]] = {}
    with quads.open(encoding="utf-8", newline="\n") as file:
        for number, line in enumerate(file, 1):
            found = _LINE.fullmatch(line)
            if found is None:
                raise Trouble(
                    f"{quads}, line {number} is no N-Quads line as remit writes them; export the graph again."
                )
            graphs.setdefault(found[2] or "", []).append(f"{found[1]} .")
    part: Part = []
    waiting = 0
    for name, lines in graphs.items():
        for some in [lines] if name or not size else [lines[i : i + size] for i in range(0, len(lines), size)]:
            if size and part and waiting + len(some) > size:
                yield part
                part, waiting = [], 0
            part.append((name, some))
            waiting += len(some)
    if part:
        yield part
