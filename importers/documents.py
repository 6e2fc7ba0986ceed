"""A source cut into its documents: a gazette holds many, a notice is one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from remit.importers.document import Document
from remit.importers.document_numbers import ISSUED, WHOLE, alone, number_of
from remit.importers.layout import blocks
from remit.importers.outline import outline
from remit.importers.signature import is_issuer, letterhead, signature, undated
from remit.importers.source import Source
from remit.importers.text.dates import ANY as DATE
from remit.importers.text.dates import LABELLED, iso
from remit.importers.text.lists import split_units
from remit.importers.text.passage import Block, Passage, Table
from remit.importers.text.patterns import late
from remit.importers.title_words import is_title
from remit.importers.titles import DATED, LETTERHEAD, title_of

_SECTION = late(r"[◆●■★【]?(?:人事任免|人事信息|政务简讯|政府大事记|大事记|任免事项)[◆●■★】]?")
_REPORTED = late(
    r"(?P<bodies>[^\s\dA-Za-z_，。；：:,;《》“”]{2,60}?)(?:于|在)(?P<date>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)"
    r"(?:联合)?(?:发出|印发|下发|发布|作出)(?:了)?(?:通知|文件|决定|通报|任免通知)"
)
#: The title of a decision, over as many lines as it takes.
_DECISION = late("[^，。；：:]{4,40}关于[^。；：:]{4,80}的决[定议]")
#: When and by whom a list was passed, in a bracket on the line below its title.
_PASSED = late(rf"[(（](?P<date>{DATE.pattern})[^()（）]{{4,60}}通过[)）]")
#: What a page says of a document stands in its first blocks.
_HEAD = 4
#: The date in a page's head, where the notice is not signed.
_DATE_LABEL = late(r"(?:发文|成文|印发|签发)(?:日期|时间)[:：]")


def split_documents(source: Source) -> tuple[Document, ...]:
    """Cut ``source`` at the lines that hold a document number alone, and at the headings of gazette sections.

    What stands before the first number (cover, contents) is a document of its own without a number.
    """
    whole = blocks(source)
    begins = sorted({0, *_begins(whole)})
    parts = [whole[a:b] for a, b in zip(begins, [*begins[1:], len(whole)], strict=True)]
    return tuple(_document(source, tuple(outline(part))) for part in parts if part)


def _begins(whole: Sequence[Block]) -> Iterator[int]:
    """Give the indexes of the blocks at which a new document begins."""
    seen: set[str] = set()
    numbers = [(i, m["number"]) for i, b in enumerate(whole) if isinstance(b, Passage) and (m := alone(b.chars))]
    for i, number in numbers:
        if number in seen:
            continue
        seen.add(number)
        if len(seen) == 1 and i < 12 and not any(isinstance(b, Passage) and "。" in b.chars for b in whole[:i]):
            continue
        before = whole[i - 1] if i else None
        letterhead = isinstance(before, Passage) and bool(LETTERHEAD.fullmatch(before.chars))
        titled = isinstance(before, Passage) and is_title(before) and not letterhead
        yield i - 1 if letterhead or (titled and not _title_after(whole, i)) else i
    if numbers:
        yield from _sections(whole)
    else:
        yield from _decisions(whole)


def _decisions(whole: Sequence[Block]) -> Iterator[int]:
    """Give where, behind the date of a signature, another decision begins with its title (…关于…的决定)."""
    for i in range(1, len(whole) - 1):
        date, below = whole[i - 1], whole[i : i + 3]
        passages = [b for b in below if isinstance(b, Passage)]
        if not (isinstance(date, Passage) and DATE.fullmatch(date.chars)):
            continue
        if any(_DECISION.fullmatch("".join(p.chars for p in passages[:n])) for n in range(1, len(passages) + 1)):
            yield i


def _sections(whole: Sequence[Block]) -> Iterator[int]:
    """Give the headings of gazette sections (人事任免) and, below them, each notice that is only reported."""
    inside = False
    for i, block in enumerate(whole):
        if not isinstance(block, Passage):
            continue
        if i > 3 and _SECTION.fullmatch(block.chars):
            inside = True
            yield i
        elif inside and _REPORTED.match(block.chars):
            above = whole[i - 1]
            headed = isinstance(above, Passage) and len(above) < 60 and not re.search("[。；]", above.chars)
            yield i - 1 if headed and isinstance(above, Passage) and not _SECTION.fullmatch(above.chars) else i


def _title_after(whole: Sequence[Block], i: int) -> bool:
    return any(isinstance(b, Passage) and is_title(b) for b in whole[i + 1 : i + 4])


def _document(source: Source, whole: tuple[Block, ...]) -> Document:
    """Read the number, title, issuers and date of one document."""
    passages = [b for b in whole if isinstance(b, Passage)]
    reported = next((m for p in passages[:2] if (m := _REPORTED.match(p.chars))), None)
    if reported:
        return _brief(source, whole, passages, reported)
    said = _said_in_cells(whole)
    number = number_of(passages) or said.get("number")
    title = title_of(passages, number)
    if (named := said.get("title")) and (title is None or title.chars in named.chars):
        title = named
    issuers, date_at = signature(passages, title)
    issuers = issuers or letterhead(passages, number) or undated(passages, title)
    date_at = date_at or _date_by_number(passages, number)
    date_at = date_at or _labelled_date(passages) or _date_of_title(passages, title) or _passed(passages, title)
    if date_at is None:
        above, date_at = _issue(passages)
        issuers = issuers or above
    date = iso(date_at.chars) if date_at else ""
    key = number.chars if number else _short(title, passages, source)
    return Document(key, source, whole, number, title, issuers, date, date_at)


def _passed(passages: Sequence[Passage], title: Passage | None) -> Passage | None:
    """Find the day on which a meeting passed what stands below its title (（1996年3月27日…会议通过）)."""
    below = next((p for p in passages if p.offsets[0] > title.offsets[-1]), None) if title else None
    found = _PASSED.fullmatch(below.chars) if below else None
    return below.part(*found.span("date")) if below and found else None


def _said_in_cells(whole: Sequence[Block]) -> dict[str, Passage]:
    """Find the number and title in what a page says of the document in a table's cells (发文字号 | … | 名称 | …).

    A label that stands there more than once heads a list of documents.
    """
    out: dict[str, list[Passage]] = {"number": [], "title": []}
    for table in (b for b in whole[:_HEAD] if isinstance(b, Table)):
        for row in table.rows:
            for label, value in itertools.pairwise(row):
                if label.chars in ("发文字号", "文号", "发文号") and (found := WHOLE.fullmatch(value.chars)):
                    out["number"].append(value.part(*found.span("number")))
                elif label.chars in ("名称", "标题", "文件名称") and is_title(value):
                    out["title"].append(value)
    return {what: found[0] for what, found in out.items() if len(found) == 1}


def _date_by_number(passages: Sequence[Passage], number: Passage | None) -> Passage | None:
    """Find the date right behind the document's number, where nothing signs it (国办发〔1998〕1号 1998年2月6日)."""
    if number is None:
        return None
    at = number.offsets[0]
    whole = next((p for p in passages if p.offsets[0] <= at <= p.offsets[-1]), None)
    found = DATE.match(whole.chars, whole.offsets.index(at) + len(number)) if whole else None
    return whole.part(*found.span()) if whole and found else None


