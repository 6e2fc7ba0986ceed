"""Whether the stored facts still stand in their sources (复核原文): each wording is looked up again at its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from remit.graph.build import facts_in
from remit.graph.fact import Fact
from remit.graph.folder import manifest

_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact that does not stand where it stood.

    ``state`` is ``moved`` (the wording stands elsewhere, nearest at ``line``), ``gone`` (it stands nowhere) or
    ``missing`` (the source itself is not there; ``line`` is the line it had).
    """

    source: str
    state: str
    line: int
    fact: Fact


def verify(folder: Path, text_of: Callable[[str], str | None]) -> tuple[int, list[Finding]]:
    """Look each fact of the graph in ``folder`` up again; give how many stand, and a finding for each other one.

    ``text_of`` gives the decoded text of a source by its name, None where there is none now.

    Raises:
        Trouble: the folder is no graph.
    """
    stand, findings = 0, []
    for source in sorted(manifest(folder).sources):
        facts, text = facts_in(folder, source), text_of(source)
        found = (
            [Finding(source, "missing", f.line, f) for f in facts] if text is None else [*_moved(source, facts, text)]
        )
        stand += len(facts) - len(found)
        findings.extend(found)
    return stand, findings


def _moved(source: str, facts: list[Fact], text: str) -> Iterator[Finding]:
    for fact in facts:
        if _worded(fact, text) and _quoted(fact, text):
            continue
        words = r"\s*".join(re.escape(c) for c in _squeezed(fact.quote)[:60] or _squeezed(fact.object))
        places = [m.start() for m in re.finditer(words, text)]
        at = min(places, key=lambda p: abs(p - fact.start), default=-1)
        yield Finding(
            source, "moved" if at >= 0 else "gone", text.count("\n", 0, at) + 1 if at >= 0 else fact.line, fact
        )


def _worded(fact: Fact, text: str) -> bool:
    """Whether the object stands at its place; a date is written there in its own way."""
    wording = _squeezed(text[fact.start : fact.end])
    return wording == _squeezed(fact.object) or (
        fact.role == "date" and wording != "" and wording in _squeezed(fact.quote)
    )


def _quoted(fact: Fact, text: str) -> bool:
    """Whether the clause that the fact was read from still holds the quote."""
    if fact.clause_start < 0:
        return True
    clause = _squeezed(text[fact.clause_start : fact.clause_end])
    return _squeezed(fact.quote).strip("…") in clause


def _squeezed(text: str) -> str:
    return _BLANK.sub("", text)
