"""Look-ups: portfolio, who, unit, group, person, task, tasks."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from remit.cli.options import AsKnownOption, GraphOption, JsonOption, OnOption, at
from remit.cli.output import as_json, sink
from remit.cli.show import matches, page, task_table

if TYPE_CHECKING:
    from remit.graph.folder import Place

NameText = Annotated[
    str, typer.Argument(help="name, part of it, pinyin, initials or post 姓名、拼音、首字母或职务", show_default=False)
]
UnitText = Annotated[str, typer.Argument(help="name, short name or pinyin 名称、简称或拼音", show_default=False)]


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


def _answer(graph: Place, ask: Callable[[Any], dict[str, Any]], json: bool) -> None:
    """Ask the graph and print the page; exit code 1 with near names where nothing fits."""
    from remit.cli.output import note
    from remit.graph.folder import as_of, open_cypher
    from remit.queries.find import NotFound

    store = open_cypher(graph)
    try:
        found = {**ask(store), "as_of": as_of(graph, store)}
    except NotFound as missing:
        note(f"remit: {missing}")
        raise typer.Exit(1) from None
    finally:
        store.close()
    with sink(None) as file:
        file.write((as_json(found) if json else page(found)) + "\n")


def portfolio(
    name: NameText,
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
    json: JsonOption = False,
) -> None:
    """A leader's portfolio 领导分工一览: fields, units, stand-ins, groups, cases, tasks.

    Example: remit portfolio wangzhen
    """
    from remit.queries.leader import portfolio as ask

    _answer(at(graph, on, as_known), lambda store: ask(store, name), json)


def person(
    name: NameText,
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
    json: JsonOption = False,
) -> None:
    """A person's page 人员: posts over time, appointments, groups."""
    from remit.queries.leader import life

    _answer(at(graph, on, as_known), lambda store: life(store, name), json)


def unit(
    name: UnitText,
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
    json: JsonOption = False,
) -> None:
    """A unit's page 单位: who supervises it, its tasks, groups, people, partners.

    Example: remit unit 区财政局
    """
    from remit.queries.unit import unit as ask

    _answer(at(graph, on, as_known), lambda store: ask(store, name), json)


def group(
    name: UnitText,
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
    json: JsonOption = False,
) -> None:
    """A leading or working group 领导小组、专班: heads, members, office."""
    from remit.queries.unit import group as ask

    _answer(at(graph, on, as_known), lambda store: ask(store, name), json)


def who(
    text: Annotated[str, typer.Argument(help="a matter, task, unit or group 事项、任务、单位", show_default=False)],
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
    json: JsonOption = False,
    limit: Annotated[int, typer.Option(help="at most so many matches")] = 20,
) -> None:
    """Who leads a matter 谁负责: lead unit → supervising leader → stand-in.

    Example: remit who 人工增雨
    """
    from remit.cli.output import note
    from remit.graph.folder import open_cypher
    from remit.queries.matter import who as ask

    store = open_cypher(at(graph, on, as_known))
    found = ask(store, text)
    store.close()
    total = len(found["matches"])
    found["matches"] = found["matches"][:limit]
    with sink(None) as file:
        file.write((as_json(found) if json else matches(found["matches"], total)) + "\n")
    if not total:
        note(f"remit: nothing in the graph mentions {text}; try a shorter word.")
        raise typer.Exit(1)


def task(
    text: Annotated[str, typer.Argument(help="words of the task 任务文字", show_default=False)],
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
    json: JsonOption = False,
) -> None:
    """Tasks that hold the words, each with its chain 任务."""
    _tasks(at(graph, on, as_known), json=json, text=text, format=TaskFormat.table)


def tasks(
    unit: Annotated[str, typer.Option(help="a unit 单位")] = "",
    leader: Annotated[str, typer.Option(help="a supervising leader 分管领导")] = "",
    role: Annotated[str, typer.Option(help="supervisor, lead, responsible or support")] = "",
    due_before: Annotated[str, typer.Option(help="a date or month, 2019-06 or 2019-06-30")] = "",
    document: Annotated[str, typer.Option(help="a document's number or part of it 发文字号")] = "",
    format: Annotated[TaskFormat, typer.Option(help="table, csv, xlsx or ics")] = TaskFormat.table,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="write to this file")] = None,
    graph: GraphOption = Path("remit-graph"),
    on: OnOption = None,
    as_known: AsKnownOption = "",
    json: JsonOption = False,
) -> None:
    """The task list, filtered 任务清单.

    Example: remit tasks --unit 区财政局 --role lead --due-before 2019-06
    """
    _tasks(
        at(graph, on, as_known),
        json=json,
        format=format,
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
    output: Path | None = None,
    unit: str = "",
    leader: str = "",
    **filters: str,
) -> None:
    from remit.cli.output import note
    from remit.graph.folder import open_cypher
    from remit.graph.trouble import Trouble
    from remit.queries.find import NotFound, one, organisations, people
    from remit.queries.tasks import ROLES
    from remit.queries.tasks import tasks as ask

    if filters.get("role") and filters["role"] not in ROLES:
        raise Trouble(f"--role is one of {', '.join(ROLES)}; {filters['role']} is none of them.")
    store = open_cypher(graph)
    try:
        unit_id = one(store, unit, organisations(store, unit), "unit").id if unit else ""
        leader_id = one(store, leader, people(store, leader), "person").id if leader else ""
    except NotFound as missing:
        note(f"remit: {missing}")
        raise typer.Exit(1) from None
    found = ask(store, unit=unit_id, leader=leader_id, **filters)
    store.close()
    if format in (TaskFormat.xlsx, TaskFormat.ics):
        from remit.cli.task_files import write

        if output is None:
            raise Trouble(f"Name the {format} file with -o FILE.{format}.")
        write(found, format, output)
    else:
        with sink(output) as file:
            file.write(as_json(found) + "\n" if json else task_table(found, csv=format is TaskFormat.csv))
    if not found:
        note("remit: no task fits.")
        raise typer.Exit(1)
