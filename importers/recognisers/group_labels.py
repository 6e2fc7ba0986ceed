"""Labels of a group's members (组长, 成员): where they stand, the role each gives, and the group named before one."""

from __future__ import annotations

import functools
import re

from remit.importers.text.bodies import body_in, opened, team_at_head
from remit.importers.text.member_mentions import mention_in
from remit.importers.text.openings import opens_notice
from remit.importers.text.passage import SPACE, TAB, Passage
from remit.importers.text.patterns import late
from remit.importers.text.person_names import names_at, names_before
from remit.importers.text.post_words import is_post
from remit.importers.text.units import ends_as_unit
from remit.ontology.words import words

#: What is left of 组长 at the head of a line whose first character was lost.
_CUT = "长"
#: A list begins so near the paragraph's head, or behind the sentence that sets its group up.
_NEAR = 30
#: Labels of a committee or an office, which are posts elsewhere (主 任  甲某).
_OF_COMMITTEE = late("(?:常务|第一)?副?主任(?:委员)?|委员")
#: Labels that are no post outside a group.
_OF_GROUP = late("(?:第一|常务|执行|总|双|副)*(?:组长|指挥长|总指挥|召集人)|成员|组员")
#: How the name of a body ends whose head is called 主任.
_COMMITTEES = ("委员会", "爱卫会", "安委会", "食安委", "禁毒委", "减灾委", "理事会", "办公室", "办")
#: A line of a roster is no longer.
_LINE = 60
#: An office by its short name, behind the list before it (…各处室负责人防冻办主任:).
_NAMED_OFFICE = late(r"(?:(?<=[人长任员])|^|(?<=[。；;，,]))[^\W\dA-Za-z_长任员人]{2,3}办$")
_ITEM_ENDS = late("[、，,；;。]")
#: What every label ends with: where none stands, none is looked for.
_LABEL_ENDS = late("[:：]|[个家][)）]")
#: Labels that belong to the office where the paragraph speaks of it.
_OFFICE_POSTS = frozenset({"主任", "副主任", "常务副主任"})


@functools.cache
def labels() -> tuple[re.Pattern[str], dict[str, str]]:
    """Give the pattern of the labels, with what may stand behind them, and the role of each."""
    roles = {w: role for role, wordings in words("groups")["label"].items() for w in wordings} | {_CUT: "head"}
    wordings = "|".join(sorted(roles, key=lambda w: (-len(w), w)))
    return re.compile(
        rf"(?:领导小组|小组|工作专班|专班|指挥部)?({wordings})(?:(?<=组长)、副?主考)?"
        r"(?:(?:[(（]?共?\d{1,3}[人名位][)）]?|[(（](?:总?召集人|牵头人|兼)[)）])?[，,]?(?:分别)?(?:是|为)?[:：]"
        r"|(?<=单位)(?:名单)?[(（]共?\d{1,3}[个家][)）](?=[^，。；：:]))"
    ), roles


@functools.cache
def _ambiguous() -> frozenset[str]:
    return frozenset(words("groups")["words"]["ambiguous"])


def labels_or(role: str) -> frozenset[str]:
    """The labels a bracket after a name may hold (组长, 副组长兼秘书长)."""
    roles = labels()[1]
    return (
        frozenset({role})
        if (any(role.startswith(w) for w in roles) and not is_post(role.lstrip("副"))) or role in roles or "兼" in role
        else frozenset()
    )


