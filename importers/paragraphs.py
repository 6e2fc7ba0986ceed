"""Paragraphs joined again over line and page breaks, and cut at the numbers that stand inside them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from remit.importers.line_starts import PERSON_LINE, group_label, leader, named, person_row, posted
from remit.importers.run_on import duty_in, starts, tells_duty
from remit.importers.text.brackets import CLOSE, OPEN
from remit.importers.text.numbering import bullet, mark_at
from remit.importers.text.passage import BREAK, NONE, SPACE, Passage, join
from remit.importers.text.patterns import late
from remit.importers.text.person_names import is_name
from remit.importers.text.post_words import is_post, post_start
from remit.importers.text.units import ends_as_unit
from remit.importers.wrapping import Wrapping, wrapping

Piece = Passage | tuple[Passage, ...]

_ENDS = "。；;：:！!？?…》”』」"
_PROSE = late(r"[，。；、,;]")
_LABEL = late(r"(?:[^\W\d_]|[（()）“”]){1,14}[:：]")
_DATE = late(r"(?:\d{4}|[一二三四五六七八九零〇○OＯ0]{4})年\d*[一二三四五六七八九十]*月")
_FRESH = late(
    r"【[\w·]{2,12}】|[^，。；]{4,30}名单(?:[(（][^()（）]{1,12}[)）])?[:：]?$|附件|附\s*[:：]|抄送|主送|（此件|\(此件|◆|●|■|—{2}|-\s*附件|第[一二三四五六七八九十]+[章节条]|特此"
)
#: What a verb of duties still follows, below it.
_TO_BE_TOLD = late("(?:[长任记席员]|同志|领导|具体|主要|直接|并|和|与|及|的|还|兼)$")
#: A list of members has ended, and a sentence about the group begins.
_ROSTER_END = late(r"(?:同志|负责人|领导|[长任员局委办府司院记处部科所站队行会理席员])$")
_RESUMES = late(
    r"(?:领导小组|指挥部|专班|联席会议|小组|委员会|办公室|工作组)[^，。；]{0,12}(?:设|由|负责|主要|承担|要|下)|今后|以上|各成员"
)
#: How a chapter, a list's label, a unit with its duties or an appointment begins.
_PART = late(
    r"[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|任命|免去|聘任|任[^\W\d]{2,4}为"
    r"|[^\W\dA-Za-z_]{2,12}(?:[局委办厅部院会署]|中心|政府|单位|部门|领导|时限|[长任记员人])[:：]|(?:组长|成员)[:：]"
)
_INNER = late(
    r"(?<=[。；;：:)）】])(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.．、](?!\d)|(?<=[)）】])\d{1,2}。(?=[^\W\dA-Za-z_])"
    r"|[(（]\d{1,2}[)）]|附件\d?[:：]?(?=[^\W\dA-Za-z_])|第[一二三四五六七八九十]{1,3}条(?=(?:[^\W\dA-Za-z_]|“)))"
    r"|(?<=[^\W\d])\d{1,2}、(?=(?:负责|责任)(?:区域|范围|片区|路段)[:：])"
)
#: A bracket that closes the task above, and behind it the number of the next.
_BEHIND_BRACKET = late(
    r"(?:[(（][^()（）]{4,}[)）]|【[^【】]{4,}】)(?:\d{1,2}[.．、]|[(（][一二三四五六七八九十]{1,2}[)）])"
)
_UNSTOPPED = late(
    r"(?<=[^\W\dA-Za-z_])(?:\d{1,2}[.．](?=(?:[^\W\dA-Za-z_]|“))|[(（][一二三四五六七八九十]{1,2}[)）]|第[一二三四五六七八九十]{1,3}条(?=[^\W\dA-Za-z_]))"
)
_FIRST = late(r"(?<=[^\W\dA-Za-z_])一、(?=[^\W\dA-Za-z_])|(?<=的通知|的决定|的意见)1[.．、](?=[^\W\dA-Za-z_])")
#: In a text on one line: what follows the date of its signature, and an attachment behind that.
_SIGNED = late(
    r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:印发)?(?=附件|[（(]此件|抄送|主送|[^，。；：:]{4,40}(?:19|20)\d\d年\d{1,2}月\d{1,2}日印发)"
)
#: In a text on one line: a team numbered without a point (…保卫处2医疗管理组:…).
_TEAM = late(r"(?<=[^\W\d])\d{1,2}(?=[^\W\dA-Za-z_]{2,8}组[:：])")
#: A number at a paragraph's head.
_COUNT = late(r"(?P<open>[(（]?)(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})(?P<close>[)）]|、)(?=[^\W\d])")
#: What stands before a number that is only spoken of.
_CITED = "第款条见按至与和及或、，,（("
_HAN = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六")
#: Where such numbers begin behind a heading without a mark.
_FIRST_OF = late(r"(?<=[^\W\d])[(（][1一][)）](?=[^\W\d])")
#: The next number is looked for no further on.
_FAR = 800
_CLAUSE = late(r"[，。；,;]")
_HEAD_MAX = 40
#: Where one in so many full lines begins anew below, they are a list.
_LIST_SHARE = 3
#: A row of a table whose cells only blanks part has so many.
_CELLS = 3
#: A paragraph below this length is not cut at the numbers inside it.
_SHORT = 30
#: A numbered line up to this length whose only marks are 、 is a heading (一、甲、乙工作领导小组), not a cut sentence.
_LISTED = 24
#: A paragraph of so many characters has lost its line breaks.
_RUN_ON = 400
#: A text of so few paragraphs was printed without line breaks.
_ON_ONE_LINE = 3


def paragraphs(pieces: Sequence[Piece]) -> list[Piece]:
    """Join paragraphs that a break cut, then cut long ones at the numbers inside them. Rows pass through."""
    lines = [p for p in pieces if isinstance(p, Passage)]
    wrapped = _wrapping(lines)
    joined: list[list[Passage] | tuple[Passage, ...]] = []
    out: list[Piece] = []
    parts: list[Passage] = []
    for piece in pieces:
        if isinstance(piece, Passage):
            if parts and _continues(parts, piece, wrapped):
                parts.append(piece)
                continue
            parts = [piece]
            joined.append(parts)
        elif not parts or _open(parts) or any(c.chars for c in piece):
            parts = []
            joined.append(piece)
    bare = sum(isinstance(p, list) for p in joined) <= _ON_ONE_LINE
    for run in joined:
        out.extend(_cut(run, bare, wrapped) if isinstance(run, list) else [run])
    return out


def _wrapping(lines: Sequence[Passage]) -> Wrapping:
    """Find how a text was wrapped; lines of one width that begin anew each time are a list, no page."""
    found = wrapping(lines)
    below = [b for a, b in itertools.pairwise(lines) if found.full(a)]
    return found if sum(map(_another, below)) * _LIST_SHARE < len(below) else replace(found, width=0)


def _open(parts: Sequence[Passage]) -> bool:
    """Whether a bracket is still open at the end of the paragraph so far."""
    tail = parts[-1].chars[-400:]
    depth = 0
    for c in tail:
        if c in OPEN:
            depth += 1
        elif c in CLOSE:
            depth = max(0, depth - 1)
    return depth > 0


def _continues(parts: Sequence[Passage], after: Passage, wrapped: Wrapping) -> bool:
    """Whether ``after`` goes on with the sentence that the parts before it began."""
    before = parts[-1]
    last, starts = before.chars[-1], after.chars
    if wrapped.full(before):
        return _wraps(before, after, wrapped)
    opened = _open(parts)
    if last in "。！!？?；;" or (last in "：:" and not opened):
        return False
    if opened and sum(map(len, parts)) < 3000:
        return not _FRESH.match(starts)
    if mark_at(starts) or bullet(starts) or _FRESH.match(starts) or _DATE.match(starts) or last in _ENDS:
        return False
    if _ROSTER_END.search(before.chars) and _RESUMES.match(starts):
        return False
    if last in "、，,":
        return not _LABEL.match(starts) or len(before) > 24
    titled = starts.startswith("同志") and not starts.startswith("同志们")
    if titled or (last in "和及与" and len(before) > _LISTED) or _post_cut_off(before, starts):
        return True
    if last in CLOSE or _LABEL.match(starts) or _rows_alike(before, after) or _somebody_begins(parts, after):
        return False
    if _LABEL.match(before.chars) and not re.search("[，。；]", before.chars) and _closed(before) and len(after) > 12:
        return False
    mark = mark_at(parts[0].chars) if len(parts) == 1 else None
    prose = _PROSE if not mark or len(before) > _LISTED else _CLAUSE
    if not prose.search(before.chars, mark.length if mark else 0) or len(before) < 12 or starts.isdigit():
        return False
    if _LABEL.match(before.chars) and "。" not in before.chars and len(after) < 60 and last not in "的和及与":
        return after.chars[-1] in "。；;" and not PERSON_LINE.match(starts)
    return bool(_PROSE.search(starts)) or after.chars[-1] in "。；;）)"


def _somebody_begins(parts: Sequence[Passage], after: Passage) -> bool:
    """Whether a line begins with another person, group label or duty than the paragraph's so far."""
    if person_row(after) or leader(after) or group_label(after) or (tells_duty(after.chars) and _told_before(parts)):
        return True
    return (leader(after, bare=True) and leader(parts[0], bare=True)) or (named(after) and named(parts[0]))


