"""A fact made from the place where its object stands."""

from __future__ import annotations

from remit.graph.fact import Fact
from remit.importers.document import Document
from remit.importers.text.passage import Passage

_QUOTE = 400
#: A clause that goes on for longer on either side of its object (a table on one line) is quoted near the object only.
_WINDOW = 4000


def word(
    document: Document,
    passage: Passage,
    at: tuple[int, int],
    kind: str,
    role: str,
    subject: str,
    *,
    importer: str,
    clause: tuple[int, int] | None = None,
    clause_in: Passage | None = None,
    when: str = "",
    note: str = "",
    subject_at: int = -1,
) -> Fact:
    """Make the fact whose object is ``passage.chars[at[0]:at[1]]``.

    ``clause`` bounds, in ``clause_in`` (the same passage unless given), the clause, bracket or table
    cell that says so: it becomes the quote (white space as one blank, at most 400 characters, kept
    around the object), and the ledger counts the cues in it as explained. ``subject_at`` is the source
    offset of the subject's wording, where it stands as such.
    """
    source = document.source
    start, end = passage.start(at[0]), passage.end(at[1])
    bounds = clause_in or passage
    lo, hi = clause or (0, len(bounds))
    first, last = min(bounds.start(lo), start), max(bounds.end(hi), end)
    return Fact(
        document=document.key,
        line=source.line_of(start),
        start=start,
        end=end,
        kind=kind,
        role=role,
        subject=subject,
        object=passage.chars[at[0] : at[1]],
        when=when,
        note=note,
        quote=_quote(source.text, first, last, start),
        importer=importer,
        clause_start=first,
        clause_end=last,
        subject_start=subject_at,
    )


def holds(
    document: Document,
    passage: Passage,
    post: tuple[int, int],
    person: tuple[str, int],
    *,
    importer: str,
    clause: tuple[int, int] | None = None,
) -> Fact:
    """Make the fact that a person (name, source offset of the name) holds the post (任职) at ``post``."""
    name, at = person
    return word(document, passage, post, "post", "holds", name, importer=importer, clause=clause, subject_at=at)


def _quote(text: str, first: int, last: int, start: int) -> str:
    """Cut the clause to 400 characters that hold the object, white space folded."""
    first, last = max(first, start - _WINDOW), min(last, start + _WINDOW)
    quote = " ".join(text[first:last].split())
    if len(quote) <= _QUOTE:
        return quote
    begin = max(first, start - _QUOTE // 2)
    return " ".join(text[begin : min(last, begin + 2 * _QUOTE)].split())[:_QUOTE]
