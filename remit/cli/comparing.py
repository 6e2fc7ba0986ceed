"""``remit diff`` and ``remit verify``: two graphs or dates beside each other, a graph beside its sources."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from remit.cli.blocks import Block, Line, Piece, line
from remit.cli.language import label
from remit.cli.options import GraphOption, JsonOption, folder
from remit.cli.output import as_json, note, show, write
from remit.graph.trouble import Trouble

if TYPE_CHECKING:
    from remit.graph.verify import Finding


def add_to(app: typer.Typer) -> None:
    """Register the commands of this module."""
    app.command()(diff)
    app.command()(verify)


def diff(
    a: Annotated[str, typer.Argument(show_default=False)],
    b: Annotated[str, typer.Argument(show_default=False)],
    graph: GraphOption = Path("remit-graph"),
    on: Annotated[str, typer.Option("--on", show_default=False)] = "",
    json: JsonOption = False,
) -> None:
    """Tell what changed between two graphs or two dates: remits, posts, groups, stand-ins, tasks."""
    from remit.graph.folder import open_cypher
    from remit.queries.changes import changes

    if on:
        graph = folder(graph, [on], "")
    before, after = open_cypher(_side(a, graph)), open_cypher(_side(b, graph))
    try:
        found = changes(before, after)
    finally:
        before.close()
        after.close()
    if json:
        write(as_json({"from": a, "to": b, **found}) + "\n")
    else:
        show(_page(a, b, found))
    if not any(found.values()):
        note(f"nothing differs between {a} and {b}.")
        raise typer.Exit(1)


def _side(text: str, graph: Path) -> Path:
    """Give the graph that one side names: its folder, or the view of ``graph`` on its date."""
    from remit.graph.view import view

    if Path(text).is_dir():
        return Path(text)
    if "://" in text:
        return folder(graph, [text], "")
    if not text[:4].isdigit():
        raise Trouble(f"{text} is neither a folder that is there nor a date; write a date as 2019-04-30.")
    return view(graph, on=text)


def _page(a: str, b: str, found: dict[str, list[dict[str, Any]]]) -> list[Block]:
    out: list[Block] = [line(Piece(f"{a} → {b}", "name"))]
    for key, items in found.items():
        if items:
            heading = line(Piece(label(f"changes.{key}"), "heading"), Piece(f" ({len(items)})", "muted"))
            out += [Line(), heading, *(_line(i) for i in items)]
    return out


def _line(item: dict[str, Any]) -> Line:
    where = label("words.source", **item) if "line" in item else item["document"]
    source = Piece(f"  〔{where}〕", "source")
    if "before" in item:
        sides = " → ".join("、".join(item[side]) or "—" for side in ("before", "after"))
        return line(Piece(item["name"], "name"), f" ({label('roles.' + item['role'])}): {sides}", source, indent=2)
    skipped = ("change", "role", "document", "line", "quote")
    names = " · ".join(str(v) for k, v in item.items() if k not in skipped and v)
    added = item["change"] == "added"
    return line(Piece("+ " if added else "- ", "good" if added else "warning"), names, source, indent=2)


def verify(
    graph: Annotated[Path, typer.Argument(envvar="REMIT_GRAPH")] = Path("remit-graph"),
    named: Annotated[Path | None, typer.Option("--graph", show_default=False)] = None,
    sources: Annotated[Path | None, typer.Option()] = None,
    json: JsonOption = False,
) -> None:
    """Look each stored wording up in its source again; exit code 1 where one does not stand."""
    from remit.graph.folder import SOURCES, manifest
    from remit.graph.verify import verify as check
    from remit.importers.source import read_source

    graph = named or graph
    held = manifest(graph).sources
    if sources is not None and not sources.is_dir():
        raise Trouble(f"{sources} is no folder; name the one that holds {', '.join(sorted(held))}.")

    def text_of(name: str) -> str | None:
        path = graph / SOURCES / f"{held[name]['sha256'][:16]}.txt" if sources is None else sources / name
        return read_source(path).text if path.is_file() else None

    stand, findings = check(graph, text_of)
    if json:
        write(_found_json(stand, findings))
    else:
        show(_found_page(stand, findings))
    if findings:
        raise typer.Exit(1)


def _found_json(stand: int, findings: list[Finding]) -> str:
    rows = [
        {
            "source": f.source,
            "state": f.state,
            "line": f.line,
            "document": f.fact.document,
            "was": {"line": f.fact.line, "start": f.fact.start, "end": f.fact.end},
            "kind": f.fact.kind,
            "role": f.fact.role,
            "subject": f.fact.subject,
            "object": f.fact.object,
            "quote": f.fact.quote,
        }
        for f in findings
    ]
    return as_json({"stand": stand, "findings": rows}) + "\n"


def _found_page(stand: int, findings: list[Finding]) -> list[Block]:
    out: list[Block] = [line(Piece(label("words.stand", stand=stand, all=stand + len(findings)), "name"))]
    for f in findings:
        where = label("words.source", document=f.source, line=f.fact.line)
        now = f" → {f.line}" if f.state == "moved" else ""
        state = Piece(f": {label('states.' + f.state)}: ", "warning")
        out.append(
            line(Piece(where + now, "source"), state, f"{f.fact.kind} {f.fact.subject} · {f.fact.object}", indent=2)
        )
    return out
