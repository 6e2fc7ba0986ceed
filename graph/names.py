"""Names of organisations brought to one form (名称归一): level, core, short forms, renames, sorts."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

from remit.graph.places import Place
from remit.ontology.words import words

_LEVELS = "区市县省州旗镇乡"
_MARKS = str.maketrans(dict.fromkeys(" \t\n\u3000“”\"'‘’《》", ""))


@dataclass(frozen=True, slots=True)
class Name:
    """An organisation's name: the place it belongs to, and its core without the place."""

    place: str
    core: str
    given: bool  # whether the wording itself names the place or level


@functools.lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Bring a wording to one form: NFKC, no white space, no quotation marks."""
    return unicodedata.normalize("NFKC", text).translate(_MARKS)


@functools.lru_cache(maxsize=65_536)
def name_of(wording: str, place: Place) -> Name:
    """Bring an organisation's wording to its place and core; 财政局 and 区财政局 of one district are the same.

    >>> name_of("区发改局", Place("某市某区", "某区", "区", "某市"))
    Name(place='某市某区', core='发展和改革局', given=True)
    """
    text = re.sub("^(?:中共|中国共产党)", "", fold(wording))
    found = re.match(r"政协.{2,12}委员会(.*)", text)
    text = f"{place.own}政协{found[1]}" if found and place.own else text
    where, given = place.name, True
    if place.name and text.startswith(place.name) and len(text) > len(place.name):
        text = text[len(place.name) :]
    elif place.own and text.startswith(place.own) and len(text) > len(place.own):
        text = text[len(place.own) :]
    elif place.above and text.startswith(place.above) and len(text) > len(place.above):
        text, where = text[len(place.above) :], place.above
    elif text[:1] in _LEVELS and text[:1] and len(text) > 2 and not _own_place(text):
        level, text = text[0], text[1:]
        where = (
            place.name
            if level == place.level or not place.name
            else place.above
            if place.above[-1:] == level
            else level
        )
    elif found := re.match(r"团([区市县省])委$", text):
        text = "共青团委"
        where = place.name if found[1] == place.level else found[1]
    else:
        given = False
    return Name(where, core_of(text), given)


def _own_place(text: str) -> bool:
    """Whether the first character belongs to the name (市场监管局, 区域中心, 县域办)."""
    return text.startswith(
        (
            "市场",
            "区长",
            "市长",
            "县长",
            "省长",
            "市政",
            "区域",
            "县域",
            "乡村",
            "乡镇",
            "镇街",
            "镇域",
            "省级",
            "市级",
            "区级",
            "州府",
        )
    )


@functools.cache
def core_of(text: str) -> str:
    """Bring a core to its full, present form: short forms, 办 for 办公室, renames of the reform."""
    data = words("names")
    text = text.replace("人民政府", "政府").replace("党校", "委党校") if not text.startswith("委") else text
    if text in data["party"]["organs"]:
        text = "委" + text
    text = data["short"].get(text, text)
    if text.endswith("办") and len(text) > 2:
        text += "公室"
    text = text.replace("发展改革", "发展和改革") if text.startswith("发展改革") else text
    renamed: str = data["renamed"].get(text, text)
    return renamed


@functools.cache
def _sorts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((s["name"], re.compile(s["pattern"])) for s in words("names")["sort"])


@functools.cache
def sort_of(core: str) -> str:
    """Give the sort of an organisation: group, party, congress, conference, court, enterprise, town, department."""
    return next(name for name, pattern in _sorts() if pattern.search(core))


@functools.cache
def _collective() -> re.Pattern[str]:
    return re.compile(words("names")["collective"]["pattern"])


@functools.lru_cache(maxsize=65_536)
def is_collective(wording: str) -> bool:
    """Whether a wording stands for many bodies (各街镇, 区直有关部门)."""
    return bool(_collective().search(fold(wording)))


@functools.cache
def _units() -> re.Pattern[str]:
    ends = sorted(words("units")["suffixes"], key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, ends)) + ")$")


@functools.lru_cache(maxsize=65_536)
def is_unit(wording: str) -> bool:
    """Whether a wording ends as the name of a unit does."""
    return len(wording) >= 2 and bool(_units().search(fold(wording)))


@functools.cache
def _posts() -> re.Pattern[str]:
    ends = sorted(words("people")["posts"], key=len, reverse=True)
    return re.compile("(?:" + "|".join(ends) + r")(?:\([^()]*\))?$")


@functools.lru_cache(maxsize=65_536)
def post_split(wording: str) -> tuple[str, str]:
    """Cut a post into the organisation it is in and its title; the organisation may be empty.

    >>> post_split("区财政局副局长")
    ('区财政局', '副局长')
    """
    text = fold(wording)
    found = _posts().search(text)
    return (text[: found.start()], found.group()) if found else ("", text)


@functools.lru_cache(maxsize=65_536)
def is_person(wording: str) -> bool:
    """Whether a wording reads as a person's name: a surname, two to four characters, no unit's ending."""
    text = fold(wording)
    if "·" in text:
        return True
    data = words("people")
    if not 2 <= len(text) <= 4 or is_collective(text):
        return False
    return (text[:2] in data["compound"] or (text[0] in data["surnames"] and len(text) < 4)) and not _posts().search(
        text
    )


def shortens(short: str, full: str) -> bool:
    """Whether ``short`` is ``full`` with characters left out, in order (科经局: 科学技术和经济信息化局).

    A name that is only the beginning of another (教育局, 教育督导局) is no short form of it.
    """
    if len(full) < len(short) + 2 or not 3 <= len(short) <= 6 or short[0] != full[0] or short[-1] != full[-1]:
        return False
    if full.startswith(short[:-1]):
        return False
    at = -1
    for c in short[:-1]:
        at = full.find(c, at + 1)
        if at < 0 or at >= len(full) - 1:
            return False
    return True
