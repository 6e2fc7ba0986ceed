"""The title of a document: where it stands, in a heading or inside one long line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from remit.importers.document_numbers import NUMBERED, WHOLE, before_title
from remit.importers.signature import is_issuer, issuer_end
from remit.importers.text.dates import ANY as DATE
from remit.importers.text.passage import SPACE, TAB, Passage, join
from remit.importers.text.patterns import late
from remit.importers.title_words import TITLED, is_title

#: An issuer at the head of a title, and again.
_REPEATED = late(r"(?P<issuer>[^\W\dA-Za-z_]{4,30}?)(?=(?P=issuer))")
#: Addressees right behind a title.
_TO_ALL_OR_LABEL = late("各[^，。；:：]{0,20}[，,、:：]|索引号|发文字号|发布机构|成文日期")
#: What leads to the text itself in a report on it.
_WHOLE_TEXT = late("(?:通知)?(?:全文|原文)如下[:：]")
#: A title with its issuers is no longer.
_LONG_TITLE = 150
_TITLE_LINES = 4
#: So many short lines one below another are a menu.
_MENU, _MENU_ITEM = 3, 8
LETTERHEAD = late(r".{2,40}文件")
_METADATA = late(
    r"【[^】]{2,8}】|[•·●◆\-*]?(?:生成日期|公开日期|日期|发布部门|发布文号|点击数|浏览|索引号|组配分类|发布机构|主题分类|(?:信息|文件|公文)?(?:名称|标题)|内容概述|文号|发文日期|发布日期|发布时间|来源|原标题|当前位置|信息来源"
    r"|主题词|发文机关|发文单位|发布单位|印发单位|发文字号|成文日期|公开方式|公开范围|浏览次数|字体|作者)[:：]"
)
#: The label of a title that a blank parts from it, without a colon.
_NAMED = late("(?:文件|公文|信息)?(?:名称|标题)")
#: A date in a bracket behind a title.
DATED = late(r"[(（](?:19|20)\d\d年\d{1,2}月\d{1,2}日[)）]$")
#: A text on one line that begins with its own title, before the sentence that gives its purpose.
_OPENS = late(
    r"(?:\d:)?(?:附件\d{0,1}[:：]?)?(?P<title>[^，。；：:《》]{6,60}?(?:方案|办法|预案|制度|规定|细则|意见|计划|规则|规程|要点|职责|的(?:汇报|报告|说明)))"
    r"(?:[(（][^()（）]{2,12}[)）])?(?=为(?:了)?(?:[深进]|完善|健全|明确|保证|保护|适应|应对|提高|建立|维护|最大|有效|及时|全面|切实|认真|贯彻|落实|加强|做好|规范|有序|提升|持续|扎实|推动|确保|保障)|根据|按照|依据《|第一[章条]|一、)"
)
#: The heading of a report on who was appointed.
_APPOINTS = late("[^，。；：]{2,16}任免(?:国家)?工作人员")
#: A text on one line whose first sentence begins as its title does.
_TWICE = late(
    "(?P<title>(?P<head>.{4})[^，。；：]{2,50}?(?:方案|办法|制度|规定|细则|意见|计划|规则|分工))(?=(?P=head))"
)
#: The number of the telegram itself (机发589号), between a notice's number and its title.
_SHEET = late(r"[^\W\dA-Za-z_]{1,3}发\d{0,5}号")
#: The trail of a page above its text (首页 > 政府公报).
_TRAIL = late(
    "^(?:[^\\W\\d]{2,3}库|政策法规|政策文件|法律法规|通知公告|公告公示|政务公开|信息公开)$|^(?:首页|当前位置|您?(?:现在|当前)?所在的?位置)|->|>>|»|›|^[>＞]|[>＞][^<>]{2,14}[>＞]|^下载附件|^保存到|上传$|^合集|合集下载$|无障碍|长者模式|(?:信息|搜索|政府|门户|资讯|法律)网站?$|网站$"
)
#: The issuers before 关于 in a title take at most so many characters.
_ISSUERS_MAX = 60
_ISSUERS = late(r"(?!.*(?:方案|办法|规定|为))[\w、]+")
_ADDRESSEE = late(r"^(?!.*文件).{4,400}[:：]$")


def title_of(passages: Sequence[Passage], number: Passage | None) -> Passage | None:
    """Find the title: the paragraphs after the number (or at the top) up to one that ends as titles do."""
    begin = 0
    if number is not None:
        begin = next((i for i, p in enumerate(passages) if p.offsets[0] <= number.offsets[0] <= p.offsets[-1]), -1) + 1
    for first in (begin, 0) if begin else (0,):
        found: Passage | None = None
        for i in range(first, min(first + 25, len(passages))):
            chars = passages[i].chars
            if i and not _METADATA.match(chars) and _ends_heading(chars):
                break
            again = _title_at(passages, i)
            bare = _unlabelled(again) if again else None
            if found and bare is not again and bare and bare.chars == found.chars:
                continue  # what a page says of the title that stands above
            again = bare
            if again and (found is None or found.chars.startswith(again.chars) or _fuller(again, found)):
                found = again
        if found:
            return _once(found)
    if begin > 1 and is_title(passages[begin - 2]) and not _METADATA.match(passages[begin - 2].chars):
        return passages[begin - 2]  # the title above its number, below what a page says of it
    if passages and _APPOINTS.fullmatch(passages[0].chars):
        return passages[0]
    return _title_inside(passages[0], number) or _addressed(passages) or _attached(passages) if passages else None


def _unlabelled(title: Passage) -> Passage:
    """Leave out the label of a title that a blank parts from it (名称 某某通知)."""
    found = _NAMED.match(title.chars)
    return title.part(found.end(), len(title)) if found and title.gap(found.end()) in (SPACE, TAB) else title


def _fuller(again: Passage, found: Passage) -> bool:
    """Whether a title names its issuer in full where the headline of the page above it does not."""
    whose, _, what = again.chars.partition("关于")
    headed, _, same = found.chars.partition("关于")
    return bool(what) and what == same and len(whose) > len(headed) and not re.search(r"\d|电$", whose)


def _once(title: Passage) -> Passage:
    """Leave out an issuer that a text on one line prints twice: as the letterhead and at the title's head."""
    found = _REPEATED.match(title.chars)
    return title.part(found.end(), len(title)) if found and issuer_end().search(found["issuer"]) else title


