"""``remit shell``: a prompt for Cypher, SPARQL and names; lines from a pipe are answered one after another."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from remit.cli.options import AsKnownOption, GraphOption, OnOption, folder
from remit.cli.session import Session, answer, is_whole


class Mode(StrEnum):
    """What the lines are in."""

    names = "names"
    cypher = "cypher"
    sparql = "sparql"


def add_to(app: typer.Typer) -> None:
    """Register the commands of this module."""
    app.command()(shell)


def shell(
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
    mode: Annotated[Mode, typer.Option()] = Mode.names,
    timeout: Annotated[float, typer.Option()] = 30.0,
) -> None:
    """Ask in Cypher, SPARQL and by names at a prompt, read-only."""
    from remit.graph.folder import manifest

    place = folder(graph, on, as_known)
    manifest(place)
    session = Session(place, mode=str(mode), timeout=timeout)
    if sys.stdin.isatty() and sys.stdout.isatty():
        from remit.cli.prompt import run

        run(session)
        return
    code = 0
    for text in _texts(session, sys.stdin):
        code = max(code, answer(session, text))
        if session.over:
            break
    raise typer.Exit(code)


def _texts(session: Session, lines: Iterator[str]) -> Iterator[str]:
    """Give the queries and lines of a stream; the last one need not be ended."""
    text = ""
    for line in lines:
        text += line if text else line.lstrip()
        if is_whole(session, text if not line.strip() else text.rstrip("\n")):
            yield text
            text = ""
    if text.strip():
        yield text
