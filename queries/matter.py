"""Who leads what (谁负责): fields, tasks, units, groups and cases that match a text, each with its chain."""

from __future__ import annotations

from typing import Any

from remit.graph.store import Store
from remit.queries.chains import Chains, Link, answering, leaders, stand_ins
from remit.queries.deadlines import Deadlines, told
from remit.queries.deadlines import of_task as deadline_of
from remit.queries.evidence import SOURCE
from remit.queries.wording import matter_of

Match = dict[str, Any]

#: Who only liaises or assists does not lead a field.
_BESIDE = ("assists", "liaises")
#: Who does a task, the lead, whose line says it best, first.
_DOING = ("lead", "responsible")
_TASKS = """
MATCH (s:Statement)-[:SUBJECT]->(t:Task) WHERE t.text CONTAINS $text
MATCH (s)-[:OBJECT]->(o)
RETURN t.id AS task, t.name AS name, t.text AS text, s.role AS role, o.id AS id, o.name AS who, s.due AS due,
  s.document AS document, s.line AS line, s.quote AS quote, s.note AS note
ORDER BY document, s.line, s.begin, role, who
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
_OF_ITSELF = """
MATCH (s:Statement)-[:SUBJECT]->(o:Organisation) WHERE o.id IN $ids AND s.kind <> 'name' AND s.kind <> 'member'
RETURN o.id AS id, s.document AS document, s.line AS line, s.quote AS quote ORDER BY document, s.line, s.begin
"""
_DONE = """
MATCH (s:Statement)-[:OBJECT]->(o:Organisation)
WHERE o.id IN $ids AND s.kind = 'task' AND s.role IN $doing
RETURN o.id AS id, s.role AS role, s.document AS document, s.line AS line, s.quote AS quote
ORDER BY role, document, s.line, s.begin
"""
_HEADS = """
MATCH (s:Statement)-[:SUBJECT]->(g:Organisation) WHERE g.id = $id AND s.kind = 'member' AND s.until = ''
MATCH (s)-[:OBJECT]->(p)
RETURN s.role AS role, p.id AS id, p.name AS name, s.document AS document,
  s.line AS line, s.quote AS quote ORDER BY document, s.line, s.begin
