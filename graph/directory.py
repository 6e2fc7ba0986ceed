"""The names in a graph, in one small file: what completion reads, where opening an engine would take too long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from remit.graph import folder as at
from remit.graph.statement import Graph

#: Organisations that are no single body: nobody looks one up by name.
_NOT_NAMED = ("collective",)


@dataclass(frozen=True, slots=True)
class Named:
    """A person, unit or group: ``sort`` says which."""

    sort: str
    name: str
    pinyin: str
    initials: str


def write(folder: Path, graph: Graph) -> None:
    """Write the names of ``graph`` into its folder, people first, each once."""
    rows = sorted({_row(e.kind, e.values) for e in graph.entities.values() if e.kind in ("Person", "Organisation")})
    lines = ["\t".join(row) + "\n" for row in rows if row[0] not in _NOT_NAMED]
    (folder / at.NAMES).write_text("".join(lines), encoding="utf-8")


def _row(kind: str, values: dict[str, str | int]) -> tuple[str, str, str, str]:
    sort = "person" if kind == "Person" else str(values.get("sort", "")) or "unit"
    if sort not in ("person", "group", *_NOT_NAMED):
        sort = "unit"
    name, pinyin, initials = (" ".join(str(values.get(k, "")).split()) for k in ("name", "pinyin", "initials"))
    return sort, name, pinyin, initials


def names(folder: Path) -> Iterator[Named]:
    """Give the names of a built graph; none where there is no graph or it was built without them."""
    try:
        with (folder / at.NAMES).open(encoding="utf-8") as file:
            for row in file:
                parts = row.rstrip("\n").split("\t")
                if len(parts) == 4:
                    yield Named(*parts)
    except (OSError, UnicodeDecodeError):
        return


def fitting(folder: Path, text: str, *sorts: str) -> list[str]:
    """Give the names of these sorts that ``text`` may be the beginning of, by characters, pinyin or initials."""
    low = text.lower()
    found = [n for n in names(folder) if n.sort in sorts]
    first = [n.name for n in found if n.name.startswith(text)]
    if first or not text:
        return first
    read = [n.name for n in found if n.pinyin.startswith(low) or n.initials.startswith(low)]
    return read or [n.name for n in found if text in n.name]
