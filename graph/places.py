"""The jurisdiction (辖区) a document speaks in: the place of the body that issued it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from remit.graph.fact import Fact
from remit.ontology.words import words

_PLACE = re.compile(
    r"(?P<province>[\u4e00-\u9fff]{2,3}(?:省|自治区))?(?P<city>[\u4e00-\u9fff]{2,4}?(?:市|州|盟|地区))?"
    r"(?P<county>[\u4e00-\u9fff]{1,4}?(?:区|县|旗|市))?"
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


_NOWHERE = Place("", "", "", "")


def _outranks(new: Place, old: Place, *, issuer: bool) -> bool:
    """Whether ``new`` is to stand in ``old``'s place: a fuller name of it, or an issuer's beside a title's."""
    if new.name.endswith(old.own) or old.name.endswith(new.own):
        return len(new.name) > len(old.name)
    return issuer


def places(facts: Iterable[Fact]) -> dict[str, Place]:
    """Give for each document the place of its issuer, else of its title, else the most common of the source.

    A title's place counts beside an issuer's only where it is the fuller name of the same place.
    """
    found: dict[str, Place] = {}
    seen: list[str] = []
    for fact in facts:
        if fact.document not in seen:
            seen.append(fact.document)
        if fact.kind == "document" and fact.role in ("issuer", "title"):
            place = Place.of(fact.object if fact.role == "issuer" else _ABOUT.sub("", fact.object))
            old = found.get(fact.document)
            if place and (old is None or _outranks(place, old, issuer=fact.role == "issuer")):
                found[fact.document] = place
    full = [p for p in found.values() if p.above] or list(found.values())
    common = Counter(full).most_common(1)[0][0] if full else _NOWHERE
    out = {}
    for document in seen:
        place = found.get(document, common)
        out[document] = common if common.own == place.own or (place.own and common.name.endswith(place.own)) else place
    return out
