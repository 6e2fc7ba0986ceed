"""A fact as worded in a source: the row of the public facts table (design.md, part 1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

#: The public columns of the facts table, in the order that the contract fixes.
COLUMNS: Final = (
    "document",
    "line",
    "start",
    "end",
    "kind",
    "role",
    "subject",
    "object",
    "when",
    "note",
    "subject_entity",
    "object_entity",
    "quote",
    "importer",
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of a source, in the source's own words.

    ``start`` and ``end`` are character offsets of the object's wording in the decoded source text:
    ``text[start:end]`` with white space removed is ``object``. ``clause_start`` and ``clause_end``
    bound the clause that says so (the quote before it is shortened); the ledger counts every cue
    between them as explained. ``subject_start`` is the offset of the subject's wording, -1 where
    the subject is composed (a task's number path, a document's short title). ``text`` is a task's whole wording
    where ``subject`` holds its beginning alone.
    """

    document: str
    line: int
    start: int
    end: int
    kind: str
    role: str
    subject: str
    object: str
    when: str = ""
    note: str = ""
    subject_entity: str = ""
    object_entity: str = ""
    quote: str = ""
    importer: str = ""
    clause_start: int = -1
    clause_end: int = -1
    subject_start: int = -1
    text: str = ""

    def with_entities(self, subject: str, object_: str) -> Fact:
        """Give the fact with the ids of the entities at its two ends; each fact of a source is asked for that once."""
        return Fact(
            self.document,
            self.line,
            self.start,
            self.end,
            self.kind,
            self.role,
            self.subject,
            self.object,
            self.when,
            self.note,
            subject,
            object_,
            self.quote,
            self.importer,
            self.clause_start,
            self.clause_end,
            self.subject_start,
            self.text,
        )

    @property
    def certain(self) -> bool:
        """Whether the reading is sure (its note does not begin with ``uncertain:``)."""
        return not self.note.startswith("uncertain:")


@dataclass(frozen=True, slots=True)
class SetAside:
    """A cue that was read and states no fact, with the reason (a key of the ledger's reasons)."""

    start: int
    end: int
    reason: str
