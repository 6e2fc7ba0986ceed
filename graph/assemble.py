"""From facts to a graph: entities, statements with their time, direct edges, names and where they stand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from remit.graph.collective import covers
from remit.graph.corrections import Corrections
from remit.graph.day import day
from remit.graph.deadline import Part, of_task, read, year_of
from remit.graph.fact import Fact
from remit.graph.names import fold
from remit.graph.readings import readings
from remit.graph.resolve import Resolver
from remit.graph.statement import Entity, Graph, Statement
from remit.graph.validity import as_of, intervals
from remit.ontology.schema import Schema, load

_NO_CORRECTIONS = Corrections()
_NAMED = frozenset({"Organisation"})


def assemble(
    sources: Sequence[tuple[str, Sequence[Fact]]],
    *,
    on: str = "",
    known: str = "",
    corrections: Corrections = _NO_CORRECTIONS,
) -> Graph:
    """Make the graph of ``sources``, each a file's name and its facts.

    ``on`` (YYYY-MM-DD) gives the graph as things stood that day; ``known`` as the documents issued by that day
    say it (以当时已发文件为准). Names are resolved with all facts, so an entity has one id in every view.
    ``corrections`` are the user's own, applied last.
    Deterministic: the same facts give the same ids, in the same order.
    """
    schema = load()
    graph = Graph({}, [], corrections=corrections.text())
    for source, facts in sources:
        facts = corrections.standing(facts)
        resolver = Resolver(facts, corrections)
        resolved = [resolver.fact(f) for f in facts]
        for key, entity in resolver.entities.items():
            _merge(graph.entities, key, entity)
        for fact in resolved:
            if fact.kind == "document":
                graph.entities[fact.subject_entity].values["source"] = source
        _documents(graph, resolved, source)
        graph.statements.extend(_statements(resolved, source))
        graph.particulars.extend(
            Statement(_id(f).replace("statement", "particular", 1), f, f.subject_entity, "", source=source)
            for f in resolved
            if f.kind == "document"
        )
        for child, parent in sorted(resolver.parts):
            graph.edges.setdefault(("PART_OF", child, parent), 0)
        for post, organisation in sorted(resolver.posts_in):
            graph.edges[("POST_IN", post, organisation)] = 1
    said, graph.particulars = _unique(graph.statements), _unique(graph.particulars)
    if known:
        said = [s for s in said if _issued(graph, s) <= known]
    graph.statements = [_deadline(graph, s) for s in intervals(said, graph.entities)]
    if on:
        graph.statements = as_of(graph.statements, on)
    _due(graph)
    if on or known:
        _prune(graph)
    _edges(graph, schema)
    graph.edges.update({("COVERS", a, b): 1 for a, b in covers(graph.entities.values())})
    for entity in graph.entities.values():
        if entity.kind in ("Person", "Organisation"):
            full, initials = readings(str(entity.values["name"]), person=entity.kind == "Person")
            entity.values["pinyin"], entity.values["initials"] = full, initials
    return graph


def _issued(graph: Graph, statement: Statement) -> str:
    return str(graph.entities[f"document/{statement.fact.document}"].values.get("date", ""))


def _year(graph: Graph, document: str) -> str:
    values = graph.entities[f"document/{document}"].values
    return year_of(document, str(values.get("date", "")), str(values.get("title", "")))


def _deadline(graph: Graph, statement: Statement) -> Statement:
    """Give a task's statement with the last day or month of its deadline."""
    fact = statement.fact
    if fact.kind != "task" or not fact.when:
        return statement
    return replace(statement, deadline=read(fact.when, _year(graph, fact.document), statement.object).date)


def _due(graph: Graph) -> None:
    """Give each task the deadline of those who answer for it, by the rule that the task list tells it by."""
    parts: dict[str, list[Part]] = {}
    for s in graph.statements:
        if s.fact.kind == "task" and s.object:
            part = Part(s.fact.role, s.object, s.fact.when, _year(graph, s.fact.document))
            parts.setdefault(s.subject, []).append(part)
    for task, said in parts.items():
        printed, deadline = of_task(said)
        graph.entities[task].values.update(
            due=printed, deadline=deadline.date, lastDay=day(deadline.date) if deadline.date else ""
        )


