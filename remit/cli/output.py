"""Where answers go: standard output or a file that appears whole."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from remit.graph.trouble import Trouble


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


def as_json(value: Any) -> str:
    """Give ``value`` as JSON text, UTF-8 as it is, two blanks of indent."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def note(sentence: str) -> None:
    """Say something that is not the answer, on standard error."""
    print(sentence, file=sys.stderr)
