"""``remit check``: what in a graph a reader should look at, and whether it conforms to its shapes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from remit.cli.options import AsKnownOption, GraphOption, JsonOption, OnOption, at
from remit.cli.output import as_json, sink
from remit.cli.show import grid

if TYPE_CHECKING:
    from remit.graph.shapes import Violation
    from remit.queries.checks import Check


def add_to(app: typer.Typer) -> None:
    """Register the commands of this module."""
    app.command()(check)


def check(
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
    shapes: Annotated[bool, typer.Option("--shapes", help="also against the SHACL shapes 形状校验")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="exit code 1 where there is a warning 有警告即退出码1")
    ] = False,
    json: JsonOption = False,
) -> None:
    """What in the graph needs a look 检查: units without leader, conflicts, lapsed heads, impossible deadlines.

    Exit code 1 where a shape is broken; a shape's warning says that the documents, not the graph, need a look.

    Example: remit check --shapes
    """
    from remit.graph.folder import open_cypher
    from remit.queries.checks import checks

    folder = at(graph, on, as_known)
    store = open_cypher(folder)
    try:
        found = checks(store)
    finally:
        store.close()
    broken = _broken(folder) if shapes else None
    with sink(None) as file:
        file.write((as_json(_as_data(found, broken)) if json else _page(found, broken)) + "\n")
    if any(v.severity == "violation" for v in broken or ()) or (strict and any(c.rows and c.severity == "warning" for c in found)):
        raise typer.Exit(1)


def _broken(folder: Path) -> list[Violation]:
    from remit.graph.shapes import violations

    return violations(folder)


def _as_data(found: list[Check], broken: list[Violation] | None) -> dict[str, Any]:
    keys = ("name", "severity", "en", "zh")
    rows = [
        {**{k: getattr(c, k) for k in keys}, "findings": [dict(zip(c.columns, r, strict=True)) for r in c.rows]}
        for c in found
    ]
    if broken is None:
        return {"checks": rows}
    parts = ("node", "severity", "message", "zh", "value", "document", "line")
    return {"checks": rows, "shapes": [{k: getattr(v, k) for k in parts} for v in broken]}


def _page(found: list[Check], broken: list[Violation] | None) -> str:
    lines = []
    for one in found:
        mark = {"warning": "!", "note": "·"}[one.severity] if one.rows else "✓"
        lines.append(f"{mark} {one.en} {one.zh}: {len(one.rows)}")
        if one.rows:
            lines += ["", *("  " + line for line in grid(one.columns, one.rows).splitlines()), ""]
    if broken is not None:
        wrong = sum(v.severity == "violation" for v in broken)
        lines.append(f"{'!' if wrong else '✓'} Shapes 形状校验: {wrong} broken, {len(broken) - wrong} to look at 待核")
        lines += [f"  {v.severity}: {v.document}, line {v.line}: {v.message} {v.zh} ({v.node})" for v in broken]
    return "\n".join(lines)
