"""The chain of responsibility (责任链): unit → the leader who supervises it → who stands in, each with its source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from remit.graph.store import Store
from remit.queries.evidence import SOURCE

#: ``{role, unit, of, leader, leader_id, document, line, quote, stand_ins, collective}``: ``of`` names the body above
#: the unit whose leader it is, where no leader supervises the unit itself; ``leader`` is empty where no source names
#: one, and so is its source; ``stand_ins`` are ``{name, document, line, quote}``; ``collective``: many units (各街镇).
#: ``by`` says how the leader answers for the unit: ``supervises``, or, where nobody does, nor above it, ``directs``
#: (主持某单位工作) or ``responsible`` (负责某办公室工作); empty without a leader.
#: ``said`` is where a task is given to the unit, ``{document, line, quote}``; a link of no task has none.
Link = dict[str, Any]

_CHARGED = """
MATCH (s:Statement)-[:SUBJECT]->(p:Person) WHERE s.kind = 'remit' AND s.role = $role AND s.until = ''
MATCH (s)-[:OBJECT]->(o:Organisation)
RETURN o.id AS unit, o.name AS of, p.id AS id, p.name AS name, s.document AS document, s.line AS line, s.quote AS quote
ORDER BY unit, id, document, line, quote
"""
_COVERS = """
MATCH (s:Statement)-[:SUBJECT]->(p:Person) WHERE s.kind = 'deputises' AND s.until = ''
MATCH (s)-[:OBJECT]->(q:Person)
RETURN p.id AS first, p.name AS first_name, q.id AS second, q.name AS second_name, s.document AS document,
  s.line AS line, s.quote AS quote
ORDER BY first, second, document, line, quote
"""
_PARENTS = "MATCH (x:Organisation)-[:PART_OF]->(o:Organisation) RETURN x.id, o.id ORDER BY x.id, o.id"
#: How a leader answers for a unit, what counts first before the rest.
_ANSWERING = ("supervises", "directs", "responsible")


class Chains:
    """From a unit to the leader who supervises it and to the leader's stand-in."""

    def __init__(self, store: Store) -> None:
        """Load the supervisions, the liaisons, the pairs and the part-of edges once."""
        self._liaising = _by_unit(store, "liaises")
        self._leaders = {role: _by_unit(store, role) for role in _ANSWERING}
        self._covers: dict[str, dict[str, Link]] = {}
        for row in store.ask(_COVERS).records():
            for one, other in (("first", "second"), ("second", "first")):
                cover = {"id": row[other], "name": row[f"{other}_name"], **_source(row)}
                self._covers.setdefault(row[one], {}).setdefault(row[other], cover)
        self._parents: dict[str, list[str]] = {}
        for part, whole in store.ask(_PARENTS).rows:
            self._parents.setdefault(part, []).append(whole)

    def of_unit(self, key: str, name: str, role: str) -> list[Link]:
        """Give a link for each leader who supervises a unit, or the nearest body it is part of; one without leader.

        Who directs a unit or is in charge of it answers only where nobody up the whole ladder supervises.
        """
        ladder = self._ladder(key)
        for kinds in (_ANSWERING[:1], _ANSWERING[1:]):
            for level in ladder:
                for by in kinds:
                    if found := [row for u in level for row in self._leaders[by].get(u, {}).values()]:
                        return [
                            self.of_leader(
                                r["id"], r["name"], role, r, unit=name, of=r["of"] if r["unit"] != key else "", by=by
                            )
                            for r in found
                        ]
        return [self.of_none(name, role)]

    def _ladder(self, key: str) -> list[list[str]]:
        """Give a unit, what it is part of, what those are part of, and so on, each body once."""
        out, seen = [], {key}
        level = [key]
        while level:
            out.append(level)
            above = dict.fromkeys(w for u in level for w in self._parents.get(u, []))
            level = [w for w in above if w not in seen]
            seen.update(level)
        return out

    def liaising(self, key: str) -> list[Link]:
        """Give a link, with the role ``liaises``, for each leader who liaises with a body."""
        found = self._liaising.get(key, {}).values()
        return [self.of_leader(r["id"], r["name"], "liaises", r) for r in found]

    def of_none(self, name: str, role: str, *, collective: bool = False) -> Link:
        """Give the link of a unit that no leader is named for, or of units named together."""
        return {**self.of_leader("", "", role, dict.fromkeys(SOURCE, ""), unit=name), "collective": collective}

    def of_leader(
        self, key: str, name: str, role: str, source: Link, *, unit: str = "", of: str = "", by: str = ""
    ) -> Link:
        """Give the link of a leader, with those who stand in; ``source`` holds where the leader's part is said."""
        covers = sorted(self._covers.get(key, {}).values(), key=lambda c: c["id"])
        return {
            "role": role,
            "unit": unit,
            "of": of,
            "by": by,
            "leader": name,
            "leader_id": key,
            **_source(source),
            "stand_ins": [{"name": c["name"], **_source(c)} for c in covers],
            "collective": False,
        }


def _by_unit(store: Store, role: str) -> dict[str, dict[str, Link]]:
    """Give where each body's leaders of a role are said, by the body and the leader."""
    out: dict[str, dict[str, Link]] = {}
    for row in store.ask(_CHARGED, {"role": role}).records():
        out.setdefault(row["unit"], {}).setdefault(row["id"], row)
    return out


def _source(row: Link) -> Link:
    return {key: row[key] for key in SOURCE}


def supervising(links: Iterable[Link]) -> list[Link]:
    """Give the links whose leader supervises the unit, or answers in person.

    Who only directs a unit or is in charge of it is told in the chain, and is not its supervising leader.
    """
    return [link for link in links if link["leader"] and link["by"] not in _ANSWERING[1:]]


def leaders(links: Iterable[Link]) -> list[str]:
    """Give the names of the supervising leaders in some links, each once."""
    return list(dict.fromkeys(link["leader"] for link in supervising(links)))


def stand_ins(links: Iterable[Link]) -> list[str]:
    """Give the names of those who stand in for such leaders, each once."""
    return list(dict.fromkeys(cover["name"] for link in supervising(links) for cover in link["stand_ins"]))


def answering(links: Iterable[Link]) -> list[Link]:
    """Give the links of those who answer for a task: who takes the case, or else the leaders of its units."""
    told = list(links)
    return [link for link in told if link["role"] == "supervisor"] or told


def by_leader(links: Iterable[Link]) -> dict[str, list[str]]:
    """Give each leader with the units that one answers for; none where the leader answers in person."""
    out: dict[str, list[str]] = {}
    for link in supervising(answering(links)):
        units = out.setdefault(link["leader"], [])
        if link["unit"] and link["unit"] not in units:
            units.append(link["unit"])
    return out


def attributed(links: Iterable[Link]) -> str:
    """Give the leaders as one text; where they are several, each with the units that one answers for."""
    found = by_leader(links)
    several = len(found) > 1
    return "、".join(f"{who}({'、'.join(units)})" if several and units else who for who, units in found.items())