def _told_before(parts: Sequence[Passage]) -> bool:
    """Whether a duty below begins anew: a duty a line without a stop, or the first below a leader's posts."""
    first, before = parts[0].chars, parts[-1].chars
    if tells_duty(first):
        return not _TO_BE_TOLD.search(before)
    return len(parts) == 1 and is_post(before) and duty_in(before, len(before)) < 0


def _wraps(before: Passage, after: Passage, wrapped: Wrapping) -> bool:
    """Whether the line below one that goes up to the page's edge belongs to the same paragraph."""
    if _another(after):
        return False
    if wrapped.indented:
        return after.gaps[0] != SPACE
    return before.chars[-1] not in _ENDS or (wrapped.to_the_edge(before) and not _anew(after))


def _anew(line: Passage) -> bool:
    """Whether a line begins as no sentence within a paragraph does: a number, a label, what another line is."""
    fresh = mark_at(line.chars) or _FRESH.match(line.chars) or _LABEL.match(line.chars)
    return bool(fresh) or _another(line)


def _another(line: Passage) -> bool:
    """Whether a line is another person's, unit's or part's, whatever the line before it ends with."""
    starts = line.chars
    return bool(_PART.match(starts)) or named(line) or person_row(line) or leader(line) or posted(starts)


def _rows_alike(before: Passage, after: Passage) -> bool:
    """Whether two lines are rows of a table whose cells blanks part: as many cells, three or more, and none a word."""
    cells = [list(line.pieces(0, len(line), " \t")) for line in (before, after)]
    alike = len(cells[0]) == len(cells[1]) >= _CELLS
    return alike and all(b - a > 1 for row in cells for a, b in row)


