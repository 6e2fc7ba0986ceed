"""Appointments told in a table of names: columns 姓名 with 任职 or 免职."""

from __future__ import annotations

from collections.abc import Iterator

from remit.graph.fact import Fact
from remit.importers.document import Document
from remit.importers.recognisers.posts_given import posts_in
from remit.importers.text.passage import Table
from remit.importers.text.person_names import is_name
from remit.importers.wording import word
from remit.ontology.words import words

NAME = "appointments"


def table_rows(document: Document, table: Table, when: str) -> Iterator[Fact]:
    """Give appointment and removal rows; ``when`` is the notice's date."""
    columns = words("appointments")["columns"]
    header: dict[int, str] = {}
    for row in table.rows:
        kinds = {i: k for i, c in enumerate(row) for k, names in columns.items() if c.chars in names}
        if "name" in kinds.values() and len(set(kinds.values())) > 1:
            header = kinds
            continue
        person = next((row[i] for i, k in header.items() if k == "name" and i < len(row)), None)
        if person is None or not is_name(person.chars):
            continue
        for i, kind in header.items():
            if kind == "name" or i >= len(row) or not row[i].chars:
                continue
            for post in posts_in(row[i], 0, len(row[i])):
                yield word(
                    document,
                    row[i],
                    post,
                    "appointment" if kind == "appointed" else "removal",
                    kind,
                    person.chars,
                    importer=NAME,
                    when=when,
                    subject_at=person.start(0),
                )
