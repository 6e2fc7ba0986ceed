"""Labels of responsibility (牵头单位, 责任单位, 配合单位 …) and the role each stands for."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass

from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late, meaning_of
from remit.ontology.words import words

#: The roles whose labels are also built of parts (分管 + 省 + 领导).
BUILT = ("supervisor", "lead", "support", "responsible")
_COLON = late("[:：]")
#: No label with its bracket is longer than this.
_LONGEST = 48
#: A label, and a line that holds one and its value, are no longer.
_LABEL, _LINE = 8, 120


@dataclass(frozen=True, slots=True)
class Label:
    """A label: where it stands, where its value begins, and its role."""

    start: int
    end: int
    role: str


@functools.cache
def _roles() -> tuple[re.Pattern[str], dict[str, str]]:
    roles = {w: role for role, wordings in words("labels")["role"].items() for w in wordings}
    wordings = "|".join(re.escape(w) for w in sorted(roles, key=lambda w: (-len(w), w)))
    built = "|".join(f"(?P<{role}>{pattern})" for role, pattern in words("labels")["built"].items())
    return re.compile(
        f"(?:{built}|(?P<label>{wordings}))(?:[(（][^()（）]{{1,8}}[)）])?(?:名单)?(?:为|是)?[:：】]"
    ), roles


@functools.lru_cache(maxsize=4096)
def labels_in(chars: str, lo: int, hi: int) -> tuple[Label, ...]:
    """Give the labels with a colon in ``lo`` to ``hi``, in order."""
    pattern, roles = _roles()
    labels: list[Label] = []
    for colon in _COLON.finditer(chars, lo, hi):  # a label is tried for where one can end, not at each character
        m = pattern.search(chars, max(lo, colon.end() - _LONGEST), colon.end())
        if m:
            labels.append(
                Label(m.start(), m.end(), roles[m["label"]] if m["label"] else next(r for r in BUILT if m[r]))
            )
        lo = colon.end()
    return tuple(labels)


def _cells(line: Passage) -> list[tuple[int, int]]:
    """Cut a short line at its blanks; nothing where it has none."""
    parted = len(line) <= _LINE and (" " in line.gaps or "\t" in line.gaps)
    return list(line.pieces(line.body, len(line), " \t")) if parted else []


def spaced_label(line: Passage) -> Label | None:
    """Read a line whose label a blank parts from what it is for, without a colon (牵头单位  甲局); no header row."""
    cells = _cells(line)
    words_of = [line.chars[a:b] for a, b in cells]
    role = role_of(words_of[0]) if len(cells) > 1 and len(words_of[0]) <= _LABEL else ""
    if not role or any(role_of(w) or _due().fullmatch(w + ":") for w in words_of[1:]):
        return None
    return Label(cells[0][0], cells[1][0], role)


def spaced_due(line: Passage) -> str:
    """Give the deadline of a line whose label a blank parts from it (完成时限  9月底前); empty where it has none."""
    cells = _cells(line)
    labelled = len(cells) > 1 and _due().fullmatch(line.chars[slice(*cells[0])] + ":")
    return line.chars[cells[1][0] :].rstrip("。；;，,") if labelled else ""


#: A label of a deadline longer than this is one also where no mark stands before it.
_SURE = 4
#: A deadline ends at a mark, or where a number begins the next paragraph.
_STOPS = late(r"[；;。)）]|[(（]\d{1,2}[)）]|(?<=[日底前月])[一二三四五六七八九十]{1,3}、")


@functools.cache
def _due() -> re.Pattern[str]:
    wordings = "|".join(sorted(words("labels")["columns"]["deadline"], key=lambda w: (-len(w), w)))
    return re.compile(f"(?:{wordings})(?:为)?[:：]")


def due_in(chars: str, lo: int, hi: int, blank: bool = False) -> tuple[int, int, int] | None:
    """Find a labelled deadline (完成时限:…): where its label, its text and its end stand; None where none does.

    ``blank`` says that the label may stand after anything (the text has blanks between its labels).
    """
    found = _due().search(chars, lo, hi)
    if not found:
        return None
    whole = len(found.group()) > _SURE  # 完成时限 is nothing else wherever it stands; 时间 may be
    if found.start() > lo and not (blank or whole) and chars[found.start() - 1] not in "，,；;。、(（:： ":
        return None
    stop = _STOPS.search(chars, found.end(), hi)
    return found.start(), found.end(), stop.start() if stop else hi


@functools.cache
def _built() -> Callable[[str], str]:
    return meaning_of(words("labels")["built"])


@functools.lru_cache(maxsize=4096)
def role_of(header: str) -> str:
    """Give the role of a column whose header reads ``header``; empty where it is no such column.

    >>> role_of("牵头单位"), role_of("配合单位(部门)"), role_of("序号")
    ('lead', 'support', '')
    """
    if len(header) > _LONGEST:
        return ""
    roles = _roles()[1]
    bare = re.sub(r"[(（][^()（）]*[)）]|[:：\s]", "", header)
    if bare in roles:
        return roles[bare]
    return _built()(bare)
