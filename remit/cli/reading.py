"""``remit facts`` and ``remit ledger``: what a source says, straight from the source."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from remit.cli.output import as_json, note, sink
from remit.graph.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.graph.fact import Fact
    from remit.importers.ledger import Ledger

SourceFile = Annotated[Path, typer.Argument(help="a gazette or notice 公报或通知", show_default=False)]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="write to this file 写入文件")]


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
    source: Annotated[Path | None, typer.Argument(help="a gazette or notice 公报或通知", show_default=False)] = None,
    format: Annotated[Format, typer.Option(help="csv, jsonl or parquet")] = Format.csv,
    output: Output = None,
    graph: Annotated[Path | None, typer.Option(help="print the facts of this built graph 已建成的图")] = None,
    json: Annotated[bool, typer.Option("--json", help="the same as --format jsonl")] = False,
) -> None:
    """Print the facts of a source as a table 列出文件中的事实.

    Example: remit facts gazette.txt -o facts.csv
    """
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
    _warn(source, account)
    if not account.understood:
        raise typer.Exit(1)


def _write(found: Iterable[Fact], format: Format, output: Path | None) -> None:
    from remit.graph.facts import write_csv, write_jsonl, write_parquet

    if format is Format.parquet:
        if output is None:
            raise Trouble("Parquet is a binary format; name a file with -o FILE.parquet.")
        write_parquet(found, output)
        return
    with sink(output) as file:
        (write_csv if format is Format.csv else write_jsonl)(found, file)


def _warn(source: Path, account: Ledger) -> None:
    """Say on standard error what was not understood."""
    if not account.understood:
        note(f"{source}: {len(account.cues)} cues, 0 facts: this layout is not understood (see `remit ledger`).")
    elif account.review:
        note(
            f"{source}: {account.facts} facts; {len(account.review)} of {len(account.cues)} cues are not explained "
            "(see `remit ledger`)."
        )


def ledger(
    source: SourceFile,
    json: Annotated[bool, typer.Option("--json", help="the whole ledger as JSON")] = False,
) -> None:
    """Account for every cue of responsibility 逐条核对职责线索.

    Each cue became a fact, was set aside for a stated reason, or waits for review.

    Example: remit ledger gazette.txt
    """
    from remit.importers.read import ledger_of
    from remit.importers.source import read_source

    account = ledger_of(read_source(source))
    with sink(None) as file:
        file.write((_ledger_json(source, account) if json else _ledger_text(source, account)) + "\n")
    if not account.understood:
        _warn(source, account)
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


def _ledger_text(source: Path, account: Ledger) -> str:
    doubtful = [c for c in account.cues if c.state == "fact" and c.reason]
    lines = [
        f"{source.name}: {len(account.cues)} cues, {account.facts} facts, {len(account.review)} for review 待核",
        "",
        f"{'cue 线索':<12}{'state':<8}{'count':>6}  reason",
    ]
    lines += [f"{c:<12}{s:<8}{n:>6}  {r}" for (c, s, r), n in sorted(account.counts().items())]
    if doubtful:
        lines += ["", "Facts that are not sure 不确定的事实:"]
        lines += [f"  line {c.line}: {c.context} ({c.reason})" for c in doubtful]
    if account.review:
        lines += ["", "For review 待核:"]
        lines += [f"  line {c.line}: …{c.context}… [{c.wording}]" for c in account.review]
    return "\n".join(lines)
