"""What changed between two graphs or two dates (变动): remits moved, posts, groups, stand-ins, tasks."""

from __future__ import annotations

from typing import Any

from remit.graph.store import Store

Change = dict[str, Any]
_IN_FORCE = """
MATCH (s:Statement)-[:SUBJECT]->(a) WHERE s.until = '' AND s.kind IN $kinds
MATCH (s)-[:OBJECT]->(b)
RETURN s.kind AS kind, s.role AS role, a.id AS subject, a.name AS subject_name, b.id AS object, b.name AS object_name,
  s.document AS document, s.line AS line, s.quote AS quote
ORDER BY document, line, kind, role, subject, object
"""
_TASKS = "MATCH (t:Task) RETURN t.id AS id, t.name AS name, t.document AS document ORDER BY document, name, id"
_KINDS = ["remit", "post", "appointment", "member", "deputises"]


def changes(before: Store, after: Store) -> dict[str, list[Change]]:
    """Give what differs between two graphs, by ``remits``, ``posts``, ``groups``, ``stand_ins`` and ``tasks``.

    A remit has the leaders ``before`` and ``after``; the others a ``change``: ``added`` or ``ended``. Each has the
    document, line and quote of the statement that is there on one side only.
    """
    old, new = _in_force(before), _in_force(after)
    return {
        "remits": _moved(_of(old, "remit"), _of(new, "remit")),
        "posts": _differing(_held(old), _held(new), "person", "post"),
        "groups": _differing(_of(old, "member"), _of(new, "member"), "group", "member"),
        "stand_ins": _differing(_of(old, "deputises"), _of(new, "deputises"), "leader", "stand_in"),
        "tasks": _tasks(before, after),
    }


_Rows = dict[tuple[str, ...], Change]


def _in_force(store: Store) -> _Rows:
    """Give the first statement of each fact in force, by kind, role, subject and object."""
    out: _Rows = {}
    for row in store.ask(_IN_FORCE, {"kinds": _KINDS}).records():
        out.setdefault((row["kind"], row["role"], row["subject"], row["object"]), row)
    return out


def _of(rows: _Rows, *kinds: str) -> _Rows:
    return {k: r for k, r in rows.items() if k[0] in kinds}


def _held(rows: _Rows) -> _Rows:
    """Give who holds which post, whether a text says so or an appointment does."""
    return {k[2:]: r for k, r in _of(rows, "post", "appointment").items()}


def _source(row: Change) -> Change:
    return {key: row[key] for key in ("document", "line", "quote")}


def _moved(old: _Rows, new: _Rows) -> list[Change]:
    """Give the fields and units whose leaders are others than before."""
    leaders: dict[tuple[str, str], dict[str, list[Change]]] = {}
    for side, found in (("old", old), ("new", new)):
        for (_, role, _, matter), row in found.items():
            leaders.setdefault((matter, role), {"old": [], "new": []})[side].append(row)
    out = []
    for (matter, role), sides in sorted(leaders.items()):
        if {r["subject"] for r in sides["old"]} != {r["subject"] for r in sides["new"]}:
            said = (sides["new"] or sides["old"])[0]
            names = {side: sorted(r["subject_name"] for r in found) for side, found in sides.items()}
            entry = {"name": said["object_name"], "id": matter, "role": role}
            out.append({**entry, "before": names["old"], "after": names["new"], **_source(said)})
    return out


def _differing(old: _Rows, new: _Rows, subject: str, object_: str) -> list[Change]:
    out = []
    for change, here, there in (("added", new, old), ("ended", old, new)):
        for key in sorted(here.keys() - there.keys()):
            row = here[key]
            names = {subject: row["subject_name"], object_: row["object_name"]}
            out.append({"change": change, **names, "role": row["role"], **_source(row)})
    return out


def _tasks(before: Store, after: Store) -> list[Change]:
    old, new = ({r["id"]: r for r in store.ask(_TASKS).records()} for store in (before, after))
    return [
        {"change": change, "name": here[key]["name"], "document": here[key]["document"]}
        for change, here, there in (("added", new, old), ("ended", old, new))
        for key in here
        if key not in there
    ]
