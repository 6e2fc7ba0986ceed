"""``remit diff`` and ``remit verify``: two graphs or dates beside each other, a graph beside its sources."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from remit.cli.options import GraphOption, JsonOption, folder
from remit.cli.output import as_json, note, sink
from remit.graph.trouble import Trouble

if TYPE_CHECKING:
    from remit.graph.verify import Finding

_STATES = {"moved": "moved 位置变动", "gone": "gone 已不存在", "missing": "source missing 缺少来源"}
_HEADINGS = {
    "remits": "division of work 分工变动",
    "posts": "posts 任免",
    "groups": "groups 小组成员",
    "stand_ins": "stand-ins AB角",
    "tasks": "tasks 任务",
}


def add_to(app: typer.Typer) -> None:
    """Register the commands of this module."""
    app.command()(diff)
    app.command()(verify)


def diff(
    a: Annotated[
        str, typer.Argument(help="a graph's folder, a server's URL, or a date 图、服务器或日期", show_default=False)
    ],
    b: Annotated[str, typer.Argument(help="another folder or date", show_default=False)],
    graph: GraphOption = Path("remit-graph"),
    on: Annotated[
        str, typer.Option("--on", help="the server whose graph the dates are of 日期所属的服务器", show_default=False)
    ] = "",
    json: JsonOption = False,
) -> None:
    """What changed between two graphs or two dates 变动对比: remits, posts, groups, stand-ins, tasks.

    Example: remit diff 2019-01-01 2019-06-30
    """
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
    with sink(None) as file:
        file.write((as_json({"from": a, "to": b, **found}) if json else _page(a, b, found)) + "\n")
    if not any(found.values()):
        note(f"remit: nothing differs between {a} and {b}.")
        raise typer.Exit(1)


def _side(text: str, graph: Path) -> Path:
    """Give the graph that one side names: its folder, or the view of ``graph`` on its date."""
    from remit.graph.view import view

    if Path(text).is_dir():
        return Path(text)
    if "://" in text:
        return folder(graph, [text], "")
    if not text[:4].isdigit():
        raise Trouble(f"{text} is neither a folder that is there nor a date nor a server; write a date as 2019-04-30.")
    return view(graph, on=text)


def _page(a: str, b: str, found: dict[str, list[dict[str, Any]]]) -> str:
    lines = [f"{a} → {b}"]
    for key, items in found.items():
        if items:
            lines += ["", f"{_HEADINGS[key]} ({len(items)})", *(f"  {_line(i)}" for i in items)]
    return "\n".join(lines)


def _line(item: dict[str, Any]) -> str:
    where = f"〔{item['document']}{', line ' + str(item['line']) if 'line' in item else ''}〕"
    if "before" in item:
        sides = " → ".join("、".join(item[side]) or "—" for side in ("before", "after"))
        return f"{item['name']} ({item['role']}): {sides}  {where}"
    skipped = ("change", "role", "document", "line", "quote")
    names = " · ".join(str(v) for k, v in item.items() if k not in skipped and v)
    return f"{'+' if item['change'] == 'added' else '-'} {names}  {where}"


def verify(
    graph: Annotated[Path, typer.Argument(help="the built graph 图所在的文件夹", envvar="REMIT_GRAPH")] = Path(
        "remit-graph"
    ),
    sources: Annotated[
        Path | None, typer.Option(help="the folder of the sources; none takes the texts kept with the graph")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Look each stored wording up in its source again 复核原文; exit code 1 where one does not stand.

    Example: remit verify my-graph --sources gazettes/
    """
    from remit.graph.folder import SOURCES, manifest
    from remit.graph.verify import verify as check
    from remit.importers.source import read_source

    held = manifest(graph).sources
    if sources is not None and not sources.is_dir():
        raise Trouble(f"{sources} is no folder; name the one that holds {', '.join(sorted(held))}.")

    def text_of(name: str) -> str | None:
        path = graph / SOURCES / f"{held[name]['sha256'][:16]}.txt" if sources is None else sources / name
        return read_source(path).text if path.is_file() else None

    stand, findings = check(graph, text_of)
    with sink(None) as file:
        file.write(_found_json(stand, findings) if json else _found_text(stand, findings))
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


def _found_text(stand: int, findings: list[Finding]) -> str:
    lines = [f"{stand} of {stand + len(findings)} facts stand in their sources 原文相符"]
    for f in findings:
        now = f" → line {f.line}" if f.state == "moved" else ""
        what = f"{f.fact.kind} {f.fact.subject} · {f.fact.object}"
        lines.append(f"  {f.source}, line {f.fact.line}{now}: {_STATES[f.state]}: {what}")
    return "\n".join(lines) + "\n"
