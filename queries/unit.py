"""A unit's page and a group's page."""

from __future__ import annotations

from typing import Any

from remit.graph.store import Store
from remit.queries.deadlines import Deadlines
from remit.queries.evidence import Item, current, dated, item, said_of, said_with
from remit.queries.find import one

_ALIASES = """
MATCH (s:Statement)-[:SUBJECT]->(n:Organisation) WHERE n.id = $id AND s.kind = 'name'
RETURN s.subject AS name, s.document AS document, s.line AS line ORDER BY name, document, line
"""
_STAND_INS = """
MATCH (p:Person)-[:SUPERVISES]->(o:Organisation) WHERE o.id = $id
MATCH (p)-[:STANDS_IN_FOR]->(q:Person)
RETURN DISTINCT q.id AS id, q.name AS name, p.name AS leader ORDER BY id
"""
_PEOPLE = """
MATCH (p:Person)-[:HOLDS|APPOINTED_TO]->(x:Post)-[:POST_IN]->(o:Organisation) WHERE o.id = $id
RETURN DISTINCT p.id AS id, p.name AS name, x.name AS post ORDER BY post, id
"""
_PARTNERS = """
MATCH (o:Organisation)-[:LEADS|CARRIES_OUT|SUPPORTS]->(t:Task) WHERE o.id = $id
MATCH (x:Organisation)-[:LEADS|CARRIES_OUT|SUPPORTS]->(t)
WHERE x.id <> o.id AND x.sort <> 'collective'
RETURN x.id AS id, x.name AS name, count(DISTINCT t.id) AS tasks ORDER BY tasks DESC, id LIMIT 10
"""


def _aliases(store: Store, key: str) -> list[Item]:
    seen: dict[str, Item] = {}
    for row in store.ask(_ALIASES, {"id": key}).records():
        seen.setdefault(row["name"], row)
    return list(seen.values())


def unit(store: Store, text: str) -> dict[str, Any]:
    """Give the page of the unit that ``text`` names, in the contract's keys.

    Raises:
        NotFound: no unit fits ``text``.
        Trouble: several units fit it alike.
    """
    found = one(store, text, "unit")
    own, other = said_of(store, found.id), said_with(store, found.id)
    deadlines = Deadlines(store)

    def leaders(role: str) -> list[Item]:
        return [item(r) for r in current(other, "remit") if r["role"] == role]

    def tasks(role: str) -> list[Item]:
        return [item(r, **deadlines.item(r, found.id)) for r in current(other, "task") if r["role"] == role]

    return {
        "unit": {"id": found.id, "name": found.name, "aliases": _aliases(store, found.id)},
        "supervised_by": leaders("supervises"),
        "liaised_by": leaders("liaises"),
        "stand_ins": store.ask(_STAND_INS, {"id": found.id}).records(),
        "parts": [item(r, role=r["role"]) for r in current(other, "structure")],
        "part_of": [item(r, role=r["role"]) for r in current(own, "structure")],
        "people": store.ask(_PEOPLE, {"id": found.id}).records(),
        "lead": tasks("lead"),
        "responsible": tasks("responsible"),
        "support": tasks("support"),
        "groups": [item(r, role=r["role"]) for r in current(other, "member")],
        "hosts": [item(r) for r in current(other, "office")],
        "duties": [item({**r, "name": r["object"]}) for r in current(own, "duty", "evaluation", "award")],
        "partners": store.ask(_PARTNERS, {"id": found.id}).records(),
    }


def group(store: Store, text: str, *, history: bool = False) -> dict[str, Any]:
    """Give the page of a group: heads, members, office.

    With ``history`` also what has ended, each item with ``since`` and ``until``.

    Raises:
        NotFound: no group fits ``text``.
        Trouble: several groups fit it alike.
    """
    found = one(store, text, "group")
    own, other = said_of(store, found.id), said_with(store, found.id)

    def kept(rows: list[Item], *kinds: str, role: str = "") -> list[Item]:
        found = [r for r in current(rows, *kinds, history=history) if role in ("", r["role"])]
        return [item(r, **(dated(r) if history else {})) for r in found]

    out: dict[str, Any] = {"group": {"id": found.id, "name": found.name, "aliases": _aliases(store, found.id)}}
    for role in ("head", "first-deputy", "deputy", "member", "office-head", "office-deputy"):
        out[role.replace("-", "_")] = kept(own, "member", role=role)
    out["hosted_by"] = kept(own, "office")
    out["part_of"] = kept(own, "structure")
    out["parts"] = kept(other, "structure")
    return out
