"""Responsibility in prose: (责任单位:…), (牵头单位:…;配合单位:…), (X牵头,Y配合), and labelled lines after a task."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.assignments import assigned, segments
from remit.importers.recognisers.contacts import is_contact
from remit.importers.text.assignees import all_units, assignees
from remit.importers.text.brackets import closing
from remit.importers.text.labels import Label, due_in, labels_in, spaced_due, spaced_label
from remit.importers.text.passage import NONE, Passage, Table
from remit.importers.text.patterns import late
from remit.importers.text.person_names import is_name
from remit.ontology.words import words

NAME = "brackets"

_CUE = late(r"单位|部门|牵头|主体|负责|领导|科室|处室|责任|配合|主办|协办|承办|会办|落实")
_VERB = late(r"(?:牵头|负责|负责落实|分工负责|配合|协助|参加|参与|落实|组织实施|主办|协办|会办|承办|具体实施)[。]?$")
_SUBJECT = 60
_SPLITS = late("任务|分工|分解|责任|要点|重点|方案|措施|计划|安排|清单|意见|实事|建议|提案")
_BRACKET = late(r"[(（\[【〔][^()（）\[\]【】〔〕]{2,120}[)）\]】〕]")
#: A clause of a bracket that only says by when (6月底前完成).
_BY_WHEN = late(
    r"(?:于|在)?(?:20\d\d年)?[^，。；、]{0,6}(?:月|季度|年|日)[底末初中上下旬份]*(?:之?前|底)?(?:基本|全面)?(?:完成|落实|见效)?$|(?:年内|今年)?(?:长期|持续|常年|全年)[^，。；、]{0,4}$"
)
#: No bracket of responsibility is longer; what does not close by then was not closed.
_BRACKET_MAX = 2_000
#: A bracket that only says how something is called or what it takes in.
_NO_UNITS = late(r"以下|简称|下同|含|包括|即|如|详见|见附件|[省市县区州旗镇乡村、和及]+[)）]|[^\W\dA-Za-z_]{2}[)）]")
#: The number of a proposal, before the labels in its bracket (第1026号。牵头单位:…).
_NUMBER_OF = late(r"第?\d{1,5}号(?:建议|提案)?[。，,;；:：]?")
#: So many brackets that hold units alone show that a document names who is responsible in this way.
_SEVERAL = 3
#: A remark inside a bracket on the measures below or on the order of its units (以下…,不再列出; 列第一的牵头).
_ABOUT_ALL = late("[。；;，,](?:以下|以上|下同|下列|后续|各项|其余|不再|排名?第一|排在|排列|列第一|列在|首位|第一位)")
#: In such a document the first unit of each bracket leads (排名第一位为牵头单位,下同).
_FIRST_LEADS = late("(?:第一|首)(?:位|个|家)?[^，。；]{0,6}为(?:工作|总)?(?:牵头|主办)(?:单位|部门)")
#: The foot of a web page: who runs the site has no task.
_HOSTS_PAGE = late("主办单位[:：]")
#: A task, a dash, and who does it (开幕式彩排——体育组负责,团委协助).
_DASHED = late(
    r"[^，。；：:—]{4,60}(?:[，,][^，。；：:—]{2,40})?—{2}(?P<who>由?[^：:—]{2,80}(?:牵头|负责|主办|承办|落实|配合|协助|参与|参加|协办))[。；;]?$"
)
#: A line with a telephone number is no task.
_PHONE = late(r"(?<!\d)(?:1\d{10}|0\d{2,3}-?\d{7,8})(?!\d)")
_LINE_LABEL = 4
_DUE_LINE = 60
#: A leader's label below a short numbered heading is a case's (cases.py reads it).
_CASE = 40


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Give a task row for each unit in a labelled bracket or labelled line, with the task it closes."""
    task: Passage | None = None
    leads = any(_FIRST_LEADS.search(block.chars) for block in document.passages)
    bare = leads or _bare(document)
    headed = False
    held: list[Fact | SetAside] = []
    for block in document.blocks:
        if isinstance(block, Table):
            task = None
            continue
        due = due_in(block.chars, block.body, len(block)) if held and len(block) < _DUE_LINE else None
        when = block.chars[due[1] : due[2]] if due and due[0] == block.body else spaced_due(block) if held else ""
        if when:
            yield from (replace(f, when=when) if isinstance(f, Fact) and f.kind == "task" else f for f in held)
            held = []
            continue
        if not _CUE.search(block.chars) and not (bare and _BRACKET.search(block.chars)):
            yield from held
            held = []
            task = None if _PHONE.search(block.chars) else block if len(block) > 4 or block.body else task
            headed = headed or bool(block.body and len(block) - block.body <= _CASE)
            continue
        spaced = spaced_label(block)
        labels = (spaced,) if spaced else labels_in(block.chars, 0, len(block))
        end = _line_end(block)
        if labels and is_contact(document, block):
            task = None
            continue
        if labels and end and _whole_line(block, labels):
            host = len(labels) == 1 and block is document.blocks[-1] and _HOSTS_PAGE.match(block.chars)
            case = headed and len(labels) == 1 and labels[0].role == "supervisor"  # cases.py
            if task is not None and not host and not case:
                own = _closing_labels(task, task.body)  # the task is the text before what it says of itself
                name = subject(task, None, own[0].start if own else None)
                rows = _labelled(document, block, labels, 0, end, name)
                held.extend(_first_leading(rows) if leads else rows)
            continue
        if dashed := _DASHED.match(block.chars, block.body):
            yield from held
            held, task = [], block
            name = subject(block, None, dashed.start("who") - 2)
            yield from _unlabelled(document, block, dashed.start("who") - 1, dashed.end("who"), name, "", "")
            continue
        yield from held
        held = []
        found = _in_brackets(document, block, task, bare)
        yield from _first_leading(found) if leads else found
        task = block
    yield from held


