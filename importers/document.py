"""One notice of a source: its number, title, issuers, date and blocks."""

from __future__ import annotations

from dataclasses import dataclass

from remit.importers.source import Source
from remit.importers.text.passage import Block, Passage, Table


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A document (公文) as cut out of its source.

    ``key`` is what the facts table shows: the number (发文字号), or a short title where there is none.
    ``number``, ``title`` and ``issuers`` are the passages they stand in, where they were found;
    ``date`` is ISO (``2019-04-11``) or empty, ``date_at`` the passage it stands in.
    """

    key: str
    source: Source
    blocks: tuple[Block, ...]
    number: Passage | None = None
    title: Passage | None = None
    issuers: tuple[Passage, ...] = ()
    date: str = ""
    date_at: Passage | None = None

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The paragraphs and headings in order, without the tables."""
        return tuple(b for b in self.blocks if isinstance(b, Passage))

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables in order."""
        return tuple(b for b in self.blocks if isinstance(b, Table))

    def is_signature(self, block: Passage) -> bool:
        """Whether a line holds an issuer (落款) of the notice."""
        return any(block.offsets[0] == issuer.offsets[0] for issuer in self.issuers)

    def behind_title(self, block: Passage) -> int:
        """Give where the text of ``block`` begins: behind the title, in a notice on one line that holds both."""
        title = self.title
        if title is None or not block.offsets[0] <= title.offsets[0] <= title.offsets[-1] < block.offsets[-1]:
            return block.body
        return next(i for i, at in enumerate(block.offsets) if at > title.offsets[-1])
