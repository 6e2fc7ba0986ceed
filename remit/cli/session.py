"""One session of ``remit shell``: what a line means and what answers it; nothing here reads the keyboard."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from remit.cli.language import label, texts
from remit.graph.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.cli.blocks import Block
    from remit.graph.store import Answer

MODES = ("names", "cypher", "sparql")
FORMATS = ("table", "csv", "json")
#: What may stand before a name, as on the command line.
LOOK_UPS = ("portfolio", "person", "unit", "group", "who", "task", "ask")
_CYPHER = re.compile(r"\s*(?:MATCH|OPTIONAL\s+MATCH|WITH|UNWIND|RETURN)\b", re.IGNORECASE)
_SPARQL = re.compile(r"\s*(?:(?:PREFIX|SELECT|CONSTRUCT|DESCRIBE)\b|ASK\s*(?:WHERE\s*)?\{)", re.IGNORECASE)
_COMMENT = re.compile(r"(?m)^\s*(?:#|//)[^\n]*$")


@dataclass(slots=True)
class Session:
    """What the lines typed so far have set."""

    graph: Path
    mode: str = "names"
    format: str = "table"
    timeout: float = 30.0
    limit: int = 1000
    over: bool = False


def language_of(session: Session, text: str) -> str:
    """Give the mode a text is in: a text that begins as a query is one, also among names."""
    if session.mode == "names":
        return "cypher" if _CYPHER.match(text) else "sparql" if _SPARQL.match(text) else "names"
    return session.mode


def is_whole(session: Session, text: str) -> bool:
    """Say whether a text can be answered: a query goes on to ``;`` or an empty line, all else is one line."""
    if text.lstrip().startswith(".") or not text.strip():
        return True
    if language_of(session, text) == "names":
        return True
    return text.rstrip().endswith(";") or text.endswith("\n") or not _COMMENT.sub("", text).strip()


def answer(session: Session, text: str) -> int:
    """Answer a line or query on standard output; give its exit code: 0 an answer, 1 none, 2 not understood."""
    from remit.cli.output import note
    from remit.queries.find import NotFound

    text = text.strip().rstrip(";").strip()
    if not _COMMENT.sub("", text).strip():
        return 0
    try:
        if text.startswith("."):
            _ordered(session, text)
            return 0
        mode = language_of(session, text)
        return _named(session, text) if mode == "names" else _queried(session, mode, text)
    except NotFound as missing:
        note(str(missing))
        return 1
    except Trouble as trouble:
        note(str(trouble))
        return 2


def _ordered(session: Session, text: str) -> None:
    """Obey a line that begins with a dot."""
    from remit.cli.output import show

    word, *rest = text.split()
    order = word[1:]
    if order in MODES:
        order, rest = "mode", [order]
    if order in ("quit", "exit"):
        session.over = True
    elif order == "help":
        show(helped())
    elif order == "schema":
        show(schema())
    elif order == "mode":
        session.mode = _one_of("mode", rest, MODES, session.mode)
        show([_line(label("shell.mode", mode=session.mode))])
    elif order == "format":
        session.format = _one_of("format", rest, FORMATS, session.format)
        show([_line(label("shell.format", format=session.format))])
    else:
        raise Trouble(f"There is no {word}; .help lists what there is.")


def _one_of(name: str, given: Sequence[str], known: Sequence[str], now: str) -> str:
    if not given:
        return now
    if given[0] not in known:
        raise Trouble(f".{name} is one of {', '.join(known)}; {given[0]} is none of them.")
    return given[0]


def _line(text: str) -> Block:
    from remit.cli.blocks import line

    return line(text)


def helped() -> list[Block]:
    """Give the help of the prompt."""
    from remit.cli.blocks import Entry, Listing
    from remit.cli.language import pick
    from remit.cli.wide import pad

    rows = texts("labels")["orders"].items()
    return [Listing(label("shell.help"), tuple(Entry(pad(order, 30) + pick(told)) for order, told in rows))]


def schema() -> list[Block]:
    """Give labels, relations and properties, in both languages' names."""
    from remit.cli.blocks import Table
    from remit.ontology.cypher import name
    from remit.ontology.schema import camel, load

    declared = load()
    kinds = [(k.name, f"rmt:{k.name}", " ".join(name(f.name) for f in k.fields)) for k in declared.kinds.values()]
    names = [*declared.edges, *declared.relations]
    return [
        Table(("Cypher", "RDF", label("shell.properties")), tuple(kinds)),
        _line(""),
        Table(("Cypher", "RDF"), tuple((f":{n}", f"rmt:{camel(n)}") for n in names)),
    ]


