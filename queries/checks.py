"""The domain's own checks (检查): what in a graph a reader should look at, each with the rows that show it."""

from __future__ import annotations

import hashlib
import statistics
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from remit.graph.store import Store
from remit.ontology.words import words
from remit.queries.catalogue import answered, find

_FILE = Path(__file__).with_name("checks.toml")
_KEYS = {"severity", "en", "zh", "columns", "key"}
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One check with its findings: ``severity`` is ``warning`` (needs a look) or ``note``.

    ``ids`` stand beside ``rows``: the check's name with a digest of the entities that the finding is of, the same
    in every build and on every machine as long as these are the same.
    """

    name: str
    severity: str
    en: str
    zh: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    ids: tuple[str, ...]


def checks(store: Store) -> list[Check]:
    """Run every check of ``checks.toml``; rows are sorted by their columns, one a finding.

    Raises:
        ValueError: a check has a misspelt key; the message names the file, the check and the key.
    """
    out = []
    for name, data in tomllib.loads(_FILE.read_text(encoding="utf-8")).items():
        asks = "question" if "question" in data else "cypher"
        if wrong := data.keys() ^ {*_KEYS, asks}:
            raise ValueError(f"{_FILE.name}: {name}: {', '.join(sorted(wrong))} is missing or unknown")
        found = answered(store, find(data["question"]), {}) if asks == "question" else store.ask(data["cypher"])
        rows = _KEPT.get(name, _all)(list(found.rows))
        shown, keyed = ([found.columns.index(c) for c in data[part]] for part in ("columns", "key"))
        findings = {
            _id(name, [row[i] for i in keyed]): tuple(row[i] for i in shown)
            for row in sorted(rows, key=_as_text, reverse=True)  # of several with one id, the first in order stays
        }
        ordered = sorted(findings.items(), key=lambda f: _as_text(f[1]))
        ids, kept = tuple(i for i, _ in ordered), tuple(r for _, r in ordered)
        out.append(Check(name, data["severity"], data["en"], data["zh"], tuple(data["columns"]), kept, ids))
    return out


def _id(name: str, entities: list[Any]) -> str:
    return f"{name}-{hashlib.sha256(chr(0).join(map(str, entities)).encode()).hexdigest()[:10]}"


def _as_text(row: Row) -> tuple[str, ...]:
    return tuple(map(str, row))


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
        due = str(row[-1])
        if due < str(row[2])[: len(due)]:
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
