"""How far a build is: sources read and time left, on a terminal only."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Mapping

from remit.cli.language import label

#: What writing the graph takes, as a share of what reading the sources takes (measured on the real gazette).
_WRITING = 1.5
_STEPS = 3


@contextlib.contextmanager
def following(sizes: Mapping[str, int], kept: int = 0) -> Iterator[Callable[[str], None]]:
    """Give the function a build tells its steps to; ``sizes`` are the bytes of the sources it will read.

    ``kept`` sources are not read again. Where standard error is no terminal, nothing is shown.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f}%"))
    total = sum(sizes.values()) or 1
    count = len(sizes) + kept
    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as shown:
        bar = shown.add_task(label("build.reading", done=0, all=count), total=total * (1 + _WRITING))
        read = 0

        def step(text: str) -> None:
            nonlocal read
            if text.startswith("read "):
                read += 1
                name = text.removeprefix("read ").rpartition(": ")[0]
                shown.update(bar, advance=sizes.get(name, 0), description=label("build.reading", done=read, all=count))
            else:
                shown.update(bar, advance=total * _WRITING / _STEPS, description=label("build.writing"))

        yield step