def labels_in(block: Passage, name: str, office: bool) -> list[tuple[int, int, str]]:
    """Give the labels of a passage as (start, end, role); bare 主任 and the like only inside a group's text.

    ``name`` is that of the group the text speaks of, or empty; ``office`` says that it speaks of the group's office.
    """
    known_body = bool(name)
    pattern, roles = labels()
    out: list[tuple[int, int, str]] = []
    for found in pattern.finditer(block.chars) if _LABEL_ENDS.search(block.chars) else ():
        if found[1] == _CUT and found.start() != block.body:
            continue
        at_edge = (
            found.start() <= block.body
            or block.chars[found.start() - 1] in "。；;，,、(（)）：:"
            or block.gap(found.start()) != "\0"
        )
        if not at_edge:
            before = block.chars[max(0, found.start() - 12) : found.start()]
            colon = block.chars[found.end() - 1] in ":：" and found[1] not in ("成员单位", "联系人")
            led = before.endswith(("人员", "名单", "如下", "办公室", "组成"))
            person = next(names_before(block.chars, found.start(), max(0, found.start() - 4)), None) is not None
            sure = found[1] not in _ambiguous() or person  # 总务主任: is a post, no part in the group
            at_edge = led or (bool(out) and (is_post(before) or (sure and colon)))
            named = body_before(block, found.start(1)) if not at_edge and not out else None
            at_edge = at_edge or (named is not None and named[1] == found.start(1))
        known = known_body or out or (found[1] in _ambiguous() and body_in(block, block.body, found.start()))
        if not at_edge or (found[1] in _ambiguous() and not (known and len(block) - found.end() > 1)):
            continue
        after = block.chars[found.end() : found.end() + 40]
        if opens_notice(after) or after.startswith(("根据", "按照", "依据")):  # 各成员单位:根据… speaks to them
            continue
        role = roles[found[1]]
        whose = _NAMED_OFFICE.search(block.chars, 0, found.start(1)) if found[1] in _OFFICE_POSTS else None
        if found[1] in _OFFICE_POSTS and (whose or office or "办公室" in block.chars[: found.start()]):
            role = "office-head" if found[1] == "主任" else "office-deputy"
        out.append((whose.start() if whose else found.start(1), found.end(), role))
    if not out and (known_body or len(block) <= _LINE) and (spaced := _spaced(block, name, office)):
        return [spaced]
    near = bool(out) and (
        out[0][0] <= block.body + _NEAR
        or opened(block, block.body, out[0][0]) is not None
        or team_at_head(block) is not None
    )
    return out if near else []


def _spaced(block: Passage, name: str, office: bool) -> tuple[int, int, str] | None:
    """Read a label that a blank parts from the name, post or unit behind it, without a colon (组 长  甲某  副县长)."""
    found = _bare_label(office or name.endswith(_COMMITTEES)).match(block.chars, block.body)
    if found is None or block.gap(found.end()) not in (SPACE, TAB):
        return None
    told = next(names_at(block.chars, found.end(), len(block), block), None) is not None
    if not told:
        mark = _ITEM_ENDS.search(block.chars, found.end())
        first = next(block.pieces(found.end(), mark.start() if mark else len(block), " \t"), (0, 0))
        told = is_post(block.chars[slice(*first)]) or mention_in(block, *first) is not None
        told = told or ends_as_unit(block.chars, *first)
    role = labels()[1][found.group()]
    if office and found.group() in _OFFICE_POSTS:
        role = "office-head" if found.group() == "主任" else "office-deputy"
    return (found.start(), found.end(), role) if told else None


@functools.cache
def _bare_label(committee: bool) -> re.Pattern[str]:
    every = (w for ws in words("groups")["label"].values() for w in ws)
    wordings = (w for w in every if _OF_GROUP.fullmatch(w) or (committee and _OF_COMMITTEE.fullmatch(w)))
    return re.compile("|".join(sorted(wordings, key=lambda w: (-len(w), w))))


def body_before(block: Passage, end: int) -> tuple[int, int] | None:
    """Find the group whose name stands before a label: 秘书组 of 秘书组组长; none inside the title of a document."""
    short = re.compile(r"[^\W\dA-Za-z_]{2,12}(?<!小)(?:组|专班)").fullmatch(block.chars, block.body, end)
    found = short.span() if short else body_in(block, block.body, end)
    return None if found and block.chars.rfind("《", 0, found[0]) > block.chars.rfind("》", 0, found[0]) else found
