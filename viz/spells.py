"""Spells (任期): one holding of a post or one division of work, from the dated statements about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]


@dataclass(slots=True)
class Spell:
    """A row of the timeline; ``began`` and ``ended`` are ISO or empty where no document says so."""

    what: str
    began: str = ""
    ended: str = ""
    remit: bool = False
    said: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    @property
    def first(self) -> str:
        """Give the first date that anything is known of; empty where none is."""
        return min([d for d in (self.began, *self.said, self.ended) if d], default="")

    @property
    def last(self) -> str:
        """Give the last date for which a document says that it holds."""
        return max([d for d in (self.began, *self.said) if d], default="")


def spells(rows: Iterable[Row]) -> list[Spell]:
    """Give one person's spells: divisions of work by their dates, then posts; both by date."""
    rows = list(rows)
    divided: dict[tuple[str, str], Spell] = {}
    posts: dict[str, list[Row]] = {}
    for row in rows:
        if row["kind"] == "remit":
            key = (row["since"], row["until"])
            began = divided.setdefault(key, Spell("", row["since"], row["until"], remit=True))
            began.rows.append(row)
        else:
            posts.setdefault(row["id"], []).append(row)
    held = [spell for said in posts.values() for spell in _held(said)]
    return sorted(divided.values(), key=lambda s: s.first) + sorted(held, key=lambda s: (s.first, s.what))


def _held(rows: list[Row]) -> list[Spell]:
    """Cut what is said of one post, by date, at each removal."""
    out: list[Spell] = []
    for row in sorted(rows, key=lambda r: (r["since"], r["kind"] == "removal")):
        current = out[-1] if out else None
        if row["kind"] == "removal":
            if current is None or (current.ended and current.ended != row["since"]):
                current = Spell(row["what"])
                out.append(current)
            current.ended = row["since"]
        else:
            if current is None or (current.ended and current.ended <= row["since"]):
                current = Spell(row["what"])
                out.append(current)
            if row["kind"] == "appointment":
                current.began = current.began or row["since"]
            elif row["since"]:
                current.said.append(row["since"])
            current.ended = row["until"] or current.ended
        current.rows.append(row)
    return out
