"""The schema as a page of documentation."""

from __future__ import annotations

from remit.ontology.cypher import name
from remit.ontology.schema import Schema, camel


def page(schema: Schema) -> str:
    """Give docs/schema.md: nodes, properties and edges, in Cypher's and in RDF's names."""
    out = [
        "<!-- Generated from ontology/schema.toml; do not edit. -->",
        "# The schema 图的模式",
        "",
        "## Nodes 节点",
        "",
    ]
    for kind in schema.kinds.values():
        out += [f"### {kind.name} {kind.zh}", "", f"{kind.define_en} {kind.define_zh}", ""]
        out += ["| Cypher | RDF | type | meaning |", "|---|---|---|---|"]
        out += [f"| `{name(f.name)}` | `rmt:{f.name}` | {f.type} | {f.en} {f.zh} |" for f in kind.fields]
        out.append("")
    out += ["## Kinds of fact 事实类别", "", "| kind | class | roles → edge (Cypher, RDF) |", "|---|---|---|"]
    for fact in schema.facts.values():
        roles = "; ".join(f"{r} → `{e}`, `rmt:{camel(e)}`" if e else r for r, e in fact.roles.items())
        out.append(f"| `{fact.name}` {fact.zh} | `rmt:{fact.cls}` | {roles} |")
    out += ["", "## Other edges 其他关系", "", "| Cypher | meaning |", "|---|---|"]
    out += [f"| `{r.name}` | {r.en} {r.zh} |" for r in schema.relations.values()]
    return "\n".join(out) + "\n"
