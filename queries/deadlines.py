"""Deadlines of tasks as answers tell them: as printed, the last day or month, and what is not sure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from remit.graph.deadline import Deadline, joint, read, year_of
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
        document = str(row["document"])
        return read(str(row["due"] or ""), self._years.get(document, year_of(document, "")), body)

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
    """Give a task's deadline as printed and as read: that of ``unit``, or of those who answer for the task.

    Where they have several, all are given as printed, and the last as read.
    """
    lead = [r for r in rows if r["role"] in ("lead", "supervisor")]
    answer = [r for r in rows if r["id"] == unit] or lead or [r for r in rows if r["role"] == "responsible"] or rows
    printed = [r for r in answer if r["due"]] or [r for r in rows if r["due"]]
    if not printed:
        return "", Deadline()
    return "；".join(dict.fromkeys(str(r["due"]) for r in printed)), joint(deadlines.read(r, r["id"]) for r in printed)