def subject(passage: Passage, begin: int | None = None, end: int | None = None) -> str:
    """Give the task's subject: number path and the beginning of its text, as the facts table wants it."""
    lo = passage.body if begin is None else begin
    hi = end or len(passage)
    if end is not None and passage.chars[hi - 1 : hi] in ("，", ","):
        hi -= 1  # the mark before the label, no part of the task
    return "".join(passage.path) + passage.chars[lo : min(hi, lo + _SUBJECT)]


def _line_end(block: Passage) -> int:
    """Give where a line of labels ends: at the bracket's close where one holds it all; 0 where text follows that."""
    if block.chars[:1] not in ("(", "（"):
        return len(block)
    close = closing(block.chars, 0)
    return len(block) if close < 0 else 0 if block.chars[close + 1 :].strip("。；;，,") else close


def _value_end(block: Passage, labels: Sequence[Label]) -> int:
    """Give where the first label's value ends."""
    return labels[1].start if len(labels) > 1 else len(block)


def _whole_line(block: Passage, labels: Sequence[Label]) -> bool:
    """Whether the paragraph is nothing but labels and their values."""
    first = labels[0]
    short = first.role == "lead" and all_units(block.chars, assignees(block, first.end, _value_end(block, labels)))
    return first.start <= block.body + 1 and (first.end - first.start >= _LINE_LABEL or short)


