"""A division of work printed as a table: a row a leader, columns for posts, fields, units, liaison and AB roles."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.duty_clauses import NAME, clauses, first_verb, leader_of, list_of
from remit.importers.text.passage import Passage, Table
from remit.importers.text.people import person_post, posts_of
from remit.ontology.words import words


@functools.cache
def _columns() -> dict[str, str]:
    return {w: role for role, wordings in words("division_tables")["column"].items() for w in wordings}


def read_table(document: Document, table: Table) -> Iterator[Fact | SetAside]:
    """Give the rows of a table whose header names leaders and their work; nothing of other tables."""
    header: list[str] = []
    for row in table.rows:
        roles = [_columns().get(cell.chars, "") for cell in row]
        if "person" in roles and any(r for r in roles if r not in ("person", "post")):
            header = roles
            continue
        if header and len(row) == len(header):
            yield from _row(document, row, header)


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
            for post in posts_of(cell, 0, len(cell)):
                yield leader.holds(document, cell, post, NAME)
        elif first_verb(cell.chars, 0) is not None:
            yield from clauses(document, cell, 0, leader)
        else:
            yield from list_of(document, cell, leader, role)