def _queried(session: Session, mode: str, text: str) -> int:
    from remit.graph.folder import open_cypher

    if mode == "sparql":
        from remit.cli.limited import limited
        from remit.graph.folder import open_sparql

        opened = functools.partial(open_sparql, session.graph)
        if re.match(r"(?:\s*PREFIX\b[^\n>]*>)*\s*(?:CONSTRUCT|DESCRIBE)\b", text, re.IGNORECASE):
            from remit.cli.output import write

            write(limited(opened, text, session.timeout, turtle=True))
            return 0
        return _told(session, limited(opened, text, session.timeout, limit=session.limit), text)
    store = open_cypher(session.graph, timeout=session.timeout)
    try:
        return _told(session, store.ask(text, limit=session.limit), text)
    finally:
        store.close()


def _told(session: Session, found: Answer, query: str = "") -> int:
    """Write a table in the session's format."""
    from remit.cli.answers import nothing_counted, nothing_found, written
    from remit.cli.output import note

    if found.rows or session.format != "table":
        written(found, session.format)
    if not found.rows:
        note(nothing_found(query))
    elif hint := nothing_counted(found, query):
        note(hint)
    if found.cut:
        note(f"there are more than these {len(found.rows)} rows; ask for less with LIMIT.")
    return 0 if found.rows else 1


def _named(session: Session, text: str) -> int:
    """Look a name up: a person, else a unit, else a group, else whatever mentions it."""
    from remit.cli.output import as_json, note, show, write
    from remit.cli.show import page
    from remit.graph.folder import as_of, open_cypher
    from remit.queries.find import partly
    from remit.queries.leader import life, portfolio
    from remit.queries.unit import group, unit

    pages = {"portfolio": portfolio, "person": life, "unit": unit, "group": group}
    word, _, rest = text.partition(" ")
    if word == "ask":
        return _asked(session, rest.split())
    store = open_cypher(session.graph, timeout=session.timeout)
    try:
        if word not in LOOK_UPS or not rest.strip():
            word, rest = _sort(store, text), text
        if word in ("who", "task"):
            return _matching(session, store, word, rest.strip())
        found = {**pages[word](store, rest.strip()), "as_of": as_of(session.graph, store)}
        hint = partly(store, rest.strip(), next(iter(found)))
    finally:
        store.close()
    if hint:
        note(hint)
    if session.format == "json":
        write(as_json(found) + "\n")
    else:
        show(page(found))
    return 0


def _sort(store: Any, text: str) -> str:
    from remit.queries.find import organisations, people

    units, groups, persons = organisations(store, text), organisations(store, text, group=True), people(store, text)
    if persons and (not persons[0].part or not any(found and not found[0].part for found in (units, groups))):
        return "portfolio"
    if units and not (groups and groups[0].rank <= units[0].rank):  # a group named in full is a unit too
        return "unit"
    return "group" if groups else "who"


def _matching(session: Session, store: Any, word: str, text: str) -> int:
    from remit.cli.answers import unmentioned
    from remit.cli.blocks import as_csv
    from remit.cli.output import as_json, note, show, write
    from remit.cli.show import MATCH_COLUMNS, TASK_COLUMNS, matches, rows
    from remit.cli.show import tasks as listed
    from remit.queries.find import offers
    from remit.queries.matter import who
    from remit.queries.tasks import tasks
    from remit.queries.wording import matter_of, mentioned_parts

    found = who(store, text)["matches"] if word == "who" else tasks(store, text=text)
    columns = MATCH_COLUMNS if word == "who" else TASK_COLUMNS
    if session.format == "json":
        write(as_json(found) + "\n")
    elif session.format == "csv":
        write(as_csv(columns, rows(found, columns)))
    elif found:
        show(matches(found, len(found)) if word == "who" else listed(found))
    if not found:
        matter = matter_of(text)
        note(unmentioned(matter, mentioned_parts(store, matter), offers(store, matter)))
    return 0 if found else 1


def _asked(session: Session, words: Sequence[str]) -> int:
    """Answer a question of the catalogue: its name and name=value."""
    from remit.cli.answers import parameters_of
    from remit.graph.folder import open_cypher
    from remit.queries.catalogue import answered, find, questions

    if not words:
        from remit.cli.language import pick
        from remit.graph.store import Answer

        rows = tuple((q.name, pick({"en": q.en, "zh": q.zh})) for q in questions())
        return _told(session, Answer(("question", "wording"), rows))
    question, given = find(words[0]), parameters_of(words[1:])
    store = open_cypher(session.graph, timeout=session.timeout)
    try:
        return _told(session, answered(store, question, given))
    finally:
        store.close()