"""


def who(store: Store, text: str) -> dict[str, list[Match]]:
    """Give ``matches``, best first: exact names, then names that begin with the text, then the rest.

    A question (谁负责教育？) is taken for what it is about.
    """
    chains, text = Chains(store), matter_of(text)
    words = text.split() or [text]
    found = [
        *_fields(store, words[0], chains),
        *_tasks(store, words[0], chains),
        *_organisations(store, words[0], chains),
    ]
    found = (
        [m for m in found if all(w in m.get("text", m["name"]) for w in words)] or found if len(words) > 1 else found
    )
    order = {"field": 0, "case": 1, "task": 2, "unit": 3, "group": 4}
    found.sort(key=lambda m: (_fit(m["name"], text), order[m["kind"]], len(m["name"]), m["document"], m["line"]))
    return {"matches": found}


def _fit(name: str, text: str) -> int:
    return 0 if name == text or name[1:] == text else 1 if text in name[:30] else 2


def _match(kind: str, name: str, row: Match) -> Match:
    keys = ("lead", "responsible", "support", "supervised_by", "liaised_by", "stand_ins", "chain")
    lists: Match = {k: [] for k in keys}
    return {
        "kind": kind,
        "name": name,
        **lists,
        "when": "",
        "document": row["document"],
        "line": row["line"],
        "quote": row["quote"],
    }


def _add(names: list[Any], more: list[Any]) -> None:
    names.extend(n for n in more if n not in names)


def _chained(match: Match, links: list[Link]) -> None:
    """Add links to a match, and the names in them to its lists."""
    _add(match["chain"], links)
    _add(match["stand_ins"], stand_ins(links))


def _cited(rows: list[Match]) -> Match:
    """Give where the first of some rows is said; nothing where there is none."""
    return {k: row[k] for row in rows[:1] for k in ("document", "line", "quote")}


def _own(store: Store, keys: list[str]) -> dict[str, list[Match]]:
    """Give what is said of bodies themselves, by id: what each does; else what each leads or answers for."""
    out: dict[str, list[Match]] = {}
    doing = {"doing": list(_DOING)}
    for query, more in ((_OF_ITSELF, {}), (_DONE, doing)) if keys else ():
        for row in store.ask(query, {"ids": keys, **more}).records():
            out.setdefault(row["id"], []).append(row)
    return out


def _fields(store: Store, text: str, chains: Chains) -> list[Match]:
    out: dict[str, Match] = {}
    for row in store.ask(_FIELDS, {"text": text}).records():
        match = out.setdefault(row["name"], _match("field", row["name"], row))
        _add(match["support" if row["role"] in _BESIDE else "lead"], [row["who"]])
        _add(match["liaised_by"], [row["who"]] if row["role"] == "liaises" else [])
        link = chains.of_leader(row["id"], row["who"], row["role"], row)
        if all((link["leader_id"], link["role"]) != (k["leader_id"], k["role"]) for k in match["chain"]):
            _chained(match, [link])
    return list(out.values())


def _tasks(store: Store, text: str, chains: Chains) -> list[Match]:
    out: dict[str, Match] = {}
    said: dict[str, list[Match]] = {}
    for row in store.ask(_TASKS, {"text": text}).records():
        match = out.setdefault(row["task"], {**_match("task", row["name"], row), "text": row["text"]})
        if row["role"] != "supervisor":
            _add(match[row["role"]], [row["who"]])
        said.setdefault(row["task"], []).append(row)
    deadlines = Deadlines(store)
    for task, match in out.items():
        match.update(told(*deadline_of(deadlines, said[task], ""), said[task]))
        match["kind"] = "case" if any(r["role"] == "supervisor" for r in said[task]) else "task"
        match.update(_cited([r for role in _DOING for r in said[task] if r["role"] == role][:1]))
        _chained(match, of_task(said[task], chains))
        _add(match["supervised_by"], leaders(answering(match["chain"])))
    return list(out.values())


def of_task(said: list[Match], chains: Chains) -> list[Link]:
    """Give the links of a task: from who takes the case, then from each lead unit, or else each responsible one.

    ``said`` are the task's statements: ``role``, ``id`` and ``who`` of each, with its source.
    """
    by_role = {
        role: list({row["id"]: row for row in said if row["role"] == role}.values())
        for role in ("supervisor", "lead", "responsible")
    }
    doing = by_role["supervisor"] + (by_role["lead"] or by_role["responsible"])
    return [{**link, "said": {k: row[k] for k in SOURCE}} for row in doing for link in _links(row, chains)]


def _links(row: Match, chains: Chains) -> list[Link]:
    if row["id"].startswith("person/"):
        return [chains.of_leader(row["id"], row["who"], row["role"], row)]
    if row["id"].startswith("collective/"):
        return [chains.of_none(row["who"], row["role"], collective=True)]
    return chains.of_unit(row["id"], row["who"], row["role"])


def _organisations(store: Store, text: str, chains: Chains) -> list[Match]:
    out: dict[str, Match] = {}
    for row in store.ask(_UNITS, {"text": text}).records():
        if row["id"] in out or row["sort"] == "collective":
            continue
        match = out[row["id"]] = _match("group" if row["sort"] == "group" else "unit", row["name"], row)
        links = [link for link in chains.of_unit(row["id"], row["name"], "") if link["leader"]]
        liaising = chains.liaising(row["id"])
        _chained(match, links or liaising)
        match["chain"] += liaising if links else []  # who stands in for those is no stand-in of who supervises
        _add(match["supervised_by"], leaders(links))
        _add(match["liaised_by"], leaders(liaising))
        match.update(_cited((links or liaising)[:1]))
        if row["sort"] == "group":
            for member in store.ask(_HEADS, {"id": row["id"]}).records():
                if member["role"] == "head":
                    _add(match["lead"], [member["name"]])
                    match.update(_cited([member]))
                elif member["role"] in ("first-deputy", "deputy"):
                    _add(match["responsible"], [member["name"]])
    # cited is who leads it, or else what it does itself, not a sentence that only names it beside others
    unled = [key for key, match in out.items() if not (match["chain"] or match["lead"])]
    for key, rows in _own(store, unled).items():
        out[key].update(_cited(rows))
    return list(out.values())
