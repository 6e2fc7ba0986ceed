"""Groups in tables (组成人员表): a label in the first cell, the person and the posts in the next ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.division_tables import column_kind
from remit.importers.recognisers.group_labels import labels
from remit.importers.recognisers.memberships import Body, members, post_rows
from remit.importers.text.passage import Passage, Table
from remit.importers.text.patterns import late
from remit.importers.text.person_names import is_name
from remit.importers.text.post_words import is_post

NAME = "groups"

#: A label and the name behind it in one cell.
_LED = late("(?P<label>[^：:]{2,10})[：:]")
#: A group as the heading of a column of names.
_TEAM = late(r"第?(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[^\W\d]{2,8}(?<!小))(?:小|工作)?组")


def table_rows(document: Document, table: Table, body: Body | None) -> Iterator[Fact | SetAside]:
    """Read rows whose first cell is a label (组长 | NAME | POST) or begins with one; an empty one goes on with it."""
    if teams := _teams(table):
        yield from _columns(document, table, teams)
        return
    roles = labels()[1]
    role = ""
    kinds: Sequence[str] = ()
    for row in table.rows:
        named = [column_kind(cell.chars) for cell in row]
        if "part" in named and "person" in named:
            kinds = named
            continue
        if body and "part" in kinds and len(row) == len(kinds):
            part = row[kinds.index("part")].chars
            role = roles.get(part, "") if part else role
            yield from _by_columns(document, row, kinds, role, body) if role else ()
            continue
        cells = [c for c in row if c.chars]
        if not cells:
            continue
        first = row[0].chars.rstrip("：:")
        if (led := _LED.match(first)) and led["label"] in roles and is_name(first[led.end() :]):
            role = roles[led["label"]]  # 组长:甲某 · 副县长
            cells = [row[0].part(led.end(), len(row[0])), *cells[1:]]
        elif first in roles and len(cells) > 1 and not any(c.chars in ("姓名", "职务", "备注") for c in cells):
            role = roles[first]
            cells = [c for c in row[1:] if c.chars]
        elif first and not is_name(first):
            role = "" if first not in ("序号",) and not first.isdigit() else role
        elif row[0].chars == "" or is_name(first):
            pass
        if not role or body is None or not cells:
            continue
        yield from _table_row(document, cells, role, body)


def _by_columns(
    document: Document, row: Sequence[Passage], kinds: Sequence[str], role: str, body: Body
) -> Iterator[Fact | SetAside]:
    """Read a row by its header: a name, the posts, the part in the group (姓名 | 职务 | 组内职务)."""
    posts = [cell for cell, kind in zip(row, kinds, strict=True) if kind == "post" and cell.chars]
    yield from _table_row(document, [row[kinds.index("person")], *posts], role, body)


def _table_row(document: Document, cells: list[Passage], role: str, body: Body) -> Iterator[Fact | SetAside]:
    name = cells[0]
    yield from members(document, name, (0, len(name)), role, body, NAME, (0, len(name)))
    if is_name(name.chars):
        for cell in takewhile(lambda cell: is_post(cell.chars), cells[1:]):  # behind what is none, a post is another's
            yield from post_rows(document, cell, (0, len(cell)), (name.chars, name.start(0)), NAME)


def _teams(table: Table) -> list[Body]:
    """Give the groups that head the columns of a table of names (一组 · 二组); none where anything else does."""
    heads = list(table.rows[0]) if table.rows else []
    below = [_name(cell.chars) for row in table.rows[1:] for cell in row if cell.chars.strip("-—")]
    named = sum(is_name(name) for name in below) * 4 >= len(below) * 3
    whole = len(heads) > 1 and below and named and all(_TEAM.fullmatch(cell.chars) for cell in heads)
    return [Body(cell, (0, len(cell))) for cell in heads] if whole else []


def _columns(document: Document, table: Table, teams: list[Body]) -> Iterator[Fact | SetAside]:
    """Give a member row for each name of a column; a bracket behind it says another part than a member's."""
    roles = labels()[1]
    for row in table.rows[1:]:
        for cell, team in zip(row, teams, strict=False):
            name = _name(cell.chars)
            part = cell.chars[len(name) :].strip("()（）")
            if is_name(name) and (not part or part in roles):
                role = roles.get(part, "member")
                yield from members(document, cell, (0, len(name)), role, team, NAME, (0, len(cell)))


def _name(text: str) -> str:
    """Give what stands before the bracket of a cell."""
    return re.split("[(（]", text, maxsplit=1)[0]
