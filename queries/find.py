"""Finding people, organisations and posts by characters, part of a name, pinyin, initials, alias or post."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from remit.graph.store import Store
from remit.graph.trouble import Trouble

_NEAR = 5
#: Less alike than this is no near name, nor is a longer one that holds less of what was typed: characters, readings.
_LIKE = {False: 0.4, True: 0.8}
_HELD = {False: 0.7, True: 0.9}


@dataclass(frozen=True, slots=True)
class Found:
    """One entity that a text may mean, with how well it fits (less is better)."""

    id: str
    name: str
    rank: int
    how: str


_NAMES = {
    "person": "MATCH (n:Person) RETURN n.name, n.pinyin ORDER BY n.name",
    "unit": "MATCH (n:Organisation) WHERE n.sort <> 'group' RETURN n.name, n.pinyin ORDER BY n.name",
    "group": "MATCH (n:Organisation) WHERE n.sort = 'group' RETURN n.name, n.pinyin ORDER BY n.name",
}
_CALLED = """
MATCH (s:Statement)-[:SUBJECT]->(n:Organisation) WHERE s.kind = 'name'
RETURN DISTINCT s.subject AS alias, n.name AS name ORDER BY alias, name
"""


class NotFound(Trouble):
    """No entity fits; the sentence offers near names, ``offered``. Exit code 1."""

    def __init__(self, sentence: str, offered: Sequence[str] = ()) -> None:
        """Hold the sentence and the names that it offers."""
        super().__init__(sentence)
        self.offered = tuple(offered)


_PERSON = """
MATCH (n:Person) WHERE n.name CONTAINS $text OR n.pinyin STARTS WITH $low OR n.initials = $low OR n.id = $text
RETURN n.id, n.name, n.pinyin, n.initials ORDER BY n.id
"""
_HOLDER = """
MATCH (n:Person)-[:HOLDS|APPOINTED_TO]->(p:Post) WHERE p.name ENDS WITH $text
RETURN DISTINCT n.id, n.name, p.name ORDER BY n.id
"""
_ORGANISATION = """
MATCH (n:Organisation) WHERE n.name CONTAINS $text OR n.pinyin STARTS WITH $low OR n.initials = $low OR n.id = $text
RETURN n.id, n.name, n.pinyin, n.initials, n.sort ORDER BY n.id
"""
_ALIAS = """
MATCH (s:Statement)-[:SUBJECT]->(n:Organisation) WHERE s.kind = 'name' AND s.subject CONTAINS $text
RETURN DISTINCT n.id, n.name, s.subject, n.sort ORDER BY n.id
"""


def people(store: Store, text: str) -> list[Found]:
    """Give the people ``text`` may mean, best first: name, part of a name, pinyin, initials, post held."""
    low = text.lower().replace(" ", "")
    found: dict[str, Found] = {}
    for key, name, pinyin, initials in store.ask(_PERSON, {"text": text, "low": low}).rows:
        _keep(found, Found(key, name, _rank(text, low, name, pinyin, initials), ""))
    if not found:
        for key, name, post in store.ask(_HOLDER, {"text": text}).rows:
            title = post[-len(text) :] == text and (len(post) == len(text) or post[-len(text) - 1] != "副")
            _keep(found, Found(key, name, 5 if post == text else 6 if title else 8, post))
    return _best(found)


def organisations(store: Store, text: str, *, group: bool = False) -> list[Found]:
    """Give the organisations (or groups) ``text`` may mean, by name, alias, pinyin or initials."""
    low = text.lower().replace(" ", "")
    found: dict[str, Found] = {}
    for key, name, pinyin, initials, sort in store.ask(_ORGANISATION, {"text": text, "low": low}).rows:
        if (sort == "group") == group or (not group and name == text):
            _keep(found, Found(key, name, _rank(text, low, name, pinyin, initials), ""))
    for key, name, alias, sort in store.ask(_ALIAS, {"text": text}).rows:
        if (sort == "group") == group or (not group and alias == text):
            rank = 0 if alias == text else 1 if alias[1:] == text else 3
            _keep(found, Found(key, name, rank, alias))
    return _best(found)


def _rank(text: str, low: str, name: str, pinyin: str, initials: str) -> int:
    if name == text:
        return 0
    if name[1:] == text or pinyin == low:
        return 1
    if text in name:
        return 2 if name.startswith(text) else 3
    return 2 if initials == low else 4


def _keep(found: dict[str, Found], new: Found) -> None:
    old = found.get(new.id)
    if old is None or new.rank < old.rank:
        found[new.id] = new


def _best(found: dict[str, Found]) -> list[Found]:
    return sorted(found.values(), key=lambda f: (f.rank, len(f.name), f.id))


def one(store: Store, text: str, candidates: Sequence[Found], what: str) -> Found:
    """Give the one candidate that fits best.

    Raises:
        NotFound: none fits; near names are offered.
        Trouble: several fit alike; they are listed.
    """
    if not candidates:
        raise _missing(store, text, what)
    best = [c for c in candidates if c.rank == candidates[0].rank]
    if len(best) > 1:
        names = "; ".join(f"{c.name} ({c.how or c.id})" for c in best[:12])
        more = f" and {len(best) - 12} more" if len(best) > 12 else ""
        raise Trouble(f"{text} fits several: {names}{more}. Give the whole name.")
    return best[0]


def _missing(store: Store, text: str, what: str) -> NotFound:
    units = organisations(store, text) if what == "group" else []
    if units and units[0].rank <= 1:
        return NotFound(f"No group named {text} is in the graph; {units[0].name} is a unit.", [units[0].name])
    name = text.rpartition("/")[2] if text.startswith(("person/", "org/")) else text
    offered = near(store, name, what) or (near(store, name, "group") if what == "unit" else [])
    if not offered:
        return NotFound(f"No {what} named {name} is in the graph.")
    return NotFound(f"No {what} named {name} is in the graph. Did you mean {', '.join(offered)}?", offered)


def near(store: Store, text: str, what: str) -> list[str]:
    """Give up to five names of people, units or groups (``what``) that are most like ``text``, the likest first."""
    rows = store.ask(_NAMES[what]).rows
    names = {str(n): str(n) for n, _ in rows} | {str(p): str(n) for n, p in rows if p}
    if what != "person":
        called = {str(n) for n, _ in rows}
        names |= {str(alias): str(n) for alias, n in store.ask(_CALLED).rows if n in called and alias not in names}
    likeness = _likeness(text, what)
    akin = [n for n in names if _akin(n, text, what)]
    like = [n for score, n in sorted(((likeness(n), n) for n in akin), key=lambda p: (-p[0], p[1])) if score > 0]
    like = like or [n for n in akin if 2 * len(set(n) & set(text)) >= max(len(set(text)), 2) and names[n] == n]
    return list(dict.fromkeys(names[n] for n in like))[:_NEAR]


def offers(store: Store, *texts: str) -> list[str]:
    """Give names of people, units and groups near to texts that name nothing, the likest of each first."""
    out: list[str] = []
    for text in texts:
        if not (people(store, text) or organisations(store, text) or organisations(store, text, group=True)):
            out += [name for what in _NAMES for name in near(store, text, what) if name not in out]
    return out


def only_part(store: Store, text: str, name: str, aliases: Sequence[str], what: str) -> str:
    """Say that ``text`` was taken for part of a name (王某 for 王某某), with other names like it; else nothing.

    A name may be given by its part, but where the part is another's whole name the reader has to know.
    """
    whole = {n[i:] for n in (name, *aliases) for i in (0, 1)}
    if text.isascii() or text in whole or not any(text in n for n in whole):
        return ""
    others = [n for n in near(store, text, what) if n != name]
    said = f"{text} is only part of this name: {name}."
    return f"{said} Names like it: {', '.join(others)}." if others else said


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
