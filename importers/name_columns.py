"""Tables of persons: whether cells head one, and whether others are a row of it."""

from __future__ import annotations

from collections.abc import Sequence

from remit.importers.recognisers.division_tables import column_kind
from remit.importers.recognisers.group_labels import labels
from remit.importers.text.passage import Passage
from remit.importers.text.people import person_post
from remit.importers.text.person_names import is_name
from remit.importers.text.post_words import is_post

#: No table of persons has fewer columns or more, and no heading is longer.
COLUMNS = range(2, 9)
_LABEL_MAX = 14
_NAMES = frozenset({"person", "stand-in-for", "stand-in"})
#: Kinds of columns that say nothing of a leader's work.
_NO_WORK = frozenset({"", "person", "post", "other", "part", "stand-in-for", "stand-in"})


def name_columns(cells: Sequence[Passage]) -> tuple[str, ...] | None:
    """Give the kinds of the columns where cells head a table of persons; else None.

    It has one column of names, and beside it what they do, their part in a group, or who stands in for them.
    """
    if len(cells) not in COLUMNS or any(len(cell) > _LABEL_MAX for cell in cells):
        return None
    kinds = tuple(column_kind(cell.chars) for cell in cells)
    first = kinds.count("person") + kinds.count("stand-in-for")
    if "" in kinds or first != 1 or kinds.count("stand-in") > 1:
        return None
    told = "stand-in" in kinds or "part" in kinds or not _NO_WORK.issuperset(kinds) or kinds.count("post") > 1
    return kinds if told else None


def fits(row: Sequence[Passage], kinds: Sequence[str]) -> bool:
    """Whether cells are a row of such a table: names where names stand and nowhere else, posts and parts likewise."""
    return len(row) == len(kinds) and all(_fits(cell, kind) for cell, kind in zip(row, kinds, strict=True))


def _fits(cell: Passage, kind: str) -> bool:
    text = cell.chars
    if kind in _NAMES:
        return is_name(text) or person_post(cell, 0, len(cell)) is not None
    if kind == "post":
        return is_post(text) or text in labels()[1]
    if kind == "part":
        return text in labels()[1]
    # else a cell was empty, and the next row's stands in its place
    return kind == "other" or not (is_name(text) or text.isdigit())
