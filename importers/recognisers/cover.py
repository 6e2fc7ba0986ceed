"""AB roles (AB角): pairs of leaders who stand in for each other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.cover_behind import AB
from remit.importers.recognisers.division_tables import column_kind
from remit.importers.text.lists import split_marks
from remit.importers.text.passage import BREAK, Passage, Table
from remit.importers.text.patterns import late
from remit.importers.text.people import person_post
from remit.importers.text.person_names import HAN, is_name
from remit.importers.wording import holds, word

NAME = "cover"

_CUE = late(rf"{AB}|[AＡBＢ]角|[AＡBＢ]岗|互相补位|互为补位|相互补位|互为代理|互补")
_NAME = rf"(?:{HAN}{{2,4}}|{HAN}{{1,6}}[·•]{HAN}{{1,8}})"
_JOINT = "(?:和|与|、|及|同(?!志)|—+|－|-|/|：|:|←→|<->|——)"
_PAIR = late(
    rf"({HAN}{{2,12}}?)(?:同志)?{_JOINT}({HAN}{{2,12}}?)(?:同志)?(?=$|[，。；;、,：:(（]|互|两|二|之间|实行|同志)"
)
_MUTUAL = late(rf"(?:互为|实行|为|互相|相互)?(?:{AB}|补位)|互相补位|相互补位|互为补位|(?:工作)?互补")
_A = late(r"[“\"]?[AＡ][”\"]?(?:角|岗)[”\"]?[:：为是]?")
_B = late(r"[“\"]?[BＢ][”\"]?(?:角|岗)[”\"]?[:：为是]?")
_HEAD_A = late(_A.pattern + "(?:责任人|人员|姓名|领导|负责人|同志)?")
_HEAD_B = late(_B.pattern + "(?:责任人|人员|姓名|领导|负责人|同志)?")
#: 甲某的B角为乙某.
_HIS = late(
    r"(?P<a>[^，。；,;:：]{2,16}?)的[“\"]?[BＢ][”\"]?(?:角|岗)(?:为|是|由)(?P<b>[^，。；,;:：]{2,16}?)(?:担任|同志)?(?=[，。；,;]|$)"
)
#: Where a sentence ends, or the next pair of it begins after 互为AB角.
_SENTENCE = late('[。；;]|(?<=[角岗位制补”"])[，,、](?=[^，。；,;]{2,24}(?:和|与|、|同(?!志)|的[“"]?[BＢ]))')
#: What ends the line of a pair.
_ENDS = '角岗位制补”"'
#: What announces the pairs of a paragraph (AB角:…).
_ANNOUNCES = late(rf"[^，。；：:]{{0,24}}{AB}[^，。；：:]{{0,8}}[:：]")
_TAIL = late("(?:同志)?(?:工作互补|之间|两位同志|二位同志|两名同志|两同志|二同志|两人|二人|分别)?$")
_LINE = 60
_SEVERAL = late("[三四五六3-6][人位名](?:同志)?$")
#: What stands between the two of a pair and nowhere else.
_DASHES = late("—+|－+|←→|<->")


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Give one row for each pair, the first-named person as subject."""
    listing = False
    for block in document.blocks:
        if isinstance(block, Table):
            yield from _table(document, block)
            continue
        cue = _CUE.search(block.chars)
        if cue:
            found = list(_paragraph(document, block))
            yield from found
            listing = block.chars[-1] in "：:" or (listing and bool(found)) or len(block) < _LINE
        elif listing:
            found = list(_list_line(document, block))
            yield from found
            listing = bool(found)


def _paragraph(document: Document, block: Passage) -> Iterator[Fact]:
    """Read the pairs of each sentence that speaks of AB roles."""
    chars = block.chars
    lo = block.body
    told: list[int] = []
    for his in _HIS.finditer(chars, lo):
        a, b = _person(document, block, *his.span("a")), _person(document, block, *his.span("b"))
        if a and b:
            told.append(his.start())
            yield _row(document, block, a, b, his.span())
    if len(block) - lo <= _LINE and len(_A.findall(chars[lo:])) == 1 == len(_B.findall(chars[lo:])):
        whole = _labelled(document, block, lo, len(block))
        if whole:
            yield whole
            return
    announced = False
    lines = {i for i in range(lo + 1, len(chars)) if block.gap(i) == BREAK and chars[i - 1] in _ENDS}
    for hi in sorted({*lines, *(m.end() for m in _SENTENCE.finditer(chars)), len(chars)}):
        if hi <= lo:
            continue
        sentence = chars[lo:hi]
        announced = announced or _ANNOUNCES.match(chars, lo, hi) is not None
        if _CUE.search(sentence) and bisect_left(told, lo) == bisect_left(told, hi):
            labelled = _labelled(document, block, lo, hi)
            if labelled:
                yield labelled
            elif _MUTUAL.search(sentence):
                yield from _pairs(document, block, lo, hi)
        elif _list_shape(sentence) and (announced or _MUTUAL.search(chars[hi:])):
            yield from _pairs(document, block, lo, hi)
        lo = hi


