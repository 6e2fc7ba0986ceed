"""The schema as objects: kinds, fields, facts and relations, read from ``schema.toml``."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("schema.toml")
_SAID = {"en", "zh", "define_en", "define_zh"}
_KEYS = {
    "kind": _SAID | {"same", "fields"},
    "field": _SAID | {"type", "same"},
    "fact": _SAID | {"class", "subject", "object", "roles", "say", "turned", "mutual", "same"},
    "relation": _SAID | {"subject", "object", "same"},
    "class": _SAID | {"same"},
    "property": _SAID,
    "scheme": _SAID,
    "sort": _SAID | {"class"},
    "shape": {"target", "path", "min", "max", "class", "less", "severity", "en", "zh"},
    "about": {"namespace", "entities", "title_en", "title_zh"},
}
_PLAIN = ("prefix", "edge")


@dataclass(frozen=True, slots=True)
class Said:
    """What a term is called and what it means, in English and Chinese; ``same``: the standard term above it."""

    en: str
    zh: str
    define_en: str
    define_zh: str
    same: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A property: its datatype (string, integer, boolean), labels and definitions."""

    name: str
    type: str
    en: str
    zh: str
    define_en: str
    define_zh: str
    same: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of node, with its properties in order."""

    name: str
    en: str
    zh: str
    define_en: str
    define_zh: str
    same: tuple[str, ...]
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class FactKind:
    """A kind of fact: the class of its statement, and the direct edge of each role, with what each role means.

    ``subject`` and ``object`` are the kinds of the two ends, empty where several may stand there.
    ``turned``: the edge goes from object to subject (a unit LEADS a task). ``mutual``: both ways.
    """

    name: str
    cls: str
    en: str
    zh: str
    define_en: str
    define_zh: str
    roles: dict[str, str] = field(hash=False)
    say: dict[str, Said] = field(hash=False)
    subject: str = ""
    object: str = ""
    turned: bool = False
    mutual: bool = False
    same: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation that is not drawn from a role; ``subject``, ``object``: the kinds at its ends."""

    name: str
    en: str
    zh: str
    define_en: str
    define_zh: str
    subject: str = ""
    object: str = ""
    same: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """What nodes of ``target`` must hold at ``path``: how many, of which class, before what; told in both languages."""

    name: str
    target: str
    path: str
    severity: str
    en: str
    zh: str
    min: int = 0
    max: int = 0
    cls: str = ""
    less: str = ""


@dataclass(frozen=True, slots=True)
class Schema:
    """All that can be said.

    ``above``: the standard property above a direct edge. ``classes``, ``properties`` and ``schemes`` are of the
    RDF side only. ``sorts``: the concepts of organisations' sorts, ``same`` holding the class of such a body.
    """

    namespace: str
    entities: str
    title: tuple[str, str]
    prefixes: dict[str, str] = field(hash=False)
    kinds: dict[str, Kind] = field(hash=False)
    fields: dict[str, Field] = field(hash=False)
    facts: dict[str, FactKind] = field(hash=False)
    relations: dict[str, Relation] = field(hash=False)
    above: dict[str, str] = field(hash=False)
    classes: dict[str, Said] = field(hash=False)
    properties: dict[str, Said] = field(hash=False)
    schemes: dict[str, Said] = field(hash=False)
    sorts: dict[str, Said] = field(hash=False)
    shapes: dict[str, Shape] = field(hash=False)

    @property
    def edges(self) -> tuple[str, ...]:
        """The names of all direct edges, sorted."""
        return tuple(sorted({e for f in self.facts.values() for e in f.roles.values() if e}))

    def iri(self, term: str) -> str:
        """Give the IRI of a term written with a prefix (``org:Post``, ``rmt:Post``).

        Raises:
            ValueError: the prefix is not declared.
        """
        prefix, _, name = term.partition(":")
        if prefix == "rmt":
            return self.namespace + name
        if prefix not in self.prefixes:
            raise ValueError(f"{_FILE.name}: {term} has a prefix that [prefix] does not declare")
        return self.prefixes[prefix] + name


def _check(section: str, name: str, data: dict[str, Any]) -> None:
    unknown = set(data) - _KEYS[section]
    if unknown:
        raise ValueError(f"{_FILE.name}: [{section}.{name}] has an unknown key: {', '.join(sorted(unknown))}")


@functools.cache
def load(path: Path = _FILE) -> Schema:
    """Read the declaration.

    Raises:
        ValueError: a key is misspelt or a field is not declared; the message names the file and the key.
    """
    with path.open("rb") as file:
        data = tomllib.load(file)
    for section, entries in data.items():
        if section not in _KEYS and section not in _PLAIN:
            raise ValueError(f"{path.name}: unknown section [{section}]")
        for name, entry in {"": entries}.items() if section == "about" else entries.items():
            if section not in _PLAIN:
                _check(section, name, entry)
    fields = {n: Field(n, **f) for n, f in data["field"].items()}
    kinds = {}
    for name, entry in data["kind"].items():
        unknown = [f for f in entry["fields"] if f not in fields]
        if unknown:
            raise ValueError(f"{path.name}: [kind.{name}] names an undeclared field: {unknown[0]}")
        own = tuple(fields[f] for f in entry["fields"])
        kinds[name] = Kind(name, **{**entry, "same": tuple(entry["same"]), "fields": own})
    about = data["about"]
    return Schema(
        namespace=about["namespace"],
        entities=about["entities"],
        title=(about["title_en"], about["title_zh"]),
        prefixes=data["prefix"],
        kinds=kinds,
        fields=fields,
        facts={n: _fact(path, n, f) for n, f in data["fact"].items()},
        relations={n: Relation(n, **r) for n, r in data["relation"].items()},
        above=data["edge"],
        classes={n: _said(c) for n, c in data["class"].items()},
        properties={n: _said(c) for n, c in data["property"].items()},
        schemes={n: _said(c) for n, c in data["scheme"].items()},
        sorts={n: _said(c) for n, c in data["sort"].items()},
        shapes={
            n: Shape(n, cls=s.get("class", ""), **{k: v for k, v in s.items() if k != "class"})
            for n, s in data["shape"].items()
        },
    )


def _fact(path: Path, name: str, entry: dict[str, Any]) -> FactKind:
    say = {role: _said(said) for role, said in entry["say"].items()}
    if say.keys() != entry["roles"].keys():
        raise ValueError(f"{path.name}: [fact.{name}] does not say what each of its roles means, and no other")
    rest = {k: v for k, v in entry.items() if k not in ("class", "say")}
    return FactKind(name, entry["class"], say=say, **rest)


def _said(entry: dict[str, Any]) -> Said:
    same = entry.get("same", [entry["class"]] if "class" in entry else [])
    return Said(entry["en"], entry["zh"], entry["define_en"], entry["define_zh"], tuple(same))


def camel(edge: str) -> str:
    """Give the RDF name of an edge; SUBJECT and OBJECT take another than the properties of that name.

    >>> camel("STANDS_IN_FOR")
    'standsInFor'
    """
    if edge in ("SUBJECT", "OBJECT"):
        edge += "_OF"
    first, *rest = edge.lower().split("_")
    return first + "".join(w.capitalize() for w in rest)
