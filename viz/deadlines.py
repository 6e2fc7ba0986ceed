"""Deadlines (时限): a calendar by month and by leader, the tasks of each month, and those without a date apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from remit.graph.doubts import kind, reason
from remit.graph.trouble import Trouble
from remit.viz.chart import Chart, Facts, cell, joint, scrolling
from remit.viz.markup import Markup, both, element, joined
from remit.viz.tongue import say, spoken

Task = dict[str, Any]
_NOBODY = "未见分管领导"
_UNKNOWN = "no supervising leader known"
_LEAST = (1, 2, 4, 8, 16)


def deadlines(tasks: list[Task], name: str = "") -> Chart:
    """Give the chart of the task list as ``remit.queries.tasks.tasks`` answers it.

    Raises:
        Trouble: there are no tasks.
    """
    if not tasks:
        if name:
            raise Trouble(f"{name} has no tasks in this graph; there are no deadlines to draw.")
        raise Trouble("This graph has no tasks; there are no deadlines to draw.")
    facts = Facts()
    ordered = sorted(tasks, key=lambda t: (t["due"] == "", t["due"], t["document"], t["line"]))
    numbered = [(task, facts.add(task["name"], task, _what(task))) for task in ordered]
    dated = [(t, n) for t, n in numbered if t["due"]]
    told = [(t, n) for t, n in numbered if t["when"] and not t["due"]]
    silent = [(t, n) for t, n in numbered if not t["when"] and not t["due"]]
    months = list(dict.fromkeys(t["due"][:7] for t, _ in dated))
    body = Markup("")
    if dated:
        body = scrolling(_calendar(dated, months), say("按月按领导", "by month and by leader"))
    for month in months:
        body = joined(body, _section(_month(month), [(t, n) for t, n in dated if t["due"][:7] == month]))
    if told:
        heading = both("时限未写明日期的任务", "Tasks whose deadline names no date")
        body = joined(body, _section(heading, told))
    if silent:
        body = joined(body, _section(both("未单列时限的任务", "Tasks without a deadline beside them"), silent))
    said = f": {name}" if name else ""
    return Chart(
        (f"{name or ''}任务完成时限", f"Deadlines{said}"),
        (
            f"{len(dated)}项任务有日期，{len(told)}项写明时限而无日期，{len(silent)}项未单列时限。",
            (f"{len(dated)} tasks have a date, {len(told)} a deadline that names none, {len(silent)} no deadline. "
            "Click a number for the tasks behind it."),
        ),
        _legend(),
        body,
        facts,
        [("领导指牵头或责任单位的分管领导；一项任务有几位领导的，各计一次。",
          "The leader is who supervises a lead or responsible unit; a task of several leaders counts with each.")],
    )  # fmt: skip


def _legend() -> list[tuple[Markup, str, str]]:
    return shades("项", "tasks")


def shades(zh: str, en: str) -> list[tuple[Markup, str, str]]:
    """Give the legend of the shades: of how many things each is."""
    texts = ("1", "2–3", "4–7", "8–15", "≥16")
    return [(element("span", text, class_=f"h{n}"), zh, en) for n, text in enumerate(texts, 1)]


def heat(count: int) -> str:
    """Give the shade of a number: the class of its cell."""
    return f"h{sum(count >= least for least in _LEAST)}"


def _leaders(task: Task) -> list[str]:
    return task["supervised_by"] or [_NOBODY]


def _what(task: Task) -> str:
    said = [(("时限", "due"), task["when"]), (("牵头", "lead"), "、".join(task["lead"])),
            (("责任", "responsible"), "、".join(task["responsible"])),
            (("分管领导", "leader"), task["answering"]),
            (("存疑", "not sure"), _doubts(task))]  # fmt: skip
    return listed((label, text) for label, text in said if text)


def _doubts(task: Task) -> str:
    """Say what is not sure of a task; nothing where all is."""
    found = [reason(text) for text in task.get("uncertain", ())]
    return "; ".join(each["zh" if spoken() == "zh" else "en"] for each in found)


def _due(task: Task) -> Markup:
    """Give the date of a task, under it the deadline as printed, what that is without a date, and what is not sure."""
    what = kind(task.get("due_kind", ""))
    shown = [element("b", task["due"])] if task["due"] else []
    if task["when"] not in ("", task["due"]):
        shown.append(element("div", task["when"]))
    shown += [element("div", both(what["zh"], what["en"]), class_="soft")] if what["en"] else []
    doubts = _doubts(task)
    shown += [element("div", both("存疑", "not sure"), ": ", doubts, class_="doubt")] if doubts else []
    return joined(*shown) if shown else joined("—")


def _doing(task: Task) -> Markup:
    """Name who leads a task; where nobody is said to, who is responsible, and that."""
    if task["lead"] or not task["responsible"]:
        return joined("、".join(task["lead"]) or "—")
    return joined("、".join(task["responsible"]), element("div", both("责任单位", "responsible"), class_="soft"))


def listed(said: Iterable[tuple[tuple[str, str], str]]) -> str:
    """Give labels (Chinese, English) with their texts as one line."""
    if spoken() == "en":
        return "; ".join(f"{en}: {text}" for (_, en), text in said)
    return "；".join(f"{zh}：{text}" for (zh, _), text in said)


def _month(iso: str) -> Markup:
    year, _, month = iso.partition("-")
    return both(f"{year}年{int(month)}月", iso) if month else both(f"{year}年", iso)


def _calendar(dated: list[tuple[Task, int]], months: list[str]) -> Markup:
    cells: dict[tuple[str, str], list[int]] = {}
    for task, number in dated:
        for leader in _leaders(task):
            cells.setdefault((leader, task["due"][:7]), []).append(number)
    load = Counter(leader for (leader, _), numbers in cells.items() for _ in numbers)
    leaders = sorted(load, key=lambda name: (name == _NOBODY, -load[name], name))
    heads = [element("th", element("div", m), scope="col", data_column=m) for m in months]
    corner = element("th", both("分管领导", "leader"), scope="col", class_="corner")
    total = element("th", element("div", both("合计", "total")), scope="col")
    rows = []
    for leader in leaders:
        label: str = both(_NOBODY, _UNKNOWN) if leader == _NOBODY else leader
        line = [element("th", label, scope="row")]
        for month in months:
            numbers = cells.get((leader, month), [])
            mark = (
                cell(
                    str(len(numbers)),
                    numbers,
                    f"{say(_NOBODY, _UNKNOWN) if leader == _NOBODY else leader}{joint()}{month}",
                    heat(len(numbers)),
                )
                if numbers
                else ""
            )
            line.append(element("td", mark, data_in=month))
        line.append(element("td", str(load[leader]), class_="sum"))
        rows.append(element("tr", *line, data_row="1"))
    sums = [sum(t["due"][:7] == m for t, _ in dated) for m in months]
    foot = [element("th", both("任务数", "tasks"), scope="row")]
    foot += [element("td", str(n)) for n in [*sums, len(dated)]]
    return element(
        "table",
        element("thead", element("tr", corner, *heads, total)),
        element("tbody", *rows),
        element("tfoot", element("tr", *foot)),
        class_="matrix wide",
    )


def _line(task: Task) -> str:
    return f"line {task['line']}" if spoken() == "en" else f"第{task['line']}行"


def _section(heading: Markup, tasks: list[tuple[Task, int]]) -> Markup:
    columns = {
        "时限": "due",
        "任务": "task",
        "牵头或责任单位": "lead, or responsible",
        "分管领导": "leader",
        "出处": "source",
    }
    head = [both(zh, en) for zh, en in columns.items()]
    rows = []
    for task, number in tasks:
        where = f"{task['document']}{joint()}{_line(task)}"
        cells = [
            element("td", _due(task), class_="due"),
            element("td", cell(task["name"], [number], task["name"])),
            element("td", _doing(task)),
            element("td", task["answering"] or "—"),
            element("td", where),
        ]
        rows.append(element("tr", *cells, data_row="1"))
    table = element(
        "table",
        element("thead", element("tr", *(element("th", h, scope="col") for h in head))),
        element("tbody", *rows),
        class_="dated",
    )
    return element("section", element("h2", heading, f" ({len(tasks)})"), table, class_="month")