def _prune(graph: Graph) -> None:
    """Keep the entities that a statement speaks of, their documents, and the wholes they are parts of."""
    kept = {key for s in graph.statements for key in (s.subject, s.object, f"document/{s.fact.document}") if key}
    above: dict[str, set[str]] = {}
    for _, a, b in graph.edges:
        above.setdefault(a, set()).add(b)
    level = set(kept)
    while level := {b for a in level for b in above.get(a, ())} - kept:
        kept |= level
    graph.entities = {key: entity for key, entity in graph.entities.items() if key in kept}
    graph.edges = {edge: n for edge, n in graph.edges.items() if edge[1] in kept and edge[2] in kept}
    graph.particulars = [p for p in graph.particulars if p.subject in kept]


def _merge(entities: dict[str, Entity], key: str, entity: Entity) -> None:
    """Keep the fuller name where two sources know one entity."""
    known = entities.setdefault(key, entity)
    if known is not entity:
        for name, value in entity.values.items():
            if not known.values.get(name) or (name == "name" and len(str(value)) > len(str(known.values[name]))):
                known.values[name] = value


def _documents(graph: Graph, facts: Iterable[Fact], source: str) -> None:
    """Make a document entity for each document that states a fact, also where nothing else is known of it."""
    for fact in facts:
        key = f"document/{fact.document}"
        if key not in graph.entities:
            graph.entities[key] = Entity(key, "Document", {"name": fact.document, "line": fact.line, "source": source})


def _statements(facts: Sequence[Fact], source: str) -> Iterable[Statement]:
    """Give a statement for each fact, and a name use for each first wording of an organisation in a document."""
    named: set[tuple[str, str, str]] = set()
    for fact in facts:
        if fact.kind != "document":
            yield Statement(_id(fact), fact, fact.subject_entity, fact.object_entity, source=source)
        for entity, wording, at in (
            (fact.object_entity, fact.object, fact.start),
            (fact.subject_entity, fact.subject, fact.subject_start),
        ):
            use = (fact.document, entity, fold(wording))
            if at < 0 or not entity.startswith(("org/", "collective/")) or use in named:
                continue
            named.add(use)
            end = fact.end if at == fact.start else at + len(wording)
            name = replace(
                fact,
                kind="name",
                role="alias",
                subject=fold(wording),
                object=wording,
                start=at,
                end=end,
                when="",
                note="",
                subject_entity=entity,
                object_entity="",
            )
            yield Statement(_id(name), name, entity, "", source=source)


def _id(fact: Fact) -> str:
    parts = (fact.document, fact.line, fact.start, fact.end, fact.kind, fact.role, fact.subject, fact.object, fact.when)
    return "statement/" + hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:20]


def _unique(statements: list[Statement]) -> list[Statement]:
    """Leave out a statement that is there already: the same document given in two sources."""
    return list({s.id: s for s in statements}.values())


def _edges(graph: Graph, schema: Schema) -> None:
    """Draw the direct edge of each statement that has not ended; statements of the same count once more on it."""
    for statement in graph.statements:
        fact = statement.fact
        kind = schema.facts[fact.kind]
        edge = kind.roles.get(fact.role, "")
        if not edge or not statement.subject or not statement.object or statement.until:
            continue
        ends = (statement.subject, statement.object)
        for a, b in [ends[::-1]] if kind.turned else [ends, ends[::-1]] if kind.mutual else [ends]:
            graph.edges[edge, a, b] = graph.edges.get((edge, a, b), 0) + 1
    for entity in graph.entities.values():
        if entity.kind == "Task":
            graph.edges["TASK_OF", entity.id, f"document/{entity.values['document']}"] = 1
