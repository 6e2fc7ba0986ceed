"""Duties below a heading that is nothing but a unit's name, and who is nobody in particular (职责)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from remit.graph.fact import Fact
from remit.importers.document import Document
from remit.importers.text.brackets import closing
from remit.importers.text.lists import split_units
from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.importers.text.units import ends_as_unit
from remit.importers.wording import word
from remit.ontology.words import words

NAME = "duties"
#: A duty is given by so many characters.
TEXT = 20
EDGE = late("[。；;]")
_OF_UNIT = late("(?:的)?(?:主要|工作|具体)?职责$")
_GROUPS = late("(?:小组|指挥部|专班|联席会议|委员会)(?:下设)?办公室|下设办公室")
_UNIT_HEAD = 16
#: One of several units in a heading: of all places of a kind, or by its name; not 有关部门.
_NAMED = late("各(?:[县市区乡镇街旗村](?:[(（][^()（）]{1,6}[)）])?)+[^有相各]{0,8}|[^有相各其]{3,14}")
_DUTY_LABEL = late("(?:主要|工作|具体)?职[责能][:：]")


@functools.cache
def pattern(name: str) -> re.Pattern[str]:
    """Give one of the patterns of duties.toml."""
    return re.compile(words("duties")["words"][name])


def nobody(unit: str) -> bool:
    """Whether a wording is nobody in particular (有关单位, 各部门)."""
    return bool(pattern("nobody").match(unit))


def unit_of(document: Document, heading: Passage) -> Passage | None:
    """Give the unit where a heading is nothing but its name (甲局, 乙处职责): what stands below it are its duties."""
    end = len(heading.chars.rstrip("。"))
    found = _OF_UNIT.search(heading.chars, heading.body, end)
    lo, hi = heading.body, found.start() if found else end
    opens = next((i for i in range(lo + 2, hi) if heading.chars[i] in "(（"), 0)
    held = heading.chars[opens + 1 : hi - 1] if opens and closing(heading.chars, opens, hi) == hi - 1 else ""
    if "合署" in held or (held and ends_as_unit(held, 0, len(held)) and ends_as_unit(heading.chars, lo, opens)):
        hi = opens  # 人事科(机关党委办公室与其合署办公), 文书科(市机要室)
    text = heading.chars[lo:hi]
    crew = re.fullmatch(r"[^\W\d]{1,6}队", text) is not None and bool(heading.body)
    if (
        not 2 <= hi - lo <= _UNIT_HEAD
        or not (crew or ends_as_unit(text, 0, len(text)))
        or text[0] in "各有相其"
        or text[-2].isdigit()
    ):
        return None
    if found and nobody(text) and (text != "办公室" or any(_GROUPS.search(b.chars) for b in document.passages)):
        return None  # a group's own office
    return heading.part(lo, hi)


def units_of(document: Document, heading: Passage) -> tuple[Passage, ...]:
    """Give the units where a heading is nothing but their names (甲局; 各乡(镇)政府、乙办事处职责)."""
    unit = unit_of(document, heading)
    if unit and "、" not in unit.chars:
        return (unit,)
    found = _OF_UNIT.search(heading.chars, heading.body)
    each = list(split_units(heading.chars, heading.body, found.start())) if found and heading.body else []
    named = all(_NAMED.fullmatch(heading.chars, *u) and ends_as_unit(heading.chars, *u) for u in each)
    return tuple(heading.part(*u) for u in each) if len(each) > 1 and named else ()


def below(document: Document, unit: Passage, block: Passage) -> Iterator[Fact]:
    """Read the first line below a heading that names a unit."""
    label = _DUTY_LABEL.match(block.chars, block.body)
    lo = label.end() if label else block.body
    stop = EDGE.search(block.chars, lo)
    hi = stop.start() if stop else len(block)
    yield word(
        document,
        block,
        (lo, min(hi, lo + TEXT)),
        "duty",
        "duty",
        unit.chars,
        importer=NAME,
        clause=(block.body, len(block)),
        subject_at=unit.start(0),
    )