def _in_brackets(document: Document, block: Passage, before: Passage | None, bare: bool) -> Iterator[Fact | SetAside]:
    """Read each bracket of a paragraph; the task is the text since the bracket before.

    ``bare`` says that a bracket of units alone names who is responsible in this document.
    """
    chars = block.chars
    begin = block.body
    at = block.body
    last = ""
    while at < len(chars):
        opens = re.compile("[(（\\[【〔]").search(chars, at)
        if not opens:
            break
        lo = opens.start()
        close = closing(chars, lo, min(len(chars), lo + _BRACKET_MAX))
        hi = close if close > 0 else _unclosed(chars, lo)
        at = lo + 1
        labels = [x for x in labels_in(chars, lo + 1, hi) if x.end <= hi]
        text = (block, begin) if lo - begin >= 2 else None
        same = "" if text else last  # a second bracket behind the first speaks of the same task
        name = subject(*text, lo) if text else (same or (subject(before) if before is not None else ""))
        begins = bool(labels) and (
            labels[0].start - lo <= 3 or _NUMBER_OF.fullmatch(chars, lo + 1, labels[0].start) is not None
        )
        if begins and name:
            last = name
            hi, close = _without_remark(chars, labels[-1].end, hi), hi
            yield from _labelled(document, block, labels, lo, hi, name)
            begin = at = min(close + 1, len(chars))
            while begin < len(chars) and chars[begin] in "。；;，,":
                begin += 1
        elif hi - lo < 400 and name:
            due = due_in(chars, lo + 1, hi)
            said = _first_sentence(chars, lo, due[0] if due else hi)
            while said > lo and chars[said - 1] in "；;，,":
                said -= 1
            said = _without_remark(chars, lo, _assigning(chars, lo, said))
            told = _VERB.search(chars, lo, said)
            held = bare and _ends(chars, hi) and not is_name(chars[block.body : lo])  # 甲某(某局): a member
            if not told and (not held or _NO_UNITS.match(chars, lo + 1)):
                continue
            when = chars[due[1] : due[2]] if due else ""
            found = list(_unlabelled(document, block, lo, said, name, "responsible" if bare else "", when))
            yield from found
            if found:
                begin = at = hi + 1
    yield from _after_text(document, block, begin)


def _first_leading(rows: Iterator[Fact | SetAside]) -> Iterator[Fact | SetAside]:
    """Make the first of the units that answer for a task together the one that leads it."""
    for _, group in itertools.groupby(rows, key=lambda row: row.clause_start if isinstance(row, Fact) else -1):
        found = list(group)
        tasks = [row for row in found if isinstance(row, Fact) and row.kind == "task"]
        first = tasks[0] if len(tasks) > 1 and all(t.role == "responsible" for t in tasks) else None
        yield from (replace(row, role="lead") if row is first and isinstance(row, Fact) else row for row in found)


def _without_remark(chars: str, lo: int, hi: int) -> int:
    """Give where a bracket's last value ends: before a remark on the measures below (以下…,不再列出)."""
    found = _ABOUT_ALL.search(chars, lo, hi)
    return found.start() if found else hi


def _unclosed(chars: str, lo: int) -> int:
    """Give the end of a bracket that the print forgot to close: the sentence's end."""
    end = min(len(chars), lo + _BRACKET_MAX)
    stop = chars.find("。", lo, end)
    return stop if stop >= 0 else end


@functools.cache
def _closes() -> re.Pattern[str]:
    """Give the labels that end what another says: those behind them are no assignees."""
    notes = sorted(words("labels")["columns"]["note"], key=lambda w: (-len(w), w))
    return re.compile(f"(?:成员|组员|参加人员|工作人员|联系电话|电话|(?:实际|目前|最新)?(?:{'|'.join(notes)}))[:：]")


def _labelled(
    document: Document, block: Passage, labels: Sequence[Label], lo: int, hi: int, name: str
) -> Iterator[Fact | SetAside]:
    spaced = any(block.gap(x.start) != NONE for x in labels[1:])
    due = due_in(block.chars, lo, hi, spaced)
    when = block.chars[due[1] : due[2]].rstrip("。；;，,") if due else ""
    for n, label in enumerate(labels):
        end = labels[n + 1].start if n + 1 < len(labels) else hi
        if due and label.end <= due[0] < end:
            end = due[0]
        closed = _closes().search(block.chars, label.end, end)
        end = closed.start() if closed else end
        while end > label.end and block.chars[end - 1] in "，,；;":
            end -= 1
        for span, role in segments(block.chars, label.end, end, label.role):
            yield from assigned(
                document, block, span, role, name, importer=NAME, clause=(lo, min(hi + 1, len(block))), when=when
            )