def _post_cut_off(before: Passage, starts: str) -> bool:
    """Whether a line is a bare post (副局长) that belongs to the name and unit on the line before."""
    chars = before.chars
    if len(starts) > 8 or not post_start().fullmatch(starts) or not ends_as_unit(chars, 0, len(chars)):
        return False
    begin = max(chars.find("：", 0, 8), chars.find(":", 0, 8)) + 1
    return any(before.gap(i) != NONE and is_name(chars[begin:i]) for i in range(begin + 2, min(begin + 5, len(chars))))


def _closed(before: Passage) -> bool:
    """Whether a labelled list ends with a whole unit or post, so that the next line begins something new."""
    chars = before.chars
    return is_post(chars) or (len(chars) > 12 and ends_as_unit(chars, 0, len(chars)))


def _cut(parts: list[Passage], bare: bool, wrapped: Wrapping) -> Iterator[Passage]:
    """Give the joined paragraph, cut where a number after a full stop begins a new one.

    ``bare`` says that the whole text stands on a line or two: there 一、 begins a paragraph after any character.
    """
    if not parts:
        return
    whole = join(parts, "".join(NONE if wrapped.full(p) else BREAK for p in parts[:-1]) or BREAK)
    chars = whole.chars
    if len(chars) < _SHORT and not _BEHIND_BRACKET.match(chars):
        yield whole
        return
    at = [m.start() for m in _INNER.finditer(chars) if _outside(chars, m.start())]
    if bare:
        at = sorted({*at, *(m.start() for m in _FIRST.finditer(chars) if _outside(chars, m.start()))})
        at = sorted({*at, *(m.end() for m in _SIGNED.finditer(chars)), *(m.start() for m in _TEAM.finditer(chars))})
    if bare or len(chars) > 600:
        at = sorted({*at, *_loose_heads(chars, at)})
    if bare or len(chars) > _RUN_ON:
        at = sorted({*at, *(i for i in starts(whole) if _outside(chars, i))})
    at = sorted({*at, *_counted_on(chars, at)})
    begin = 0
    for i in at:
        if i - begin >= 4:
            yield whole.part(begin, i)
            begin = i
    yield whole.part(begin, len(chars))


def _counted_on(chars: str, at: Sequence[int]) -> Iterator[int]:
    """Find, behind a paragraph's number, the next one of the same form where no mark parts it (…30日(3)全面推广)."""
    firsts = [m.start() for m in _FIRST_OF.finditer(chars) if m.start() not in at]
    for begin in (0, *at, *firsts):
        found = _COUNT.match(chars, begin)
        first = begin in firsts
        while found:
            following = found["open"] + _next(found["n"]) + found["close"]
            place = chars.find(following, found.end(), found.end() + _FAR)
            found = _COUNT.match(chars, place) if place > 0 else None
            if found and (chars[place - 1] in _CITED or chars[place - 1].isdigit() or not _outside(chars, place)):
                break
            if found and found.start() not in at:
                yield from (begin, found.start()) if first else (found.start(),)


def _next(number: str) -> str:
    """Give the number that follows, in the same writing; a text that never stands where none does."""
    if number.isdecimal():
        return str(int(number) + 1)
    at = _HAN.index(number) + 1 if number in _HAN else len(_HAN)
    return _HAN[at] if at < len(_HAN) else "\0"


def _outside(chars: str, at: int) -> bool:
    """Whether no bracket opened in the 400 characters before is still open (quotation marks come unpaired)."""
    depth = 0
    for c in chars[max(0, at - 400) : at]:
        if c in "(（【":
            depth += 1
        elif c in ")）】":
            depth = max(0, depth - 1)
    return depth == 0


def _loose_heads(chars: str, at: Sequence[int]) -> Iterator[int]:
    """In a text on one line: the number that follows a heading without a full stop (一、加强领导1.健全…)."""
    for begin in at:
        mark = mark_at(chars, begin)
        if mark:
            found = _UNSTOPPED.search(chars, begin + mark.length, begin + mark.length + _HEAD_MAX)
            if found and not re.search(r"[。；;，,]", chars[begin + mark.length : found.start()]):
                yield found.start()