def _addressed(passages: Sequence[Passage]) -> Passage | None:
    """Find a title below a web page's headline, with the addressees on its line (关于…的通知各市、县委:)."""
    for passage in passages[1:_TITLE_LINES]:
        whole = _WHOLE_TEXT.search(passage.chars)
        begin = whole.end() if whole else 0
        found = TITLED.search(passage.chars, begin, begin + _LONG_TITLE)
        issuer = passage.chars[begin : found.start()] if found else ""
        led = not issuer or (issuer_end().search(issuer) and _ISSUERS.fullmatch(issuer))
        if found and led and _TO_ALL_OR_LABEL.match(passage.chars, found.end()):
            return passage.part(begin, found.end())
    return None


def _attached(passages: Sequence[Passage]) -> Passage | None:
    """Find the title of what a notice without one sends out: right behind its signature's date."""
    dates = [i for i, p in enumerate(passages[:12]) if DATE.fullmatch(p.chars)]
    return next((p for i in dates for p in passages[i + 1 : i + 2] if is_title(p)), None)


def _ends_heading(chars: str) -> bool:
    """Whether the heading of a document is over: addressees, a date, or a paragraph of prose."""
    return bool(_ADDRESSEE.search(chars) or DATE.fullmatch(chars)) or len(chars) > 150


