"""A picture as a table: the same facts in rows, each with its source, for readers without a script and for programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from remit.draw import View, deadline_tasks, matrix_of
from remit.graph.store import Store

if TYPE_CHECKING:
    from remit.viz.picture import Picture

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Twin:
    """A table; a value is a text, a number, or an entity as ``{id, name}``; each row ends with its source."""

    columns: tuple[str, ...]
    rows: list[list[Any]]


def of_network(picture: Picture) -> Twin:
    """Give the edges of a network, heaviest first, then the nodes that no edge touches."""
    ends = {n.id: _entity(n.entity or n.id, n.name or n.label) for n in picture.nodes}
    rows = [
        [ends[e.a], e.label, ends[e.b], int(e.weight), *_source(e.facts, ends[e.a]["id"], ends[e.b]["id"])]
        for e in sorted(picture.edges, key=lambda e: -e.weight)
    ]
    joined = {key for e in picture.edges for key in (e.a, e.b)}
    rows += [
        [ends[n.id], picture.legend.get(n.group, ""), "", "", *_source(n.facts, ends[n.id]["id"])]
        for n in picture.nodes
        if n.id not in joined
    ]
    return Twin(("one", "relation", "other", "count", "quote", "source"), rows)


def of_chart(store: Store, view: View, name: str) -> Twin:
    """Give what a chart is drawn from.

    Raises:
        NotFound: nobody fits ``name``.
        Trouble: several fit it alike, or there is no such matrix.
    """
    if view == View.timeline:
        from remit.queries.held import held

        rows = [
            [_entity(r["person"], r["name"]), r["role"] or r["kind"], _entity(r["id"], r["what"]),
             r["since"], r["until"], *_source([r], r["person"], r["id"])]
            for r in held(store, name)
        ]  # fmt: skip
        return Twin(("person", "relation", "what", "since", "until", "quote", "source"), rows)
    if view == View.deadlines:
        rows = [
            [_entity(t["id"], t["name"]), t["due"], t["when"], "、".join(t["lead"]), "、".join(t["responsible"]),
             t["answering"], "; ".join(t["uncertain"]), *_source([t])]
            for t in sorted(deadline_tasks(store, name)[0], key=lambda t: (t["due"] == "", t["due"]))
        ]  # fmt: skip
        return Twin(
            ("task", "due", "when", "lead", "responsible", "supervised_by", "uncertain", "quote", "source"), rows
        )
    return _crossed(store, matrix_of(name))


def _crossed(store: Store, kind: str) -> Twin:
    from remit.queries.crossings import charged, parts

    if kind == "leaders":
        rows = [
            [_entity(r["leader"], r["leader_name"]), r["role"], _entity(r["unit"], r["unit_name"]),
             *_source([r], r["leader"], r["unit"])]
            for r in charged(store)
        ]  # fmt: skip
        return Twin(("leader", "relation", "unit", "quote", "source"), rows)
    rows = [
        [_entity(r["unit"], r["unit_name"]), r["role"], _entity(r["task"], r["name"]),
         *_source([r], r["task"], r["unit"])]
        for r in parts(store)
    ]  # fmt: skip
    return Twin(("unit", "relation", "task", "quote", "source"), rows)


def _entity(key: str, name: str) -> Row:
    return {"id": key, "name": name}


def _source(facts: list[Row], *about: str) -> list[Any]:
    said = next((f for f in facts if f.get("document")), None)
    if said is None:
        return ["", ""]
    return [said["quote"], {"document": said["document"], "line": said["line"], "about": list(about)}]
