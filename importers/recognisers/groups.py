"""Groups (议事协调机构): heads, deputies, members and their posts, out of lists, tables and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.group_labels import body_before, labels, labels_in, labels_or
from remit.importers.recognisers.group_lists import all_names, all_units, closes, said
from remit.importers.recognisers.group_roles import listed, roles_in
from remit.importers.recognisers.group_sentences import inside, printed, sentences
from remit.importers.recognisers.group_tables import table_rows
from remit.importers.recognisers.memberships import Body, members, names_again, post_rows
from remit.importers.text.bodies import announced, body_ending, body_in, opened, team_at_head, team_before_colon
from remit.importers.text.lists import split_marks
from remit.importers.text.passage import NONE, Passage, Table
from remit.importers.text.patterns import late
from remit.importers.text.people import person_post
from remit.importers.text.person_names import is_name, names_at
from remit.importers.text.post_words import is_post
from remit.importers.text.rosters import roster
from remit.importers.text.units import ends_as_unit

NAME = "groups"

_LINE = 46
#: A post with its unit is no shorter; what of such length is a part in the group or its office ends the list.
_UNIT_POST = 6
#: What the post of whoever a line names ends with.
_HOLDER = late("(?:[长任记官师席警]|(?<!人)员|(?<!责任)人)(?:[(（][^()（）]{1,12}[)）])?$")
_OFFICE_POST = late("办公室|秘书|联络|常务|副组长|组长")
_GROUPISH = late(
    "爱卫会|安委会|组成的[^，。；]{0,8}理事会|指挥所|组[。：:，,](?:主要|具体)?由|小组|专班|指挥部|联席会议|委员会|工作组|组长|成员|召集人|分组|咨询组|专家组|指挥长|总指挥|指挥由"
)
#: The foot of a page: who edited it is no member.
_FOOT = late("(?:责任)?编辑|责编|审核|校对|作者|记者|来源|撰稿|供稿|上一篇|下一篇")
_OFF = late("不再担任|免去|调离|退出")
#: A heading below which the office's own people are listed.
_OF_OFFICE = late("(?:领导小组|指挥部|专班|委员会|联席会议)?办公室(?:组成|成员|人员|组成人员|名单)*[:：]?")
#: A sentence behind which people are listed, and one behind which the office's are.
_MADE_OF = late("(?:组成|成员|人员|名单)[^。；]{0,10}如下[:：。]?$")
_OFFICE_MADE_OF = late(
    "(?:小组|领导组|指挥部|专班|委员会|会议|下?设立?|^)办公室(?!主任)[^。；、]{0,40}(?:组成|成员|人员|名单)[^。；]{0,10}如下[:：。]?$"
)
_END = 4
#: The heading of a list of a group's people.
_ROLL = late("(?:组成人员|成员|委员|专家|组成|人员)?名单(?:[(（][^()（）]{1,12}[)）])?$")
_ROLL_ON = late("(?:组成人员|成员|委员|专家|组成|人员)?名单(?=[XxＸ×]{2,3})")
#: A label alone on its line, and in which order those below stand (委 员(按姓氏笔画排列)).
_IN_ORDER = late("(?:(?P<deputy>副主任|副组长)|委员|成员|组员)[(（](?:按|以)[^()（）]{2,16}[)）][:：]?")
#: The heading of a line that lists a group's units.
_UNITS = late("(?:成员|组成)(?:单位|部门)[:：]?")
#: An office with a name of its own, as the heading of its people.
_NAMED_OFFICE = late(r"[^\W\dA-Za-z_]{3,14}(?<![府委小组部])办公室")
_HEADS_OFFICE = late(r"[^\W\dA-Za-z_及和与]{0,14}?" + _OF_OFFICE.pattern)
#: A line that tells what the group itself does.
_DUTIES = late("(?:主要|工作|具体)?职责[:：]|主要任务[:：]")
#: A heading that names the group by its kind alone, in a plan whose title names none.
_BARE = late("(?:工作)?(?:领导小组|指挥部|专班|协调小组|工作小组)(?=$|组成|成员|及)")
#: The same at the head of a sentence on its parts, in a text that lost its beginning (领导组下设办公室和4个工作组。).
_BARE_HAS = late("(?:领导小组|领导组|指挥部)(?=下设)")
_LISTS = late("^[^，。；]{4,30}(?:组成|成员|名单)(?:人员|名单|如下)*[:：]$")
_INNER = late("(?:组|专班)$")
_HAS_PARTS = late(
    r"(?:(?:小组|领导组|指挥部|专班|委员会|联席会议)(?:下设|设立?|分设)|(?:^|[。；])下设)[^，。；]{1,12}?(?:工作组|小组|专班|个组)(?!办公室)"
    "|(?:小组|指挥部|专班|委员会)下设机构"
)
#: A line that says something is no member's line.
_SAYS = late("[。；:：]|设在|办公室设|任办公室|下设|兼任|担任|负责(?!同志|人)|组成(?!员)|如下|附件|^由")
_POST_LABEL = late(r"^(?:职务|单位及职务|工作单位及职务|单位职务)[:：]")
_NAME_ROLE = late(r"^(.{2,8})[(（]([^()（）]{2,12})[)）]$")


@dataclass(slots=True)
class _State:
    """The group being read, the role that goes on over lines, and the person last named.

    ``bare``: the lines give posts without names.
    """

    body: Body | None = None
    parent: Body | None = None
    role: str = ""
    person: tuple[str, int] | None = None
    listing: bool = False
    office: bool = False
    bare: bool = False


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Give member rows, with the posts of the members, for each group of the document."""
    if not any(_GROUPISH.search(b.chars) for b in document.passages) and not document.tables:
        return
    state = _State(body=_titled(document))
    for block in document.blocks:
        if isinstance(block, Table):
            yield from table_rows(document, block, state.body)
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
    if "如下" in chars[-_END:] and ((told := _OFFICE_MADE_OF.search(chars)) or _MADE_OF.search(chars)):
        state.office = told is not None
    elif block.heading or _OF_OFFICE.fullmatch(chars):
        state.office = (_HEADS_OFFICE if block.heading else _OF_OFFICE).fullmatch(chars, block.body) is not None
    labels = labels_in(block, state.body.name if state.body else "", state.office)
    if labels:
        yield from _labelled(document, block, labels, state)
        if state.body and _HAS_PARTS.search(chars):
            state.parent = printed(block, state.body)
        return
    if state.person and (found := _POST_LABEL.match(chars)):
        yield from _posts_of(document, block, found.end(), state)
        return
    short = state.role and (len(chars) <= _LINE or all_names(block) or all_units(block))
    if short and not block.heading and (added := list(_line(document, block, state))):
        yield from added
        return
    if state.body and (named := _NAME_ROLE.match(chars)) and is_name(named[1]) and named[2] in labels_or(named[2]):
        yield from _bracketed(document, block, named, state)
        return
    if state.body and state.listing and len(chars) <= 4 and is_name(chars):
        state.person = (chars, block.start(0))
        yield from members(document, block, (0, len(chars)), "member", state.body, NAME, (0, len(chars)))
        return
    if state.body and (told := _DUTIES.match(chars, block.body)):
        yield SetAside(block.start(told.start()), block.end(len(block)), "duties-of-the-group-itself")
    named_here = announced(block, document.behind_title(block)) or _office_named(document, block, state)
    if named_here and not names_again(document, block, named_here, state.body):
        yield from _turn(document, block, named_here, state)
        state.role, state.person = "", None
        yield from _names_behind(document, block, named_here)
    elif state.body is None and (
        (bare := _BARE_HAS.match(chars, block.body))
        or ((block.heading or _LISTS.search(chars)) and (bare := _BARE.search(chars)))
    ):
        state.body, state.role, state.person = Body(block, bare.span()), "", None
    elif len(chars) > _LINE or block.heading:
        state.role = "" if block.heading or len(chars) > 200 else state.role
        state.listing = state.listing and not block.heading
        state.person = None
    _begin_list(block, state)
    yield from _masked_list(document, block)
    if _GROUPISH.search(chars):
        yield from sentences(document, block, state.body)


