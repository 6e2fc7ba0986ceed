"""Where answers go: a terminal, a pipe, or a file that appears whole."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from remit.graph.trouble import Trouble

if TYPE_CHECKING:
    from remit.cli.blocks import Block


@contextlib.contextmanager
def sink(path: Path | None) -> Iterator[IO[str]]:
    """Open standard output, or a file that is written aside and takes its name when all is there."""
    if path is None or str(path) == "-":
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr] # a text stream at run time
        yield sys.stdout
        sys.stdout.flush()
        return
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with aside.open("w", encoding="utf-8", newline="") as file:
            yield file
        aside.replace(path)
    except OSError as error:
        raise Trouble(f"{path} cannot be written: {error.strerror}.") from None
    finally:
        aside.unlink(missing_ok=True)


def write(text: str, path: Path | None = None) -> None:
    """Write ``text`` to standard output or a file."""
    with sink(path) as file:
        file.write(text)


def show(blocks: Sequence[Block], path: Path | None = None) -> None:
    """Show an answer to a person: laid out where standard output is a terminal, else as plain lines."""
    if path is None and sys.stdout.isatty():
        from remit.cli.terminal import show as lay_out

        lay_out(blocks)
        return
    from remit.cli.blocks import plain

    write(plain(blocks), path)


def as_json(value: Any) -> str:
    """Give ``value`` as JSON text, UTF-8 as it is, two blanks of indent."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def beside(line: str) -> None:
    """Write a line on standard error, so that a terminal shows what it holds and obeys nothing in it."""
    from remit.cli.wide import clean

    print(clean(line), file=sys.stderr)


def note(sentence: str) -> None:
    """Say something that is not the answer, on standard error, in the reader's language."""
    from remit.cli.language import said

    beside(f"remit: {said(sentence.removeprefix('remit: '))}")