def _title_at(passages: Sequence[Passage], i: int) -> Passage | None:
    """Read a title that begins with paragraph ``i`` and may go on over the next ones."""
    if _TRAIL.search(passages[i].chars) or DATE.fullmatch(passages[i].chars):
        return None
    after = passages[i + 1].chars if i + 1 < len(passages) else ""
    if is_issuer(passages[i]) and DATE.fullmatch(after):
        return None  # a signature above the title of what is attached
    label = _METADATA.match(passages[i].chars)
    if label:
        cut = re.compile(r"(?:文号|发文日期|发布日期|发布机构|来源)[:：]").search(passages[i].chars, label.end())
        rest = passages[i].part(label.end(), cut.start() if cut else len(passages[i]))
        named = label[0].rstrip("：:").endswith(("名称", "标题")) and not label[0].startswith("原")
        return rest if named and rest.chars and is_title(rest) else None
    if (
        passages[i].path
        or passages[i].chars.startswith("附件")
        or WHOLE.fullmatch(passages[i].chars)
        or LETTERHEAD.fullmatch(passages[i].chars)
    ):
        return None
    if begins := before_title(passages[i]):
        return passages[i].part(begins, len(passages[i]))
    taken: list[Passage] = []
    for passage in passages[i : i + _TITLE_LINES]:
        stops = re.search(r"^序号|[。：:；;]$", passage.chars) or DATE.fullmatch(passage.chars)
        if stops or len(passage) > 100 or _METADATA.match(passage.chars):
            return None
        dated = DATED.search(passage.chars) or NUMBERED.search(passage.chars)
        taken.append(passage.part(0, dated.start()) if dated else passage)
        if is_title(join(taken)) and not (len(taken) == 1 and "关于" not in passage.chars and len(passage) < 6):
            return None if _menu(taken) else join(_behind_menu(taken))
    return None


def _menu(lines: Sequence[Passage]) -> bool:
    """Whether lines are a page's menu (信息公告 / 政策法规 / 收费公示) rather than a title broken over lines."""
    return any(_TRAIL.search(p.chars) for p in lines) or (
        len(lines) >= _MENU and all(len(p) <= _MENU_ITEM for p in lines)
    )


def _behind_menu(lines: Sequence[Passage]) -> Sequence[Passage]:
    """Leave out what stands above a line that begins a title itself, with an issuer (甲厅关于…), and is no issuer."""
    for n, line in enumerate(lines):
        issuer = line.chars.partition("关于")[0]
        if n and issuer != line.chars and issuer_end().search(issuer) and not is_issuer(lines[n - 1]):
            return lines[n:]
    return lines


def _title_inside(passage: Passage, number: Passage | None) -> Passage | None:
    """Find the title of a text printed on one line: from its issuers or 关于 to the first 通知 or 意见."""
    head = passage.chars[:600]
    cited = (m for m in TITLED.finditer(head) if head.count("《", 0, m.start()) == head.count("》", 0, m.start()))
    found = next(cited, None)
    if not found:
        plain = _TWICE.match(head) or _OPENS.match(head)
        return passage.part(*plain.span("title")) if plain else None
    begin = found.start()
    sheets = list(_SHEET.finditer(head, 0, begin)) if number is None else []
    if number is not None or sheets:
        after = sheets[-1].end() if number is None else head.find(number.chars) + len(number.chars)
        sheet = _SHEET.match(head, after)
        after = sheet.end() if sheet else after
        if (
            after < begin <= after + 80
            and issuer_end().search(head[after:begin])
            and not re.search("[:：。]", head[after:begin])
        ):
            begin = after
    elif begin <= _ISSUERS_MAX and issuer_end().search(head[:begin]) and _ISSUERS.fullmatch(head, 0, begin):
        twice = re.search(r"(.{4,})\1$", head[:begin]) or re.match(r"(.{4,})\1", head[:begin])
        begin = twice.end(1) if twice else 0
    return passage.part(begin, found.end())
