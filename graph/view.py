"""A graph as of a date (某日的图), derived from the built one for the same engines: every question works on it."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from remit.graph import folder as at
from remit.graph.assemble import assemble
from remit.graph.build import facts_in, summary, write_engines
from remit.graph.corrections import kept
from remit.graph.day import day
from remit.graph.folder import Manifest, manifest
from remit.graph.trouble import Trouble


def view(folder: Path, *, on: str = "", known: str = "") -> Path:
    """Give the folder of the graph as things stood ``on`` a day, by what the documents ``known`` by a day say.

    Dates are YYYY-MM-DD; with neither, this is ``folder`` itself. A view is made once and kept in the graph's
    folder, from which the next build removes it.

    Raises:
        Trouble: a date is none, the folder is no graph, or the view cannot be written.
    """
    if not (on or known):
        return folder
    dates = {name: day(text) for name, text in (("on", on), ("known", known)) if text}
    held = manifest(folder)
    kept = folder / at.VIEWS / "_".join(f"{name}-{date}" for name, date in dates.items())
    if (kept / at.MANIFEST).exists():
        return kept
    try:
        kept.parent.mkdir(exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".view-", dir=kept.parent))
    except OSError as error:
        raise Trouble(
            f"{folder} cannot hold a view of {on or known}: {error.strerror}; copy the graph first."
        ) from None
    try:
        _write(aside, folder, held, dates)
        aside.rename(kept)
    except OSError as error:
        if not (kept / at.MANIFEST).exists():  # another process may have made it meanwhile
            raise Trouble(f"The view of {on or known} could not be written: {error.strerror}.") from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return kept


def _write(aside: Path, folder: Path, held: Manifest, dates: dict[str, str]) -> None:
    made = Manifest(program=held.program, sources=held.sources, view=dates)
    for part in (at.FACTS, at.SOURCES):
        (aside / part).mkdir()
        for file in (folder / part).iterdir():
            os.link(file, aside / part / file.name)
    own = kept(folder)
    own.write(aside)
    graph = assemble([(name, facts_in(folder, name)) for name in sorted(held.sources)], corrections=own, **dates)
    graph.sources = held.sources
    write_engines(aside, graph)
    made.summary = summary(graph, made)
    made.write(aside)
