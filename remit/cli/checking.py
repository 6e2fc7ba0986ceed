"""``remit check``: what in a graph a reader should look at, and whether it conforms to its shapes."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from remit.cli.blocks import Block, Line, Piece, line
from remit.cli.language import label, pick
from remit.cli.options import AsKnownOption, GraphOption, JsonOption, OnOption, at, folder
from remit.cli.output import as_json, show, write
from remit.cli.show import table
from remit.graph.trouble import Trouble

_GOOD = ("✓ ", "good")

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
    shapes: Annotated[bool, typer.Option("--shapes")] = False,
    strict: Annotated[bool, typer.Option("--strict")] = False,
    markdown: Annotated[bool, typer.Option("--markdown")] = False,
    json: JsonOption = False,
) -> None:
    """Tell what in the graph needs a look; exit code 1 where a shape is broken."""
    if markdown and json:
        raise Trouble("--json and --markdown are two forms of one answer; give one of them.")
    from remit.graph.folder import open_cypher
    from remit.queries.checks import checks

    store = open_cypher(at(graph, on, as_known))
    try:
        found = checks(store)
    finally:
        store.close()
    broken = _broken(folder(graph, on, as_known)) if shapes else None
    if json:
        write(as_json(_as_data(found, broken)) + "\n")
    elif markdown:
        from remit.cli.audit import audit

        write(audit(found, broken))
    else:
        show(_page(found, broken))
    wrong = any(v.severity == "violation" for v in broken or ())
    if wrong or (strict and any(c.rows and c.severity == "warning" for c in found)):
        raise typer.Exit(1)


def _broken(built: Path) -> list[Violation]:
    from remit.graph.shapes import violations

    return violations(built)


def _as_data(found: list[Check], broken: list[Violation] | None) -> dict[str, Any]:
    keys = ("name", "severity", "en", "zh")
    rows = [
        {
            **{k: getattr(c, k) for k in keys},
            "findings": [{"id": i, **dict(zip(c.columns, r, strict=True))} for i, r in zip(c.ids, c.rows, strict=True)],
        }
        for c in found
    ]
    if broken is None:
        return {"checks": rows}
    parts = ("id", "node", "severity", "message", "zh", "value", "document", "line")
    return {"checks": rows, "shapes": [{k: getattr(v, k) for k in parts} for v in broken]}


def _page(found: list[Check], broken: list[Violation] | None) -> list[Block]:
    out: list[Block] = []
    for one in found:
        mark, style = {"warning": ("! ", "warning"), "note": ("· ", "extra")}[one.severity] if one.rows else _GOOD
        out.append(line(Piece(mark, style), f"{pick({'en': one.en, 'zh': one.zh})}: {len(one.rows)}"))
        if one.rows:
            columns = [label(f"columns.{name}") for name in (*one.columns, "id")]
            rows = [(*row, key) for row, key in zip(one.rows, one.ids, strict=True)]
            out += [Line(), dataclasses.replace(table(columns, rows), indent=2), Line()]
    if broken is not None:
        wrong = any(v.severity == "violation" for v in broken)
        mark, style = ("! ", "warning") if wrong else _GOOD
        out.append(line(Piece(mark, style), f"{label('words.shapes')}: {len(broken)}"))
        for v in broken:
            where = Piece(label("words.source", document=v.document, line=v.line), "source")
            out.append(
                line(
                    where,
                    f": {label(f'severities.{v.severity}')}: {pick({'en': v.message, 'zh': v.zh})} ({v.node})",
                    indent=2,
                )
            )
    return out
