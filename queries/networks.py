"""What the network pictures are drawn from: the links that statements make, with their time and their wording."""

from __future__ import annotations

from typing import Any

from remit.graph.store import Store
from remit.graph.task_names import uncut
from remit.queries.evidence import Item
from remit.queries.find import NotFound, one, organisations
from remit.queries.near import near
from remit.queries.unit import group

Links = list[dict[str, Any]]

_LINKS = """
MATCH (s:Statement)-[:SUBJECT]->(x) WHERE s.kind IN $kinds
MATCH (s)-[:OBJECT]->(y)
RETURN s.role AS role, x.id AS a, x.name AS a_name, y.id AS b, y.name AS b_name, s.due AS due,
  s.since AS since, s.until AS until, s.document AS document, s.line AS line, s.quote AS quote
ORDER BY document, line, role, a, b, quote
"""
_TASKS = """
MATCH (s:Statement)-[:SUBJECT]->(t:Task) WHERE t.id = $id OR t.text CONTAINS $text
MATCH (s)-[:OBJECT]->(o)
RETURN s.role AS role, t.id AS a, t.name AS a_name, o.id AS b, o.name AS b_name, s.due AS due,
  s.since AS since, s.until AS until, s.document AS document, s.line AS line, s.quote AS quote
ORDER BY document, line, role, a, b, quote
"""
_POSTS = """
MATCH (p:Person)-[:HOLDS|APPOINTED_TO]->(x:Post) RETURN DISTINCT p.id AS id, x.name AS post ORDER BY id, post
"""
#: A task that says a text within so many characters is about it rather than in passing.
_EARLY = 30
#: Roles of a task that answer for it, the first that it has being its lead.
_ANSWERING = ("lead", "supervisor", "responsible")


def links(store: Store, *kinds: str) -> Links:
    """Give the links that statements of some kinds make: role, a, a_name, b, b_name, since, until, and where it stands.

    Those that have ended come after the others.
    """
    return sorted(store.ask(_LINKS, {"kinds": list(kinds)}).records(), key=lambda r: r["until"] != "")


def posts(store: Store) -> dict[str, list[str]]:
    """Give the posts of each person by the person's id."""
    out: dict[str, list[str]] = {}
    for key, post in store.ask(_POSTS).rows:
        out.setdefault(key, []).append(post)
    return out


def mentioned(store: Store, text: str) -> Links:
    """Give the links of the tasks that say ``text``, or of the one whose id it is."""
    return store.ask(_TASKS, {"id": text, "text": uncut(text)}).records()


def chain(store: Store, text: str) -> dict[str, Any]:
    """Give the links up to the stand-ins from the tasks that ``text`` names, or that a unit of that name leads.

    A task is named by its words or by its id.

    The answer has ``links`` (as ``links`` gives, their ``role`` lead, responsible, part-of, supervises or ab-pair),
    ``tasks`` (ids, those that say the text early first), ``posts``, and ``about``: the text, or the name of the
    unit or task it means.

    Raises:
        NotFound: neither a task nor a unit fits.
        Trouble: several units fit alike.
    """
    found, about = mentioned(store, text), text
    if not found:
        if not organisations(store, text):
            offered = near(store, text, "unit")
            if offered:
                raise NotFound(
                    f"No task says {text}, and no unit is named so. Did you mean {', '.join(offered)}?", offered
                )
            raise NotFound(f"No task says {text}, and no unit is named so.")
        unit = one(store, text, "unit")
        about = unit.name
        found = [r for r in links(store, "task") if r["b"] == unit.id and r["role"] == "lead"]
        if not found:
            raise NotFound(f"{about} leads no task in this graph.")
    elif found[0]["a"] == text:
        about = found[0]["a_name"]
    by_task: dict[str, Links] = {}
    for row in found:
        by_task.setdefault(row["a"], []).append(row)
    kept: Links = []
    for rows in by_task.values():
        role = next((r for r in _ANSWERING if any(row["role"] == r for row in rows)), "")
        kept += [r for r in rows if r["role"] == role]
    tasks = sorted(by_task, key=lambda t: uncut(text)[:_EARLY] not in by_task[t][0]["a_name"][:_EARLY])
    return {
        "about": about,
        "tasks": tasks,
        "links": kept + _upwards(store, {r["b"] for r in kept}),
        "posts": posts(store),
    }


def _upwards(store: Store, units: set[str]) -> Links:
    """Give the links from units up to who supervises them, by way of what they are part of, and to the stand-ins."""
    supervision: dict[str, Links] = {}
    for row in links(store, "remit"):
        if row["role"] in ("supervises", "directs", "overall"):
            supervision.setdefault(row["b"], []).append(row)
    wholes: dict[str, Links] = {}
    for row in links(store, "structure"):
        wholes.setdefault(row["a"], []).append(row)
    out: Links = []
    people = {u for u in units if u.startswith("person/")}
    seen: set[str] = set()
    level = sorted(units - people)
    while level:
        above: list[str] = []
        for unit in level:
            seen.add(unit)
            leaders = supervision.get(unit, [])
            out += leaders
            people |= {r["a"] for r in leaders}
            if all(r["until"] or r["role"] != "supervises" for r in leaders):
                out += (rows := wholes.get(unit, []))
                above += [r["b"] for r in rows]
        level = [u for u in dict.fromkeys(above) if u not in seen]
    return out + [r for r in links(store, "deputises") if r["a"] in people or r["b"] in people]


def tiers(store: Store) -> dict[str, Any]:
    """Give ``remits`` (who leads and supervises which body), ``structure`` (what is part of what) and ``posts``."""
    kept = ("supervises", "directs", "overall", "liaises")
    remits = [r for r in links(store, "remit") if r["role"] in kept and r["b"].startswith("org/")]
    return {"remits": remits, "structure": links(store, "structure"), "posts": posts(store)}


def cover(store: Store) -> dict[str, Any]:
    """Give ``pairs`` (who stands in for whom), ``remits`` (who supervises which body) and ``posts``."""
    remits = [r for r in links(store, "remit") if r["role"] == "supervises" and r["b"].startswith("org/")]
    return {"pairs": links(store, "deputises"), "remits": remits, "posts": posts(store)}


def membership(store: Store, text: str) -> dict[str, Any]:
    """Give a group's ``page`` as ``remit group`` answers it, the ``elsewhere`` of its members, and ``posts``.

    ``elsewhere`` are the links of its members with other groups (a is the group, b the member).

    Raises:
        NotFound: no group fits ``text``.
        Trouble: several groups fit it alike.
    """
    page = group(store, text, history=True)
    own = {i["id"] for key in _ROLES for i in _items(page, key)}
    rows = [r for r in links(store, "member") if r["a"] != page["group"]["id"] and r["b"] in own]
    return {"page": page, "elsewhere": rows, "posts": posts(store)}


_ROLES = ("head", "first_deputy", "deputy", "member", "office_head", "office_deputy")


def _items(page: dict[str, Any], key: str) -> list[Item]:
    return [i for i in page[key] if i["id"]]
