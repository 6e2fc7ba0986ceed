"""Groups (议事协调机构): heads, deputies, members and their posts, out of lists, tables and sentences."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.group_sentences import inside, sentences
from remit.importers.recognisers.memberships import Body, members, names_again
from remit.importers.text.bodies import announced, body_in, team_before_colon
from remit.importers.text.openings import opens_notice
from remit.importers.text.passage import Passage, Table
from remit.importers.text.people import person_post
from remit.importers.text.person_names import is_name
from remit.importers.text.post_words import is_post
from remit.importers.text.units import ends_as_unit
from remit.ontology.words import words

NAME = "groups"

_LINE = 46
_GROUPISH = re.compile(
    "组[。：:，,]由|小组|专班|指挥部|联席会议|委员会|工作组|组长|成员|召集人|分组|咨询组|专家组|指挥长|总指挥|指挥由"
)
#: The foot of a page: who edited it is no member.
_FOOT = re.compile("(?:责任)?编辑|责编|审核|校对|作者|记者|来源|撰稿|供稿|上一篇|下一篇")
_OFF = re.compile("不再担任|免去|调离|退出")
#: A heading below which the office's own people are listed.
_OF_OFFICE = re.compile("(?:领导小组|指挥部|专班|委员会|联席会议)?办公室(?:组成|成员|人员|组成人员|名单)*[:：]?")
_HEADS_OFFICE = re.compile(r"[^\W\dA-Za-z_]{0,14}?" + _OF_OFFICE.pattern)
#: Labels that belong to the office where the paragraph speaks of it.
_OFFICE_POSTS = frozenset({"主任", "副主任", "常务副主任"})
#: In a text printed on one line, the sentence on the office follows the list without a mark.
_OFFICE = re.compile(
    r"(?:(?:专项|领导|工作|协调)?(?:小组|指挥部|专班|联席会议))?"
    r"(?:(?:下设)?办公室(?:设在|设于|主任由)|下设办公室)"
)
#: A line that tells what the group itself does.
_DUTIES = re.compile("(?:主要|工作|具体)?职责[:：]|主要任务[:：]")
#: A heading that names the group by its kind alone, in a plan whose title names none.
_BARE = re.compile("(?:工作)?(?:领导小组|指挥部|专班|协调小组|工作小组)(?=$|组成|成员|及)")
_INNER = re.compile("(?:组|专班)$")
_HAS_PARTS = re.compile(
    r"(?:(?:小组|指挥部|专班|委员会|联席会议)(?:下设|设立?|分设)|(?:^|[。；])下设)[^，。；]{1,12}?(?:工作组|小组|专班|个组)"
)
#: A line that says something is no member's line.
_SAYS = re.compile("[。；:：]|设在|下设|兼任|担任|负责(?!同志|人)|组成(?!员)|如下|附件|^由")
_POST_LABEL = re.compile(r"^(?:职务|单位及职务|工作单位及职务|单位职务)[:：]")
_NAME_ROLE = re.compile(r"^(.{2,8})[(（]([^()（）]{2,12})[)）]$")


@dataclass(slots=True)
class _State:
    """The group being read, the role that goes on over lines, and the person last named."""

    body: Body | None = None
    parent: Body | None = None
    role: str = ""
    person: tuple[str, int] | None = None
    listing: bool = False
    office: bool = False


@functools.cache
def _labels() -> tuple[re.Pattern[str], dict[str, str]]:
    roles = {w: role for role, wordings in words("groups")["label"].items() for w in wordings}
    wordings = "|".join(sorted(roles, key=lambda w: (-len(w), w)))
    return re.compile(
        rf"(?:领导小组|小组|工作专班|专班|指挥部)?({wordings})"
        r"(?:(?:[(（]?共?\d{1,3}[人名位][)）]?)?[，,]?(?:分别)?(?:是|为)?[:：]"
        r"|(?<=单位)(?:名单)?[(（]共?\d{1,3}[个家][)）](?=[^，。；：:]))"
    ), roles


@functools.cache
def _ambiguous() -> frozenset[str]:
    return frozenset(words("groups")["words"]["ambiguous"])


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Give member rows, with the posts of the members, for each group of the document."""
    if not any(_GROUPISH.search(b.chars) for b in document.passages) and not document.tables:
        return
    state = _State(body=_titled(document))
    for block in document.blocks:
        if isinstance(block, Table):
            yield from _table(document, block, state)
            continue
        if _FOOT.match(block.chars):
            state.role, state.listing = "", False
        yield from _passage(document, block, state)


def _titled(document: Document) -> Body | None:
    if document.title is None:
        return None
    found = body_in(document.title, 0, len(document.title))
    return Body(document.title, found) if found else None


