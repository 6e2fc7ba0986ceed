"""Awards (表彰, 通报表扬, 授予称号): which organisation or person received which honour."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.award_columns import cells_of, rows_in_columns
from remit.importers.recognisers.award_lists import GRADE, parted
from remit.importers.recognisers.award_prizes import prizes
from remit.importers.recognisers.honours import Honour, row
from remit.importers.text.brackets import closing
from remit.importers.text.lists import split_units
from remit.importers.text.numbering import mark_at
from remit.importers.text.passage import SPACE, TAB, Passage, Table
from remit.importers.text.patterns import late
from remit.importers.text.people import person_post
from remit.importers.text.person_names import is_name
from remit.importers.text.units import ends_as_unit
from remit.ontology.words import words

_LONGEST = 40
#: A list of honours says so in its first lines, if not in a title.
_HEAD = 12
_GIVES = late(
    r"追授|授予|命名|(?:决定)[，,]?(?=[^，。；,;]{4,200}?为[^，。；,;]{4,60}(?:单位|集体|个人|企业|市|县|区|乡|镇)[，。；,;])"
    r"|(?<=[，；,;])(?!并?(?:同时)?(?:聘|任命|选举|推选))(?=[^，。；,;]{2,300}?(?:等[\d一二三四五六七八九十]|为[“\"]|为[^，。；,;]{4,60}(?:单位|集体|个人)[，。；,;]))"
)
_QUOTED = late(r"(?:被(?:评|授予|命名)?)?为?[“\"](?P<honour>[^”\"、]{2,40})[”\"](?![^\W\dA-Za-z_]{0,4}[班组队店厂])")
_PLAIN = late(
    r"为(?P<honour>(?:[^，。；,;“”\"]|[“\"][^”\"]{1,12}[”\"](?!称号|荣誉)){4,60}?)(?:荣誉)?(?:称号)?(?=[，。；,;]|$)"
)
#: What no line of a list holds.
_MARKS = late("[，。；：:;,]")
#: Honours that head a list by themselves.
_HONOURS = ("奖状", "奖章", "先锋号", "红旗手", "红旗集体", "劳动模范", "先进工作者")
#: Some of many, with how many they are: 授予某局等12家单位全市文明单位称号.
_COUNTED_HONOUR = late(
    r"授予(?P<who>[^，。；,;]{2,60}?)等\d{1,4}[个家名位][^\W\d]{1,6}?"
    r"(?P<honour>(?=全国|全省|全市|国家|省级|市级|县级|[“\"\d])[^，。；,;]{3,30}?)(?:荣誉)?称号"
)
#: Praise without a title: 对某局、某镇予以通报表扬, 给予某同志记三等功.
_PRAISED = late(
    r"(?:对|给予)(?P<who>[^。；;]{2,300}?)(?:进行|给予|予以)?(?P<honour>通报表扬|通报表彰|通报嘉奖|全市通报表扬|嘉奖|记[一二三][^，。；]{0,2}功|记大功)"
)
#: A report that goes on with the list of who was honoured.
_LISTED = late(
    "^(?:具体|获奖|表彰|获表彰)?名单如下[:：]?$|(?:表彰|获奖|获表彰|先进|荣誉)[^，。；]{0,12}名单(?:如下|公布)|授予[^。]{2,60}称号"
    "|决定[，,]?对[^。；]{2,60}(?:进行|予以|给予)(?:通报)?(?:表彰|表扬|嘉奖)(?=[。；，]|$)"
    "|(?:考核|考评|评定|评比)(?:等次)?结果(?:通报)?如下"
)
#: A plan or rule of how to honour honours nobody.
_PLANS = late("方案|办法|细则|条件|申报|推荐|评选[^，。]{0,12}通知")
_COUNTED = late("(?:名单)?(?:[(（][^()（）]{0,26}[)）])?[:：]?")
#: What stands before an honour that is not given, or not yet.
_NOT_GIVEN = late("(?:拟|不|没有|未|可|建议|申请|推荐|撤销|取消|讨论|暂缓)[^，。；,;]{0,16}$")
#: How many of a place are honoured, behind the place's name.
_OF_PLACE = late(r"[(（](?:共)?\d{1,3}[个家名][)）]")
_GIVEN = late("我[省市县区州]|(?:并|同时|继续|重新|再次)*(?:命名|授予|认定|确认|评定)|表彰|追授|其中")
_WON = late("被授予|荣获|获评|被评为|被命名为")
_WINS = late(
    r"(?:^|(?<=[，。；,;]))(?P<who>[^，。；,;“”]{3,300}?)(?:分别)?(?:被授予|荣获|获评|被评为|被命名为)(?:了)?"
    r"(?:[“\"](?P<quoted>[^”\"、]{2,40})[”\"]|(?P<plain>[^，。；,;“”、]{4,30}?(?=(?:荣誉)?称号)|[^，。；,;“”、]{2,24}?(?:奖状|奖章|先进集体|先进单位|文明单位|文明城市)))"
)
#: How far behind 授予 its honour may stand.
_FAR = 400
_COUNT = late(
    r"\d{1,3}[名位]?同志$|等(?:\d+|[一二三四五六七八九十]+)?[个家名位户]?[^\W\dA-Za-z_]{0,8}(?:[(（][^\W\dA-Za-z_]{1,3}[)）])?$|同志$|等$"
)


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(words("awards")["words"][name])


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Give a row for each organisation or person of a list of honours, and of 授予X“Y”称号."""
    title = document.title.chars if document.title else ""
    listing: Honour | None = None
    told = any(_LISTED.search(b.chars) for b in document.passages[:_HEAD])
    lists = (told or bool(_pattern("context").search(title))) and not _PLANS.search(title)
    yield from _in_columns(document, lists)
    for block in parted(document):
        if isinstance(block, Table):
            if listing:
                for line in block.rows:
                    for cell in line:
                        yield from _names(document, cell, 0, listing)
            continue
        yield from _told(document, block, lists)
        if not lists or block is document.title or block.chars == title:
            continue
        if _signs(document, block, title):
            listing = None
            continue
        inline = _heading(block, "inline")
        if inline:
            begin = _behind_count(block.chars, inline.span[1])
            rows = list(_names(document, block, begin, inline))
            if rows:
                yield from rows
                listing = inline
                continue
        graded = GRADE.match(block.chars, block.body) is not None
        head = None if graded else _heading(block, "heading")
        if head and (not listing or _sure(block) or not list(_names(document, block, _begin(block), listing))):
            listing = head
        elif listing:
            rows = [] if graded else list(_names(document, block, _begin(block), listing))
            yield from rows
            if not rows and (graded or len(block) > _LONGEST or _MARKS.search(block.chars) or len(cells_of(block)) > 2):
                listing = None


