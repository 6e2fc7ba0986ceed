"""The facts table, written: CSV (RFC 4180), JSON Lines, Parquet."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from remit.graph.fact import COLUMNS, Fact
from remit.graph.trouble import Trouble

_WHOLE = frozenset({"line", "start", "end"})


def write_csv(facts: Iterable[Fact], file: IO[str]) -> None:
    """Write the table as CSV with a header line; lines end in CR LF as RFC 4180 says."""
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([getattr(fact, column) for column in COLUMNS] for fact in facts)


def write_jsonl(facts: Iterable[Fact], file: IO[str]) -> None:
    """Write one JSON object a line, keys in the order of the columns."""
    for fact in facts:
        file.write(json.dumps({c: getattr(fact, c) for c in COLUMNS}, ensure_ascii=False) + "\n")


def write_parquet(facts: Iterable[Fact], path: Path) -> None:
    """Write the table as Parquet (offsets and lines as int64, the rest as text).

    Raises:
        Trouble: pyarrow, which the extra ``remit[parquet]`` brings, is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise Trouble("Parquet needs pyarrow; install it with: pip install 'remit[parquet]'.") from None
    rows = list(facts)
    columns = {
        c: pyarrow.array([getattr(f, c) for f in rows], pyarrow.int64() if c in _WHOLE else pyarrow.string())
        for c in COLUMNS
    }
    pyarrow.parquet.write_table(pyarrow.table(columns), path)


def stored_facts(folder: Path) -> Iterator[Fact]:
    """Give the facts of a built graph with their entities, in the order of sources and places.

    Raises:
        Trouble: the folder is no graph.
    """
    from remit.graph.build import facts_in
    from remit.graph.corrections import kept
    from remit.graph.folder import manifest
    from remit.graph.resolve import resolve

    held = sorted(manifest(folder).sources)
    own = kept(folder)
    return (f for name in held for f in resolve(facts_in(folder, name), own))
