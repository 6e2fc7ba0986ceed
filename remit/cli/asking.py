"""Look-ups: portfolio, who, unit, group, person, task, tasks."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from remit.cli import completing
from remit.cli.options import AsKnownOption, CsvOption, GraphOption, JsonOption, MatterText, OnOption, QuotesOption, at
from remit.cli.output import as_json, note, show, write

if TYPE_CHECKING:
    from remit.graph.folder import Place

PersonText = Annotated[str, typer.Argument(show_default=False, autocompletion=completing.person)]
UnitText = Annotated[str, typer.Argument(show_default=False, autocompletion=completing.unit)]
GroupText = Annotated[str, typer.Argument(show_default=False, autocompletion=completing.group)]


class TaskFormat(StrEnum):
    """The forms of the task list."""

    table = "table"
    csv = "csv"
    xlsx = "xlsx"
    ics = "ics"


def add_to(app: typer.Typer) -> None:
    """Register the commands of this module."""
    for command in (portfolio, who, unit, group, person, task, tasks):
        app.command()(command)


def _answer(
    graph: Place,
    ask: Callable[[Any, str], dict[str, Any]],
    what: str,
    text: str,
    json: bool,
    csv: bool,
    quotes: bool,
) -> None:
    """Ask the graph for the page of ``what`` and print it; exit code 1 with near names where nothing fits."""
    from remit.cli.other_days import missing
    from remit.graph.folder import as_of, open_cypher
    from remit.queries.find import NotFound, partly

    store = open_cypher(graph)
    try:
        found = {**ask(store, text), "as_of": as_of(graph, store)}
        hint = partly(store, text, what)
    except NotFound as error:
        note(missing(graph, text, error, what))
        raise typer.Exit(1) from None
    finally:
        store.close()
    if hint:
        note(hint)
    if json:
        write(as_json({**found, "notice": hint} if hint else found) + "\n")
        return
    from remit.cli.show import PAGE_COLUMNS, page, page_rows

    if csv:
        _csv(PAGE_COLUMNS, page_rows(found))
    else:
        show(page(found, quotes=quotes))


def portfolio(
    name: PersonText = "",
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
    json: JsonOption = False,
    csv: CsvOption = False,
    quotes: QuotesOption = False,
) -> None:
    """Show a leader's portfolio: fields, units, stand-ins, groups, cases, tasks."""
    from remit.queries.leader import portfolio as ask

    place = at(graph, on, as_known)
    if name:
        _answer(place, ask, "person", name, json, csv, quotes)
    else:
        _leaders(place, json=json, csv=csv)


def _leaders(graph: Place, *, json: bool, csv: bool) -> None:
    """List all leaders with their posts and loads."""
    from remit.cli.answers import tabulated
    from remit.cli.show import LEADER_COLUMNS, dated
    from remit.graph.folder import as_of, open_cypher
    from remit.queries.leaders import leaders

    store = open_cypher(graph)
    found, date = leaders(store), as_of(graph, store)
    store.close()
    if json:
        write(as_json({"leaders": found, "as_of": date}) + "\n")
    elif found or csv:
        rows = [
            {**row, "leader": row["name"], "post": "、".join(row["posts"]), "remits": row["facts"]} for row in found
        ]
        tabulated(LEADER_COLUMNS, [[row[name] for name in LEADER_COLUMNS] for row in rows], csv=csv)
        if not csv:
            show(dated(date))
    if not found:
        note("no leader is charged with anything in this graph.")
        raise typer.Exit(1)


def person(
    name: PersonText,
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
    json: JsonOption = False,
    csv: CsvOption = False,
    quotes: QuotesOption = False,
) -> None:
    """Show a person's page: posts over time, appointments, groups."""
    from remit.queries.leader import life

    _answer(at(graph, on, as_known), life, "person", name, json, csv, quotes)


def unit(
    name: UnitText,
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
    json: JsonOption = False,
    csv: CsvOption = False,
    quotes: QuotesOption = False,
) -> None:
    """Show a unit's page: who supervises it, its tasks, groups, people, partners."""
    from remit.queries.unit import unit as ask

    _answer(at(graph, on, as_known), ask, "unit", name, json, csv, quotes)


def group(
    name: GroupText,
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
    json: JsonOption = False,
    csv: CsvOption = False,
    quotes: QuotesOption = False,
) -> None:
    """Show a leading or working group: heads, members, office."""
    from remit.queries.unit import group as ask

    _answer(at(graph, on, as_known), ask, "group", name, json, csv, quotes)


