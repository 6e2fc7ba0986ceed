"""Notices put together from the parts in which such notices vary, and what remit reads in them.

A golden file holds one wording; here every way to name somebody meets every verb, list and mark between, so that no
combination gives what is said of one to another.
"""

from __future__ import annotations

from pathlib import Path

from remit.graph.fact import Fact
from remit.importers.read import read_facts


def facts_in(text: str, folder: Path) -> list[Fact]:
    """Give the facts of a text, written to a file in ``folder``."""
    path = folder / "notice.txt"
    path.write_text(text, encoding="utf-8")
    return list(read_facts(path))
