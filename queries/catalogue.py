"""The catalogue: one folder a question, with its wording, parameters, Cypher, SPARQL and the sample's answer."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from remit.graph.folder import open_engine
from remit.graph.store import Answer, Parameters, Store
from remit.graph.trouble import Trouble

_FOLDER = Path(__file__).resolve().parent / "catalogue"
_KEYS = {"zh", "en", "columns", "parameters"}
_PARAMETER = {"name", "type", "required", "example"}


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its wordings in both languages and both query languages."""

    name: str
    zh: str
    en: str
    columns: tuple[str, ...]
    parameters: tuple[dict[str, Any], ...]
    cypher: str
    sparql: str


def _load(folder: Path) -> Question:
    """Read a question's folder; a misspelt key raises ValueError with the file and the key."""
    path = folder / "question.toml"
    with path.open("rb") as file:
        data = tomllib.load(file)
    unknown = set(data) - _KEYS | {k for p in data.get("parameters", []) for k in set(p) - _PARAMETER}
    if unknown:
        raise ValueError(f"{path}: unknown key {', '.join(sorted(unknown))}")
    return Question(
        folder.name,
        data["zh"],
        data["en"],
        tuple(data["columns"]),
        tuple(data.get("parameters", [])),
        (folder / "ask.cypher").read_text(encoding="utf-8"),
        (folder / "ask.rq").read_text(encoding="utf-8"),
    )


def questions() -> list[Question]:
    """Give all questions, by name."""
    return [_load(f) for f in sorted(_FOLDER.iterdir()) if (f / "question.toml").exists()]


def listing() -> list[dict[str, Any]]:
    """Give the contract's list: name, zh, en, parameters with name, type, required, example."""
    return [{"name": q.name, "zh": q.zh, "en": q.en, "parameters": list(q.parameters)} for q in questions()]


def find(name: str) -> Question:
    """Give the question of that name.

    Raises:
        Trouble: there is none; near names are offered.
    """
    if (_FOLDER / name / "question.toml").is_file() and "/" not in name:
        return _load(_FOLDER / name)
    names = [f.name for f in sorted(_FOLDER.iterdir()) if f.is_dir()]
    near = difflib.get_close_matches(name, names, n=3, cutoff=0.3)
    raise Trouble(
        f"There is no question named {name}; "
        f"{'did you mean ' + ', '.join(near) if near else 'run `remit ask` for the list'}."
    )


def bound(question: Question, given: dict[str, str]) -> Parameters:
    """Give the question's parameters with their types; a missing or unknown one raises Trouble."""
    known = {p["name"]: p for p in question.parameters}
    unknown = [n for n in given if n not in known]
    if unknown:
        raise Trouble(f"{question.name} has no parameter {unknown[0]}; it has: {', '.join(known) or 'none'}.")
    out: Parameters = {}
    for name, parameter in known.items():
        if name not in given and parameter["required"]:
            raise Trouble(f"{question.name} needs {name}, for example {name}={parameter['example']}.")
        value = given.get(name, "")
        if parameter["type"] == "integer":
            if not value.lstrip("-").isdigit():
                raise Trouble(f"{name} of {question.name} is a whole number; {value or 'nothing'} is none.")
            out[name] = int(value)
        else:
            out[name] = value
    return out


def answer(folder: Path, question: Question, given: dict[str, str], engine: str) -> Answer:
    """Answer a question on one engine (ladybug, oxigraph, rdflib) of a built graph."""
    store = open_engine(folder, engine)
    try:
        return answered(store, question, given)
    finally:
        store.close()


def answered(store: Store, question: Question, given: dict[str, str]) -> Answer:
    """Answer a question on an opened store, in the store's language.

    All engines give the same rows in the same order: rows are sorted by their columns, left to right.
    """
    found = store.ask(question.cypher if store.language == "cypher" else question.sparql, bound(question, given))
    rows = {tuple("" if v is None else v for v in row) for row in found.rows}
    return Answer(question.columns, tuple(sorted(rows, key=lambda r: tuple((isinstance(v, str), v) for v in r))))
