"""Cases assigned to a leader (包案): 分管领导:X, then 由Y牵头,协调Z参加."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.assignments import assigned
from remit.importers.recognisers.brackets import subject
from remit.importers.recognisers.contacts import is_contact
from remit.importers.text.assignees import all_units, assignees
from remit.importers.text.labels import labels_in
from remit.importers.text.lists import split_marks
from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.importers.wording import word

NAME = "cases"

_LEADS = late(
    r"(?:^|[，,。；;：:])(?:[^，。；,;]{0,40}?下[，,])?由(?P<lead>[^，。；,;]{2,60}?)(?:负责)?牵头(?:负责|组织|办理|处理|协调)?"
)
_WITH = late(
    r"[，,](?:并)?(?:协调|会同|联合|协同|组织)?(?P<units>[^。；;]{2,500}?)(?:等(?:区)?(?:[^\W\dA-Za-z_]{0,14}?)(?:部门|单位))?(?:共同)?(?:参加|配合|参与|协助|妥善处理|抓好落实|做好[^，。；]{2,40}工作|共同负责)[。；;]?"
)


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Give supervisor, lead and support rows of each case; its name is the heading above the label."""
    case: Passage | None = None
    named = ""
    for block in document.passages:
        labels = [
            x
            for x in labels_in(block.chars, 0, min(len(block), 40))
            if x.role == "supervisor" and x.start <= block.body
        ]
        if labels and case is not None and not is_contact(document, block):
            named = subject(case)
            yield from _supervisors(document, block, labels[0].end, named)
            continue
        if named and (found := _LEADS.search(block.chars)):
            yield from _led(document, block, found, named)
            named = ""
            continue
        if block.body:
            case, named = block, ""


def _supervisors(document: Document, block: Passage, begin: int, name: str) -> Iterator[Fact]:
    for one in assignees(block, begin, len(block)):
        if one.person:
            yield word(document, block, one.span, "task", "supervisor", name, importer=NAME)


def _led(document: Document, block: Passage, found: re.Match[str], name: str) -> Iterator[Fact | SetAside]:
    """Read the sentence that says who leads and who takes part."""
    clause = (0, len(block))
    yield from assigned(document, block, found.span("lead"), "lead", name, importer=NAME, clause=clause)
    rest = _WITH.match(block.chars, found.end())
    if not rest:
        return
    for lo, hi in split_marks(block.chars, *rest.span("units"), stops="，,"):
        lead = re.match(r"(?:协调|会同|联合|协同|组织)", block.chars[lo:hi])
        lo += lead.end() if lead else 0
        part = assignees(block, lo, hi)
        if all_units(block.chars, part) or len(part) > 1 or part:
            yield from assigned(document, block, (lo, hi), "support", name, importer=NAME, clause=clause)