def _signs(document: Document, block: Passage, title: str) -> bool:
    """Whether a line is the signature: who honours is not honoured. Issuers that the title names are told by it."""
    whose, about, _ = title.partition("关于")
    named = {body for body in re.split("[、，,]", whose) if body and about}
    signed = {issuer.chars for issuer in document.issuers}
    return document.is_signature(block) and (block.chars in named or not signed & named)


def _told(document: Document, block: Passage, lists: bool) -> Iterator[Fact]:
    """Read what sentences say of honours; ``lists`` says that the document gives them."""
    yield from _sentences(document, block, lists)
    for found in _COUNTED_HONOUR.finditer(block.chars, block.body):
        if not re.search('[“”"为]', found.group()) and not _not_given(block.chars, found.start()):
            honour = Honour(block, found.span("honour"))
            yield from (row(document, block, who, honour) for who in _receivers(block, *found.span("who")))
    if lists:
        yield from _praised(document, block)
        yield from prizes(document, block)
    if lists or _WON.search(block.chars):
        yield from _won(document, block)


def _in_columns(document: Document, lists: bool) -> Iterator[Fact]:
    """Read a list of honours in columns: each cell of the receivers' column as it is written."""
    if not lists and not any(_pattern("context").search(b.chars) for b in document.passages[:_HEAD]):
        return
    for receiver, honour in rows_in_columns(document.blocks):
        end = len(honour.chars.rstrip("。；;"))
        for who in split_units(receiver.chars, 0, len(receiver)):
            if end and who[1] - who[0] <= _LONGEST:
                yield row(document, receiver, who, Honour(honour, (0, end)))


