"""Who leads what (谁负责): fields, tasks, units, groups and cases that match a text, each with its chain."""

from __future__ import annotations

from typing import Any

from remit.graph.store import Store

Match = dict[str, Any]

_TASKS = """
MATCH (s:Statement)-[:SUBJECT]->(t:Task) WHERE t.name CONTAINS $text
MATCH (s)-[:OBJECT]->(o)
RETURN t.id AS task, t.name AS name, s.role AS role, o.id AS id, o.name AS who, s.due AS due, s.document AS document,
  s.line AS line, s.quote AS quote
ORDER BY document, line, role, who
"""
_FIELDS = """
MATCH (s:Statement)-[:OBJECT]->(f:Field) WHERE f.name CONTAINS $text AND s.until = ''
MATCH (s)-[:SUBJECT]->(p:Person)
RETURN f.name AS name, s.role AS role, p.id AS id, p.name AS who, s.document AS document,
  s.line AS line, s.quote AS quote
ORDER BY document, line, who
"""
_UNITS = """
MATCH (s:Statement)-[:SUBJECT]->(o:Organisation) WHERE s.kind = 'name' AND s.subject CONTAINS $text
RETURN DISTINCT o.id AS id, o.name AS name, o.sort AS sort, s.document AS document,
  s.line AS line, s.quote AS quote
ORDER BY id, document, line
"""
_HEADS = """
MATCH (s:Statement)-[:SUBJECT]->(g:Organisation) WHERE g.id = $id AND s.kind = 'member'
MATCH (s)-[:OBJECT]->(p)
RETURN s.role AS role, p.id AS id, p.name AS name, s.document AS document,
  s.line AS line, s.quote AS quote ORDER BY line
"""
_SUPERVISES = "MATCH (p:Person)-[:SUPERVISES]->(o:Organisation) RETURN o.id, p.id, p.name ORDER BY o.id, p.id"
_COVERS = "MATCH (p:Person)-[:STANDS_IN_FOR]->(q:Person) RETURN p.id, q.name ORDER BY p.id, q.id"
_PARENTS = "MATCH (x:Organisation)-[:PART_OF]->(o:Organisation) RETURN x.id, o.id ORDER BY x.id, o.id"


class Chains:
    """From a unit to the leader who supervises it and to the leader's stand-in."""

    def __init__(self, store: Store) -> None:
        """Load the supervision, part-of and stand-in edges once."""
        self._leaders: dict[str, list[tuple[str, str]]] = {}
        for unit, key, name in store.ask(_SUPERVISES).rows:
            self._leaders.setdefault(unit, []).append((key, name))
        self._covers: dict[str, list[str]] = {}
        for key, name in store.ask(_COVERS).rows:
            self._covers.setdefault(key, []).append(name)
        self._parents: dict[str, list[str]] = {}
        for part, whole in store.ask(_PARENTS).rows:
            self._parents.setdefault(part, []).append(whole)

    def leaders(self, unit: str) -> list[tuple[str, str]]:
        """Give (id, name) of who supervises the unit, or the organisation it is part of."""
        seen: set[str] = set()
        level = [unit]
        while level:
            found = [p for u in level for p in self._leaders.get(u, [])]
            if found:
                return found
            seen.update(level)
            level = [w for u in level for w in self._parents.get(u, []) if w not in seen]
        return []

    def stand_ins(self, people: list[tuple[str, str]]) -> list[str]:
        """Give the names of those who stand in for ``people``."""
        return list(dict.fromkeys(n for key, _ in people for n in self._covers.get(key, [])))


def who(store: Store, text: str) -> dict[str, list[Match]]:
    """Give ``matches``, best first: exact names, then names that begin with the text, then the rest."""
    chains = Chains(store)
    words = text.split() or [text]
    found = [
        *_fields(store, words[0], chains),
        *_tasks(store, words[0], chains),
        *_organisations(store, words[0], chains),
    ]
    found = [m for m in found if all(w in m["name"] for w in words)] or found if len(words) > 1 else found
    order = {"field": 0, "case": 1, "task": 2, "unit": 3, "group": 4}
    found.sort(key=lambda m: (_fit(m["name"], text), order[m["kind"]], len(m["name"]), m["document"], m["line"]))
    return {"matches": found}


def _fit(name: str, text: str) -> int:
    return 0 if name == text or name[1:] == text else 1 if text in name[:30] else 2


def _match(kind: str, name: str, row: Match) -> Match:
    lists: Match = {k: [] for k in ("lead", "responsible", "support", "supervised_by", "stand_ins")}
    return {
        "kind": kind,
        "name": name,
        **lists,
        "when": row.get("due") or "",
        "document": row["document"],
        "line": row["line"],
        "quote": row["quote"],
    }


def _add(names: list[str], more: list[str]) -> None:
    names.extend(n for n in more if n not in names)


def _fields(store: Store, text: str, chains: Chains) -> list[Match]:
    out: dict[str, Match] = {}
    for row in store.ask(_FIELDS, {"text": text}).records():
        match = out.setdefault(row["name"], _match("field", row["name"], row))
        _add(match["lead" if row["role"] != "assists" else "support"], [row["who"]])
        _add(match["stand_ins"], chains.stand_ins([(row["id"], row["who"])]))
    return list(out.values())


def _tasks(store: Store, text: str, chains: Chains) -> list[Match]:
    out: dict[str, Match] = {}
    units: dict[str, dict[str, list[str]]] = {}
    for row in store.ask(_TASKS, {"text": text}).records():
        match = out.setdefault(row["task"], _match("task", row["name"], row))
        if row["role"] == "supervisor":
            match["kind"] = "case"
            _add(match["supervised_by"], [row["who"]])
            _add(match["stand_ins"], chains.stand_ins([(row["id"], row["who"])]))
        else:
            _add(match[row["role"]], [row["who"]])
            units.setdefault(row["task"], {}).setdefault(row["role"], []).append(row["id"])
        match["when"] = match["when"] or row["due"]
    for task, match in out.items():
        roles = units.get(task, {})
        for unit in roles.get("lead") or roles.get("responsible", [])[:1]:
            leaders = chains.leaders(unit)
            if match["kind"] != "case":
                _add(match["supervised_by"], [n for _, n in leaders])
                _add(match["stand_ins"], chains.stand_ins(leaders))
    return list(out.values())


def _organisations(store: Store, text: str, chains: Chains) -> list[Match]:
    out: dict[str, Match] = {}
    for row in store.ask(_UNITS, {"text": text}).records():
        if row["id"] in out or row["sort"] == "collective":
            continue
        match = out[row["id"]] = _match("group" if row["sort"] == "group" else "unit", row["name"], row)
        leaders = chains.leaders(row["id"])
        _add(match["supervised_by"], [n for _, n in leaders])
        _add(match["stand_ins"], chains.stand_ins(leaders))
        if row["sort"] == "group":
            for member in store.ask(_HEADS, {"id": row["id"]}).records():
                if member["role"] == "head":
                    _add(match["lead"], [member["name"]])
                    match.update({k: member[k] for k in ("document", "line", "quote")})
                elif member["role"] in ("first-deputy", "deputy"):
                    _add(match["responsible"], [member["name"]])
    return list(out.values())
