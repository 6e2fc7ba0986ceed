"""Names of organisations brought to one form (名称归一): level, core, short forms, renames, sorts."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

from remit.graph.places import NATION, Place
from remit.ontology.words import words

#: The reading of a character in a bracket behind it, as sites that turn texts into traditional characters print it.
PINYIN = re.compile(
    r"[(（](?<=[^\W\dA-Za-z_][(（])[a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zāáǎàēéěèīíǐìōóǒòūúǔùü]{0,4}[)）]"
)
_LEVELS = "区市县省州旗盟镇乡"
_MARKS = str.maketrans(dict.fromkeys(" \t\n\v\u3000“”\"'‘’《》", ""))
_PARTY = re.compile("^(?:中共|中国共产党)")
_TOWN = re.compile("^(.*[^街]街|.+?街)(?:道)?(?:办事处)?$|^(.+[镇乡])政府$")
_OF_ABOVE = re.compile(r"^(.{2,12}局)(.{2,5})分局$")
_WITH = re.compile(r"(?<=[^\W\dA-Za-z_]{2})与(?=[^\W\dA-Za-z_])")
_LOCAL = re.compile("^[^区县市镇街乡村]{2,12}(?:局|公司|大队|支队)$")
_ENDING = re.compile("(?:办公室|委员会|中心|大队|支队|公司|.)$")
_BAND = re.compile("(?<=[区港])(?:管委会|管理委员会)(?=$|办公室$)")


@dataclass(frozen=True, slots=True)
class Name:
    """An organisation's name: the place it belongs to, and its core without the place."""

    place: str
    core: str
    given: bool  # whether the wording itself names the place or level


@functools.lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Bring a wording to one form: NFKC, no white space, no quotation marks, no readings in brackets (長(zhǎng))."""
    text = PINYIN.sub("", text) if "(" in text or "（" in text else text
    return unicodedata.normalize("NFKC", text).translate(_MARKS)


@functools.lru_cache(maxsize=65_536)
def name_of(wording: str, place: Place) -> Name:
    """Bring an organisation's wording to its place and core; 财政局 and 区财政局 of one district are the same.

    >>> name_of("区发改局", Place("某市某区", "某区", "区", "某市"))
    Name(place='某市某区', core='发展和改革局', given=True)
    """
    whole = fold(wording)
    text = _PARTY.sub("", whole)
    found = re.match(r"政协.{2,12}委员会(.*)", text)
    text = f"{place.own}政协{found[1]}" if found and place.own else text
    text = text.removeprefix("国家税务总局") if text.endswith("税务局") and text != "国家税务局" else text
    where, given = place.name, True
    if place.name and text.startswith(place.name) and len(text) > len(place.name):
        text = text[len(place.name) :]
    elif place.own and text.startswith(place.own) and len(text) > len(place.own):
        text = text[len(place.own) :]
    elif place.above and text.startswith(place.above) and len(text) > len(place.above):
        text, where = text[len(place.above) :], place.above
        if (part := _OF_ABOVE.match(text)) and part[2] in (place.own, place.own[:-1]):
            text, where = f"{part[1][:-1]}分局", place.name
    elif len(text) > 2 and text[0] in _LEVELS and text[1] not in "、,(和" and not _own_place(text):
        where, text = place.at(text[0]), text[1:]
        if (part := _OF_ABOVE.match(text)) and place.own and part[2] in (place.own, place.own[:-1]):
            text, where = f"{part[1][:-1]}分局", place.name
    elif text[1:] == "委" and text[0] in _LEVELS:
        where, text = place.at(text[0]), "委"
    elif found := re.match(r"(?:共青)?团(.{1,10}?)(?:委|委员会)$", text):
        where, text = _of_league(found[1], place), "共青团委"
    elif text.startswith(tuple(words("names")["level"]["national"])):
        where = NATION.name
    elif len(place.own) > 2 and text.startswith(place.own[:-1]) and _LOCAL.match(text[len(place.own) - 1 :]):
        text = text[len(place.own) - 1 :]
    else:
        given = False
    if text != whole and _PARTY.match(whole):
        text = re.sub("^委员会", "委", text)
    return Name(where, core_of(text), given)


def _of_league(text: str, place: Place) -> str:
    """Give the jurisdiction that stands inside the name of a Youth League committee (团区委, 共青团某区委)."""
    if text in (place.name, place.own):
        return place.name
    return place.above if text == place.above else place.at(text) if text in _LEVELS else text


@functools.cache
def _inside() -> re.Pattern[str]:
    return re.compile(words("names")["level"]["inside"])


def _own_place(text: str) -> bool:
    """Whether the first character belongs to the name (市场监管局, 区域中心, 县域办)."""
    return bool(_inside().match(text))


def without_level(text: str) -> str:
    """Give a name without the character of its level (区财政局: 财政局), which is left out where it is understood."""
    return text[1:] if len(text) > 2 and text[0] in _LEVELS and not _own_place(text) else text


@functools.cache
def core_of(text: str) -> str:
    """Bring a core to its full, present form: short forms, 办 for 办公室, renames of the reform."""
    data = words("names")
    text = text.replace("人民代表大会", "人大").replace("常务委员会", "常委会").replace("人民政府", "政府")
    text = text.replace("党校", "委党校") if not text.startswith("委") else text
    if text in data["party"]["organs"]:
        text = "委" + text
    text = text.replace("政法委员会", "政法委")
    nation, text = ("国家", text[2:]) if text.startswith("国家") and text[2:] in data["short"] else ("", text)
    text = nation + _WITH.sub("和", data["short"].get(text, text))
    if text.endswith("办") and len(text) > 2:
        text += "公室"
    text = text.replace("发展改革", "发展和改革") if text.startswith("发展改革") else text
    renamed: str = data["renamed"].get(text, text)
    town = _TOWN.match(renamed)
    if town:
        return str(town[1] or town[2])
    return _BAND.sub("", renamed)


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


@functools.cache
def _body() -> re.Pattern[str]:
    return re.compile(words("names")["body"]["pattern"])


def is_masked(wording: str) -> bool:
    """Whether a wording stands for a person's name that the text does not tell (XXX, 某某)."""
    return re.fullmatch("[XxＸ×某*○]{2,}", wording) is not None