def _behind_count(chars: str, at: int) -> int:
    """Give where the list begins that follows an honour on its line: behind the count in a bracket and the colon."""
    found = _COUNTED.match(chars, at)
    return found.end() if found else at


def _begin(block: Passage) -> int:
    mark = mark_at(block.chars)
    return mark.length if mark else 0


def _sure(block: Passage) -> bool:
    """Whether a line is a list's heading by its form: a Chinese number before it, or a count or colon behind."""
    numbered = bool(block.body) and re.match("[(（]?[一二三四五六七八九十]", block.chars) is not None
    return numbered or re.search(r"[：:]$|[(（](?:共)?\d+[个家名人户项]|名单$", block.chars) is not None


def _heading(block: Passage, name: str) -> Honour | None:
    """Read the heading of a list of honours (一、先进单位(10个), 某某名单)."""
    chars = block.chars
    found = _pattern(name).match(chars[block.body :])
    if not found or not _pattern("honour").search(found["honour"]):
        return None
    if _pattern("no_name").match(found["honour"]) and not found["honour"].startswith(("全", "20")):
        return None
    listed = (
        block.heading
        or chars.endswith(("名单", "：", ":", ")", "）", *_HONOURS))
        or "名单" in chars
        or name == "inline"
    )
    if not listed or re.search("关于|办法|条件|要求|标准|对象|范围|程序|方法|工作$|决定$|通报$|通知$", found["honour"]):
        return None
    lo, hi = found.span("honour")
    return Honour(block, (block.body + lo, block.body + hi))


def _sentences(document: Document, block: Passage, honours: bool) -> Iterator[Fact]:
    """Read 授予WHO“HONOUR”称号 and 授予WHO为HONOUR; further WHO为“HONOUR” may follow in the sentence.

    ``honours`` says that the document gives honours; then 决定WHO为HONOUR is read too.
    """
    chars = block.chars
    if "授" not in chars and "命名" not in chars and not (honours and "决定" in chars):
        return
    done = 0
    for found in _GIVES.finditer(chars):
        lo = found.end()
        if lo < done or (not found.group() and not done):
            continue
        if _not_given(chars, found.start()):
            continue
        stop = re.compile("[。；;]|[，,]并?(?:同时)?(?:聘|任命)").search(chars, lo, lo + _FAR)
        honour = _honour(chars, lo, stop.start() if stop else min(len(chars), lo + _FAR))
        if honour is None:
            continue
        hi = honour.start()
        tail = _COUNT.search(chars[lo:hi])
        hi = lo + tail.start() if tail else hi
        rows = [row(document, block, who, Honour(block, honour.span("honour"))) for who in _receivers(block, lo, hi)]
        if rows:
            done = honour.end()
            yield from rows


def _praised(document: Document, block: Passage) -> Iterator[Fact]:
    """Read 对WHO予以通报表扬."""
    for found in _PRAISED.finditer(block.chars):
        honour = Honour(block, found.span("honour"))
        lo, hi = found.span("who")
        tail = _COUNT.search(block.chars[lo:hi])
        hi = lo + tail.start() if tail else hi
        yield from (row(document, block, who, honour) for who in _receivers(block, lo, hi))


def _won(document: Document, block: Passage) -> Iterator[Fact]:
    """Read WHO被授予“HONOUR” and WHO荣获HONOUR."""
    for found in _WINS.finditer(block.chars, block.body):
        lo, hi = found.span("who")
        tail = _COUNT.search(block.chars[lo:hi])
        hi = lo + tail.start() if tail else hi
        honour = Honour(block, found.span("quoted" if found["quoted"] else "plain"))
        yield from (row(document, block, who, honour) for who in _receivers(block, lo, hi))


