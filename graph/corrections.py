"""A user's own aliases and corrections (自定别名与更正): applied last, kept in a file of their own beside the graph."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from remit.graph.fact import Fact
from remit.graph.names import fold
from remit.graph.places import Place
from remit.graph.trouble import Trouble

#: The file in a graph's folder that keeps them.
FILE = "corrections.json"
_HEADINGS = {"别名": "wording", "写法": "wording", "名称": "name", "全称": "name", "地区": "place", "辖区": "place"}
_ALIAS = frozenset({"wording", "name", "place"})
_APART = frozenset({"wording", "place"})
_REJECT = frozenset({"document", "line", "kind", "role", "subject", "object", "reason"})


@dataclass(frozen=True, slots=True)
class Alias:
    """``wording`` means what ``name`` means; without a name, a body of its own. ``place`` limits it to a place."""

    wording: str
    name: str = ""
    place: str = ""

    def holds(self, place: Place) -> bool:
        """Whether it holds in a document of ``place``."""
        return self.place in ("", place.name, place.own)


@dataclass(frozen=True, slots=True)
class Reject:
    """A fact that the user holds to be wrong: all that is given must fit; ``line`` 0 fits every line."""

    document: str
    object: str
    line: int = 0
    kind: str = ""
    role: str = ""
    subject: str = ""
    reason: str = ""

    def fits(self, fact: Fact) -> bool:
        """Whether it speaks of ``fact``."""
        given = ("kind", "role", "subject")
        return (
            (fact.document, fold(fact.object)) == (self.document, fold(self.object))
            and self.line in (0, fact.line)
            and all(getattr(self, name) in ("", getattr(fact, name)) for name in given)
        )


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a user corrects: aliases, and facts that are not to stand in the graph."""

    aliases: tuple[Alias, ...] = ()
    rejected: tuple[Reject, ...] = ()
    _by_wording: dict[str, list[Alias]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for alias in self.aliases:
            self._by_wording.setdefault(fold(alias.wording), []).append(alias)

    def of(self, wording: str, place: Place) -> Alias | None:
        """Give the alias for a wording in a document of ``place``; the one for that place first."""
        if not self._by_wording:
            return None
        found = [a for a in self._by_wording.get(fold(wording), ()) if a.holds(place)]
        return max(found, key=lambda a: bool(a.place), default=None)

    def standing(self, facts: Iterable[Fact]) -> list[Fact]:
        """Give the facts that the user did not reject."""
        if not self.rejected:
            return list(facts)
        documents: dict[str, list[Reject]] = {}
        for one in self.rejected:
            documents.setdefault(one.document, []).append(one)
        return [f for f in facts if not any(r.fits(f) for r in documents.get(f.document, ()))]

    def unused(self, facts: Sequence[Fact]) -> list[str]:
        """Give the corrections that no fact of ``facts`` meets, each as a user would name it."""
        worded = {fold(w) for f in facts for w in (f.subject, f.object)}
        aliases = [
            a.wording
            for a in self.aliases
            if fold(a.wording) not in worded and not any(w.startswith(fold(a.wording)) for w in worded)
        ]
        rejects = [
            f"{r.document}{f' line {r.line}' if r.line else ''} {r.object}"
            for r in self.rejected
            if not any(r.fits(f) for f in facts)
        ]
        return [*aliases, *rejects]

    def summary(self, facts: Sequence[Fact]) -> dict[str, Any]:
        """Give how many there are and which no fact meets, for the summary of a build; nothing where there are none."""
        if not (self.aliases or self.rejected):
            return {}
        counts = {"aliases": len(self.aliases), "rejected": len(self.rejected)}
        return {"corrections": {**counts, "unused": self.unused(facts)}}

    def text(self) -> str:
        """Give the corrections as they are kept; none give an empty text."""
        if not (self.aliases or self.rejected):
            return ""
        held = {"aliases": [asdict(a) for a in self.aliases], "rejected": [asdict(r) for r in self.rejected]}
        return json.dumps(held, ensure_ascii=False, indent=1) + "\n"

    def write(self, folder: Path) -> None:
        """Keep the corrections in a graph's folder; none leave no file."""
        if self.text():
            (folder / FILE).write_text(self.text(), encoding="utf-8")


def kept(folder: Path) -> Corrections:
    """Give the corrections that a graph was built with."""
    path = folder / FILE
    if not path.exists():
        return Corrections()
    return told(path.read_text(encoding="utf-8"))


def told(text: str) -> Corrections:
    """Give the corrections that a text holds, as ``Corrections.text`` gives it.

    Raises:
        ValueError: it is no such text.
    """
    if not text:
        return Corrections()
    held = json.loads(text)
    return Corrections(tuple(Alias(**a) for a in held["aliases"]), tuple(Reject(**r) for r in held["rejected"]))


def read_corrections(path: Path) -> Corrections:
    """Read a file of corrections: TOML with [[alias]], [[apart]] and [[reject]], or CSV with wording, name, place.

    Raises:
        Trouble: the file cannot be read, is no TOML or CSV, or says something that is not understood.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Trouble(f"{path} is not UTF-8; save it again as UTF-8.") from None
    except OSError as error:
        raise Trouble(f"{path} cannot be read: {error.strerror}.") from None
    if path.suffix.lower() == ".csv":
        return Corrections(tuple(_rows(path, text)))
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Trouble(f"{path}: this is no TOML: {error}.") from None
    for table in said:
        if table not in ("alias", "apart", "reject") or not isinstance(said[table], list):
            raise Trouble(f"{path}: {table} is not known; write [[alias]], [[apart]] or [[reject]].")
    aliases = [Alias(**_entry(path, "alias", e, _ALIAS, ("wording", "name"))) for e in said.get("alias", ())]
    apart = [Alias(**_entry(path, "apart", e, _APART, ("wording",))) for e in said.get("apart", ())]
    rejected = [Reject(**_entry(path, "reject", e, _REJECT, ("document", "object"))) for e in said.get("reject", ())]
    return Corrections((*aliases, *apart), tuple(rejected))


def _entry(path: Path, table: str, entry: Any, known: frozenset[str], needed: tuple[str, ...]) -> dict[str, Any]:
    """Check one entry of a table."""
    if not isinstance(entry, dict):
        raise Trouble(f"{path}: write each correction under a heading of its own, [[{table}]].")
    for key, value in entry.items():
        if key not in known:
            raise Trouble(f"{path}: [[{table}]] has no {key}; it may have: {', '.join(sorted(known))}.")
        if not isinstance(value, int if key == "line" else str):
            raise Trouble(f"{path}: [[{table}]] {key} = {value!r} must be a {'number' if key == 'line' else 'text'}.")
    missing = [key for key in needed if not str(entry.get(key, "")).strip()]
    if missing:
        raise Trouble(f"{path}: a [[{table}]] lacks its {missing[0]}.")
    return entry


def _rows(path: Path, text: str) -> Iterable[Alias]:
    reader = csv.DictReader(io.StringIO(text))
    names = [_HEADINGS.get(h.strip(), h.strip()) for h in reader.fieldnames or ()]
    if "wording" not in names or "name" not in names or not set(names) <= _ALIAS:
        raise Trouble(f"{path}, line 1: the headings must be wording,name or wording,name,place (别名,名称,地区).")
    reader.fieldnames = names
    for row in reader:
        if None in row or not (row["wording"] or "").strip():
            raise Trouble(f"{path}, line {reader.line_num}: write wording,name,place; the wording may not be empty.")
        yield Alias(row["wording"].strip(), (row["name"] or "").strip(), (row.get("place") or "").strip())
