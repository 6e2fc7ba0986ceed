"""Task rows made of a list of assignees; shared by brackets, tables and clauses."""

from __future__ import annotations

from collections.abc import Iterator

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.text.assignees import assignees
from remit.importers.text.lists import split_marks
from remit.importers.text.passage import NONE, Passage
from remit.importers.text.patterns import late
from remit.importers.text.post_words import is_post
from remit.importers.wording import holds, word

_LEADS = late(r"^(?:由)?(.{2,60}?)(?:负责|总)?(?:牵头|主办)(?:负责|组织实施|组织|落实|实施)?$")
_SUPPORTS = late(r"^(.{2,400}?)(?:积极|协同|协助)?(?:配合|(?<!政)协办|协助|参加|参与|支持|指导)(?:落实|实施)?$")
_SHARES = late(
    r"^(?:由)?(.{2,400}?)(?:按(?:照)?(?:各自)?职责(?:分工)?|分工|共同|协同|分别|具体)?(?:负责|落实|承办|实施|承担|负责落实|组织实施)$"
)
_TURN = late("(?<=牵头|主办|配合|协办)、")


def segments(chars: str, lo: int, hi: int, role: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Cut a value into stretches with a role of their own (X牵头 | Y、Z配合); the rest has ``role``.

    A stretch that ends with 牵头 leads, with 配合 or 参加 supports, with 负责 is responsible.
    """
    held = lo
    for a, b in _told(chars, lo, hi):
        text = chars[a:b].rstrip("。.、")
        own = "lead" if _LEADS.match(text) else "support" if _SUPPORTS.match(text) else ""
        if not own and _SHARES.match(text):
            own = "responsible" if role in ("", "lead", "responsible") and held == a else ""
        if own:
            lists = chars[held:a]
            if own != "lead" and lists.strip("，,；;、"):
                a = held
            elif lists.strip("，,；;、"):
                yield (held, a), role
            yield (a, a + len(chars[a:b].rstrip("。.、"))), own
            held = b + 1
    if held < hi:
        yield (held, hi), role


def _told(chars: str, lo: int, hi: int) -> Iterator[tuple[int, int]]:
    """Cut at 、 too where it stands after 牵头 or 配合 (甲局牵头、乙局配合)."""
    for a, b in split_marks(chars, lo, hi, "；;，,。"):
        begin = a
        for found in _TURN.finditer(chars, a, b):
            yield begin, found.start()
            begin = found.end()
        yield begin, b


def assigned(
    document: Document,
    passage: Passage,
    span: tuple[int, int],
    role: str,
    subject: str,
    *,
    importer: str,
    clause: tuple[int, int],
    when: str = "",
    note: str = "",
    clause_in: Passage | None = None,
) -> Iterator[Fact | SetAside]:
    """Give a task row for each assignee in ``span``, a person's posts, and a structure row for each sub-unit."""
    for one in assignees(passage, *span):
        yield word(
            document,
            passage,
            one.span,
            "task",
            role,
            subject,
            importer=importer,
            clause=clause,
            clause_in=clause_in,
            when=when,
            note=note,
        )
        person = passage.chars[slice(*one.span)], passage.start(one.span[0])
        for post in one.posts if clause_in is None else ():
            parted = any(passage.gap(i) != NONE for i in range(post[0] + 1, post[1]))
            if is_post(passage.chars[slice(*post)]) and not parted:
                yield holds(document, passage, post, person, importer=importer, clause=clause)
        for sub in one.subs if passage.chars[one.span[0]] != "各" else ():
            yield _part(document, passage, sub, one.span, importer, clause, clause_in)


def _part(
    document: Document,
    passage: Passage,
    sub: tuple[int, int],
    parent: tuple[int, int],
    importer: str,
    clause: tuple[int, int],
    clause_in: Passage | None,
) -> Fact:
    return word(
        document,
        passage,
        parent,
        "structure",
        "part-of",
        passage.chars[slice(*sub)],
        importer=importer,
        clause=clause,
        clause_in=clause_in,
        subject_at=passage.start(sub[0]),
    )
