"""``remit build``: sources into a graph, whole or not at all."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from remit import __version__
from remit.cli.blocks import Block, Line, Piece, line
from remit.cli.language import label
from remit.cli.options import GraphOption
from remit.cli.output import as_json, note, show, write
from remit.cli.progress import following
from remit.cli.unread import warned
from remit.graph.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.graph.build import Reading
    from remit.graph.folder import Manifest


def add_to(app: typer.Typer) -> None:
    """Register the commands of this module."""
    app.command()(build)


def build(
    sources: Annotated[list[Path] | None, typer.Argument(show_default=False)] = None,
    graph: GraphOption = Path("remit-graph"),
    remove: Annotated[list[str] | None, typer.Option()] = None,
    replace: Annotated[bool, typer.Option("--replace")] = False,
    aliases: Annotated[Path | None, typer.Option()] = None,
    no_aliases: Annotated[bool, typer.Option("--no-aliases")] = False,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Build or extend a graph."""
    from remit.graph.build import build as make
    from remit.graph.corrections import Corrections, kept, read_corrections
    from remit.graph.folder import MANIFEST, manifest

    held = manifest(graph).sources if (graph / MANIFEST).exists() else {}
    plan: dict[str, str | Callable[[], Reading]] = {} if replace else {n: n for n in held if n not in (remove or [])}
    unknown = [n for n in remove or [] if n not in held]
    if unknown:
        raise Trouble(f"{graph} holds no source named {unknown[0]}; it holds: {', '.join(held) or 'none'}.")
    own = Corrections() if no_aliases else read_corrections(aliases) if aliases else None
    if not sources and not remove and (own is None or not held):
        raise Trouble("Name at least one source file, for example: remit build gazette.txt.")
    changed = bool(remove) or replace or (own is not None and own != kept(graph))
    for path in sources or []:
        digest = _digest(path)
        if path.name in held and held[path.name]["sha256"] == digest:
            plan[path.name] = path.name
            continue
        plan[path.name] = functools.partial(_read, path)
        changed = True
    if not plan:
        raise Trouble("Nothing would be left in the graph; delete its folder instead.")
    if changed:
        sizes = {path.name: path.stat().st_size for path in sources or [] if callable(plan[path.name])}
        with following(sizes, kept=len(plan) - len(sizes)) as progress:
            made = make(graph, plan.values(), program=__version__, progress=progress, corrections=own)
    else:
        made = manifest(graph)
    for unused in made.summary.get("corrections", {}).get("unused", []):
        note(f"The correction of {unused} meets nothing in the sources.")
    if json:
        write(as_json({"graph": str(graph), **made.summary}) + "\n")
    else:
        show(summary(graph, made))


def _digest(path: Path) -> str:
    from remit.importers.source import digest_of, read_bytes

    return digest_of(read_bytes(path))


def _read(path: Path) -> Reading:
    from remit.graph.build import Reading
    from remit.importers.read import read_whole

    source, facts, account = read_whole(path)
    warned(path, facts, account)
    return Reading(path.name, source.sha256, source.text, facts, len(account.review))


def summary(graph: Path, made: Manifest) -> list[Block]:
    """Give what a built graph holds: sources, documents, facts and entities by kind, doubts."""
    total = made.summary
    facts = {k: n for k, n in total["facts"].items() if k != "name"}
    counts = {"sources": len(made.sources), "documents": total["documents"], "facts": sum(facts.values())}
    return [
        line(Piece(str(graph), "name"), f": {label('build.summary', **counts)}"),
        _counts("facts", "kinds_of_fact", facts),
        _counts("entities", "kinds_of_entity", total["entities"]),
        line(label("build.doubts", uncertain=total["uncertain"], unexplained=total["unexplained"]), indent=2),
    ]


def _counts(word: str, group: str, counts: dict[str, int]) -> Line:
    told = ", ".join(f"{label(f'{group}.{kind}')} {n}" for kind, n in counts.items())
    return line(Piece(f"{label(f'build.{word}')}: ", "label"), told, indent=2)
