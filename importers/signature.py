"""The signature of a notice (落款): the bodies that issue it, and its date."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from remit.importers.text.dates import ANY as DATE
from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.ontology.words import words

_PLACE = late(r"(?:中共|共青团)?(?P<place>(?:国网)?[^\W\dA-Za-z_]{2,3}?[省市县区州])")
#: The names of what is attached, printed before the signature without a break.
_ATTACHED = late(r"附件\d?[:：].*(?:表|方案|名单|清单|细则|办法|预案|说明|目录|规程|要点|分工)(?=.{4})")
#: Whom to ask, printed before the signature without a break (…邮箱:XXX@…cn某局).
_CONTACT = late(r".*[A-Za-z0-9:：](?=[^\W\dA-Za-z_]{4})")
#: A letterhead without a break behind it.
_HEAD = late("(?P<bodies>[^，。；：《》]{6,120}?)文件")
_SHORTEST = 6
#: The header of a table of one cell a line stands among so many lines.
_FEW_LINES = 40
#: The name of a body that lost its end is no longer.
_CUT_SHORT = 20
#: In a text on one line the signature may close the last of its parts.
_LAST = 3
#: What the frame of a web page prints behind the date without a break.
_FRAME = late("转[摘载]|声明[:：]|分享|打印|关闭|上一篇|下一篇|扫一扫|责任编辑|编辑[:：]|来源[:：]|文章来源|【|推荐")
#: What may stand before a signature in a text on one line and belongs to no body's name: an address, a remark.
_NO_BODY = late(
    r".*(?:(?:联系|电话|传真|邮箱).*[)）\dXx]|[A-Za-z@_]|[(（][^()（）]{0,8}(?:稿|代章|此件|联系)[^()（）]{0,12}[)）])(?=[^\W\d]{4})"
)
#: Whose seal stands for that of the issuer (代章), between its name and the date.
_SEAL = late("[(（][^()（）]{2,30}代章[)）]$")
#: Where the seal stood: (章), (印章).
_STAMP = late("[(（](?:加?盖)?(?:公|印)?[章印][)）]$")
#: What is left of a date that the print damaged or the end of the text cut off.
_BROKEN_DATE = late(r"[\d〇○零一二三四五六七八九十年月日.\-/]{1,12}")
_NOT_ISSUER = late(r"[、，。；：:;,]|组建|整合|撤销|不再|保留|^(?:附件|抄送|主送|序号|第)")


@functools.cache
def issuer_end() -> re.Pattern[str]:
    """Give the pattern of how the name of an issuing body ends."""
    ends = sorted(words("documents")["issuer_ends"], key=len, reverse=True)
    return re.compile("(?:" + "|".join(ends) + r")(?:[(（][^()（）]{1,24}[)）])?$")


def signature(passages: Sequence[Passage], title: Passage | None) -> tuple[tuple[Passage, ...], Passage | None]:
    """Find the signature: issuing bodies one a paragraph, then the date."""
    after = title.offsets[-1] if title else -1
    place = _place(passages)
    for i, passage in enumerate(passages):
        if passage.offsets[-1] <= after:
            continue
        found = DATE.search(passage.chars)
        framed = found is not None and _FRAME.match(passage.chars, found.end()) is not None
        if not found or (found.end() < len(passage) - 12 and not framed):
            continue
        lo = max(passage.chars.rfind(c, 0, found.start()) for c in "。；;") + 1
        if (found.end() if framed else len(passage)) - lo > 60:
            continue
        lo = _behind_attached(passage.chars, lo, found.start())
        if passage.body and lo == 0 and place:  # the last of a list of attachments stands before it on its line
            lo = _last_bodies(passage.chars, place, passage.body, found.start())
        told = _NO_BODY.match(passage.chars, lo, found.start()) or _CONTACT.search(passage.chars, lo, found.start())
        lo = told.end() if told else lo
        tail = passage.chars[found.end() :]
        head = passage.chars[lo : found.start()]
        if tail.strip("?？*�") and tail[0] not in "(（〔[" and not framed:
            continue
        if head and not issuer_end().search(head):
            if place and head.startswith(place) and len(head) < _CUT_SHORT and i == len(passages) - 1:
                return (), passage.part(found.start(), found.end())  # a body that the print cut short
            continue
        issuers: list[Passage] = []
        if head:
            issuers.extend(_bodies(passage, _unsealed(passage.chars, lo, found.start()), lo, place))
        for before in reversed(passages[max(0, i - 12) : i]):
            if head or not is_issuer(before):
                break
            issuers[:0] = _bodies(before, _unsealed(before.chars, 0, len(before)), 0, place)
        return tuple(issuers), passage.part(found.start(), found.end())
    bare = _on_one_line(passages, title)
    if bare[1] is not None:
        return bare
    in_cells = any(p.chars == "序号" for p in passages[:_FEW_LINES])
    if len(passages) > 1 and not in_cells and passages[-2].chars.endswith("。") and _undated(passages[-1]):
        return (passages[-1],), None
    return bare if title is None else signature(passages, None)


def undated(passages: Sequence[Passage], title: Passage | None) -> tuple[Passage, ...]:
    """Give the bodies that sign where the date is broken or cut off: lines of a name that the title begins with."""
    if title is None:
        return ()
    named = re.split("[、，, ]|(?<=[会府委厅局办部])(?=中共|共青团)", title.chars.split("关于")[0])
    below = [p for p in passages if p.offsets[0] > title.offsets[-1]]
    signed = [n for n, p in enumerate(below) if p.chars in named]
    last = next(
        (n for n in reversed(signed) if n + 1 == len(below) or _BROKEN_DATE.fullmatch(below[n + 1].chars)), None
    )
    if last is None:
        return ()
    first = next(n for n in range(last, -1, -1) if n - 1 not in signed)
    return tuple(below[n] for n in signed if first <= n <= last)


def _unsealed(chars: str, lo: int, hi: int) -> int:
    """Give where the issuer's name ends: before the word for its seal, or before whose seal stands for its own."""
    seal = _STAMP.search(chars, lo, hi) or _SEAL.search(chars, lo, hi)
    return seal.start() if seal else hi


