"""Finding people, organisations and posts by characters, part of a name, pinyin, initials, alias or post."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from remit.graph.store import Store
from remit.graph.trouble import Trouble
from remit.queries.near import near, twins

#: What can be looked up by name.
SORTS = ("person", "unit", "group")
#: So many of those that fit alike are listed, and so many that a text is part of are offered.
_MOST, _FEW = 12, 5


@dataclass(frozen=True, slots=True)
class Found:
    """One entity that a text may mean, with how well it fits (less is better); ``part``: as part of its name."""

    id: str
    name: str
    rank: int
    how: str
    part: bool = False


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


def candidates(store: Store, text: str, what: str) -> list[Found]:
    """Give the people, units or groups (``what``) that ``text`` may mean, best first."""
    return people(store, text) if what == "person" else organisations(store, text, group=what == "group")


def people(store: Store, text: str) -> list[Found]:
    """Give the people ``text`` may mean, best first: name, pinyin, initials, part of a name, post held."""
    low = text.lower().replace(" ", "")
    found: dict[str, Found] = {}
    for key, name, pinyin, initials in store.ask(_PERSON, {"text": text, "low": low}).rows:
        rank = 0 if text in (name, key) else 1 if low == pinyin else 2 if low == initials else 3
        _keep(found, Found(key, name, rank, "", part=rank == 3))
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
        if (sort == "group") == group or (not group and text in (name, key)):
            rank = 0 if key == text else _rank(text, name)
            if text not in name and key != text:
                rank = 1 if pinyin == low else 2 if initials == low else 4
            _keep(found, Found(key, name, rank, "", part=rank > 1 and initials != low))
    for key, name, alias, sort in store.ask(_ALIAS, {"text": text}).rows:
        if (sort == "group") == group or (not group and alias == text):
            rank = min(_rank(text, alias), 3)
            _keep(found, Found(key, name, 3 if rank == 2 else rank, alias, part=rank > 1))
    return _best(found)


def _rank(text: str, name: str) -> int:
    from remit.graph.names import without_level

    if name == text:
        return 0
    return 1 if without_level(name) == text else 2 if name.startswith(text) else 3


def _keep(found: dict[str, Found], new: Found) -> None:
    old = found.get(new.id)
    if old is None or new.rank < old.rank:
        found[new.id] = new


def _best(found: dict[str, Found]) -> list[Found]:
    return sorted(found.values(), key=lambda f: (f.rank, len(f.name), f.id))


def refuse_empty(text: str) -> None:
    """Raise Trouble for a text without a character: it is part of every name."""
    if not text.strip():
        raise Trouble("The text to look for is empty; give a name or some words.")


def one(store: Store, text: str, *sorts: str) -> Found:
    """Give the one person, unit or group (of ``sorts``, the first before the others) that ``text`` means.

    One rule for all that takes a name: a whole name, an alias, a reading or a post answers; the part of one name alone
    answers too, and ``partly`` says so; but not where a name as long as the text is so like it that it may be a slip.

    Raises:
        NotFound: none fits, or the text is part of a name and nearly another; names are offered.
        Trouble: several fit alike; they are listed. Or the text is empty.
    """
    refuse_empty(text)
    what, best = _fitting(store, text, sorts)
    if not best:
        raise _missing(store, text, sorts)
    meant = twins(store, text, what) if best[0].part and not text.isascii() else []
    if any(name not in {c.name for c in best} for name in meant):
        offered = [*meant, *(c.name for c in best[:_MOST] if c.name not in meant)]
        raise NotFound(_unknown(what, text, offered), offered)
    if len(best) > 1:
        names = "; ".join(_told(c, best) for c in best[:_MOST])
        more = f" and {len(best) - _MOST} more" if len(best) > _MOST else ""
        raise Trouble(f"{text} fits several: {names}{more}. Give the whole name.")
    return best[0]


def _fitting(store: Store, text: str, sorts: Sequence[str]) -> tuple[str, list[Found]]:
    """Give the sort that a text fits, a whole name before a part of one, and those that fit best; else none."""
    fitting = {what: found for what in sorts if (found := candidates(store, text, what))}
    what = next((w for w, found in fitting.items() if not found[0].part), next(iter(fitting), ""))
    return what, [c for c in fitting.get(what, []) if c.rank == fitting[what][0].rank]


def _told(one: Found, others: Sequence[Found]) -> str:
    """Name one of several: by its name, and by what tells it from others of that name, or by how it fits."""
    same = sum(o.name == one.name for o in others) > 1
    more = one.id if same else one.how if one.how != one.name else ""
    return f"{one.name} ({more})" if more else one.name


def _missing(store: Store, text: str, sorts: Sequence[str]) -> NotFound:
    units = organisations(store, text) if "group" in sorts else []
    if units and units[0].rank <= 1:
        return NotFound(f"No group named {text} is in the graph; {units[0].name} is a unit.", [units[0].name])
    name = text.rpartition("/")[2] if text.startswith(("person/", "org/")) else text
    offered = [n for what in sorts for n in near(store, name, what)]
    offered = offered or (near(store, name, "group") if "unit" in sorts else [])
    return NotFound(_unknown(" or ".join(sorts), name, offered), offered)


def _unknown(what: str, name: str, offered: Sequence[str]) -> str:
    said = f"No {what} named {name} is in the graph."
    return f"{said} Did you mean {', '.join(offered)}?" if offered else said


def offers(store: Store, *texts: str) -> list[str]:
    """Give names of people, units and groups that texts may be meant for which name nothing, the likest first."""
    out: list[str] = []
    for text in texts:
        found = {what: candidates(store, text, what) for what in SORTS}
        if any(rows and not rows[0].part for rows in found.values()):
            continue
        for what, rows in found.items():
            out += [*twins(store, text, what), *(f.name for f in rows[:_FEW])] if rows else near(store, text, what)
    return list(dict.fromkeys(out))


def partly(store: Store, text: str, *sorts: str) -> str:
    """Say that ``text`` is taken for part of a name (王某 for 王某某), with other names like it; else nothing.

    A name may be given by its part, but where the part is another's whole name the reader has to know.
    """
    best = _fitting(store, text, sorts)[1]
    if not best or not best[0].part:
        return ""
    found = best[0]
    others = [] if text.isascii() else [n for what in sorts for n in near(store, text, what) if n != found.name]
    said = f"{text} is only part of this name: {found.name}."
    return f"{said} Names like it: {', '.join(others)}." if others else said
