"""Evaluation (考核): which unit evaluates what or whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.text.assignees import assignees
from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.importers.text.units import ends_as_unit
from remit.importers.wording import word

NAME = "evaluations"

_BY = late(
    r"(?P<unit>(?![将对把并其])[^\W\dA-Za-z_]{3,20}?)(?:负责)?对(?P<what>[^，。；、]{2,30}?)(?:进行|开展)(?:年度)?(?:评议|考核|测评|评价|考评)"
)
#: The item first, then who evaluates it.
_OF = late(
    r"(?:^|[，。；,;])(?P<what>[^，。；、,;]{2,20}?)由(?P<unit>[^\W\dA-Za-z_]{2,20}?)(?:负责)?(?:执考|考核|考评|测评|评议)(?=[，。；,;]|$)"
)
_LONGEST = 20


def evaluation(document: Document, cell: Passage, item: Passage) -> Iterator[Fact]:
    """Give a row for each unit in an evaluator's cell; the object is the item it evaluates."""
    for one in assignees(cell, 0, len(cell)):
        yield word(
            document,
            item,
            (0, min(len(item), _LONGEST)),
            "evaluation",
            "evaluates",
            cell.chars[slice(*one.span)],
            importer=NAME,
            clause=(0, len(cell)),
            clause_in=cell,
            subject_at=cell.start(one.span[0]),
        )


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Read sentences in which a named unit evaluates somebody (X局对Y进行评议)."""
    for block in document.passages:
        if not re.search("评议|考核|测评|考评|评价", block.chars):
            continue
        for found in (*_BY.finditer(block.chars), *_OF.finditer(block.chars)):
            lo, hi = found.span("unit")
            head = re.match(r"(?:其中|由|并|同时)+", block.chars[lo:hi])
            lo += head.end() if head else 0
            if (ends_as_unit(block.chars, lo, hi) and found.start() > 0) or ends_as_unit(block.chars, lo, hi):
                a, b = found.span("what")
                yield word(
                    document,
                    block,
                    (a, min(b, a + _LONGEST)),
                    "evaluation",
                    "evaluates",
                    block.chars[lo:hi],
                    importer=NAME,
                    clause=found.span(),
                    subject_at=block.start(lo),
                )
