"""The schema as SHACL shapes: what each kind of node must carry, and what a graph as a whole should hold."""

from __future__ import annotations

from remit.ontology.rdf import header, text
from remit.ontology.schema import FactKind, Field, Kind, Schema, Shape

_XSD = {"string": "xsd:string", "integer": "xsd:integer", "boolean": "xsd:boolean"}
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
_DATES = frozenset({"date", "since", "until", "deadline", "lastDay"})


def shapes(schema: Schema) -> str:
    """Give the SHACL shapes in Turtle, messages in both languages."""
    out = [*header(schema), ""]
    for kind in schema.kinds.values():
        parts = [_of_field(schema, kind, field) for field in kind.fields if field.name != "id"]
        if kind.name == "Statement":
            parts.append(_stated_in())
        out.append(f"rmt:{kind.name}Shape a sh:NodeShape ; sh:targetClass rmt:{kind.name} ;")
        out.append(" ;\n".join(parts) + " .")
    for fact in schema.facts.values():
        ends = _ends(fact)
        if ends:
            out.append(f"rmt:{fact.cls}Shape a sh:NodeShape ; sh:targetClass rmt:{fact.cls} ;")
            out.append(" ;\n".join(ends) + " .")
    for shape in schema.shapes.values():
        out.append(f"rmt:{shape.name}Shape a sh:NodeShape ; sh:targetClass {shape.target} ;")
        out.append(_rule(shape) + " .")
    return "\n".join(out) + "\n"


def _of_field(schema: Schema, kind: Kind, field: Field) -> str:
    """Give the shape of one property: its datatype, how often, and the values it may take."""
    least = 1 if field.name in _REQUIRED[kind.name] else 0
    wanted = ""
    if kind.name == "Statement" and field.name in ("kind", "role"):
        roles = {role for fact in schema.facts.values() for role in fact.roles}
        wanted = f" ; sh:in ( {' '.join(map(text, sorted(schema.facts if field.name == 'kind' else roles)))} )"
    elif field.name in _DATES:
        wanted = ' ; sh:pattern "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"'
    elif field.type == "integer":
        wanted = f" ; sh:minInclusive {-1 if field.name in _PERHAPS else 0}"
    message = f"{kind.en}: {field.en} is missing or not one {'date' if field.name in _DATES else field.type}"
    return (
        f"  sh:property [ sh:path rmt:{field.name} ; sh:datatype {_XSD[field.type]} ; "
        f"sh:minCount {least} ; sh:maxCount 1{wanted} ; "
        f"sh:message {text(message)}@en, {text(kind.zh + '：缺少' + field.zh + '或其值不合规定')}@zh ]"
    )


def _stated_in() -> str:
    message = "Statement: it is stated in no document, or in several"
    return (
        "  sh:property [ sh:path rmt:statedIn ; sh:class rmt:Document ; sh:minCount 1 ; sh:maxCount 1 ; "
        f"sh:message {text(message)}@en, {text('陈述：没有出处文件，或出处不止一份')}@zh ]"
    )


def _ends(fact: FactKind) -> list[str]:
    """Give the shapes of the ends of a kind of fact, where only one kind of node may stand there."""
    out = []
    for kind, path, end, zh in (
        (fact.subject, "subjectOf", "subject", "主体"),
        (fact.object, "objectOf", "object", "客体"),
    ):
        if kind:
            out.append(
                f"  sh:property [ sh:path rmt:{path} ; sh:class rmt:{kind} ; sh:minCount 1 ; sh:maxCount 1 ; "
                f"sh:message {text(f'{fact.en}: its {end} is not one {kind}')}@en, "
                f"{text(f'{fact.zh}：{zh}不合规定')}@zh ]"
            )
    return out


def _rule(shape: Shape) -> str:
    parts = [f"sh:path {shape.path}"]
    parts += [f"sh:minCount {shape.min}"] if shape.min else []
    parts += [f"sh:maxCount {shape.max}"] if shape.max else []
    parts += [f"sh:class {shape.cls}"] if shape.cls else []
    parts += [shape.less] if shape.less else []
    parts.append(f"sh:severity sh:{shape.severity}")
    parts.append(f"sh:message {text(shape.en)}@en, {text(shape.zh)}@zh")
    return f"  sh:property [ {' ; '.join(parts)} ]"
