"""Notices of neighbourhood grids (网格公示): who heads a grid, who works in it, which unit looks after it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.wording import word

WORDS = tomllib.loads((Path(__file__).parent / "grid.toml").read_text(encoding="utf-8"))
ROLES = {label: role for role, labels in WORDS["role"].items() for label in labels}
PART = re.compile("【([^】]{2,8})】([^【】。]{2,40})")


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Give a member row for each label of a line that names a grid (【网格】甲网格【网格长】甲某)."""
    for block in document.passages:
        parts = list(PART.finditer(block.chars))
        grid = next((p[2] for p in parts if p[1] == WORDS["body"]["label"]), "")
        for part in parts if grid else ():
            if role := ROLES.get(part[1]):
                for at in items(block.chars, *part.span(2)):
                    yield word(document, block, at, "member", role, grid, importer="grid", clause=part.span())


def items(chars: str, lo: int, hi: int) -> Iterator[tuple[int, int]]:
    """Cut a list at 、 into the places of its items."""
    for item in re.compile("[^、]+").finditer(chars, lo, hi):
        yield item.span()
