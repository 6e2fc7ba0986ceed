"""Chiefs of rivers, lakes and woods (河长、湖长、林长): who they are, whose charge a place is, and who helps."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.assignments import assigned
from remit.importers.text.labels import role_of
from remit.importers.text.passage import Passage
from remit.importers.text.people import is_post
from remit.importers.text.rosters import Member, roster
from remit.importers.wording import holds, word
from remit.ontology.words import words

NAME = "chiefs"


#: What a sentence on a chief holds; the patterns for it are not tried elsewhere.
_TOLD = re.compile("长(?:为|由|调整)|任")


@functools.cache
def _labels() -> re.Pattern[str]:
    data = words("chiefs")["words"]
    return re.compile(f"(?:(?P<chief>{data['chief']})|(?P<support>{data['support']}))[:：]")


def _chief(block: Passage) -> bool:
    """Whether a paragraph speaks of chiefs; a heading that does is no place."""
    return bool(re.search(words("chiefs")["words"]["chief"], block.chars))


@functools.cache
def _sentences() -> tuple[re.Pattern[str], ...]:
    data = words("chiefs")["words"]
    chief = f"(?P<chief>[^\\W\\dA-Za-z_]{{0,8}}?{data['chief']})"
    who = "(?P<who>[^。；;，,]{2,60}?)"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"(?:^|[。；;，,]){who}(?:担任|任){chief}(?=[。；;，,]|$)",
            rf"(?:^|[。；;，,]){chief}为{who}(?=[。；;，,]|$)",
            rf"(?:^|[。；;，,]|的){chief}(?:调整)?为?由{who}担任(?=[。；;，,]|$)",
        )
    )


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Give, for each labelled chief, post rows, and below a heading that names the place a remit row.

    Units behind 协助 support the place as a task; a paragraph without a chief's label is left alone.
    """
    above: Passage | None = None
    for block in document.passages:
        labels = list(_labels().finditer(block.chars))
        if not any(label["chief"] for label in labels):
            above = block if block.heading else above
            yield from _told(document, block)
            continue
        named = above is not None and len(above) > above.body and above.path == block.path and not _chief(above)
        place = above if named else None
        for label, end in zip(labels, [*(m.start() for m in labels[1:]), len(block)], strict=True):
            if label["chief"]:
                yield from _chiefs(document, block, label, end, place)
            elif place is not None:
                role = role_of(label["support"]) or "support"
                clause = (label.start(), end)
                name = "".join(place.path) + place.chars[place.body :]
                yield from assigned(document, block, (label.end(), end), role, name, importer=NAME, clause=clause)


def _chiefs(
    document: Document, block: Passage, label: re.Match[str], end: int, place: Passage | None
) -> Iterator[Fact | SetAside]:
    clause = (label.start(), end)
    for member in roster(block, label.end(), end):
        if not member.person:
            continue
        yield from _posts(document, block, member, label.span("chief"), clause)
        if place is not None:
            yield word(
                document,
                place,
                (place.body, len(place)),
                "remit",
                "responsible",
                block.chars[slice(*member.span)],
                importer=NAME,
                clause=clause,
                clause_in=block,
                subject_at=block.start(member.span[0]),
            )


def _told(document: Document, block: Passage) -> Iterator[Fact]:
    """Read 副市长甲某担任某河河长 and 某河河长为副市长甲某."""
    if not _TOLD.search(block.chars) or not _chief(block):
        return
    for pattern in _sentences():
        for found in pattern.finditer(block.chars, block.body):
            for member in roster(block, *found.span("who")):
                if member.person:
                    yield from _posts(document, block, member, found.span("chief"), found.span())


def _posts(
    document: Document, block: Passage, member: Member, label: tuple[int, int], clause: tuple[int, int]
) -> Iterator[Fact]:
    """Give the chief's other posts, and the label as a post."""
    person = block.chars[slice(*member.span)], block.start(member.span[0])
    for post in (label, *(p for p in member.posts if is_post(block.chars[slice(*p)]))):
        yield holds(document, block, post, person, importer=NAME, clause=clause)
