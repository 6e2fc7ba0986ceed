"""The number of a document (发文字号): where it stands, in a heading or inside one long line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from remit.importers.text.dates import ANY as DATE
from remit.importers.text.passage import Passage, join
from remit.importers.text.patterns import late
from remit.importers.title_words import TITLED, is_title

#: How documents were numbered before 2000: 某政字(84)27号, (87)某政字第14号.
_ORDER = r"[^\W\dA-Za-z_]{2,14}令第?\d{1,4}号"
_OLD = (
    r"[^\W\dA-Za-z_]{2,12}字[〔\[［（(【]?(?:19|20)?\d\d[〕\]］)）】]?第?\d{1,4}号"
    r"|[(（](?:19)?\d\d[)）][^\W\dA-Za-z_]{2,12}字第?\d{1,4}号"
)
_OF_YEAR = r"[^\W\dA-Za-z_]{1,14}(?:[〔\[［（(【﹝]|\b)(?:19|20)\d\d[〕\]］)）】﹞]的?(?:第)?\d{1,4}号"
_NUMBER = f"{_ORDER}|{_OLD}|{_OF_YEAR}"
#: Among what a page says of the document, several labels a line (发布机构 … 文号 云政办〔2024〕1号).
_LABELLED_NUMBER = late(
    rf"(?:索引号|发布机构|发文机关|发文单位|主题分类|分类|公开日期|生成日期|成文日期).{{0,60}}?(?:发文字号|发布文号|文号)[:：]?(?P<number>{_NUMBER})"
)
#: The same in brackets, behind the title that a law site prints again (…的通知【发文字号】云政发〔2024〕1号).
_BRACKETED_NUMBER = late(rf"【(?:发文字号|发布文号|文号)】(?P<number>{_NUMBER})")
#: A number and its day, right before the addressees of the same paragraph.
_NUMBER_AND_DAY = late(rf"(?P<number>{_NUMBER})(?:{DATE.pattern})(?=各)")
#: When a rule was issued, and by which order, in a bracket below its title.
ISSUED = late(
    rf"(?P<bracket>[(（])?(?P<date>{DATE.pattern})(?P<number>{_NUMBER})?(?:[^()（）]{{0,40}}?(?P<verb>发布|公布|印发)(?:施行)?)?[)）]?"
)
#: The number of an order on two lines (某某人民政府令 / 第82号).
_ORDER_HEAD = late(r"[^\W\dA-Za-z_]{2,14}令")
_ORDER_NUMBER = late(r"第\d{1,4}号")
#: A number alone in its paragraph.
WHOLE = late(
    rf"(?:(?:发布文号|文号|发文字号|文件编号)[:：]?)?[(（]?(?P<number>{_NUMBER})(?P<date>{DATE.pattern})?[)）]?"
)
_INSIDE = late(_NUMBER)
#: Whose letter it is, printed before the number without a break.
_LETTERED = late(r"[^\W\dA-Za-z_]{2,3}[省市县区州][^\W\dA-Za-z_]{2,12}[厅局部](?=[^\W\dA-Za-z_])")
#: The number in a bracket behind a title.
NUMBERED = late(rf"[(（](?P<number>{_NUMBER})[)）]$")
_NUMBERED_HEAD = 500
#: What leads to the number of another document.
_CITES = late("根据|按照|依据|遵照|转发|贯彻")


def alone(chars: str) -> re.Match[str] | None:
    """Match a number that stands alone in its paragraph, with its date only inside one bracket."""
    found = WHOLE.fullmatch(chars)
    return found if found and (not found["date"] or chars[0] in "(（") else None


def number_of(passages: Sequence[Passage]) -> Passage | None:
    """Find the document's own number: alone in its paragraph, else early in a text printed on one line."""
    for passage in passages[:25]:
        chars = passage.chars
        found = _LABELLED_NUMBER.match(chars) or alone(chars) or ISSUED.fullmatch(chars)
        if found and found["number"]:
            return passage.part(*found.span("number"))
    for passage in passages[:12]:
        if told := _printed_with(passage.chars[:_NUMBERED_HEAD]):
            return passage.part(*told.span("number"))
    for order, passage in itertools.pairwise(passages[:12]):
        if _ORDER_HEAD.fullmatch(order.chars) and _ORDER_NUMBER.fullmatch(passage.chars):
            return join((order, passage))
    for passage in passages[:12]:
        found = NUMBERED.search(passage.chars)
        if found and is_title(passage):
            return passage.part(*found.span("number"))
    for passage in passages[:12]:
        if cut := before_title(passage):
            return _trimmed(passage, 0, cut)
    return _inside(passages[0]) if passages else None


def _inside(passage: Passage) -> Passage | None:
    """Find the number in a text printed on one line; one that its first words cite is another document's."""
    for found in _INSIDE.finditer(passage.chars[:_NUMBERED_HEAD]):
        before = passage.chars[max(0, found.start() - 1) : found.start()]
        cited = _CITES.search(passage.chars, 0, found.end())
        if cited and (re.match("文件?|精神|要求|规定", passage.chars[found.end() :]) or cited.end() == found.start()):
            continue
        if re.search("关于|商请|会签", found.group()):
            continue  # the number of what the title is about
        if before not in "(（《关于" or not before:
            return _trimmed(passage, found.start(), found.end())
    return None


def _printed_with(head: str) -> re.Match[str] | None:
    """Find a number that stands in one paragraph with its day, or behind the title with what else a page says."""
    told = _NUMBER_AND_DAY.match(head) or _BRACKETED_NUMBER.search(head)
    return told or (_LABELLED_NUMBER.search(head) if TITLED.search(head) else None)


def before_title(passage: Passage) -> int:
    """Give where the title begins in a line that holds its number and then it; 0 where none does."""
    found = _INSIDE.match(passage.chars)
    return found.end() if found and is_title(passage.part(found.end(), len(passage))) else 0


def _trimmed(passage: Passage, lo: int, hi: int) -> Passage:
    """Cut the letterhead from the front of a number that was printed without a break (…文件云政发〔…〕1号)."""
    text = passage.chars[lo:hi]
    year = re.search(r"[〔\[［（(【﹝]?(?:19|20)\d\d", text)
    for word in (
        "文件",
        "事项",
        "稿纸",
        "办公室",
        "办公厅",
        "人民政府",
        "委员会",
        "公司",
        "特急",
        "加急",
        "急件",
        "明电",
        "等级",
    ):
        while year and 0 <= (at := text.find(word)) < year.start() - len(word):
            lo += at + len(word)
            text = passage.chars[lo:hi]
            year = re.search(r"[〔\[［（(【﹝]?(?:19|20)\d\d", text)
    whose = _LETTERED.match(text)
    if whose and year and whose.end() < year.start():
        lo += whose.end()
    gaps = [i for i in range(lo + 1, hi) if passage.gaps[i] in "\t\n "]
    before_year = [i for i in gaps if not passage.chars[lo:i].strip("号")[:1].isdigit()]
    return passage.part(before_year[0] if before_year and before_year[0] < hi - 8 else lo, hi)