def _begin_list(block: Passage, state: _State) -> None:
    """Note what a paragraph says of the lines below: the people of the group it names (…名单), or its parts."""
    if state.body and _HAS_PARTS.search(block.chars):
        state.parent = printed(block, state.body)
    at = block.chars.find(state.body.name) if state.body else -1
    if state.body and at >= 0 and _ROLL.match(block.chars, at + len(state.body.name)):
        state.role, state.listing = "member", True
    if state.body and (alone := _IN_ORDER.fullmatch(block.chars, block.body)):
        deputy = "office-deputy" if state.office else "deputy"
        state.role, state.listing = deputy if alone["deputy"] else "member", True
    if state.body and block.heading and _UNITS.fullmatch(block.chars, block.body):
        state.role = "member"


def _masked_list(document: Document, block: Passage) -> Iterator[Fact | SetAside]:
    """Read 某委员会名单XXX某局局长XXX…: masked names right behind the heading, on its line."""
    found = _ROLL_ON.search(block.chars, block.body)
    body = body_ending(block, max(block.body, found.start() - _LINE), found.start()) if found else None
    if found and body:
        ends = re.compile("附件|[。；;]").search(block.chars, found.end())
        span = found.end(), ends.start() if ends else len(block)
        yield from members(document, block, span, "member", Body(block, body), NAME, span)


def _names_behind(document: Document, block: Passage, named: tuple[int, int]) -> Iterator[Fact | SetAside]:
    """Read a team and nothing but persons' names behind its colon (后勤保障组:甲某、乙某)."""
    span = named[1] + 1, len(block.chars.rstrip("。；;"))
    items = list(split_marks(block.chars, *span)) if named == team_before_colon(block) else []
    if items and all(is_name(block.chars[slice(*item)]) for item in items):
        yield from members(document, block, span, "member", Body(block, named), NAME, span)


