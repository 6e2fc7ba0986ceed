"""An honour (荣誉) as worded, and the row that says who received it."""

from __future__ import annotations

from dataclasses import dataclass

from remit.graph.fact import Fact
from remit.importers.document import Document
from remit.importers.text.passage import Passage
from remit.importers.wording import word

NAME = "awards"


@dataclass(frozen=True, slots=True)
class Honour:
    """An honour as worded, and where."""

    passage: Passage
    span: tuple[int, int]


def row(document: Document, block: Passage, who: tuple[int, int], honour: Honour) -> Fact:
    """The object is the honour as worded; the clause is the line or sentence that names who got it."""
    same = honour.passage is block
    return word(
        document,
        honour.passage,
        honour.span,
        "award",
        "recognised",
        block.chars[slice(*who)],
        importer=NAME,
        clause=(min(who[0], honour.span[0]), max(who[1], honour.span[1])) if same else who,
        clause_in=block,
        subject_at=block.start(who[0]),
    )
