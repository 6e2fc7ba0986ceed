"""``remit build``: sources into a graph, whole or not at all."""

from __future__ import annotations

import functools
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from remit import __version__
from remit.cli.options import GraphOption
from remit.cli.output import as_json, note
from remit.graph.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.graph.build import Reading
    from remit.graph.folder import Manifest


def add_to(app: typer.Typer) -> None:
    """Register the commands of this module."""
    app.command()(build)


def build(
    sources: Annotated[
        list[Path] | None, typer.Argument(help="gazettes and notices 公报与通知", show_default=False)
    ] = None,
    graph: GraphOption = Path("remit-graph"),
    remove: Annotated[list[str] | None, typer.Option(help="take this source out again 移除来源")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="hold only the sources named now 只保留本次来源")] = False,
    json: Annotated[bool, typer.Option("--json", help="the summary as JSON")] = False,
) -> None:
    """Build or extend a graph 建图.

    Sources that did not change are not read again; nothing changes where anything fails.

    Example: remit build gazette.txt --graph my-graph
    """
    from remit.graph.build import build as make
    from remit.graph.folder import MANIFEST, manifest

    held = manifest(graph).sources if (graph / MANIFEST).exists() else {}
    plan: dict[str, str | Callable[[], Reading]] = {} if replace else {n: n for n in held if n not in (remove or [])}
    unknown = [n for n in remove or [] if n not in held]
    if unknown:
        raise Trouble(f"{graph} holds no source named {unknown[0]}; it holds: {', '.join(held) or 'none'}.")
    if not sources and not remove:
        raise Trouble("Name at least one source file, for example: remit build gazette.txt.")
    changed = bool(remove) or replace
    for path in sources or []:
        digest = _digest(path)
        if path.name in held and held[path.name]["sha256"] == digest:
            plan[path.name] = path.name
            continue
        plan[path.name] = functools.partial(_read, path)
        changed = True
    if not plan:
        raise Trouble("Nothing would be left in the graph; delete its folder instead.")
    made = make(graph, plan.values(), program=__version__, progress=_progress) if changed else manifest(graph)
    print(as_json({"graph": str(graph), **made.summary}) if json else _summary(graph, made))


def _digest(path: Path) -> str:
    from remit.importers.source import digest_of, read_bytes

    return digest_of(read_bytes(path))


def _read(path: Path) -> Reading:
    from remit.graph.build import Reading
    from remit.importers.read import read_whole

    source, facts, account = read_whole(path)
    if not account.understood:
        note(f"{path}: {len(account.cues)} cues, 0 facts: this layout is not understood (see `remit ledger`).")
    return Reading(path.name, source.sha256, source.text, facts, len(account.review))


def _progress(step: str) -> None:
    if sys.stderr.isatty():
        note(step)


def _summary(graph: Path, made: Manifest) -> str:
    total = made.summary
    facts = sum(n for k, n in total["facts"].items() if k != "name")
    kinds = ", ".join(f"{k} {n}" for k, n in total["facts"].items() if k != "name")
    entities = ", ".join(f"{k} {n}" for k, n in total["entities"].items())
    return "\n".join(
        [
            f"{graph}: {len(made.sources)} sources, {total['documents']} documents 文件, {facts} facts 事实",
            f"  facts 事实: {kinds}",
            f"  entities 实体: {entities}",
            f"  not sure 不确定: {total['uncertain']}; unexplained cues 待核线索: {total['unexplained']}",
        ]
    )
