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
from remit.importers.text.patterns import late
from remit.importers.text.people import posts_of
from remit.importers.text.person_names import is_name
from remit.importers.text.post_words import is_post
from remit.importers.text.rosters import Member, roster
from remit.importers.wording import holds, word
from remit.ontology.words import words

NAME = "chiefs"


#: What a sentence on a chief holds; the patterns for it are not tried elsewhere.
_TOLD = late("长(?:为|由|调整)|任|为[^，。；]{1,12}长")


@functools.cache
def _columns() -> tuple[re.Pattern[str], ...]:
    """Give the headings of the columns of a list of chiefs: the chief, the post, the place."""
    data = words("chiefs")
    return tuple(re.compile(c) for c in (data["words"]["chief"], data["columns"]["post"], data["columns"]["place"]))


@functools.cache
def _labels() -> re.Pattern[str]:
    data = words("chiefs")["words"]
    return re.compile(f"(?:(?P<chief>{data['chief']})|(?P<support>{data['support']}))[:：]")


#: Who is no chief now, and what would be a name's last character before 为 and is a verb's first.
_NOT_YET = late("拟|未$|曾|原|不再|均$|各$|共$|仍$|改$")
_VERB_END = late("[成转亦仍均即同改定调选推作认]$")
_IN_TURN = late("依次|分别|如下|名单")
_SHORTEST = 3
#: What no line of a list of persons holds.
_SENTENCE = late("[。；;：:]")


def _chief(block: Passage) -> bool:
    """Whether a paragraph speaks of chiefs; a heading that does is no place."""
    return bool(re.search(words("chiefs")["words"]["chief"], block.chars))


@functools.cache
def _sentences() -> tuple[re.Pattern[str], ...]:
    data = words("chiefs")["words"]
    chief = f"(?P<chief>[^\\W\\dA-Za-z_任]{{0,8}}?{data['chief']})"
    who = "(?P<who>[^。；;，,]{2,60}?)"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"(?:^|[。；;，,]){who}(?:担任|(?<![主责])任){chief}(?=[。；;，,]|$)",
            rf"(?:^|[。；;，,]){chief}为{who}(?=[。；;，,]|$)",
            rf"(?:^|[。；;，,：:])(?P<who>[\w·]{{2,4}}?)为{chief}(?=[。；;，,]|$)",
            rf"(?:^|[。；;，,]|的){chief}(?:、(?P<also>[^，。；;、]{{2,16}}?{data['chief']}))?(?:调整)?为?由{who}担任(?=[。；;，,]|$)",
        )
    )


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Give, for each labelled chief, post rows, and below a heading that names the place a remit row.

    Units behind 协助 support the place as a task; a paragraph without a chief's label is left alone.
    """
    above: Passage | None = None
    listing: tuple[Passage, tuple[int, int]] | None = None
    yield from _cells(document)
    for block in document.passages:
        colons = ":" in block.chars or "：" in block.chars
        labels = list(_labels().finditer(block.chars)) if colons else []
        if listing and not labels and (listed := list(_listed(document, block, *listing))):
            yield from listed
            continue
        last = labels[-1] if labels else None
        listing = (block, last.span("chief")) if last and last["chief"] and last.end() == len(block) else None
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


def _listed(document: Document, block: Passage, labelled: Passage, label: tuple[int, int]) -> Iterator[Fact]:
    """Read one person a line below a chief's label: the label is a post of theirs, beside those on the line."""
    told = roster(block, 0, len(block)) if not _SENTENCE.search(block.chars) else []
    if len(told) == 1 and told[0].person and told[0].posts and told[0].span[0] == 0:
        person = block.chars[slice(*told[0].span)], block.start(0)
        yield holds(document, labelled, label, person, importer=NAME)
        for post in told[0].posts:
            if is_post(block.chars[slice(*post)]):
                yield holds(document, block, post, person, importer=NAME)


def _chiefs(
    document: Document, block: Passage, label: re.Match[str], end: int, place: Passage | None
) -> Iterator[Fact | SetAside]:
    clause = (label.start(), end)
    members = roster(block, label.end(), end)
    if not any(m.person for m in members[:1]):
        return  # what the label says of all chiefs (区级林长:在责任区域…)
    for member in members:
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


def _cells(document: Document) -> Iterator[Fact]:
    """Read a list printed one cell a line: a chief's label heads the names, 职务 the posts, 责任区域 the places.

    A row that has lost its name gives nothing.
    """
    blocks = document.blocks
    columns = _columns()
    for n in range(len(blocks) - len(columns)):
        head = blocks[n : n + len(columns)]
        if not all(isinstance(b, Passage) and c.fullmatch(b.chars) for b, c in zip(head, columns, strict=True)):
            continue
        chief, at = head[0], n + len(columns)
        while at + 1 < len(blocks) and isinstance(chief, Passage):
            name, post = blocks[at : at + 2]
            if not isinstance(name, Passage) or not isinstance(post, Passage):
                return
            if is_name(name.chars) and (posts := posts_of(post, 0, len(post))):
                person = name.chars, name.start(0)
                yield word(
                    document,
                    chief,
                    (0, len(chief)),
                    "post",
                    "holds",
                    name.chars,
                    importer=NAME,
                    clause=(0, len(name)),
                    clause_in=name,
                    subject_at=name.start(0),
                )
                for held in posts:
                    yield holds(document, post, held, person, importer=NAME, clause=held)
                at += len(columns)
            elif is_post(name.chars):
                at += len(columns) - 1
            else:
                return


def _told(document: Document, block: Passage) -> Iterator[Fact]:
    """Read 副市长甲某担任某河河长 and 某河河长为副市长甲某."""
    if not _TOLD.search(block.chars) or not _chief(block):
        return
    for pattern in _sentences():
        for found in pattern.finditer(block.chars, block.body):
            if (
                not _IN_TURN.search(block.chars)
                and _VERB_END.search(found["who"])
                and block.chars[found.end("who")] == "为"
            ):
                continue  # 甲某成为某河河长: where others stand in turn, a name may end so
            for member in _holders(block, *found.span("who")):
                if member.person:
                    yield from _posts(document, block, member, found.span("chief"), found.span())
                    if found.groupdict().get("also"):
                        person = block.chars[slice(*member.span)], block.start(member.span[0])
                        yield holds(document, block, found.span("also"), person, importer=NAME, clause=found.span())


def _holders(block: Passage, lo: int, hi: int) -> list[Member]:
    """Give the persons of a sentence on a chief; behind a post, one of three may have rare characters (省长甲心社)."""
    told = block.chars[lo:hi]
    if _NOT_YET.search(told):
        return []
    hi -= told[-1:] in ("兼", "现") and len(told) > _SHORTEST
    found = [member for member in roster(block, lo, hi) if member.person]
    begin = hi - 3
    if (
        not found
        and not re.search("[、和及与]", told)
        and is_name(block.chars[begin:hi], titled=True)
        and is_post(block.chars[lo:begin])
    ):
        return [Member((begin, hi), person=True, posts=list(posts_of(block, lo, begin)))]
    return found


def _posts(
    document: Document, block: Passage, member: Member, label: tuple[int, int], clause: tuple[int, int]
) -> Iterator[Fact]:
    """Give the chief's other posts, and the label as a post."""
    person = block.chars[slice(*member.span)], block.start(member.span[0])
    for post in (label, *(p for p in member.posts if is_post(block.chars[slice(*p)]))):
        yield holds(document, block, post, person, importer=NAME, clause=clause)
