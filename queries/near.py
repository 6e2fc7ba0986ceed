"""Near names: those a person may have meant who typed one that is not there, or that is only part of another."""

from __future__ import annotations

import difflib
from collections.abc import Callable

from remit.graph.store import Store

_NEAR = 5
#: Less alike than this is no near name, nor is a longer one that holds less of what was typed: characters, readings.
_LIKE = {False: 0.4, True: 0.8}
_HELD = {False: 0.7, True: 0.9}
#: As alike in sound two names have to be of which one may be a slip for the other, or of so many characters one other.
_SOUND = 0.87
_OF_ONE_OTHER = 3


_NAMES = {
    "person": "MATCH (n:Person) RETURN n.name, n.pinyin ORDER BY n.name",
    "unit": "MATCH (n:Organisation) WHERE n.sort <> 'group' RETURN n.name, n.pinyin ORDER BY n.name",
    "group": "MATCH (n:Organisation) WHERE n.sort = 'group' RETURN n.name, n.pinyin ORDER BY n.name",
}
_CALLED = """
MATCH (s:Statement)-[:SUBJECT]->(n:Organisation) WHERE s.kind = 'name'
RETURN DISTINCT s.subject AS alias, n.name AS name ORDER BY alias, name
"""


def near(store: Store, text: str, what: str) -> list[str]:
    """Give up to five names of people, units or groups (``what``) that are most like ``text``, the likest first."""
    names = _names(store, what)
    likeness = _likeness(text, what)
    akin = [n for n in names if _akin(n, text, what)]
    like = [n for score, n in sorted(((likeness(n), n) for n in akin), key=lambda p: (-p[0], p[1])) if score > 0]
    like = like or [n for n in akin if 2 * len(set(n) & set(text)) >= max(len(set(text)), 2) and names[n] == n]
    return list(dict.fromkeys(names[n] for n in like))[:_NEAR]


def twins(store: Store, text: str, what: str) -> list[str]:
    """Give the whole names as long as ``text`` that it may be a slip for: read alike, or with one other character.

    Who types 秋震 where there are 秋振 and 秋震球 hardly means the longer name.
    """
    from remit.graph.names import without_level
    from remit.graph.readings import readings

    person = what == "person"
    bare = str if person else without_level
    typed, read = bare(text), {str(name): str(reading) for name, reading in store.ask(_NAMES[what]).rows}
    heard = difflib.SequenceMatcher(None, b=readings(typed, person=person)[0])
    found: dict[str, float] = {}
    for name, whole in _names(store, what).items():
        own = bare(name)
        if len(own) != len(typed) or own.isascii() or own == typed or not (person or set(own) & set(typed)):
            continue
        heard.set_seq1(read[name] if person else readings(own)[0])
        other = sum(a != b for a, b in zip(own, typed, strict=True))
        if heard.ratio() >= _SOUND or (len(typed) >= _OF_ONE_OTHER and other == 1):
            found[whole] = max(heard.ratio(), found.get(whole, 0))
    return sorted(found, key=lambda n: (-found[n], n))[:_NEAR]


def _names(store: Store, what: str) -> dict[str, str]:
    """Give names, readings and, of bodies, aliases, each with the name it stands for."""
    rows = store.ask(_NAMES[what]).rows
    names = {str(n): str(n) for n, _ in rows} | {str(p): str(n) for n, p in rows if p}
    if what != "person":
        called = {str(n) for n, _ in rows}
        names |= {str(alias): str(n) for alias, n in store.ask(_CALLED).rows if n in called and alias not in names}
    return names


def _akin(name: str, text: str, what: str) -> bool:
    """Whether a name may be meant at all: one character in common makes no two people or bodies alike.

    A person's name shares the surname (one of the same sound is found by its reading), a body's two characters.
    """
    if name.isascii() or text.isascii():
        return True
    return name[0] == text[0] if what == "person" else len(set(name) & set(text)) >= min(2, len(text))


def _likeness(text: str, what: str) -> Callable[[str], float]:
    """Give what says how like ``text`` a name or the reading of one is: 0 where it is not.

    A reading is compared with readings: who types by pinyin picks a wrong character of the right sound. Of a long
    name it is enough that it holds nearly all of the text.
    """
    from remit.graph.readings import readings

    read = text.lower() if text.isascii() else readings(text, person=what == "person")[0]
    typed = {False: difflib.SequenceMatcher(None, b=text), True: difflib.SequenceMatcher(None, b=read)}

    def like(name: str) -> float:
        match, least, run = typed[name.isascii()], _LIKE[name.isascii()], 3 if name.isascii() else 1
        match.set_seq1(name)
        if match.quick_ratio() >= least and (ratio := match.ratio()) >= least:
            return ratio
        length = len(read if name.isascii() else text)
        if len(name) < 2 * length:
            return 0.0
        held = sum(b.size for b in match.get_matching_blocks() if b.size >= run) / max(length, 1)
        return held / 2 if held >= _HELD[name.isascii()] else 0.0

    return like