def _first_sentence(chars: str, lo: int, hi: int) -> int:
    """Give the end of what a bracket says of its own task; a sentence after it speaks of others."""
    stop = chars.find("。", lo, hi)
    hi = stop if stop > 0 else hi
    last = max(chars.rfind("，", lo, hi), chars.rfind(",", lo, hi))
    return last if last > 0 and _BY_WHEN.match(chars, last + 1, hi) else hi


def _assigning(chars: str, lo: int, hi: int) -> int:
    """Give the end of what a bracket assigns where a remark stands behind it (甲局负责,乙局配合；按甲方案实施)."""
    mark = max(chars.rfind(c, lo, hi) for c in "；;")
    return mark if mark > 0 and _VERB.search(chars, lo, mark) and not _VERB.search(chars, mark, hi) else hi


def _ends(chars: str, hi: int) -> bool:
    """Whether a bracket closes its sentence."""
    return hi + 1 >= len(chars) or chars[hi + 1] in "。；;，" or chars[hi - 1] == "。"


def _bare(document: Document) -> bool:
    """Whether a document names units alone in its brackets: one that splits tasks, where several brackets do."""
    title = document.title.chars if document.title else ""
    if not _SPLITS.search(title):
        return False
    count = 0
    for block in document.passages:
        for found in _BRACKET.finditer(block.chars):
            said = _first_sentence(block.chars, found.start(), found.end() - 1)
            inside = assignees(block, found.start() + 1, said)
            if _NO_UNITS.match(block.chars, found.start() + 1) or re.search("[:：]", found.group()):
                continue
            if _ends(block.chars, found.end() - 1) and found.start() > block.body and all_units(block.chars, inside):
                count += 1
    return count >= _SEVERAL


def _unlabelled(
    document: Document, block: Passage, lo: int, hi: int, name: str, role: str, when: str
) -> Iterator[Fact | SetAside]:
    """Read (X牵头,Y、Z配合) and (由X负责) where all that stands there are units, and (X、Y) where ``role`` is given."""
    parts = [p for p in segments(block.chars, lo + 1, hi, role) if not _BY_WHEN.match(block.chars, *p[0])]
    if not parts or any(not role or not all_units(block.chars, assignees(block, *span)) for span, role in parts):
        return
    for span, role in parts:
        clause = (lo, min(hi + 1, len(block)))
        yield from assigned(document, block, span, role, name, importer=NAME, clause=clause, when=when)


def _begins(block: Passage, at: int) -> bool:
    """Whether a label begins here: after a mark, or after a blank."""
    return block.chars[at - 1] in "。；;)），,—" or block.gap(at) != NONE


def _closing_labels(block: Passage, begin: int) -> list[Label]:
    """Give the labels that close a paragraph behind its text; a short one (责任人) counts behind a whole one only."""
    own = [x for x in labels_in(block.chars, begin, len(block)) if x.start == begin or _begins(block, x.start)]
    first_at = next(
        (n for n, x in enumerate(own) if x.end - x.start > _LINE_LABEL or block.chars[x.start - 1] == "—"), len(own)
    )
    labels = own[first_at:]
    return labels if labels and labels[0].start - block.body >= 4 else []


def _after_text(document: Document, block: Passage, begin: int) -> Iterator[Fact | SetAside]:
    """Read labels that close a paragraph without a bracket (…。责任单位:区财政局。)."""
    labels = _closing_labels(block, begin)
    if not labels:
        return
    first = labels[0].start
    name = subject(block, min(begin, first), first)
    yield from _labelled(document, block, labels, first, len(block), name)