def _passage(document: Document, block: Passage, state: _State) -> Iterator[Fact | SetAside]:
    chars = block.chars
    if block.heading or _OF_OFFICE.fullmatch(chars):
        state.office = (_HEADS_OFFICE if block.heading else _OF_OFFICE).fullmatch(chars, block.body) is not None
    labels = _labels_in(block, state)
    if labels:
        yield from _labelled(document, block, labels, state)
        if state.body and _HAS_PARTS.search(chars):
            state.parent = state.body
        return
    if state.person and (found := _POST_LABEL.match(chars)):
        yield from _posts_of(document, block, found.end(), state)
        return
    if state.role and len(chars) <= _LINE and not block.heading and (added := list(_line(document, block, state))):
        yield from added
        return
    if state.body and (named := _NAME_ROLE.match(chars)) and is_name(named[1]) and named[2] in _roles_or(named[2]):
        yield from _bracketed(document, block, named, state)
        return
    if state.body and state.listing and len(chars) <= 4 and is_name(chars):
        state.person = (chars, block.start(0))
        yield from members(document, block, (0, len(chars)), "member", state.body, NAME, (0, len(chars)))
        return
    if state.body and (told := _DUTIES.match(chars, block.body)):
        yield SetAside(block.start(told.start()), block.end(len(block)), "duties-of-the-group-itself")
    named_here = announced(block, document.behind_title(block))
    if named_here and not names_again(document, block, named_here, state.body):
        yield from _turn(document, block, named_here, state)
        state.role, state.person = "", None
    elif state.body is None and block.heading and (bare := _BARE.search(chars)):
        state.body, state.role, state.person = Body(block, bare.span()), "", None
    elif len(chars) > _LINE or block.heading:
        state.role = "" if block.heading or len(chars) > 200 else state.role
        state.person = None
    if state.body and _HAS_PARTS.search(chars):
        state.parent = state.body
    if _GROUPISH.search(chars):
        yield from sentences(document, block, state.body)


def _turn(document: Document, block: Passage, named: tuple[int, int], state: _State) -> Iterator[Fact]:
    """Turn to the group that is named here; one that a heading names below a group with parts is a part of it."""
    body = Body(block, named)
    if state.parent and _INNER.search(body.name) and body.name != state.parent.name and block.heading:
        yield inside(document, state.parent, body.name, body.at)
    state.body = body


def _roles_or(role: str) -> frozenset[str]:
    """The labels a bracket after a name may hold (组长, 副组长兼秘书长)."""
    roles = _labels()[1]
    return (
        frozenset({role})
        if (any(role.startswith(w) for w in roles) and not is_post(role.lstrip("副"))) or role in roles or "兼" in role
        else frozenset()
    )


def _labels_in(block: Passage, state: _State) -> list[tuple[int, int, str]]:
    """Give the labels of a passage as (start, end, role); bare 主任 and the like only inside a group's text."""
    pattern, roles = _labels()
    out: list[tuple[int, int, str]] = []
    for found in pattern.finditer(block.chars):
        at_edge = (
            found.start() <= block.body
            or block.chars[found.start() - 1] in "。；;，,)）：:"
            or block.gap(found.start()) != "\0"
        )
        if not at_edge:
            before = block.chars[max(0, found.start() - 12) : found.start()]
            colon = block.chars[found.end() - 1] in ":：" and found[1] not in ("成员单位", "联系人")
            led = before.endswith(("人员", "名单", "如下", "办公室", "组成"))
            at_edge = led or (bool(out) and (is_post(before) or colon))
            named = _before(block, found.start(1)) if not at_edge and not out else None
            at_edge = at_edge or (named is not None and named[1] == found.start(1))
        known = state.body or out or (found[1] in _ambiguous() and body_in(block, block.body, found.start()))
        if not at_edge or (found[1] in _ambiguous() and not (known and len(block) - found.end() > 1)):
            continue
        after = block.chars[found.end() : found.end() + 40]
        if opens_notice(after) or after.startswith(("根据", "按照", "依据")):  # 各成员单位:根据… speaks to them
            continue
        role = roles[found[1]]
        if found[1] in _OFFICE_POSTS and (state.office or "办公室" in block.chars[: found.start()]):
            role = "office-head" if found[1] == "主任" else "office-deputy"
        out.append((found.start(1), found.end(), role))
    return out if out and out[0][0] <= block.body + 30 else []


def _before(block: Passage, end: int) -> tuple[int, int] | None:
    """Find the group whose name stands before a label: 秘书组 of 秘书组组长."""
    short = re.compile(r"[^\W\dA-Za-z_]{2,12}(?<!小)(?:组|专班)").fullmatch(block.chars, block.body, end)
    return short.span() if short else body_in(block, block.body, end)


def _labelled(
    document: Document, block: Passage, labels: list[tuple[int, int, str]], state: _State
) -> Iterator[Fact | SetAside]:
    before = labels[0][0]
    if before > block.body + 2:
        yield from sentences(document, block.part(0, before), state.body)
        found = _before(block, before) or team_before_colon(block)
        if found:
            yield from _turn(document, block, found, state)
    if state.body is None:
        return
    for n, (start, end, role) in enumerate(labels):
        stop = labels[n + 1][0] if n + 1 < len(labels) else len(block)
        sentence = block.chars.find("。", end, stop)
        if sentence > 0:
            stop = sentence
        state.role, state.listing = role, True
        end, stop = _said(block, end, stop)
        if stop > end:
            rows = members(document, block, (end, stop), role, state.body, NAME, (start, stop))
            yield from _of_office(block, rows, (start, stop)) if state.office and role == "member" else rows
    rest = block.chars.find("。", labels[-1][1])
    if 0 < rest < len(block) - 4:
        yield from sentences(document, block.part(rest + 1, len(block)), state.body)


