"""Duties in tables (机构名称 · 主要职责): a unit in one column, what it has to do in the other."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from remit.graph.fact import Fact
from remit.importers.document import Document
from remit.importers.recognisers.duties_below import TEXT, nobody
from remit.importers.recognisers.duty_clauses import first_verb
from remit.importers.text.lists import split_units
from remit.importers.text.passage import Passage, Table
from remit.importers.text.unit_lists import bare_unit
from remit.importers.text.units import ends_as_unit
from remit.importers.wording import word
from remit.ontology.words import words

NAME = "duty_tables"

_NAMES = ("unit", "duty", "person")
#: What is shorter is a field or a telephone, no duty.
_SHORTEST = 5


@functools.cache
def _heading(column: str) -> re.Pattern[str]:
    return re.compile(words("duties")["columns"][column])


def read(document: Document) -> Iterator[Fact]:
    """Give a duty row for each row of a table that has one column of units, one of duties and none of persons."""
    for table in document.tables:
        yield from _table(document, table)


def _table(document: Document, table: Table) -> Iterator[Fact]:
    unit = duty = -1
    for row in table.rows:
        heads = {name: [n for n, c in enumerate(row) if _heading(name).fullmatch(c.chars)] for name in _NAMES}
        if heads["unit"] or heads["duty"]:
            told = not heads["person"] and len(heads["unit"]) == len(heads["duty"]) == 1
            unit, duty = (heads["unit"][0], heads["duty"][0]) if told else (-1, -1)
        elif 0 <= max(unit, duty) < len(row) and row[unit].chars and row[duty].chars:
            yield from _row(document, row[unit], row[duty])


def _row(document: Document, unit: Passage, duty: Passage) -> Iterator[Fact]:
    _, cut = bare_unit(unit.chars, unit.body, len(unit))
    name = unit.chars[unit.body : cut]
    if not ends_as_unit(unit.chars, unit.body, cut) or first_verb(unit.chars, unit.body) is not None or nobody(name):
        return
    end = min(len(duty.chars.rstrip("。；;")), duty.body + TEXT)
    if end - duty.body > _SHORTEST:
        span = (duty.body, end)
        for lo, hi in split_units(unit.chars, unit.body, cut):
            name, at = unit.chars[lo:hi], unit.start(lo)
            yield word(document, duty, span, "duty", "duty", name, importer=NAME, subject_at=at)
