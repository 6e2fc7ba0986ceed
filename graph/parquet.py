"""A graph as Parquet files: one a kind of node and one a relation, for DuckDB, Spark, Polars and their like."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from remit.graph.rows import links, nodes
from remit.graph.statement import Graph
from remit.graph.trouble import Trouble
from remit.ontology.schema import Schema


def write(graph: Graph, schema: Schema, output: Path) -> None:
    """Write ``nodes-KIND.parquet`` and ``edges-RELATION.parquet`` into the folder ``output``.

    Raises:
        Trouble: pyarrow, which the extra ``remit[parquet]`` brings, is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise Trouble("Parquet needs pyarrow; install it with: pip install 'remit[parquet]'.") from None
    types = {"string": pyarrow.string(), "integer": pyarrow.int64(), "boolean": pyarrow.bool_()}
    output.mkdir(parents=True, exist_ok=True)

    def table(file: str, columns: dict[str, Any], rows: list[dict[str, Any]]) -> None:
        made = pyarrow.table({n: pyarrow.array([r[n] for r in rows], t) for n, t in columns.items()})
        pyarrow.parquet.write_table(made, output / file)

    kinds: dict[str, list[dict[str, Any]]] = {}
    for kind, values in nodes(graph, schema):
        kinds.setdefault(kind, []).append(values)
    for kind, rows in kinds.items():
        table(f"nodes-{kind}.parquet", {f.name: types[f.type] for f in schema.kinds[kind].fields}, rows)
    relations: dict[str, list[dict[str, Any]]] = {}
    for relation, a, b, facts in links(graph):
        relations.setdefault(relation, []).append({"start": a, "end": b, "facts": facts})
    ends = {"start": types["string"], "end": types["string"], "facts": types["integer"]}
    for relation, rows in relations.items():
        table(f"edges-{relation}.parquet", ends, rows)