def _of_office(block: Passage, found: Iterator[Fact | SetAside], span: tuple[int, int]) -> Iterator[Fact | SetAside]:
    """Keep the posts of those who only work in the group's office; they are no members of the group."""
    yield from (f for f in found if isinstance(f, Fact) and f.kind == "post")
    yield SetAside(block.start(span[0]), block.end(span[1]), "staff-of-the-office")


def _said(block: Passage, lo: int, hi: int) -> tuple[int, int]:
    """Cut 由…担任 and what the member is to do off a labelled list (组长:由校长担任,全面负责…)."""
    chars = block.chars
    opened = re.compile("由|(?:主要)?包括|主要有|有|为").match(chars, lo, hi)
    named = re.compile("(?:全面|具体|主要)?(?:负责|协助|主持|统筹)").search(chars, lo, hi)
    if named and is_name(chars[lo : named.start()]):
        hi = named.start()
    duty = re.compile("[，,](?:全面|协助|监督|负责|主持|共同|具体|统筹)|(?:主要|工作)?职责[:：]").search(chars, lo, hi)
    hi = duty.start() if duty else hi
    chapter = re.compile(r"(?:(?<=[^\W\dA-Za-z_])|(?<=[：:]))[二三四五六七八九]、(?=[^\W\dA-Za-z_]{2})").search(
        chars, lo, hi
    )
    hi = chapter.start() if chapter else hi
    office = _OFFICE.search(chars, lo, hi)
    hi = office.start() if office else hi
    if opened:
        lo = opened.end()
        tail = re.compile("(?:兼任|担任|组成|任)[，。；]?$").search(chars, lo, hi)
        hi = tail.start() if tail else hi
    return lo, hi


def _line(document: Document, block: Passage, state: _State) -> Iterator[Fact | SetAside]:
    """Read a line that goes on with the list of the label above."""
    chars = block.chars.rstrip("。；;，,、")
    if state.body is None or _SAYS.search(chars) or any(block.offsets[0] == i.offsets[0] for i in document.issuers):
        state.role = ""
        return
    mention = person_post(block, block.body, len(chars))
    unit = ends_as_unit(chars, block.body, len(chars)) and state.role == "member"
    if mention or unit or (is_post(chars) and state.role == "member"):
        yield from members(document, block, (block.body, len(chars)), state.role, state.body, NAME, (0, len(block)))
    else:
        state.role = ""


def _bracketed(document: Document, block: Passage, named: re.Match[str], state: _State) -> Iterator[Fact | SetAside]:
    """Read NAME(组长), on a line of its own."""
    roles = _labels()[1]
    label = next((w for w in sorted(roles, key=len, reverse=True) if named[2].startswith(w)), "")
    if not label or state.body is None:
        return
    state.person, state.listing = (named[1], block.start(0)), True
    yield from members(document, block, named.span(1), roles[label], state.body, NAME, (0, len(block)))


def _posts_of(document: Document, block: Passage, begin: int, state: _State) -> Iterator[Fact]:
    """Read 职务:… of the person named on the line before."""
    from remit.importers.recognisers.memberships import post_rows

    if state.person:
        yield from post_rows(document, block, (begin, len(block)), state.person, NAME)


def _table(document: Document, table: Table, state: _State) -> Iterator[Fact | SetAside]:
    """Read rows whose first cell is a label (组长 | NAME | POST); an empty first cell goes on with it."""
    roles = _labels()[1]
    role = ""
    body = state.body
    for row in table.rows:
        cells = [c for c in row if c.chars]
        if not cells:
            continue
        first = row[0].chars.rstrip("：:")
        if first in roles and len(cells) > 1 and not any(c.chars in ("姓名", "职务", "备注") for c in cells):
            role = roles[first]
            cells = [c for c in row[1:] if c.chars]
        elif first and not is_name(first):
            role = "" if first not in ("序号",) and not first.isdigit() else role
        elif row[0].chars == "" or is_name(first):
            pass
        if not role or body is None or not cells:
            continue
        yield from _table_row(document, cells, role, body)


def _table_row(document: Document, cells: list[Passage], role: str, body: Body) -> Iterator[Fact | SetAside]:
    from remit.importers.recognisers.memberships import post_rows

    name = cells[0]
    yield from members(document, name, (0, len(name)), role, body, NAME, (0, len(name)))
    if is_name(name.chars):
        for cell in cells[1:]:
            if is_post(cell.chars):
                yield from post_rows(document, cell, (0, len(cell)), (name.chars, name.start(0)), NAME)