def _list_shape(sentence: str) -> bool:
    return bool(re.fullmatch(rf"{HAN}{{2,4}}(?:同志)?{_JOINT}{HAN}{{2,4}}(?:同志)?[；;。]?", sentence))


def _pairs(document: Document, block: Passage, lo: int, hi: int) -> Iterator[Fact]:
    """Cut a stretch into pairs: at 、，； between pairs, at 和/与 inside one."""
    chars = block.chars
    end = next(
        (m.start() for m in _MUTUAL.finditer(chars, lo, hi) if m.start() - lo > 4 and not _ahead(chars, m, hi)), hi
    )
    announced = _ANNOUNCES.match(chars, lo, end)  # 领导按下列组合搭配AB角:甲和乙、…互为AB角
    begin = announced.end() if announced else lo
    pieces: list[tuple[int, int]] = []
    for i in range(lo, end):
        if chars[i] in "、，；;,：:。":
            pieces.append((begin, i))
            begin = i + 1
    pieces.append((begin, end))
    single = [piece for piece in pieces if _pair_in(document, block, *piece) is None]
    named = sum(1 for piece in single if _person(document, block, *piece))
    if (named % 2 and named > 1) or _SEVERAL.search(chars, lo, end):
        return  # 甲某、乙某、丙某三人互为AB角: who stands in for whom is not told
    held: tuple[int, int] | None = None
    before = lo
    for a, b in pieces:
        split = _pair_in(document, block, a, b)
        if split:
            yield _row(document, block, split[0], split[1], (lo, hi))
            yield from _posts(document, block, a, b, split)
            held = None
            continue
        one = _person(document, block, a, b)
        if one and held and chars[before] in "、，" and before + 1 == a:
            yield _row(document, block, held, one, (lo, hi))
            held = None
        else:
            held, before = one, b


def _ahead(chars: str, mutual: re.Match[str], hi: int) -> bool:
    """Whether the pairs come after the words (按AB角制度执行:甲—乙), not before them."""
    colon = re.compile("[:：]").search(chars, mutual.end(), min(hi, mutual.end() + 14))
    return colon is not None and colon.end() < hi - 4


def _posts(
    document: Document, block: Passage, lo: int, hi: int, pair: tuple[tuple[int, int], tuple[int, int]]
) -> Iterator[Fact]:
    """Give the posts that stand beside the two names of a pair (甲某副县长和乙某副县长)."""
    joint = next(
        (j for j in re.finditer(_JOINT, block.chars[lo:hi]) if pair[0][1] <= lo + j.start() < pair[1][0]), None
    )
    if joint is None:
        return
    for a, b in ((lo, lo + joint.start()), (lo + joint.end(), hi)):
        mention = person_post(block, a, b)
        if mention:
            person = block.chars[slice(*mention.name)], block.start(mention.name[0])
            yield from (holds(document, block, post, person, importer=NAME, clause=(a, b)) for post in mention.posts)


