"""The schema as RDF: the ontology in Turtle, standard terms above ours, every term labelled and defined twice."""

from __future__ import annotations

from typing import Protocol

from remit.ontology.schema import FactKind, Field, Said, Schema, camel

_XSD = {"string": "xsd:string", "integer": "xsd:integer", "boolean": "xsd:boolean"}
_NOTE = "# Generated from schema.toml; do not edit. 由 schema.toml 生成。"


def header(schema: Schema) -> list[str]:
    """Give the first lines of a Turtle file: that it is generated, and the prefixes."""
    named = {**schema.prefixes, "rmt": schema.namespace}
    return [_NOTE, *(f"@prefix {p}: <{iri}> ." for p, iri in sorted(named.items()))]


def text(value: str) -> str:
    """Give a Turtle string."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def role_term(kind: str, role: str) -> str:
    """Give the concept of a role in a kind of fact.

    >>> role_term("task", "lead")
    'rmt:task-lead'
    """
    return f"rmt:{kind}-{role}"


def ontology(schema: Schema) -> str:
    """Give the ontology in Turtle, without a date."""
    en, zh = schema.title
    titles = f"{text(en)}@en, {text(zh)}@zh"
    out = [*header(schema), ""]
    out.append(f"<{schema.namespace}> a owl:Ontology ; rdfs:label {titles} ; dcterms:title {titles} .")
    out += ["", "# Classes 类"]
    for kind in schema.kinds.values():
        out.append(_term(f"rmt:{kind.name}", "owl:Class", kind, **{"rdfs:subClassOf": list(kind.same)}))
    for fact in schema.facts.values():
        above = ["rmt:Statement", *([fact.same] if fact.same else [])]
        out.append(_term(f"rmt:{fact.cls}", "owl:Class", fact, **{"rdfs:subClassOf": above}))
    for name, said in schema.classes.items():
        out.append(_term(f"rmt:{name}", "owl:Class", said, **{"rdfs:subClassOf": list(said.same)}))
    apart = " ".join(f"rmt:{name}" for name in (*schema.kinds, "Appointing", "Removing"))
    out.append(f"[] a owl:AllDisjointClasses ; owl:members ( {apart} ) .")
    out += ["", "# Properties 属性"]
    for field in schema.fields.values():
        out.append(_field(field))
    for relation in schema.relations.values():
        ends = _ends(relation.subject, relation.object)
        above = [relation.same] if relation.same else []
        out.append(_term(f"rmt:{camel(relation.name)}", "owl:ObjectProperty", relation, above, **ends))
    for name, said in schema.properties.items():
        out.append(_term(f"rmt:{name}", "owl:ObjectProperty", said))
    for fact in schema.facts.values():
        out += [_edge(schema, fact, role, edge) for role, edge in fact.roles.items() if edge]
    out += ["", "# Concepts 概念"]
    for name, said in schema.schemes.items():
        out.append(_term(f"rmt:{name}Scheme", "skos:ConceptScheme", said))
    for fact in schema.facts.values():
        types = "skos:Concept, org:Role" if fact.same == "org:Membership" else "skos:Concept"
        for role, said in fact.say.items():
            out.append(_concept(role_term(fact.name, role), types, said, "role"))
    for name, said in schema.sorts.items():
        out.append(_concept(f"rmt:sort-{name}", "skos:Concept", said, "sort"))
    return "\n".join(out) + "\n"


class _Told(Protocol):
    """Any part of the schema: it has labels and definitions in both languages."""

    @property
    def en(self) -> str: ...
    @property
    def zh(self) -> str: ...
    @property
    def define_en(self) -> str: ...
    @property
    def define_zh(self) -> str: ...


def _term(iri: str, types: str, said: _Told, above: list[str] | None = None, **more: list[str]) -> str:
    """Give one term with its labels, its definitions and what stands above it."""
    labels = f"rdfs:label {text(said.en)}@en, {text(said.zh)}@zh"
    define = f"skos:definition {text(said.define_en)}@en, {text(said.define_zh)}@zh"
    parts = [f"{iri} a {types}", labels, define]
    parts += [f"rdfs:subPropertyOf {', '.join(above)}"] if above else []
    parts += [f"{name} {', '.join(values)}" for name, values in more.items() if values]
    return " ; ".join(parts) + " ."


def _field(field: Field) -> str:
    above = [field.same] if field.same else []
    return _term(f"rmt:{field.name}", "owl:DatatypeProperty", field, above, **{"rdfs:range": [_XSD[field.type]]})


def _ends(subject: str, object_: str) -> dict[str, list[str]]:
    return {
        "rdfs:domain": [f"rmt:{subject}"] if subject else [],
        "rdfs:range": [f"rmt:{object_}"] if object_ else [],
    }


def _edge(schema: Schema, fact: FactKind, role: str, edge: str) -> str:
    """Give the direct edge of a role: the role's label and definition, from the kind of one end to the other's."""
    ends = (fact.object, fact.subject) if fact.turned else (fact.subject, fact.object)
    types = (
        "owl:ObjectProperty, owl:SymmetricProperty, owl:IrreflexiveProperty" if fact.mutual else "owl:ObjectProperty"
    )
    above = [schema.above[edge]] if edge in schema.above else []
    return _term(f"rmt:{camel(edge)}", types, fact.say[role], above, **_ends(*ends))


def _concept(iri: str, types: str, said: Said, scheme: str) -> str:
    labels = [f"{text(said.en)}@en, {text(said.zh)}@zh"]
    return _term(iri, types, said, **{"skos:prefLabel": labels, "skos:inScheme": [f"rmt:{scheme}Scheme"]})
