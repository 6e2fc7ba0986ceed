"""What a matrix (矩阵) crosses: leaders with units, and units with the tasks they share."""

from __future__ import annotations

from typing import Any

from remit.graph.store import Store

_CHARGED = """
MATCH (s:Statement)-[:SUBJECT]->(p:Person) WHERE s.kind = 'remit' AND s.until = ''
  AND s.role IN ['supervises', 'liaises']
MATCH (s)-[:OBJECT]->(o:Organisation)
RETURN p.id AS leader, p.name AS leader_name, p.pinyin AS pinyin, p.initials AS initials, o.id AS unit,
  o.name AS unit_name, s.role AS role, s.document AS document, s.line AS line, s.quote AS quote,
  s.begin AS place, s.id AS said
ORDER BY document, line, place, said
"""
_SHARED = """
MATCH (s:Statement)-[:SUBJECT]->(t:Task) WHERE s.kind = 'task' AND s.role <> 'supervisor'
MATCH (s)-[:OBJECT]->(o:Organisation) WHERE o.sort <> 'collective'
RETURN t.id AS task, t.name AS name, o.id AS unit, o.name AS unit_name, o.pinyin AS pinyin, o.initials AS initials,
  s.role AS role, s.document AS document, s.line AS line, s.quote AS quote, s.id AS said
ORDER BY document, line, task, unit, role, said
"""


def charged(store: Store) -> list[dict[str, Any]]:
    """Give which leader supervises or liaises with which unit, in force, in the documents' order."""
    return store.ask(_CHARGED).records()


def parts(store: Store) -> list[dict[str, Any]]:
    """Give which unit does what in which task, in the documents' order; collective names are left out."""
    return store.ask(_SHARED).records()
