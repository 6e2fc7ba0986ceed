"""The domain's own checks (检查): what in a graph a reader should look at, each with the rows that show it."""

from __future__ import annotations

import statistics
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from remit.graph.deadline import iso_due
from remit.graph.store import Store
from remit.ontology.words import words

_FILE = Path(__file__).with_name("checks.toml")
_KEYS = {"severity", "en", "zh", "columns", "cypher"}
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One check with its findings: ``severity`` is ``warning`` (needs a look) or ``note``."""

    name: str
    severity: str
    en: str
    zh: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def checks(store: Store) -> list[Check]:
    """Run every check of ``checks.toml``; rows are sorted by their columns.

    Raises:
        ValueError: a check has a misspelt key; the message names the file, the check and the key.
    """
    out = []
    for name, data in tomllib.loads(_FILE.read_text(encoding="utf-8")).items():
        if data.keys() != _KEYS:
            raise ValueError(f"{_FILE.name}: {name}: {', '.join(sorted(data.keys() ^ _KEYS))} is missing or unknown")
        found = store.ask(data["cypher"]).rows
        rows = _KEPT.get(name, _all)(list(found))
        ordered = sorted(set(rows), key=lambda r: tuple(str(v) for v in r))
        out.append(Check(name, data["severity"], data["en"], data["zh"], tuple(data["columns"]), tuple(ordered)))
    return out


def _all(rows: list[Row]) -> list[Row]:
    return rows


def _heavy(rows: list[Row]) -> list[Row]:
    """Keep the leaders whose units are more than twice the median, or the tasks of whose units are."""
    if not rows:
        return []
    units, tasks = (statistics.median(r[i] for r in rows) for i in (1, 2))
    return [r for r in rows if r[1] > 2 * units or r[2] > 2 * tasks > 0]


def _late(rows: list[Row]) -> list[Row]:
    """Keep the tasks whose last date lies before the document's, compared as far as both are told."""
    out = []
    for row in rows:
        due = iso_due(str(row[1]), str(row[2])[:4])
        if due and due < str(row[2])[: len(due)]:
            out.append(row)
    return out


def _outdated(rows: list[Row]) -> list[Row]:
    """Keep the wordings that end in a name of before the reform, where the document is of after it."""
    names = words("names")
    old = tuple(names["renamed"])
    since = str(names["reform"])
    return [r for r in rows if str(r[0]).endswith(old) and not str(r[1]).endswith(old) and str(r[2]) >= since]


_KEPT: dict[str, Callable[[list[Row]], list[Row]]] = {
    "load": _heavy,
    "deadline-before-document": _late,
    "old-name": _outdated,
}
