"""The catalogue: one folder a question, with its wording, parameters, Cypher, SPARQL and the sample's answer."""

from __future__ import annotations

import datetime
import difflib
import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from remit.graph.day import day
from remit.graph.folder import open_engine
from remit.graph.store import Answer, Parameters, Store
from remit.graph.task_names import uncut
from remit.graph.trouble import Trouble
from remit.queries.examples import examples
from remit.queries.wording import matter_of

#: Where the questions stand, one folder each.
FOLDER = Path(__file__).resolve().parent / "catalogue"
_KEYS = {"theme", "zh", "en", "columns", "order", "parameters"}
_PARAMETER = {"name", "type", "required", "example"}


class NoQuestion(Trouble):
    """No question has that name; the sentence offers the nearest."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its wordings in both languages and both query languages.

    A parameter's ``type`` is string, integer, day, or date: a day, or a month or year, which stands for its last day.
    ``order`` names the columns that rows are sorted by before all others, from the left; ``-`` before one: falling.
    """

    name: str
    theme: str
    zh: str
    en: str
    columns: tuple[str, ...]
    order: tuple[str, ...]
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
    order = tuple(data.get("order", ()))
    wrong = [o for o in order if o.removeprefix("-") not in data["columns"]]
    if wrong or data["theme"] not in themes():
        raise ValueError(f"{path}: {wrong[0] if wrong else data['theme']} is no column or theme")
    return Question(
        folder.name,
        data["theme"],
        data["zh"],
        data["en"],
        tuple(data["columns"]),
        order,
        tuple(data.get("parameters", [])),
        (folder / "ask.cypher").read_text(encoding="utf-8"),
        (folder / "ask.rq").read_text(encoding="utf-8"),
    )


@functools.cache
def themes() -> dict[str, dict[str, str]]:
    """Give the themes that questions are grouped by, in order, each with its name in both languages."""
    with FOLDER.with_name("themes.toml").open("rb") as file:
        return tomllib.load(file)


def questions() -> list[Question]:
    """Give all questions, by theme and name."""
    place = {name: at for at, name in enumerate(themes())}
    found = [_load(f) for f in sorted(FOLDER.iterdir()) if (f / "question.toml").exists()]
    return sorted(found, key=lambda q: (place[q.theme], q.name))


def listing() -> list[dict[str, Any]]:
    """Give the contract's list: name, zh, en, parameters with name, type, required, example; and the theme."""
    return [
        {"name": q.name, "theme": q.theme, "zh": q.zh, "en": q.en, "parameters": list(q.parameters)}
        for q in questions()
    ]


def find(name: str) -> Question:
    """Give the question of that name.

    Raises:
        NoQuestion: there is none; near names are offered.
    """
    if (FOLDER / name / "question.toml").is_file() and "/" not in name:
        return _load(FOLDER / name)
    near = _near(name)
    if near:
        raise NoQuestion(f"There is no question named {name}. Did you mean {', '.join(near)}? `remit ask` lists all.")
    if not name.isascii():
        matter = matter_of(name)
        raise NoQuestion(
            f"There is no question named {name}, and `remit ask` lists them; "
            f"who leads a matter is asked so: remit who {matter}."
        )
    raise NoQuestion(f"There is no question named {name}; `remit ask` lists them.")


def _near(name: str) -> list[str]:
    """Give the questions that are named or worded like ``name``, at most three."""
    said = {q.name: f"{q.name} {q.zh} {q.en}".lower() for q in questions()}
    low = name.lower()
    holding = [n for n in said if len(low) > 1 and low in said[n]]
    close = difflib.get_close_matches(low, said, n=3, cutoff=0.5)
    return list(dict.fromkeys([*close, *holding]))[:3]


def bound(question: Question, given: dict[str, str], store: Store | None = None) -> Parameters:
    """Give the question's parameters with their types; a missing or unknown one raises Trouble.

    What the sentence gives as an example is out of ``store``.
    """
    known = {p["name"]: p for p in question.parameters}
    unknown = [n for n in given if n not in known]
    if unknown:
        raise Trouble(f"{question.name} has no parameter {unknown[0]}; it has: {', '.join(known) or 'none'}.")
    out: Parameters = {}
    for name, parameter in known.items():
        value = uncut(given.get(name, ""))
        if not value:
            example = examples(store, question)[name] if store else parameter["example"]
            if name not in given and parameter["required"]:
                raise Trouble(f"{question.name} needs {name}, for example {name}={example}.")
            # an empty text is in every text for one engine and in none for another
            raise Trouble(f"{name} of {question.name} is empty; give for example {example}.")
        if parameter["type"] == "integer":
            if not value.lstrip("-").isdigit():
                raise Trouble(f"{name} of {question.name} is a whole number; {value} is none.")
            out[name] = int(value)
        elif parameter["type"] == "day":
            out[name] = _one_day(question, name, value)
        elif parameter["type"] == "date":
            out[name] = _last_day(question, name, value)
        else:
            out[name] = value
    return out


def _one_day(question: Question, name: str, value: str) -> str:
    """Give a day as it is: where a time begins, or before which it ends, a month has no day that it stands for."""
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError:
        raise Trouble(f"{name} of {question.name} is a day, as 2019-04-30; {value} is none.") from None


def _last_day(question: Question, name: str, value: str) -> str:
    try:
        return day(value)
    except Trouble:
        raise Trouble(f"{name} of {question.name} is a day, month or year, as 2019-04-30; {value} is none.") from None


def in_order(question: Question, found: Answer) -> Answer:
    """Give what an engine answered under the question's columns: each row once, in the question's order."""
    rows = sorted(
        {tuple("" if v is None else v for v in row) for row in found.rows},
        key=lambda r: tuple((isinstance(v, str), v) for v in r),
    )
    for column in reversed(question.order):
        at = question.columns.index(column.removeprefix("-"))
        rows.sort(key=lambda r: (isinstance(r[at], str), r[at]), reverse=column.startswith("-"))
    return Answer(question.columns, tuple(rows))


def answer(folder: Path, question: Question, given: dict[str, str], engine: str) -> Answer:
    """Answer a question on one engine (ladybug, oxigraph, rdflib) of a built graph."""
    store = open_engine(folder, engine)
    try:
        return answered(store, question, given)
    finally:
        store.close()


def answered(store: Store, question: Question, given: dict[str, str]) -> Answer:
    """Answer a question on an opened store, in the store's language.

    Every engine gives the same rows in the same order: the question's, then by the columns from the left.
    """
    text = question.cypher if store.language == "cypher" else question.sparql
    return in_order(question, store.ask(text, bound(question, given, store)))


def written(question: Question, given: dict[str, str], store: Store | None = None) -> tuple[str, str]:
    """Give the question's Cypher and SPARQL with these parameters in them, the others by example, out of ``store``.

    Both run as they stand; what is asked here has its parameters beside it.
    """
    from remit.graph.cypher_text import filled
    from remit.graph.stores.terms import bound as put

    own = examples(store, question) if store else {p["name"]: str(p["example"]) for p in question.parameters}
    values = bound(question, {**own, **given})
    return filled(question.cypher, values).strip(), put(question.sparql, values).strip()
