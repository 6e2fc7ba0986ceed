"""A division of work printed as a table: a row a leader, columns for posts, fields, units, liaison and AB roles."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.duty_clauses import NAME, clauses, first_verb, list_of
from remit.importers.recognisers.leader import leader_of
from remit.importers.run_on import tells_duty
from remit.importers.text.labels import role_of
from remit.importers.text.passage import TAG, Passage, Table
from remit.importers.text.patterns import meaning_of
from remit.importers.text.people import person_post, posts_of
from remit.importers.text.person_names import is_name
from remit.importers.text.post_words import is_post
from remit.importers.text.units import ends_as_unit
from remit.ontology.words import words

#: A table without a header tells its columns by no fewer rows.
_FEWEST = 3
#: How the heading of a column of leaders ends.
_LEADERS = ("领导", "干部", "责任人", "同志", "姓名")
#: Columns of a table of tasks, whose leaders supervise those.
_ANSWER = frozenset({"lead", "responsible", "support"})
#: No heading of a column is longer.
_LONGEST = 16


@functools.cache
def _columns() -> dict[str, str]:
    return {w: role for role, wordings in words("division_tables")["column"].items() for w in wordings}


@functools.cache
def _built(which: str) -> Callable[[str], str]:
    return meaning_of(words("division_tables")[which])


@functools.lru_cache(maxsize=4096)
def column_label(text: str) -> str:
    """Give what a column's heading says its cells hold; empty where it says nothing of the kind."""
    known = _columns().get(text, "")
    return known or (_built("built")(text) if len(text) <= _LONGEST else "")


@functools.lru_cache(maxsize=4096)
def column_kind(text: str) -> str:
    """Give what a heading of a table of persons says of its column, in a group or between stand-ins, too."""
    found = column_label(text)
    return found or (_built("other")(text) if len(text) <= _LONGEST else "")


def read_table(document: Document, table: Table) -> Iterator[Fact | SetAside]:
    """Give the rows of a table of leaders and their work, by its header or by what its columns hold."""
    header = _held(table)
    remarks = False
    for row in table.rows:
        roles = _with_places([column_label(cell.chars) for cell in row], row)
        if "person" in roles and any(r for r in roles if r not in ("person", "post")):
            header, remarks = roles, row[-1].chars in words("division_tables")["remarks"]["last"]
            continue
        if header and len(row) == len(header):
            yield from _row(document, row, header)
        elif remarks and len(row) == len(header) - 1 and _posts_in_place(row, header):
            yield from _row(document, row, header[:-1])  # the last column's cell is empty where nothing is remarked


@functools.cache
def _contact() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = words("division_tables")["contact"]
    return re.compile(data["column"]), re.compile(data["place"])


def _with_places(roles: list[str], row: tuple[Passage, ...]) -> list[str]:
    """Name the columns of a header that has one of leaders in contact (包村领导) and one of where they are (村)."""
    if not any(cell.chars.endswith(_LEADERS) and len(cell) <= _LONGEST for cell in row):
        return roles
    leaders, places = ([n for n, cell in enumerate(row) if p.fullmatch(cell.chars)] for p in _contact())
    leaders = [n for n in leaders if "领导" in row[n].chars] or leaders  # 驻村干部 work with them
    if len(leaders) != 1 or len(places) != 1 or any(role_of(cell.chars) in _ANSWER for cell in row):
        return roles
    return ["person" if n == leaders[0] else "liaises" if n == places[0] else role for n, role in enumerate(roles)]


def _posts_in_place(row: tuple[Passage, ...], header: list[str]) -> bool:
    """Whether each column of posts holds a post, so that no cell before it is missing."""
    posts = [row[n].chars for n, role in enumerate(header[:-1]) if role == "post"]
    return bool(posts) and all(map(is_post, posts)) and all(cell.chars for cell in row)


def _held(table: Table) -> list[str]:
    """Tell the columns of a table without a header: names, duties that begin with their verb, posts; else nothing."""
    width = len(table.rows[0])
    rows = [row for row in table.rows if len(row) == width]
    columns = list(zip(*rows, strict=True))
    person = next((n for n, column in enumerate(columns) if _most(column, lambda c: is_name(c.chars))), None)
    duties = next((n for n, column in enumerate(columns) if _most(column, lambda c: tells_duty(c.chars))), None)
    if len(rows) < _FEWEST or person is None or duties is None:
        return []
    posts = (n for n, column in enumerate(columns) if n not in (person, duties) and _most(column, _is_post))
    post = next(posts, None)
    return ["person" if n == person else "duties" if n == duties else "post" if n == post else "" for n in range(width)]


def _units(cell: Passage) -> list[Passage]:
    """Cut a cell at its blanks where each piece is a unit (综合科  研究科)."""
    pieces = list(cell.pieces(0, len(cell), " \t"))
    units = len(pieces) > 1 and all(ends_as_unit(cell.chars, a, b) and b - a > 2 for a, b in pieces)
    return [cell.part(a, b) for a, b in pieces] if units else [cell]


def _most(column: Sequence[Passage], holds: Callable[[Passage], bool]) -> bool:
    return sum(holds(cell) for cell in column) * 3 > len(column) * 2


def _is_post(cell: Passage) -> bool:
    return is_post(cell.chars)


def _row(document: Document, row: tuple[Passage, ...], header: list[str]) -> Iterator[Fact | SetAside]:
    person = row[header.index("person")]
    mention = person_post(person, 0, len(person)) if person.chars else None
    if mention is None:
        return
    leader = leader_of(person, mention)
    for post in mention.posts:
        yield leader.holds(document, person, post, NAME)
    for cell, role in zip(row, header, strict=True):
        if not cell.chars or role in ("", "person"):
            continue
        if role == "post":
            for lo, hi in cell.pieces(0, len(cell), TAG):
                for post in posts_of(cell, lo, hi):
                    yield leader.holds(document, cell, post, NAME)
        elif first_verb(cell.chars, 0) is not None:
            yield from clauses(document, cell, 0, leader)
        elif role != "duties":
            for part in _units(cell):
                yield from list_of(document, part, leader, role)