def _told_of(block: Passage) -> bool:
    """Whether a paragraph is the heading of a group, or begins with its name."""
    return block.heading or (team_before_colon(block) or team_at_head(block)) is not None


def _turn(document: Document, block: Passage, named: tuple[int, int], state: _State) -> Iterator[Fact]:
    """Turn to the group that is named here; one that a heading names below a group with parts is a part of it."""
    body = Body(block, named)
    if state.parent and _INNER.search(body.name) and not body.name.endswith(state.parent.name) and _told_of(block):
        yield inside(document, state.parent, body.name, body.at)
    state.body = body


def _labelled(
    document: Document, block: Passage, labels: list[tuple[int, int, str]], state: _State
) -> Iterator[Fact | SetAside]:
    before = labels[0][0]
    if before > block.body + 2:
        yield from sentences(document, block.part(0, before), state.body)
        found = team_at_head(block) or body_before(block, before) or team_before_colon(block)
        found = found or opened(block, block.body, before)
        if found:
            yield from _turn(document, block, found, state)
    if state.body is None:
        return
    for n, (start, end, role) in enumerate(labels):
        stop = labels[n + 1][0] if n + 1 < len(labels) else len(block)
        sentence = block.chars.find("。", end, stop)
        if sentence > 0:
            stop = sentence
        close = closes(block.chars, start)
        stop = min(stop, close) if close > end else stop
        state.role, state.listing = role, True
        end, stop = said(block, end, stop)
        state.bare = is_post(block.chars[end:stop]) and not any(m.person for m in roster(block, end, stop))
        if roles := roles_in(block, end, stop, state.body):
            yield from listed(document, block, end, roles, stop, state.body, NAME)
        elif stop > end:
            rows = members(document, block, (end, stop), role, state.body, NAME, (start, stop))
            yield from _of_office(block, rows, (start, stop)) if state.office and role == "member" else rows
    rest = block.chars.find("。", labels[-1][1])
    if 0 < rest < len(block) - 4:
        yield from sentences(document, block.part(rest + 1, len(block)), state.body)


def _of_office(block: Passage, found: Iterator[Fact | SetAside], span: tuple[int, int]) -> Iterator[Fact | SetAside]:
    """Keep the posts of those who only work in the group's office; they are no members of the group."""
    yield from (f for f in found if isinstance(f, Fact) and f.kind == "post")
    yield SetAside(block.start(span[0]), block.end(span[1]), "staff-of-the-office")


def _line(document: Document, block: Passage, state: _State) -> Iterator[Fact | SetAside]:
    """Read a line that goes on with the list of the label above."""
    chars = block.chars.rstrip("。；;，,、")
    if (
        state.body is None
        or _office_named(document, block, state)
        or _SAYS.search(chars)
        or document.is_signature(block)
    ):
        state.role = ""
        return
    mention = person_post(block, block.body, len(chars))
    unit = (ends_as_unit(chars, block.body, len(chars)) or all_units(block)) and state.role == "member"
    bare = is_post(chars) and (state.role == "member" or state.bare)
    listed = state.role == "member"
    several = (listed and all_names(block)) or any(
        m.person and (listed or m.posts) for m in roster(block, block.body, len(chars))
    )
    name = next((e for e in names_at(chars, block.body, len(chars), block) if block.gap(e) != NONE), None)
    if name and listed and not (mention or unit or several or bare):  # with what is no post (甲某  某队民警)
        yield from members(document, block, (block.body, name), state.role, state.body, NAME, (0, len(block)))
    elif mention or unit or several or bare:
        yield from members(document, block, (block.body, len(chars)), state.role, state.body, NAME, (0, len(block)))
    elif not (len(chars) >= _UNIT_POST and _HOLDER.search(chars) and not _OFFICE_POST.match(chars)):
        state.role = ""  # else a unit's post that is not known, or whose holder's name is not read: the list goes on


def _office_named(document: Document, block: Passage, state: _State) -> tuple[int, int] | None:
    """Find an office with a name of its own, as the heading of its people (评建工作办公室)."""
    whole = state.body is not None and _NAMED_OFFICE.fullmatch(block.chars)
    return (0, len(block)) if whole and not document.is_signature(block) else None


def _bracketed(document: Document, block: Passage, named: re.Match[str], state: _State) -> Iterator[Fact | SetAside]:
    """Read NAME(组长), on a line of its own."""
    roles = labels()[1]
    label = next((w for w in sorted(roles, key=len, reverse=True) if named[2].startswith(w)), "")
    if not label or state.body is None:
        return
    state.person, state.listing = (named[1], block.start(0)), True
    yield from members(document, block, named.span(1), roles[label], state.body, NAME, (0, len(block)))


def _posts_of(document: Document, block: Passage, begin: int, state: _State) -> Iterator[Fact]:
    """Read 职务:… of the person named on the line before."""
    if state.person:
        yield from post_rows(document, block, (begin, len(block)), state.person, NAME)
