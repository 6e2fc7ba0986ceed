"""The jurisdiction (辖区) a document speaks in: the place of the body that issued it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from remit.graph.fact import Fact
from remit.ontology.words import words

_PLACE = re.compile(
    r"(?P<province>[^\W\dA-Za-z_]{2,3}(?:省|自治区))?(?P<city>[^\W\dA-Za-z_]{2,4}?(?:市|州|盟|地区))?"
    r"(?P<county>[^\W\dA-Za-z_]{1,4}?(?:区|县|旗|市))?"
)
_ABOUT = re.compile(r"^.{0,40}?关于")
_HEAD = re.compile(r"^(?:中共|中国共产党|政协|共青团)")


@dataclass(frozen=True, slots=True)
class Place:
    """A jurisdiction: its full name, its own part, its level character (区, 县, 市, 省), and the place above."""

    name: str
    own: str
    level: str
    above: str

    def at(self, level: str) -> str:
        """Name the jurisdiction that a level's character means here: its own, the one above, or one not known by name.

        One not known by name belongs to this place: 市财政局 of two counties may be of two cities.
        """
        if level == self.level:
            return self.name
        if self.above[-1:] == level:
            return self.above
        return f"{self.above or self.name}的{level}"

    @classmethod
    def of(cls, text: str) -> Place | None:
        """Read the place at the head of a body's full name; None where none stands.

        >>> Place.of("武陵市云溪区人民政府").name
        '武陵市云溪区'
        """
        found = _PLACE.match(_HEAD.sub("", text))
        parts = [p for p in found.groups() if p] if found else []
        if not parts or len(parts[-1]) < 2 or any(w in part for w in words("names")["no_place"] for part in parts):
            return None
        return cls("".join(parts), parts[-1], parts[-1][-1], parts[-2] if len(parts) > 1 else "")


#: Where the bodies of the whole country belong.
NATION = Place("中国", "中国", "国", "")
#: A university or hospital is a place of its own: its sections are no bodies of the city that it lies in.
_INSTITUTION = re.compile(
    r"^(?:中共)?([^\W\dA-Za-z_]{2,16}?(?:大学|学院|医院))(?=$|委员会|关于|党|校|院|领导|办公室|印发|文件|20\d\d)"
)
_FULL = re.compile(
    r"^(?:国家税务总局|中共|政协|共青团)?([^\W\dA-Za-z_]{2,8}?[省市区县州旗盟])(?=人民政府|税务局|人大|委员会|委$|人民法院)"
)


def _outranks(new: Place, old: Place, *, issuer: bool) -> bool:
    """Whether ``new`` is to stand in ``old``'s place: a fuller name of it, or an issuer's beside a title's."""
    if new.name.endswith(old.own) or old.name.endswith(new.own):
        return len(new.name) > len(old.name)
    return issuer


def places(facts: Iterable[Fact]) -> dict[str, Place]:
    """Give for each document the place of its issuer, else of its title, else the most common of the source.

    A title's place counts beside an issuer's only where it is the fuller name of the same place. Where no document
    of the source has one, full names of bodies tell it; else a place that only this document is in, so that bodies
    of two unknown places never become one.
    """
    found: dict[str, Place] = {}
    seen: dict[str, list[str]] = {}
    for fact in facts:
        seen.setdefault(fact.document, []).append(fact.object)
        if fact.kind == "document" and fact.role in ("issuer", "title"):
            head = (
                fact.object if fact.role == "issuer" or _INSTITUTION.match(fact.object) else _ABOUT.sub("", fact.object)
            )
            place = _of_head(head)
            old = found.get(fact.document)
            if place and (old is None or _outranks(place, old, issuer=fact.role == "issuer")):
                found[fact.document] = place
    known = [p for p in found.values() if p is not NATION]
    full = [p for p in known if p.above] or known or list(found.values())
    common = Counter(full).most_common(1)[0][0] if full else None
    out = {}
    for document, wordings in seen.items():
        place = found.get(document) or common or _of_head(document) or _worded(wordings) or _unknown(document, wordings)
        if common and (common.own == place.own or (place.own and common.name.endswith(place.own))):
            place = common
        out[document] = place
    return out


def _of_head(text: str) -> Place | None:
    """Give the place that an issuer or a title begins with."""
    institution = _INSTITUTION.match(text)
    if institution:
        return Place(institution[1], institution[1], "校", "")
    head = re.sub("^第.{1,3}届", "", text)
    return NATION if head.startswith(tuple(words("names")["level"]["national"])) else Place.of(text)


def _worded(wordings: Iterable[str]) -> Place | None:
    """Give the place that most full names of bodies begin with (国家税务总局某市税务局)."""
    found = Counter(p for w in wordings if (m := _FULL.match(w)) and (p := Place.of(m[1])))
    return found.most_common(1)[0][0] if found else None


def _unknown(document: str, wordings: Iterable[str]) -> Place:
    """Make the place of a document that names none: its level is the one that most bodies are worded with."""
    levels = Counter(w[0] for w in wordings if len(w) > 2 and w[0] in "区市县省")
    level = levels.most_common(1)[0][0] if levels else ""
    return Place(document.replace("/", " "), "", level, "")
