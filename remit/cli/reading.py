"""``remit facts`` and ``remit ledger``: what a source says, straight from the source."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from remit.cli.output import as_json, note, show, sink, write
from remit.cli.unread import warned
from remit.graph.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.cli.blocks import Block
    from remit.graph.fact import Fact
    from remit.importers.ledger import Ledger

SourceFile = Annotated[Path, typer.Argument(show_default=False)]
Output = Annotated[Path | None, typer.Option("-o", "--output")]


class Format(StrEnum):
    """The forms in which the facts table is printed."""

    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"


def add_to(app: typer.Typer) -> None:
    """Register the commands of this module."""
    app.command()(facts)
    app.command()(ledger)


def facts(
    source: Annotated[Path | None, typer.Argument(show_default=False)] = None,
    format: Annotated[Format, typer.Option()] = Format.csv,
    output: Output = None,
    graph: Annotated[Path | None, typer.Option()] = None,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Print the facts of a source as a table."""
    if (source is None) == (graph is None):
        raise Trouble("Name one source file, or a built graph with --graph; not both and not neither.")
    if graph is not None:
        from remit.graph.facts import stored_facts

        _write(stored_facts(graph), Format.jsonl if json else format, output)
        return
    from remit.graph.resolve import resolve
    from remit.importers.read import read_whole

    assert source is not None  # noqa: S101 - told apart above
    _, found, account = read_whole(source)
    _write(resolve(found), Format.jsonl if json else format, output)
    warned(source, found, account)
    if not account.understood:
        raise typer.Exit(1)
    if account.review:
        note(
            f"{source}: {account.facts} facts; {len(account.review)} of {len(account.cues)} cues are not explained "
            "(see `remit ledger`)."
        )


def _write(found: Iterable[Fact], format: Format, output: Path | None) -> None:
    from remit.graph.facts import write_csv, write_jsonl, write_parquet

    if format is Format.parquet:
        if output is None:
            raise Trouble("Parquet is a binary format; name a file with -o FILE.parquet.")
        write_parquet(found, output)
        return
    with sink(output) as file:
        (write_csv if format is Format.csv else write_jsonl)(found, file)


def ledger(
    source: SourceFile,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Account for every cue of responsibility: a fact, set aside for a stated reason, or waiting for review."""
    from remit.importers.read import ledger_of
    from remit.importers.source import read_source

    account = ledger_of(read_source(source))
    if json:
        write(_ledger_json(source, account) + "\n")
    else:
        show(_ledger_page(source, account))
    if not account.understood:
        warned(source, [], account)
        raise typer.Exit(1)


def _ledger_json(source: Path, account: Ledger) -> str:
    rows = [{"cue": c, "state": s, "reason": r, "count": n} for (c, s, r), n in sorted(account.counts().items())]
    keys = ("cue", "wording", "line", "start", "end", "context")
    return as_json(
        {
            "source": source.name,
            "cues": len(account.cues),
            "facts": account.facts,
            "counts": rows,
            "doubtful": [
                {k: getattr(c, k) for k in (*keys, "reason")} for c in account.cues if c.state == "fact" and c.reason
            ],
            "review": [{k: getattr(c, k) for k in keys} for c in account.review],
        }
    )


def _ledger_page(source: Path, account: Ledger) -> list[Block]:
    from remit.cli.blocks import Line, Piece, Table, line
    from remit.cli.language import label

    counts = {"cues": len(account.cues), "facts": account.facts, "review": len(account.review)}
    columns = tuple(label(f"columns.{name}") for name in ("cue", "state", "count", "reason"))
    rows = tuple((cue, state, n, reason) for (cue, state, reason), n in sorted(account.counts().items()))
    summary = line(Piece(source.name, "name"), f": {label('words.ledger', **counts)}")
    out: list[Block] = [summary, Line(), Table(columns, rows)]
    doubtful = [c for c in account.cues if c.state == "fact" and c.reason]
    for word, cues in (("doubtful", doubtful), ("review", account.review)):
        if cues:
            out += [Line(), line(Piece(label(f"words.{word}"), "heading"))]
        for cue in cues:
            why = f"({cue.reason})" if word == "doubtful" else f"[{cue.wording}]"
            where = Piece(f"{label('words.line', line=cue.line)}: ", "source")
            out.append(line(where, cue.context, Piece(f" {why}", "extra"), indent=2))
    return out
