"""The numbers that Word prints before paragraphs (自动编号): they are not in the text of the file, but on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"
_HAN = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "ideographDigital",
        "koreanDigital",
        "chineseLegalSimplified",
    }
)


def _han(number: int) -> str:
    """Write a number below 100 as documents count: 十一, 二十."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


def _printed(number: int, form: str) -> str:
    if form in _HAN:
        return _han(number)
    if form.startswith("decimalEnclosedCircle") and 0 < number <= 20:
        return chr(0x2460 + number - 1)
    if form in ("upperLetter", "lowerLetter") and 0 < number <= 26:
        return chr((65 if form == "upperLetter" else 97) + number - 1)
    return "" if form in ("bullet", "none") else str(number)


def value(element: Any, path: str, default: str = "") -> str:
    """Give the value (w:val) of what ``path`` leads to below ``element``; the default where it is not there."""
    found = element.find("/".join(W + step for step in path.split("/"))) if element is not None else None
    return str(found.get(f"{W}val", default)) if found is not None else default


def whole(text: str, default: int) -> int:
    """Read a whole number; the default where the text is none."""
    return int(text) if re.fullmatch(r"-?\d{1,6}", text) else default


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, the form of its numbers (decimal, chineseCounting), the text around."""

    start: int
    form: str
    text: str


@dataclass(slots=True)
class Numbers:
    """The lists of a document, and how far each has counted."""

    lists: dict[str, tuple[str, dict[int, Level]]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counted: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Any) -> Numbers:
        """Read the lists and the styles that count; a document without lists has none."""
        numbers = cls()
        for style in document.styles.element.iter(f"{W}style"):
            list_id = value(style, "pPr/numPr/numId")
            if list_id:
                level = whole(value(style, "pPr/numPr/ilvl"), 0)
                numbers.styles[style.get(f"{W}styleId", "")] = (list_id, level)
        part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
        if part is None:
            return numbers
        root = part.element
        abstract = {a.get(f"{W}abstractNumId"): _levels(a) for a in root.iter(f"{W}abstractNum")}
        for one in root.iter(f"{W}num"):
            base = value(one, "abstractNumId")
            own = dict(abstract.get(base, {}))
            restarted = False
            for change in one.iter(f"{W}lvlOverride"):
                at = whole(change.get(f"{W}ilvl", "0"), 0)
                start = value(change, "startOverride")
                if start and at in own:
                    restarted = True
                    own[at] = Level(whole(start, 1), own[at].form, own[at].text)
            key = one.get(f"{W}numId", "")
            numbers.lists[key] = (key if restarted else f"a{base}", own)
        return numbers

    def before(self, paragraph: Any) -> str:
        """Give the number that Word prints before ``paragraph``, and count it; nothing where none is printed."""
        properties = paragraph.find(f"{W}pPr")
        style = self.styles.get(value(properties, "pStyle"), ("", 0))
        list_id = value(properties, "numPr/numId") or style[0]
        if list_id not in self.lists or list_id == "0":
            return ""
        at = whole(value(properties, "numPr/ilvl"), style[1])
        key, levels = self.lists[list_id]
        if at not in levels:
            return ""
        counts = self.counted.setdefault(key, {})
        counts[at] = counts.get(at, levels[at].start - 1) + 1
        for deeper in [n for n in counts if n > at]:
            del counts[deeper]

        def number(found: re.Match[str]) -> str:
            n = int(found[1]) - 1
            level = levels.get(n)
            return _printed(counts.setdefault(n, level.start), level.form) if level else ""

        return "" if levels[at].form == "bullet" else re.sub(r"%(\d)", number, levels[at].text)


def _levels(abstract: Any) -> dict[int, Level]:
    return {
        whole(level.get(f"{W}ilvl", "0"), 0): Level(
            whole(value(level, "start", "1"), 1), value(level, "numFmt", "decimal"), value(level, "lvlText")
        )
        for level in abstract.iter(f"{W}lvl")
    }
