"""All leaders (领导名单): who is charged with something, in the order in which the documents list them."""

from __future__ import annotations

from remit.graph.store import Store
from remit.queries.evidence import Item

_CHARGED = """
MATCH (s:Statement)-[:SUBJECT]->(p:Person) WHERE s.kind = 'remit' AND s.until = ''
RETURN p.id AS id, p.name AS name, s.document AS document, min(s.line) AS line, count(s) AS facts
ORDER BY document, line, id
"""
_DOCUMENTS = "MATCH (d:Document) RETURN d.name, d.source, d.line ORDER BY d.source, d.line"
_POSTS = """
MATCH (p:Person)-[:HOLDS|APPOINTED_TO]->(x:Post) RETURN DISTINCT p.id, x.name ORDER BY p.id, x.name
"""
_LOADS = """
MATCH (p:Person)-[:SUPERVISES]->(o:Organisation)
OPTIONAL MATCH (o)-[:LEADS]->(t:Task)
RETURN p.id, count(DISTINCT o.id) AS units, count(DISTINCT t.id) AS tasks ORDER BY p.id
"""


def leaders(store: Store) -> list[Item]:
    """Give all who have remits: id, name, posts, how many remits, units and tasks that these lead; document and line.

    A division of work lists its leaders by precedence (区长, 常务副区长, 副区长 …), so its lines give the order.
    """
    posts: dict[str, list[str]] = {}
    for key, post in store.ask(_POSTS).rows:
        posts.setdefault(key, []).append(post)
    loads = {key: (units, tasks) for key, units, tasks in store.ask(_LOADS).rows}
    place = {name: (source, line) for name, source, line in store.ask(_DOCUMENTS).rows}
    found: dict[str, Item] = {}
    for row in sorted(store.ask(_CHARGED).records(), key=lambda r: (place.get(r["document"], ("", 0)), r["line"])):
        known = found.setdefault(row["id"], {**row, "facts": 0, "posts": posts.get(row["id"], [])})
        known["facts"] += row["facts"]
        known["units"], known["tasks"] = loads.get(row["id"], (0, 0))
    return list(found.values())
