"""The schema as objects: kinds, fields, facts and relations, read from ``schema.toml``."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("schema.toml")
_KEYS = {
    "kind": {"en", "zh", "define_en", "define_zh", "same", "fields"},
    "field": {"type", "en", "zh", "same"},
    "fact": {"class", "en", "zh", "roles", "turned", "mutual", "same"},
    "relation": {"en", "zh", "same"},
    "about": {"namespace", "entities", "title_en", "title_zh"},
}


@dataclass(frozen=True, slots=True)
class Field:
    """A property: its datatype (string, integer, boolean) and labels."""

    name: str
    type: str
    en: str
    zh: str
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
    """A kind of fact: the class of its statement, and the direct edge of each role.

    ``turned``: the edge goes from object to subject (a unit LEADS a task). ``mutual``: both ways.
    """

    name: str
    cls: str
    en: str
    zh: str
    roles: dict[str, str] = field(hash=False)
    turned: bool = False
    mutual: bool = False
    same: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation that is not drawn from a role."""

    name: str
    en: str
    zh: str
    same: str = ""


@dataclass(frozen=True, slots=True)
class Schema:
    """All that can be said."""

    namespace: str
    entities: str
    title: tuple[str, str]
    kinds: dict[str, Kind] = field(hash=False)
    fields: dict[str, Field] = field(hash=False)
    facts: dict[str, FactKind] = field(hash=False)
    relations: dict[str, Relation] = field(hash=False)

    @property
    def edges(self) -> tuple[str, ...]:
        """The names of all direct edges, sorted."""
        return tuple(sorted({e for f in self.facts.values() for e in f.roles.values() if e}))


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
        if section not in _KEYS:
            raise ValueError(f"{path.name}: unknown section [{section}]")
        for name, entry in {"": entries}.items() if section == "about" else entries.items():
            _check(section, name, entry)
    fields = {n: Field(n, **f) for n, f in data["field"].items()}
    kinds = {}
    for name, entry in data["kind"].items():
        unknown = [f for f in entry["fields"] if f not in fields]
        if unknown:
            raise ValueError(f"{path.name}: [kind.{name}] names an undeclared field: {unknown[0]}")
        own = tuple(fields[f] for f in entry["fields"])
        kinds[name] = Kind(name, **{**entry, "same": tuple(entry["same"]), "fields": own})
    facts = {
        n: FactKind(n, f["class"], **{k: v for k, v in f.items() if k != "class"}) for n, f in data["fact"].items()
    }
    relations = {n: Relation(n, **r) for n, r in data["relation"].items()}
    about = data["about"]
    return Schema(
        about["namespace"], about["entities"], (about["title_en"], about["title_zh"]), kinds, fields, facts, relations
    )


def camel(edge: str) -> str:
    """Give the RDF name of an edge; SUBJECT and OBJECT take another than the properties of that name.

    >>> camel("STANDS_IN_FOR")
    'standsInFor'
    """
    if edge in ("SUBJECT", "OBJECT"):
        edge += "_OF"
    first, *rest = edge.lower().split("_")
    return first + "".join(w.capitalize() for w in rest)