def _not_given(chars: str, at: int) -> bool:
    """Whether the clause up to an honour says that it is not, or not yet, given (拟授予, 不再授予, 撤销…授予的)."""
    return _NOT_GIVEN.search(chars, max(0, at - 24), at) is not None


def _honour(chars: str, lo: int, hi: int) -> re.Match[str] | None:
    if chars.find("为", lo, hi) < 0 and chars.find("“", lo, hi) < 0 and chars.find('"', lo, hi) < 0:
        return None
    quoted, plain = _QUOTED.search(chars, lo, hi), _PLAIN.search(chars, lo, hi)
    return (
        plain if quoted and plain and plain.end() > quoted.end() and plain.start() < quoted.start() else quoted or plain
    )


def _receivers(block: Passage, lo: int, hi: int) -> Iterator[tuple[int, int]]:
    chars = block.chars
    for a, b in split_units(chars, lo, hi):
        for x, y in _gaps(block, a, b):
            end = next((i for i in range(x + 1, y) if chars[i] in "(（" and closing(chars, i, y) == y - 1), y)
            if _OF_PLACE.fullmatch(chars, end, y):
                continue  # 某市(2个): the place whose units stand below
            given = _GIVEN.match(chars, x, end)
            x = given.end() if given else x
            tail = _COUNT.search(chars, x, end)
            end = tail.start() if tail and not chars.endswith("同志", x, end) else end
            name = chars[x:end]
            if name.endswith("同志") and is_name(name[:-2]):
                yield x, end - 2
            elif is_name(name) or (end - x <= _LONGEST and _receives(chars, x, end)):
                yield x, end
            else:
                found = person_post(block, x, end)
                name_end = next((i for i in (x + 2, x + 3, x + 4) if _named(block, x, i, end)), None)
                if found:
                    yield found.name
                elif name_end:
                    yield x, name_end


def _named(block: Passage, lo: int, at: int, hi: int) -> bool:
    """Whether a name that a blank parts from what the person is begins a line of a list (甲某 某院医生)."""
    return lo == 0 and at < hi and block.gap(at) in (SPACE, TAB) and is_name(block.chars[lo:at], titled=True)


def _receives(chars: str, lo: int, hi: int) -> bool:
    text = chars[lo:hi]
    if re.search("^(?:各|有关|相关|下列|以下|上述|全[县市区省]|受)|[的：:]|部门$|单位$|\\d+[个所名家户]", text):
        return False
    return ends_as_unit(chars, lo, hi) or bool(re.search(f"(?:{words('awards')['words']['receivers']})$", text))


def _gaps(block: Passage, lo: int, hi: int) -> Iterator[tuple[int, int]]:
    """Cut at white space where each piece is a receiver of its own (甲局  乙局)."""
    pieces = list(block.pieces(lo, hi, " \t\n|"))
    cores = [_core(block.chars, *piece) for piece in pieces]
    named = [is_name(core) for core in cores]
    each = all(name or _receives(core, 0, len(core)) for name, core in zip(named, cores, strict=True))
    if len(pieces) > 1 and named[0] and not any(named[1:]):
        yield pieces[0] if each else (lo, hi)  # 甲某  某中学: where the person works
    elif len(pieces) > 1 and each:
        yield from pieces
    else:
        yield lo, hi


def _core(chars: str, lo: int, hi: int) -> str:
    """Give a receiver without the bracket behind it."""
    cut = next((i for i in range(lo + 1, hi) if chars[i] in "(（" and closing(chars, i, hi) == hi - 1), hi)
    return chars[lo:cut]


def _names(document: Document, block: Passage, lo: int, honour: Honour) -> Iterator[Fact]:
    hi = len(block.chars.rstrip("。；;"))
    text = block.chars[lo:hi]
    prose = len(text) > _LONGEST + 6 and "、" not in text and not _gapped(block)
    if prose or "。" in text or _pattern("no_name").match(text):
        return
    yield from (row(document, block, who, honour) for who in _receivers(block, lo, hi))


def _gapped(block: Passage) -> bool:
    return any(g != "\0" for g in block.gaps[1:])
