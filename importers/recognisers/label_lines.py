"""Tasks told in pairs of lines, a label and its value below it (具体任务 / … / 责任单位 / …), as pages print rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.table_cells import is_units, values
from remit.importers.recognisers.table_heads import kind_of
from remit.importers.text.labels import role_of
from remit.importers.text.passage import Block, Passage

NAME = "label_lines"

#: No label is longer; a task's name is given by so many characters; so few pairs are no row.
_LABEL, _TEXT, _FEWEST = 14, 60, 3


@dataclass(frozen=True, slots=True)
class _Pair:
    """A label by what it says (``task``, ``deadline``, …, or the role of assignees) and the line below it."""

    kind: str
    role: str
    value: Passage


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Give the task rows of each run of such pairs: it begins with the task's label and holds one of assignees."""
    blocks = document.blocks
    at = 0
    while at < len(blocks):
        run = _run(blocks, at)
        if run:
            yield from _rows(document, run)
        at += 2 * len(run) or 1


def _run(blocks: Sequence[Block], at: int) -> list[_Pair]:
    """Read the pairs from a place on; none where they do not make a task's row."""
    out: list[_Pair] = []
    while at + 1 < len(blocks) and (pair := _pair(blocks[at], blocks[at + 1])):
        if (pair.kind == "task") == bool(out):  # a run begins with the task's label, and so does the next
            break
        out.append(pair)
        at += 2
    whole = len(out) >= _FEWEST and out[0].kind == "task" and any(p.role for p in out)
    return out if whole else []


def _pair(label: Block, value: Block) -> _Pair | None:
    if not isinstance(label, Passage) or not isinstance(value, Passage) or len(label) > _LABEL:
        return None
    kind = kind_of(label.chars)
    role = "" if kind else role_of(label.chars)
    if not (kind or role) or kind_of(value.chars) or (len(value) <= _LABEL and role_of(value.chars)):
        return None
    return _Pair(kind, role, value) if not role or is_units(value) else None


def _rows(document: Document, run: Sequence[_Pair]) -> Iterator[Fact | SetAside]:
    task = run[0].value
    subject = "".join(task.path) + task.chars[task.body : task.body + _TEXT]
    when = next((p.value.chars for p in run if p.kind == "deadline"), "")
    for pair in run:
        if pair.role:
            for value in values(pair.value, (0, len(pair.value)), pair.role):
                yield from value.facts(document, subject, NAME, when)