def who(
    text: MatterText,
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
    json: JsonOption = False,
    csv: CsvOption = False,
    limit: Annotated[int, typer.Option()] = 20,
) -> None:
    """Tell who leads a matter: lead unit → supervising leader → stand-in."""
    from remit.cli.answers import unmentioned
    from remit.cli.show import MATCH_COLUMNS, dated, matches, rows
    from remit.graph.folder import as_of, open_cypher
    from remit.queries.find import offers
    from remit.queries.matter import who as ask
    from remit.queries.wording import matter_of, mentioned_parts

    place = at(graph, on, as_known)
    store = open_cypher(place)
    found: dict[str, Any] = {**ask(store, text), "as_of": as_of(place, store)}
    matter = matter_of(text)
    parts, offered = ([], []) if found["matches"] else (mentioned_parts(store, matter), offers(store, matter))
    store.close()
    total = len(found["matches"])
    found["matches"] = found["matches"][:limit] if limit > 0 else found["matches"]
    if json:
        write(as_json(found) + "\n")
    elif csv:
        _csv(MATCH_COLUMNS, rows(found["matches"], MATCH_COLUMNS))
    else:
        show(matches(found["matches"], total) + (dated(found["as_of"]) if total else []))
    if not total:
        note(unmentioned(matter, parts, offered))
        raise typer.Exit(1)


def _csv(columns: tuple[str, ...], rows: list[list[str]], output: Path | None = None) -> None:
    from remit.cli.blocks import as_csv

    write(as_csv(columns, rows), output)


def task(
    text: MatterText,
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
    json: JsonOption = False,
    csv: CsvOption = False,
    quotes: QuotesOption = False,
) -> None:
    """List the tasks that hold the words, each with its chain."""
    _tasks(
        at(graph, on, as_known), json=json, quotes=quotes, text=text, format=TaskFormat.csv if csv else TaskFormat.table
    )


def tasks(
    unit: Annotated[str, typer.Option(autocompletion=completing.unit)] = "",
    leader: Annotated[str, typer.Option(autocompletion=completing.person)] = "",
    role: Annotated[str, typer.Option(autocompletion=completing.role)] = "",
    due_before: Annotated[str, typer.Option()] = "",
    document: Annotated[str, typer.Option()] = "",
    format: Annotated[TaskFormat, typer.Option()] = TaskFormat.table,
    output: Annotated[Path | None, typer.Option("-o", "--output")] = None,
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
    json: JsonOption = False,
    csv: CsvOption = False,
    quotes: QuotesOption = False,
) -> None:
    """List the tasks, filtered."""
    _tasks(
        at(graph, on, as_known),
        json=json,
        quotes=quotes,
        format=TaskFormat.csv if csv else format,
        output=output,
        unit=unit,
        leader=leader,
        role=role,
        due_before=due_before,
        document=document,
    )


def _role(text: str) -> str:
    """Give the role that a word means, in English or Chinese (牵头: lead).

    Raises:
        Trouble: it means none.
    """
    from remit.cli.language import texts
    from remit.graph.trouble import Trouble
    from remit.queries.tasks import ROLES

    if not text or text in ROLES:
        return text
    labels = texts("labels")
    known = {labels[group][role]["zh"]: role for group in ("roles", "words") for role in ROLES}
    if text not in known:
        raise Trouble(f"--role is one of {', '.join([*ROLES, *known])}; {text} is none of them.")
    return known[text]


def _tasks(
    graph: Place,
    *,
    json: bool,
    format: TaskFormat,
    quotes: bool,
    output: Path | None = None,
    unit: str = "",
    leader: str = "",
    **filters: str,
) -> None:
    from remit.cli.other_days import missing
    from remit.cli.show import TASK_COLUMNS, dated, rows
    from remit.cli.show import tasks as blocks
    from remit.graph.folder import as_of, open_cypher
    from remit.graph.trouble import Trouble
    from remit.queries.find import NotFound, one, partly
    from remit.queries.tasks import tasks as ask

    filters["role"] = _role(filters.get("role", ""))
    if format in (TaskFormat.xlsx, TaskFormat.ics) and output is None:
        raise Trouble(f"Name the {format} file with -o FILE.{format}.")
    store = open_cypher(graph)
    unit_id = ""
    try:
        found_unit = one(store, unit, "unit") if unit else None
        unit_id, name = (found_unit.id, found_unit.name) if found_unit else ("", "")
        leader_id = one(store, leader, "person").id if leader else ""
        hints = [partly(store, text, what) for text, what in ((unit, "unit"), (leader, "person")) if text]
        found = ask(store, unit=unit_id, leader=leader_id, **filters)
        date = as_of(graph, store)
    except NotFound as error:
        text, what = (leader, "person") if unit_id or not unit else (unit, "unit")
        note(missing(graph, text, error, what))
        raise typer.Exit(1) from None
    finally:
        store.close()
    for hint in filter(None, hints):
        note(hint)
    if format in (TaskFormat.xlsx, TaskFormat.ics) and output is not None:
        from remit.cli.task_files import undated
        from remit.cli.task_files import write as save

        written = save(found, format, output, unit=unit and name)
        if found and written < len(found):
            note(f"{output}: {written} of {len(found)} tasks; the others have no deadline with a date.")
            undated(found)
        elif found:
            note(f"{output}: {written} tasks.")
    elif json:
        write(as_json(found) + "\n", output)
    elif format is TaskFormat.csv:
        _csv(TASK_COLUMNS, rows(found, TASK_COLUMNS), output)
    else:
        show(blocks(found, whole=bool(filters.get("text")), quotes=quotes) + (dated(date) if found else []), output)
    if not found:
        note("no task fits.")
        raise typer.Exit(1)