def _last_bodies(chars: str, place: str, lo: int, hi: int) -> int:
    """Give where the bodies begin that end at ``hi``, each of which begins with the place's name; 0 where none does."""
    begin = 0
    while (at := chars.rfind(place, lo, begin or hi)) >= 0 and issuer_end().search(chars[at : begin or hi]):
        begin = at
    led = re.compile("(?:中共|共青团)$").search(chars, max(0, begin - 3), begin)
    return led.start() if led else begin


#: Who gave an order, before the word for it in its number.
_ORDER = late("(?P<issuer>[^\\W\\dA-Za-z_]{2,14}(?:政府|委员会|[省市厅局部署]))令第")


def letterhead(passages: Sequence[Passage], number: Passage | None) -> tuple[Passage, ...]:
    """Give the bodies whose letterhead a notice on one line begins with (甲厅乙厅文件…号), where nobody signed it.

    The number of an order names who gave it (某某人民政府令第3号).
    """
    order = _ORDER.match(number.chars) if number is not None else None
    if order and number is not None:
        return (number.part(*order.span("issuer")),)
    found = _HEAD.match(passages[0].chars) if number is not None and passages else None
    if found is None or number is None or passages[0].chars.find(number.chars, found.end()) != found.end():
        return ()
    marks = re.compile("(?:" + "|".join(words("documents")["before_letterhead"]) + "|[★☆])*").match(passages[0].chars)
    bodies = _bodies(passages[0], found.end("bodies"), marks.end() if marks else 0, _place(passages))
    return tuple(bodies) if all(issuer_end().search(b.chars) for b in bodies) else ()


