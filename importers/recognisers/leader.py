"""The leader whose duties are read, and where a text names him."""

from __future__ import annotations

from dataclasses import dataclass

from remit.graph.fact import Fact
from remit.importers.document import Document
from remit.importers.text.passage import Passage
from remit.importers.text.people import Mention
from remit.importers.wording import holds


@dataclass(frozen=True, slots=True)
class Leader:
    """The person whose duties are read: name, where it stands, and the mention on its line."""

    name: str
    at: int
    mention: Mention | None = None

    def holds(self, document: Document, passage: Passage, post: tuple[int, int], importer: str) -> Fact:
        """Make the row that says the leader holds a post."""
        clause = min(post[0], passage.body), post[1]
        return holds(document, passage, post, (self.name, self.at), importer=importer, clause=clause)


def leader_of(passage: Passage, mention: Mention, *, kept: bool = False) -> Leader:
    """Make the leader whom a passage mentions; ``kept`` keeps the mention, whose posts are given later."""
    return Leader(passage.chars[slice(*mention.name)], passage.start(mention.name[0]), mention if kept else None)
