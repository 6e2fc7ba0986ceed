"""The graph in the terms of W3C ORG, PROV-O, SKOS, OWL-Time, Web Annotation and p-plan, as N-Quads lines.

All of it derives from the statements; nothing that is asked of a graph is stored here alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from remit.graph.names import post_split
from remit.graph.statement import Graph, Statement
from remit.ontology.schema import Schema

_ESCAPE = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_UNSAFE = str.maketrans({c: f"%{ord(c):02X}" for c in ' <>"{}|^`\\%#?'})
#: What a date tells, by its length: a day, a month, a year.
_DATES = {10: ("inXSDDate", "date"), 7: ("inXSDgYearMonth", "gYearMonth"), 4: ("inXSDgYear", "gYear")}


class Terms:
    """The IRIs of the standard terms, written once in angle brackets."""

    def __init__(self, schema: Schema) -> None:
        """Take the prefixes from the declaration."""
        self._schema = schema
        self._known: dict[str, str] = {}

    def __getitem__(self, term: str) -> str:
        """Give ``<IRI>`` of a term with a prefix."""
        if term not in self._known:
            self._known[term] = f"<{self._schema.iri(term)}>"
        return self._known[term]

    def made(self, kind: str, name: str) -> str:
        """Give the IRI of a node made here: a span, a time, a title, an act."""
        return f"<{self._schema.entities}{kind}/{name.translate(_UNSAFE)}>"


def standard(graph: Graph, schema: Schema, here: Mapping[str, str], where: Mapping[str, str]) -> Iterator[str]:
    """Give the lines; ``here``: the IRI of each id, ``where``: the named graph of each statement."""
    t = Terms(schema)
    yield from _entities(graph, schema, t, here)
    yield from _edges(graph, schema, t, here)
    times: set[str] = set()
    spans: set[str] = set()
    bodies = {a: b for relation, a, b in graph.edges if relation == "POST_IN"}
    held: dict[tuple[str, str], list[Statement]] = {}
    for s in graph.statements:
        if s.fact.kind in ("post", "appointment"):
            held.setdefault((s.subject, s.object), []).append(s)
    named: set[tuple[str, str]] = set()
    for s in graph.statements:
        me, at = here[s.id], where[s.id]
        yield from _span(s, t, me, at, here, spans)
        if s.fact.kind == "name":
            use = (s.subject, s.fact.subject)
            if use not in named and s.fact.subject != graph.entities[s.subject].values["name"]:
                yield f"{here[s.subject]} {t['skos:altLabel']} {_zh(s.fact.subject)} ."
            named.add(use)
            continue
        yield f"{me} {t['rmt:mode']} {t[f'rmt:{s.fact.kind}-{s.fact.role}']}{at} ."
        yield from _membership(s, t, me, at, here, bodies, graph)
        if s.fact.kind == "deputises":
            for partner in (s.subject, s.object):
                yield f"{me} {t['rmt:partner']} {here[partner]}{at} ."
        if (s.since or s.until) and s.fact.kind in ("remit", "deputises", "post", "appointment", "member"):
            how = "time:hasTime" if s.fact.kind in ("remit", "deputises") else "org:memberDuring"
            name = f"{s.since}--{s.until}"
            yield f"{me} {t[how]} {t.made('time', name)}{at} ."
            times.add(name)
        if s.fact.kind in ("appointment", "removal"):
            yield from _act(s, t, me, at, here, held)
            times.add(s.since)
    times |= {str(e.values["deadline"]) for e in graph.entities.values() if e.values.get("deadline")}
    yield from _times(times, t)


def _entities(graph: Graph, schema: Schema, t: Terms, here: Mapping[str, str]) -> Iterator[str]:
    """Give the standard types and names of entities, with the concepts they are classed by."""
    titles: set[str] = set()
    plans = {b for relation, _, b in graph.edges if relation == "TASK_OF"}
    for key in sorted(graph.entities):
        entity, me = graph.entities[key], here[key]
        value = entity.values.get
        types = list(schema.kinds[entity.kind].same)
        name = str(value("name", ""))
        yield f"{me} {t['skos:prefLabel']} {_zh(name)} ."
        if entity.kind == "Person":
            yield f"{me} {t['foaf:name']} {_text(name)} ."
        elif entity.kind == "Organisation":
            sort = str(value("sort", ""))
            types = list(schema.sorts[sort].same)
            types += [s for one in types if one.startswith("rmt:") for s in schema.classes[one[4:]].same]
            yield f"{me} {t['org:classification']} {t[f'rmt:sort-{sort}']} ."
        elif entity.kind == "Post":
            title = post_split(name)[1]
            titles.add(title)
            yield f"{me} {t['org:role']} {t.made('title', title)} ."
        elif entity.kind == "Field":
            yield f"{me} {t['skos:inScheme']} {t['rmt:fieldScheme']} ."
        elif entity.kind == "Task" and value("deadline"):
            yield f"{me} {t['rmt:dueTime']} {t.made('time', str(value('deadline')))} ."
        elif entity.kind == "Document":
            types += ["p-plan:Plan"] if key in plans else []
            yield from _document(entity.values, t, me, here)
        for one in types:
            yield f"{me} {t['rdf:type']} {t[one]} ."
    for title in sorted(titles):
        me = t.made("title", title)
        for kind in ("skos:Concept", "org:Role"):
            yield f"{me} {t['rdf:type']} {t[kind]} ."
        yield f"{me} {t['skos:prefLabel']} {_zh(title)} ."
        yield f"{me} {t['skos:inScheme']} {t['rmt:titleScheme']} ."


def _document(values: Mapping[str, str | int], t: Terms, me: str, here: Mapping[str, str]) -> Iterator[str]:
    yield f"{me} {t['dcterms:identifier']} {_text(str(values['name']))} ."
    if values.get("title"):
        yield f"{me} {t['dcterms:title']} {_zh(str(values['title']))} ."
    if values.get("date"):
        yield f"{me} {t['dcterms:issued']} {_date(str(values['date']), t)[1]} ."
    source = f"source/{values.get('source', '')}"
    if source in here:
        yield f"{me} {t['dcterms:isPartOf']} {here[source]} ."


def _edges(graph: Graph, schema: Schema, t: Terms, here: Mapping[str, str]) -> Iterator[str]:
    """Give the standard property above each direct edge that has one."""
    above = {**schema.above, **{r.name: r.same for r in schema.relations.values() if r.same}}
    for relation, a, b in sorted(graph.edges):
        term = above.get(relation)
        if term == "org:subOrganizationOf" and graph.entities[a].values.get("sort") == "section":
            term = "org:unitOf"
        if term:
            yield f"{here[a]} {t[term]} {here[b]} ."


def _span(s: Statement, t: Terms, me: str, at: str, here: Mapping[str, str], done: set[str]) -> Iterator[str]:
    """Give where the wording stands: a part of the source, selected by its quote and by its position."""
    fact = s.fact
    source = here.get(f"source/{s.source}", here[f"document/{fact.document}"])
    name = f"{s.source or fact.document}/{fact.start}-{fact.end}"
    span = t.made("span", name)
    yield f"{me} {t['prov:wasQuotedFrom']} {span}{at} ."
    yield f"{me} {t['prov:hadPrimarySource']} {here[f'document/{fact.document}']}{at} ."
    if name in done:
        return
    done.add(name)
    quote, position = f"{span[:-1]}#quote>", f"{span[:-1]}#position>"
    a = t["rdf:type"]
    yield f"{span} {a} {t['oa:SpecificResource']}{at} ."
    yield f"{span} {t['oa:hasSource']} {source}{at} ."
    yield f"{span} {t['oa:hasSelector']} {quote}{at} ."
    yield f"{span} {t['oa:hasSelector']} {position}{at} ."
    yield f"{quote} {a} {t['oa:TextQuoteSelector']}{at} ."
    yield f"{quote} {t['oa:exact']} {_text(fact.object)}{at} ."
    yield f"{position} {a} {t['oa:TextPositionSelector']}{at} ."
    yield f"{position} {t['oa:start']} {_number(fact.start, t)}{at} ."
    yield f"{position} {t['oa:end']} {_number(fact.end, t)}{at} ."


def _membership(
    s: Statement, t: Terms, me: str, at: str, here: Mapping[str, str], bodies: Mapping[str, str], graph: Graph
) -> Iterator[str]:
    """Give a holding of a post, or a seat in a group, as an ``org:Membership``."""
    kind = s.fact.kind
    if kind == "member":
        member, body, role = s.object, s.subject, t[f"rmt:member-{s.fact.role}"]
    elif kind in ("post", "appointment"):
        title = post_split(str(graph.entities[s.object].values["name"]))[1]
        member, body, role = s.subject, bodies.get(s.object, ""), t.made("title", title)
        yield f"{me} {t['rmt:post']} {here[s.object]}{at} ."
    else:
        return
    yield f"{me} {t['rdf:type']} {t['org:Membership']}{at} ."
    yield f"{me} {t['org:member']} {here[member]}{at} ."
    if body:
        yield f"{me} {t['org:organization']} {here[body]}{at} ."
    yield f"{me} {t['org:role']} {role}{at} ."


def _act(
    s: Statement,
    t: Terms,
    me: str,
    at: str,
    here: Mapping[str, str],
    held: Mapping[tuple[str, str], list[Statement]],
) -> Iterator[str]:
    """Give the act that a notice tells of: it brings about a holding, or ends those that ended by it."""
    act = t.made("act", s.id.rpartition("/")[2])
    appointed = s.fact.kind == "appointment"
    yield f"{me} {t['rmt:tells']} {act}{at} ."
    for kind in ("rmt:Appointing" if appointed else "rmt:Removing", "prov:Activity"):
        yield f"{act} {t['rdf:type']} {t[kind]}{at} ."
    yield f"{act} {t['prov:used']} {here[f'document/{s.fact.document}']}{at} ."
    if s.since:
        yield f"{act} {t['time:hasTime']} {t.made('time', s.since)}{at} ."
    if appointed:
        yield f"{act} {t['prov:generated']} {me}{at} ."
        return
    for one in held.get((s.subject, s.object), ()):
        if one.until and one.until == s.since:
            yield f"{act} {t['prov:invalidated']} {here[one.id]}{at} ."


def _times(names: set[str], t: Terms) -> Iterator[str]:
    """Give the intervals (``since--until``, either empty) and the instants they begin and end with."""
    instants = {name for name in names if "--" not in name}
    for name in sorted(names - instants):
        me = t.made("time", name)
        since, _, until = name.partition("--")
        yield f"{me} {t['rdf:type']} {t['time:Interval']} ."
        for how, instant in (("time:hasBeginning", since), ("time:hasEnd", until)):
            if instant:
                instants.add(instant)
                yield f"{me} {t[how]} {t.made('time', instant)} ."
    for name in sorted(instants - {""}):
        how, value = _date(name, t)
        me = t.made("time", name)
        yield f"{me} {t['rdf:type']} {t['time:Instant']} ."
        yield f"{me} {t['time:' + how]} {value} ."


def _date(text: str, t: Terms) -> tuple[str, str]:
    """Give the OWL-Time property for a date and the typed literal."""
    how, kind = _DATES[len(text)]
    return how, f'"{text}"^^{t["xsd:" + kind]}'


def _text(value: str) -> str:
    return f'"{value.translate(_ESCAPE)}"'


def _zh(value: str) -> str:
    return f"{_text(value)}@zh"


def _number(value: int, t: Terms) -> str:
    return f'"{value}"^^{t["xsd:nonNegativeInteger"]}'