def _place(passages: Sequence[Passage]) -> str:
    """Give the place that a notice names first: its issuers' names begin with it."""
    return next((m["place"] for p in passages[:2] if (m := _PLACE.search(p.chars))), "")


def _undated(last: Passage) -> bool:
    """Whether a notice's last line is its issuer alone, signed without a date."""
    return is_issuer(last) and not last.heading and last.chars[0] not in "各全" and len(last) >= _SHORTEST


def is_issuer(passage: Passage) -> bool:
    """Whether a line holds an issuing body and nothing else."""
    return len(passage) <= 40 and not _NOT_ISSUER.search(passage.chars) and bool(issuer_end().search(passage.chars))


def _behind_attached(chars: str, lo: int, hi: int) -> int:
    """Give where the signature begins that stands behind the names of attachments on one line."""
    found = _ATTACHED.match(chars, lo, hi)
    return found.end() if found and issuer_end().search(chars[found.end() : hi]) else lo


def _bodies(passage: Passage, hi: int, lo: int, place: str) -> list[Passage]:
    """Cut a signature line at its gaps, where each piece is a body."""
    pieces = list(passage.pieces(lo, hi, "\t "))
    if len(pieces) == 1:
        begins = re.compile(f"中共|共青团|国务院|国网|{re.escape(place)}" if place else "中共|国务院|国网")
        for another in begins.finditer(passage.chars, lo + 4, hi):
            if issuer_end().search(passage.chars[lo : another.start()]):
                return [passage.part(lo, another.start()), *_bodies(passage, hi, another.start(), place)]
        again = [
            lo,
            *(m.start() for m in re.compile(re.escape(passage.chars[lo : lo + 2])).finditer(passage.chars, lo + 4, hi)),
        ]
        pieces = list(zip(again, [*again[1:], hi], strict=True))
    if len(pieces) > 1 and all(issuer_end().search(passage.chars[a:b]) and b - a > 3 for a, b in pieces):
        return [passage.part(a, b) for a, b in pieces]
    return [passage.part(lo, hi)]


def _on_one_line(passages: Sequence[Passage], title: Passage | None) -> tuple[tuple[Passage, ...], Passage | None]:
    """Find the signature of a notice on one line: issuing bodies and, right after them, the first full date."""
    place = _place(passages)
    ends = passages[6:][-_LAST:] if len(passages) > 6 else ()
    for passage in (*passages[:6], *ends):
        for found in DATE.finditer(passage.chars[:3000]):
            if passage.chars.startswith("印发", found.end()) and passage in ends:
                continue  # who printed it, and when
            if title and passage.offsets[found.start()] <= title.offsets[-1]:
                continue
            lo = max((passage.chars.rfind(c, 0, found.start()) for c in "。；!！"), default=-1) + 1
            inner = _behind_attached(passage.chars, lo, found.start())
            lo = inner if inner > lo else max(lo, *(passage.chars.rfind(c, 0, found.start()) + 1 for c in "：:"))
            no_body = _NO_BODY.match(passage.chars, lo, found.start())
            lo = no_body.end() if no_body else lo
            end = _unsealed(passage.chars, lo, found.start())
            head = passage.chars[lo:end]
            quoted = passage.chars.count("《", 0, lo) > passage.chars.count("》", 0, lo)
            if quoted or not issuer_end().search(head):
                continue
            cuts = [
                lo + m.start()
                for m in re.finditer(f"(?:中共|共青团)?{re.escape(place)}|中共" if place else "国务院|中共", head)
            ]
            cuts = cuts if place and cuts else sorted({lo, *cuts})
            cuts = [c for n, c in enumerate(cuts) if n == 0 or c - cuts[n - 1] > 3]
            cuts = [c for c in cuts if c == cuts[0] or issuer_end().search(passage.chars[lo:c])]
            edges = [*cuts, end]
            bodies = tuple(passage.part(a, b) for a, b in zip(edges, edges[1:], strict=False) if b - a <= 40)
            return bodies, passage.part(found.start(), found.end())
    return (), None
