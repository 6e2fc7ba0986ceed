"""Header rows of responsibility tables: which column holds what."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from remit.importers.text.labels import role_of
from remit.importers.text.passage import Passage
from remit.importers.text.patterns import meaning_of
from remit.ontology.words import words

_LONGEST = 16
#: No heading of a column is longer, its bracket with it.
_LABEL = 48


@dataclass(slots=True)
class ColumnRoles:
    """Columns by what they hold: assignees by role, tasks, the number, the deadline, the evaluator.

    ``filled`` gives, for header cells that hold units as well, where these begin; ``rest`` their deadline.
    """

    width: int
    assignees: dict[int, str] = field(default_factory=dict)
    tasks: list[int] = field(default_factory=list)
    number: int | None = None
    deadline: int | None = None
    evaluator: int | None = None
    filled: dict[int, int] = field(default_factory=dict)
    rest: dict[int, str] = field(default_factory=dict)

    @property
    def lead_first(self) -> bool:
        """Whether the first column names who leads the whole chapter."""
        return self.assignees.get(0) == "lead"

    @property
    def role_here(self) -> str:
        """The role of the column of units: the last one that is no lead, else the only one."""
        roles = [r for r in self.assignees.values() if r not in ("lead", "support")]
        return roles[-1] if roles else next(iter(self.assignees.values()), "responsible")

    def fits(self, row: tuple[Passage, ...]) -> bool:
        """Whether a row stands in these columns: a task or number where one belongs, no measure among the units."""
        from remit.importers.recognisers.table_cells import is_deadline, is_measure

        if any(
            i < len(row) and (is_measure(row[i]) or (is_deadline(row[i]) and len(row[i]) < 12)) for i in self.assignees
        ):
            return False
        if self.deadline is not None and self.deadline < len(row) and is_measure(row[self.deadline]):
            return False
        if self.lead_first:  # of the whole chapter, unless the row is whole and names its own
            return len(row) == self.width == len(self.assignees) + len(self.tasks) and all(c.chars for c in row)
        return any(i < len(row) and row[i].chars for i in (*self.tasks, *self.assignees))


@functools.cache
def _columns() -> dict[str, str]:
    return {w: kind for kind, wordings in words("labels")["columns"].items() for w in wordings}


@functools.cache
def _built() -> Callable[[str], str]:
    return meaning_of(words("labels")["built_columns"])


@functools.lru_cache(maxsize=16384)
def kind_of(label: str) -> str:
    """Give what a column that is no assignee's holds (``task``, ``number``, ``deadline`` …); empty where unknown."""
    if len(label) > _LABEL:
        return ""
    text = _bare(label)
    return _columns().get(text) or _built()(text)


@functools.lru_cache(maxsize=16384)
def _bare(text: str) -> str:
    return re.sub(r"[(（][^()（）]*[)）]|[:：、]", "", text)


def head_of(row: tuple[Passage, ...]) -> ColumnRoles | None:
    """Read a header row: a column of assignees or of evaluators, and another known column; else None."""
    head = ColumnRoles(len(row))
    beside: set[int] = set()
    known = 0
    for i, cell in enumerate(row):
        text = _bare(cell.chars)
        kind = kind_of(text)
        role = "" if kind else role_of(text)
        if not role and not kind and cell.chars:
            role, kind, begin = _with_value(cell)
            if begin:
                known += 1
                if role:
                    head.assignees[i], head.filled[i] = role, begin
                else:
                    head.deadline, head.rest[i] = i, cell.chars[begin:]
                continue
        if not role and not kind:
            continue
        known += 1
        if role:
            head.assignees[i] = role
        elif kind == "task":
            head.tasks.append(i)
        elif kind in ("number", "deadline", "evaluator") and getattr(head, kind) is None:
            setattr(head, kind, i)
        elif kind in ("area", "note"):
            beside.add(i)
    if known < 2 or not (head.assignees or head.evaluator is not None):
        return None
    if known * 2 < sum(bool(c.chars) for c in row):
        return None
    if not head.tasks:
        head.tasks = [
            i
            for i in range(len(row))
            if i not in head.assignees and i not in (head.number, head.deadline, head.evaluator) and i not in beside
        ]
    return head


def _with_value(cell: Passage) -> tuple[str, str, int]:
    """Read a header cell that holds a value after a gap (责任单位 X、Y): role or kind, and where the value begins."""
    for a, b in cell.pieces(0, len(cell), " \n|"):
        if a == 0 and b < len(cell):
            text = cell.chars[:b]
            if _columns().get(text) == "deadline":
                return "", "deadline", b
            role = role_of(text)
            if role and not role_of(cell.chars[b:]):
                return role, "", b
    return "", "", 0


def is_remnant(cell: Passage) -> bool:
    """Whether a cell holds nothing but the labels of a header that the print ran together."""
    text = cell.chars
    if not text or len(text) > 30:
        return False
    for label in sorted(_columns(), key=len, reverse=True):
        text = text.replace(label, "")
    text = re.sub(r"责任单位|牵头单位|配合单位|责任部门|进度安排|及|和|、|[:：]", "", text)
    return not text and bool(cell.chars)


def label_value(row: tuple[Passage, ...]) -> list[tuple[str, Passage]]:
    """Read cells that are labels followed by their value in the next cell (牵头部门 | X局)."""
    out: list[tuple[str, Passage]] = []
    for i, cell in enumerate(row[:-1]):
        role = role_of(cell.chars) if len(cell) <= _LONGEST else ""
        after = row[i + 1]
        if role and after.chars and not role_of(after.chars) and not _columns().get(_bare(after.chars)):
            out.append((role, after))
    return out
