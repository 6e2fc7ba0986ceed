"""From a source to its facts: the one way in for the command line and for builds."""

from __future__ import annotations

import contextlib
import gc
import re
from collections.abc import Iterator
from pathlib import Path

from remit.graph.fact import Fact, SetAside
from remit.graph.names import PINYIN
from remit.importers.document import Document
from remit.importers.documents import split_documents
from remit.importers.ledger import Cue, Ledger, account
from remit.importers.readings import as_broken, with_readings
from remit.importers.registry import recognisers
from remit.importers.source import Source, read_source
from remit.importers.task_texts import with_texts
from remit.importers.text.patterns import late
from remit.importers.text.people import another_inside
from remit.importers.traditional import Script
from remit.ontology.words import words

#: Kinds of which one wording states one fact: the recogniser that comes first has it.
_ONCE = frozenset({"task", "office", "deputises", "appointment", "removal"})
#: What is nobody's own post, and why: that of a kind of people, and a line of a career with its years.
_NO_POST = {"nobody-in-particular": late("(?:以?及|和)?各"), "line-of-a-career": late(r"(?:19|20)\d\d[.年]")}
#: Kinds whose object is a post.
_OF_POSTS = frozenset({"post", "appointment", "removal"})
#: No headline is longer.
_HEADLINE = 60
#: What a role that begins a clause stands behind, and how much text is looked at for it.
_BEGINS, _LABEL = re.compile("[：:，,；;。]$"), 12
#: Kinds that one document states once, however often it says so.
_SAID_ONCE = frozenset({"remit", "post", "appointment", "removal"})
#: Of these the last statement is kept: a lead paragraph announces what the list below says in full.
_STANDS_LAST = frozenset({"remit", "appointment", "removal"})


def _stands(source: Source, fact: Fact) -> bool:
    """Whether the object's wording stands in the source at the fact's offsets (a date is given as ISO instead)."""
    said = "".join(source.text[fact.start : fact.end].split())
    return said == fact.object or (fact.kind == "document" and fact.role == "date")


def read_facts(path: Path) -> Iterator[Fact]:
    """Give the facts of a source file, document by document, in the order of their place."""
    yield from facts_of(read_source(path))


def facts_of(source: Source) -> Iterator[Fact]:
    """Give the facts of a decoded source."""
    for _, finds in finds_of(source):
        yield from sorted((f for f in finds if isinstance(f, Fact)), key=_place)


def finds_of(source: Source) -> Iterator[tuple[Document, list[Fact | SetAside]]]:
    """Give, for each document, all that its recognisers found: facts and cues set aside."""
    readers = tuple(recognisers())
    script = Script.of(source)
    read_out = PINYIN.search(source.text) is not None
    for document in split_documents(script.readable):
        finds: list[Fact | SetAside] = []
        seen: set[tuple[str, str, str, str, int, int]] = set()
        taken: dict[tuple[str, int], str] = {}
        for name, read in readers:
            for find in read(document):
                if isinstance(find, Fact):
                    key = (find.kind, find.role, find.subject, find.object, find.start, find.end)
                    if key in seen or (find.kind in _ONCE and taken.setdefault((find.kind, find.end), name) != name):
                        continue
                    seen.add(key)
                    if find.kind in _OF_POSTS and (reason := _no_post(find.object)):
                        find = SetAside(find.clause_start, find.clause_end, reason)
                    elif not _stands(script.readable, find):
                        find = as_broken(script.readable, find)
                finds.append(find)
        once = _once_each(_roles_once(script.readable, with_texts(document, finds)), _headline(document))
        kept = [script.written_of(f) if isinstance(f, Fact) else f for f in once]
        yield document, [with_readings(source, f) if read_out and isinstance(f, Fact) else f for f in kept]


def _no_post(wording: str) -> str:
    """Give why what was read as somebody's post is none; empty where it may be one."""
    told = next((reason for reason, pattern in _NO_POST.items() if pattern.match(wording)), "")
    return told or ("names-run-together" if another_inside(wording) else "")


def _headline(document: Document) -> int:
    """Give where a document's headline ends, before which a fact is only announced; -1 where it has none."""
    first = next(iter(document.passages), None)
    return first.end(len(first)) if first and len(first) <= _HEADLINE and "。" not in first.chars else -1


def _roles_once(source: Source, finds: list[Fact | SetAside]) -> list[Fact | SetAside]:
    """Set aside the post that only repeats a member's role (委员会：主任甲某, of which 甲某 is the head).

    Behind another post (副主席、秘书长甲某) or a label (组长：主任甲某) the same word is a post.
    """
    roles = words("groups")["label"]
    labels = tuple(label for said in roles.values() for label in said)
    members = {(f.object, f.start): f.role for f in finds if isinstance(f, Fact) and f.kind == "member"}
    kept: list[Fact | SetAside] = []
    for find in finds:
        role = members.get((find.subject, find.subject_start)) if isinstance(find, Fact) else None
        if isinstance(find, Fact) and find.kind == "post" and role and find.object in roles.get(role, ()):
            before = source.text[max(0, find.start - _LABEL) : find.start].rstrip()
            if find.end <= find.subject_start and _BEGINS.search(before) and not before[:-1].endswith(labels):
                find = SetAside(find.clause_start, find.clause_end, "said-again-in-the-document")
        kept.append(find)
    return kept


def _once_each(finds: list[Fact | SetAside], headline: int) -> list[Fact | SetAside]:
    """Keep what one document states several times once: where it stands last (a remit, an appointment), or first."""
    last: dict[tuple[str, ...], Fact] = {}
    for find in finds:
        if isinstance(find, Fact) and find.kind in _SAID_ONCE:
            key = (find.kind, find.role, find.subject, find.object, find.when)  # another day, another appointment
            known = last.get(key)
            later = known is not None and find.start > known.start
            announced = known is not None and later and known.start < headline <= find.start
            if known is None or announced or later == (find.kind in _STANDS_LAST):
                last[key] = find
    given = {(f.subject, f.start, f.end) for f in last.values() if f.kind == "appointment"}
    kept = {id(f) for f in last.values() if f.kind != "post" or (f.subject, f.start, f.end) not in given}
    return [
        SetAside(f.clause_start, f.clause_end, "said-again-in-the-document")
        if isinstance(f, Fact) and f.kind in _SAID_ONCE and id(f) not in kept
        else f
        for f in finds
    ]


def ledger_of(source: Source) -> Ledger:
    """Account for every cue of a decoded source."""
    return Ledger(*_totals(finds_of(source)))


def read_whole(path: Path) -> tuple[Source, list[Fact], Ledger]:
    """Read a source file once for all: the source, its facts in order of place, the ledger of its cues.

    Raises:
        Trouble: the file cannot be read (see ``read_source``).
    """
    source = read_source(path)
    with collector_off():
        found = list(finds_of(source))
        facts = [f for _, finds in found for f in sorted((f for f in finds if isinstance(f, Fact)), key=_place)]
        return source, facts, Ledger(*_totals(iter(found)))


@contextlib.contextmanager
def collector_off() -> Iterator[None]:
    """Hold the cycle collector: a reading makes many small objects and no cycles."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _totals(found: Iterator[tuple[Document, list[Fact | SetAside]]]) -> tuple[tuple[Cue, ...], int]:
    cues: list[Cue] = []
    facts = 0
    for document, finds in found:
        cues.extend(account(document, finds))
        facts += sum(isinstance(f, Fact) and f.kind != "document" for f in finds)
    return tuple(cues), facts


def _place(fact: Fact) -> tuple[int, int, str, str, str]:
    return fact.start, fact.end, fact.kind, fact.role, fact.subject