def _pair_in(document: Document, block: Passage, lo: int, hi: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Read ``X同志与Y同志`` with posts before or after the names."""
    chars = block.chars
    if len(_DASHES.findall(chars, lo, hi)) > 1:
        return None  # two pairs, and no mark between them
    for joint in re.finditer(_JOINT, chars[lo:hi]):
        first = _person(document, block, lo, lo + joint.start())
        second = _person(document, block, lo + joint.end(), hi)
        if first and second:
            return first, second
    return None


def _person(document: Document, block: Passage, lo: int, hi: int) -> tuple[int, int] | None:
    """Give the name in a stretch that holds one person, with or without posts, 同志 and 其中."""
    chars = block.chars
    head = re.match(r"(?:其中|分别是|即|由|以及|和|为|安排|确定|明确)?", chars[lo:hi])
    lo += head.end() if head else 0
    tail = _TAIL.search(chars[lo:hi])
    if tail and tail.start() > 0:
        hi = lo + tail.start()
    if is_name(chars[lo:hi]) or _titled(document, chars[lo:hi]):
        return lo, hi
    mention = person_post(block, lo, hi)
    return mention.name if mention else None


def _titled(document: Document, text: str) -> bool:
    """Whether the document calls 同志 what has no known surname."""
    return (
        2 <= len(text) <= 6
        and not re.search("[同志与和及、]", text)
        and any(f"{text}同志" in p.chars for p in document.passages)
    )


def _labelled(document: Document, block: Passage, lo: int, hi: int) -> Fact | None:
    """Read ``A角:X,B角:Y`` and ``X为A角,Y为B角``."""
    chars = block.chars
    announced = _ANNOUNCES.match(chars, lo, hi)
    lo = announced.end() if announced else lo
    first, second = _A.search(chars, lo, hi), _B.search(chars, lo, hi)
    if not first or not second or second.start() < first.end():
        return None
    if chars[max(lo, first.start() - 1)] in "(（":
        a = _person(document, block, lo, first.start() - 1)
        b = _person(document, block, *_between(chars, first.end(), second.start()))
        return _row(document, block, a, b, (lo, hi)) if a and b else None
    a = _first_person(document, block, first.end(), second.start())
    b = _first_person(document, block, second.end(), hi)
    if a is None and b is None:
        a = _person(document, block, lo, first.start() - (chars[first.start() - 1] in "为任是"))
        begin = first.end() + (chars[first.end() : first.end() + 1] in "，,、；")
        b = _person(document, block, begin, second.start() - (chars[second.start() - 1] in "为任是"))
    return _row(document, block, a, b, (lo, hi)) if a and b else None


def _between(chars: str, lo: int, hi: int) -> tuple[int, int]:
    """Leave brackets, dashes and joints out at both ends (…(A角)——乙某(B角))."""
    while lo < hi and chars[lo] in ")）—-－→←~～、，,；;和与":
        lo += 1
    while lo < hi and chars[hi - 1] in "(（":
        hi -= 1
    return lo, hi


def _first_person(document: Document, block: Passage, lo: int, hi: int) -> tuple[int, int] | None:
    """Read the person whom a stretch names before its first mark; 、 may stand between two posts of theirs."""
    for marks in ("[，。；;,]", "[，。；;,、]"):
        found = re.compile(marks).search(block.chars, lo, hi)
        if person := _person(document, block, lo, found.start() if found else hi):
            return person
    return None


def _list_line(document: Document, block: Passage) -> Iterator[Fact]:
    """Read a line of a list of pairs that a sentence announced, or several pairs on one line."""
    lines = block.pieces(block.body, len(block), BREAK)
    several = [piece for line in lines for piece in split_marks(block.chars, *line, "，；;,。")]
    pairs = [_pair_in(document, block, *piece) for piece in several]
    if len(pairs) > 1 and all(pairs):
        yield from (_row(document, block, *pair, piece) for pair, piece in zip(pairs, several, strict=True) if pair)
        return
    if len(block) - block.body > _LINE or (len(several) > 1 and any(pairs)):
        return
    split = _pair_in(document, block, block.body, len(block.chars.rstrip("。；;，,")))
    if split is None:
        pieces = list(block.pieces(block.body, len(block), " \t|"))
        people = [_person(document, block, *p) for p in pieces]
        if len(pieces) == 2 and people[0] and people[1]:
            split = people[0], people[1]
    if split:
        yield _row(document, block, split[0], split[1], (block.body, len(block)))


def _table(document: Document, table: Table) -> Iterator[Fact]:
    """Read columns headed A角 and B角 (or 姓名 and AB角)."""
    columns: tuple[int, int] | None = None
    for row in table.rows:
        heads = [cell.chars for cell in row]
        kinds = [column_kind(head) for head in heads]
        b = kinds.index("stand-in") if "stand-in" in kinds else None
        a = next((kinds.index(kind) for kind in ("stand-in-for", "person") if kind in kinds), None)
        if a is not None and b is not None and a != b:
            columns = a, b
            continue
        if columns and len(row) > max(columns):
            first, second = row[columns[0]], row[columns[1]]
            x, y = _person(document, first, 0, len(first)), _person(document, second, 0, len(second))
            if x and y and first.chars[slice(*x)] != second.chars[slice(*y)]:
                fact = word(
                    document,
                    second,
                    y,
                    "deputises",
                    "ab-pair",
                    first.chars[slice(*x)],
                    importer=NAME,
                    subject_at=first.start(x[0]),
                )
                yield fact


def _row(
    document: Document, block: Passage, first: tuple[int, int], second: tuple[int, int], clause: tuple[int, int]
) -> Fact:
    return word(
        document,
        block,
        second,
        "deputises",
        "ab-pair",
        block.chars[slice(*first)],
        importer=NAME,
        clause=clause,
        subject_at=block.start(first[0]),
    )
