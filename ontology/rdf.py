"""The schema as RDF: the ontology in Turtle and the SHACL shapes."""

from __future__ import annotations

from remit.ontology.schema import Field, Kind, Schema, camel

_XSD = {"string": "xsd:string", "integer": "xsd:integer", "boolean": "xsd:boolean"}
_PREFIXES = (
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("sh", "http://www.w3.org/ns/shacl#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
)
_REQUIRED = {
    "Statement": ("kind", "role", "document", "line", "start", "end", "quote", "importer", "subject", "object"),
    "Person": ("name",),
    "Organisation": ("name", "sort"),
    "Post": ("name",),
    "Field": ("name",),
    "Task": ("name",),
    "Document": ("name", "line"),
    "Particular": ("role", "document", "line", "start", "end", "quote", "importer", "object"),
    "Source": ("name", "sha256"),
}
#: Offsets that are -1 where there is nothing to point at.
_PERHAPS = frozenset({"clauseStart", "clauseEnd", "subjectStart"})
_DATES = frozenset({"date", "since", "until"})


def _prefixes(schema: Schema) -> list[str]:
    return ["# Generated from schema.toml; do not edit. 由 schema.toml 生成。"] + [
        f"@prefix {p}: <{iri}> ." for p, iri in (*_PREFIXES, ("rmt", schema.namespace))
    ]


def _text(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _labels(en: str, zh: str) -> str:
    return f"rdfs:label {_text(en)}@en, {_text(zh)}@zh"


def ontology(schema: Schema) -> str:
    """Give the ontology in Turtle, sorted, without a date."""
    en, zh = schema.title
    out = [*_prefixes(schema), "", f"<{schema.namespace}> a owl:Ontology ; {_labels(en, zh)} ."]
    for kind in schema.kinds.values():
        above = "".join(f" ; rdfs:subClassOf <{s}>" for s in kind.same)
        define = f"skos:definition {_text(kind.define_en)}@en, {_text(kind.define_zh)}@zh"
        out.append(f"rmt:{kind.name} a owl:Class ; {_labels(kind.en, kind.zh)} ; {define}{above} .")
    for fact in schema.facts.values():
        above = f", <{fact.same}>" if fact.same else ""
        define = f"skos:definition {_text('A statement: ' + fact.en)}@en, {_text('一条陈述：' + fact.zh)}@zh"
        labels = _labels(fact.en, fact.zh)
        out.append(f"rmt:{fact.cls} a owl:Class ; {labels} ; {define} ; rdfs:subClassOf rmt:Statement{above} .")
    out.extend(_property(f) for f in schema.fields.values() if f.name != "id")
    for relation in schema.relations.values():
        above = f" ; rdfs:subPropertyOf <{relation.same}>" if relation.same else ""
        labels = _labels(relation.en, relation.zh)
        out.append(f"rmt:{camel(relation.name)} a owl:ObjectProperty ; {labels}{above} .")
    for fact in schema.facts.values():
        for role, edge in fact.roles.items():
            if edge:
                labels = _labels(edge.lower().replace("_", " "), f"{fact.zh}：{role}")
                out.append(f"rmt:{camel(edge)} a owl:ObjectProperty ; {labels} .")
    return "\n".join(out) + "\n"


def _property(field: Field) -> str:
    above = f" ; rdfs:subPropertyOf <{field.same}>" if field.same else ""
    labels = _labels(field.en, field.zh)
    return f"rmt:{field.name} a owl:DatatypeProperty ; {labels} ; rdfs:range {_XSD[field.type]}{above} ."


def shapes(schema: Schema) -> str:
    """Give the SHACL shapes: what each kind of node must carry, messages in both languages."""
    out = [*_prefixes(schema), ""]
    for kind in schema.kinds.values():
        parts = [_shape(schema, kind, field) for field in kind.fields if field.name != "id"]
        if kind.name == "Statement":
            parts.append(_stated_in())
        out.append(f"rmt:{kind.name}Shape a sh:NodeShape ; sh:targetClass rmt:{kind.name} ;")
        out.append(" ;\n".join(parts) + " .")
    return "\n".join(out) + "\n"


def _shape(schema: Schema, kind: Kind, field: Field) -> str:
    """Give the shape of one property: its datatype, how often, and the values it may take."""
    least = 1 if field.name in _REQUIRED[kind.name] else 0
    wanted = ""
    if kind.name == "Statement" and field.name in ("kind", "role"):
        roles = {role for fact in schema.facts.values() for role in fact.roles}
        wanted = f" ; sh:in ( {' '.join(map(_text, sorted(schema.facts if field.name == 'kind' else roles)))} )"
    elif field.name in _DATES:
        wanted = ' ; sh:pattern "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"'
    elif field.type == "integer":
        wanted = f" ; sh:minInclusive {-1 if field.name in _PERHAPS else 0}"
    message = f"{kind.en}: {field.en} is missing or not one {'date' if field.name in _DATES else field.type}"
    return (
        f"  sh:property [ sh:path rmt:{field.name} ; sh:datatype {_XSD[field.type]} ; "
        f"sh:minCount {least} ; sh:maxCount 1{wanted} ; "
        f"sh:message {_text(message)}@en, {_text(kind.zh + '：缺少' + field.zh + '或其值不合规定')}@zh ]"
    )


def _stated_in() -> str:
    message = "Statement: it is stated in no document, or in several"
    return (
        "  sh:property [ sh:path rmt:statedIn ; sh:class rmt:Document ; sh:minCount 1 ; sh:maxCount 1 ; "
        f"sh:message {_text(message)}@en, {_text('陈述：没有出处文件，或出处不止一份')}@zh ]"
    )