@functools.cache
def never_alone() -> frozenset[str]:
    """Give the words that are no person's name when they stand alone, places among them."""
    return frozenset(words("people")["not_alone"]) | frozenset(words("people")["places"])


@functools.cache
def never_names() -> re.Pattern[str]:
    """Give the pattern of what no person's name begins with, the longest wording first."""
    return re.compile("|".join(sorted(words("people")["not_names"], key=len, reverse=True)))


def _word_of_unit(text: str) -> bool:
    """Whether a short wording is a common word, or a unit of such a word or with an ending no name has (法制科)."""
    if text in never_alone() or never_names().match(text):
        return True
    return is_unit(text) and (text[:2] in never_alone() or text[-1] in words("people")["not_given"])


@functools.lru_cache(maxsize=65_536)
def is_person(wording: str) -> bool:
    """Whether a wording reads as a person's name: a surname, two to four characters, no common word, no unit."""
    text = fold(wording)
    if "·" in text or is_masked(text):
        return True
    data = words("people")
    if not 2 <= len(text) <= 4 or text.endswith("组") or is_collective(text) or _body().search(text):
        return False
    if _word_of_unit(text):
        return False
    return (text[:2] in data["compound"] or (text[0] in data["surnames"] and len(text) < 4)) and not _posts().search(
        text
    )


@functools.lru_cache(maxsize=65_536)
def is_title(wording: str) -> bool:
    """Whether a wording is a post alone, without a body (副市长, 分管负责同志)."""
    return bool(_posts().fullmatch(fold(wording)))


def shortens(short: str, full: str) -> bool:
    """Whether ``short`` is ``full`` with characters left out, in order (科经局: 科学技术和经济信息化局).

    A name whose own words stand whole in the other (教育局, 教育督导局; 文化局, 文物和文化局) is no short form of it.
    """
    if not 3 <= len(short) <= 6 or short[0] != full[0] or short[-1] != full[-1]:
        return False
    a, b = _ENDING.sub("", short), _ENDING.sub("", full)
    if len(b) < len(a) + 2 or len(a) < 2 or short[len(a) :] != full[len(b) :] or a in b:
        return False
    at = -1
    for c in a:
        at = b.find(c, at + 1)
        if at < 0:
            return False
    return True
