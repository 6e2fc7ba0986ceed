"""Deadlines of tasks as answers tell them: as printed, the last day or month, and what is not sure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from remit.graph.deadline import Deadline, Part, read, year_of
from remit.graph.deadline import of_task as rule
from remit.graph.store import Store
from remit.queries.evidence import doubts

_YEARS = "MATCH (d:Document) RETURN d.name AS name, d.date AS date, d.title AS title"


class Deadlines:
    """Reads the deadlines of tasks' statements, each with the year of its document."""

    def __init__(self, store: Store) -> None:
        """Load the dates and titles of the documents once."""
        self._years = {
            d["name"]: year_of(d["name"], d["date"] or "", d["title"] or "") for d in store.ask(_YEARS).records()
        }

    def read(self, row: Mapping[str, Any], body: str) -> Deadline:
        """Read the deadline of a statement (its ``due`` and ``document``), as the body of that id is to meet it."""
        return read(str(row["due"] or ""), self.year(str(row["document"])), body)

    def year(self, document: str) -> str:
        """Give the year of a deadline in that document which tells none."""
        return self._years.get(document, year_of(document, ""))

    def item(self, row: Mapping[str, Any], body: str) -> dict[str, Any]:
        """Give what an item says of a task's deadline: ``when``, ``due``, ``due_kind`` and ``uncertain``."""
        return told(str(row["due"] or ""), self.read(row, body), [row])


def told(when: str, deadline: Deadline, rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Give a deadline in the keys of an answer; ``uncertain`` are the reasons of notes and deadline, each once."""
    return {
        "when": when,
        "due": deadline.date,
        "due_kind": deadline.kind,
        "uncertain": doubts(rows) + ([str(deadline.doubt)] if deadline.doubt else []),
    }


def of_task(deadlines: Deadlines, rows: list[dict[str, Any]], unit: str) -> tuple[str, Deadline]:
    """Give the deadline of a task by its rows, as printed and as read: that of ``unit`` where one is named."""
    return rule([Part(r["role"], r["id"], str(r["due"] or ""), deadlines.year(str(r["document"]))) for r in rows], unit)
