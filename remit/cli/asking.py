"""Look-ups: portfolio, who, unit, group, person, task, tasks."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from remit.cli import completing
from remit.cli.options import AsKnownOption, CsvOption, GraphOption, JsonOption, OnOption, QuotesOption, at
from remit.cli.output import as_json, note, show, write

if TYPE_CHECKING:
    from remit.graph.folder import Place

PersonText = Annotated[str, typer.Argument(show_default=False, autocompletion=completing.person)]
UnitText = Annotated[str, typer.Argument(show_default=False, autocompletion=completing.unit)]
GroupText = Annotated[str, typer.Argument(show_default=False, autocompletion=completing.group)]
MatterText = Annotated[str, typer.Argument(show_default=False)]


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
    graph: Place, ask: Callable[[Any, str], dict[str, Any]], text: str, json: bool, csv: bool, quotes: bool
) -> None:
    """Ask the graph and print the page; exit code 1 with near names where nothing fits."""
    from remit.cli.answers import hinted
    from remit.graph.folder import as_of, open_cypher
    from remit.queries.find import NotFound

    store = open_cypher(graph)
    try:
        found = {**ask(store, text), "as_of": as_of(graph, store)}
        hint = hinted(store, text, found)
    except NotFound as missing:
        note(str(missing))
        raise typer.Exit(1) from None
    finally:
        store.close()
    if hint:
        note(hint)
    if json:
        write(as_json(found) + "\n")
        return
    from remit.cli.show import PAGE_COLUMNS, page, page_rows

    if csv:
        _csv(PAGE_COLUMNS, page_rows(found))
    else:
        show(page(found, quotes=quotes))


def portfolio(
    name: PersonText,
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
    json: JsonOption = False,
    csv: CsvOption = False,
    quotes: QuotesOption = False,
) -> None:
    """Show a leader's portfolio: fields, units, stand-ins, groups, cases, tasks."""
    from remit.queries.leader import portfolio as ask

    _answer(at(graph, on, as_known), ask, name, json, csv, quotes)


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

    _answer(at(graph, on, as_known), life, name, json, csv, quotes)


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

    _answer(at(graph, on, as_known), ask, name, json, csv, quotes)


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

    _answer(at(graph, on, as_known), ask, name, json, csv, quotes)


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

    place = at(graph, on, as_known)
    store = open_cypher(place)
    found: dict[str, Any] = {**ask(store, text), "as_of": as_of(place, store)}
    offered = [] if found["matches"] else offers(store, text)
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
        note(unmentioned(text, offered))
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
    from remit.cli.show import TASK_COLUMNS, dated, rows
    from remit.cli.show import tasks as blocks
    from remit.graph.folder import as_of, open_cypher
    from remit.graph.trouble import Trouble
    from remit.queries.find import NotFound, one, organisations, people
    from remit.queries.tasks import ROLES
    from remit.queries.tasks import tasks as ask

    if filters.get("role") and filters["role"] not in ROLES:
        raise Trouble(f"--role is one of {', '.join(ROLES)}; {filters['role']} is none of them.")
    if format in (TaskFormat.xlsx, TaskFormat.ics) and output is None:
        raise Trouble(f"Name the {format} file with -o FILE.{format}.")
    store = open_cypher(graph)
    try:
        unit_id, name = "", ""
        if unit:
            found_unit = one(store, unit, organisations(store, unit), "unit")
            unit_id, name = found_unit.id, found_unit.name
        leader_id = one(store, leader, people(store, leader), "person").id if leader else ""
        found = ask(store, unit=unit_id, leader=leader_id, **filters)
        date = as_of(graph, store)
    except NotFound as missing:
        note(str(missing))
        raise typer.Exit(1) from None
    finally:
        store.close()
    if format in (TaskFormat.xlsx, TaskFormat.ics) and output is not None:
        from remit.cli.task_files import undated
        from remit.cli.task_files import write as save

        written = save(found, format, output, unit=unit and name)
        if found and written < len(found):
            note(f"{output}: {written} of {len(found)} tasks; the others name no date.")
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