def _labelled_date(passages: Sequence[Passage]) -> Passage | None:
    """Find the date behind its label at the head of a page (发文日期:2019-04-11)."""
    for passage in passages[:12]:
        label = _DATE_LABEL.search(passage.chars)
        found = LABELLED.match(passage.chars, label.end()) if label else None
        if found:
            return passage.part(*found.span())
    return None


def _date_of_title(passages: Sequence[Passage], title: Passage | None) -> Passage | None:
    """Find the date in the bracket behind the title (某某名单(2021年11月22日))."""
    for passage in passages[:12] if title else ():
        dated = DATED.search(passage.chars)
        if dated and title is not None and passage.offsets[0] <= title.offsets[0] <= passage.offsets[-1]:
            return passage.part(dated.start() + 1, len(passage) - 1)
    return None


def _issue(passages: Sequence[Passage]) -> tuple[tuple[Passage, ...], Passage | None]:
    """Find the date in a bracket of its own at the head, as of a rule ((1991年3月26日某市人民政府令第19号发布)).

    The bodies on the lines right above it, as of a notice that is not signed below, are its issuers.
    """
    for n, passage in enumerate(passages[:12]):
        found = ISSUED.fullmatch(passage.chars)
        under = alone(passage.chars)
        listed = n > 0 and passages[n - 1].chars.endswith(("：", ":"))
        if under and under["date"] and not listed:
            return (), passage.part(*under.span("date"))
        if found and (found["bracket"] or found["verb"]):
            above = list(itertools.takewhile(is_issuer, reversed(passages[max(0, n - 3) : n])))
            return tuple(reversed(above)), passage.part(*found.span("date"))
    return (), None


def _brief(source: Source, whole: tuple[Block, ...], passages: Sequence[Passage], reported: re.Match[str]) -> Document:
    """Make the document of a notice that a gazette reports in a sentence (X于…发出通知)."""
    place = next(p for p in passages[:2] if p.chars is reported.string or p.chars == reported.string)
    title = passages[0] if place is not passages[0] else None
    issuers = tuple(place.part(a, b) for a, b in split_units(place.chars, *reported.span("bodies")))
    date = place.part(*reported.span("date"))
    key = title.chars if title else reported.group()[:40]
    return Document(key, source, whole, None, title, issuers, iso(date.chars), date)


def _short(title: Passage | None, passages: Sequence[Passage], source: Source) -> str:
    """Give the short title that names a document without a number; the file's name where it is a table alone."""
    if title:
        return title.chars[:60]
    return passages[0].chars[:30] if passages else PurePath(source.name).stem
