"""The task list as files for other programs: a spreadsheet, a calendar."""

from __future__ import annotations

import calendar
import datetime
import hashlib
import os
from pathlib import Path
from typing import Any

from remit.cli.deadlines import doubted, printed
from remit.cli.language import label
from remit.cli.output import beside, note
from remit.cli.output import write as put
from remit.cli.show import TASK_COLUMNS, rows, source
from remit.cli.wide import clean
from remit.graph.quotes import readable
from remit.graph.trouble import Trouble
from remit.queries.tasks import ROLES

#: So many who do a task stand in its title.
_NAMED = 3
#: So many tasks without a date are listed.
_LISTED = 50
#: How wide the columns of the spreadsheet are, in characters, in the order of TASK_COLUMNS.
_WIDTHS = (18, 7, 60, 12, 24, 30, 30, 16, 12, 18, 12, 40, 90)


def write(found: list[dict[str, Any]], format: str, path: Path, unit: str = "") -> int:
    """Write ``found`` as xlsx (dates as dates) or as ics (RFC 5545, one all-day entry a deadline); count what it holds.

    ``unit`` is the unit whose tasks they are: a calendar says what it has to do. A calendar leaves out the tasks
    without a dated deadline, so it may hold fewer than ``found``.
    """
    if format == "ics":
        put(_calendar(found, unit), path)
        return sum(_day(task["due"]) is not None for task in found)
    try:
        import openpyxl
        import openpyxl.styles
    except ImportError:
        raise Trouble("A spreadsheet needs openpyxl; install it with: pip install 'remit[files]'.") from None
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = label("words.task_sheet")
    sheet.append([label(f"columns.{name}") for name in TASK_COLUMNS])
    for number, row in enumerate(rows(found, TASK_COLUMNS), start=2):
        for column, (name, value) in enumerate(zip(TASK_COLUMNS, row, strict=True), start=1):
            cell = sheet.cell(number, column)
            cell.value = int(value) if name == "line" else (_day(value) if name == "due" else None) or clean(value)
            if isinstance(cell.value, str):
                cell.data_type = "s"  # a wording that begins with = is no formula
    for letter, columns in zip("ABCDEFGHIJKLM", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = columns
    for cell in sheet[1]:
        cell.font = openpyxl.styles.Font(bold=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        book.save(aside)
        aside.replace(path)
    except OSError as error:
        raise Trouble(f"{path} cannot be written: {error.strerror}.") from None
    finally:
        aside.unlink(missing_ok=True)
    return len(found)


def _day(due: str) -> datetime.date | None:
    """Give the last day a deadline allows; None where it names none."""
    parts = due.split("-")
    if len(parts) < 2 or not all(p.isdigit() for p in parts):
        return None
    year, month = int(parts[0]), int(parts[1])
    last = calendar.monthrange(year, month)[1]
    return datetime.date(year, month, min(int(parts[2]), last) if len(parts) > 2 else last)


def _calendar(found: list[dict[str, Any]], unit: str) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//remit//tasks//ZH", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{_escape(label('words.task_sheet'))}")
    for task in found:
        day = _day(task["due"])
        if day is None:
            continue
        after = day + datetime.timedelta(days=1)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{hashlib.sha256(task['id'].encode()).hexdigest()[:32]}@remit",
            f"DTSTAMP:{day:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{after:%Y%m%d}",
            f"SUMMARY:{_escape(_summary(task))}",
            f"DESCRIPTION:{_escape(_description(task, unit))}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(part + "\r\n" for line in lines for part in _folded(line))


def _summary(task: dict[str, Any]) -> str:
    """Give the task, and behind it who leads it or is responsible."""
    doing = task["lead"] or task["responsible"]
    who = "、".join(doing[:_NAMED]) + ("…" if len(doing) > _NAMED else "")
    return f"{task['name']} ({who})" if who else str(task["name"])


def _description(task: dict[str, Any], unit: str) -> str:
    """Give the lines of an entry: the whole task, the unit's part, all roles, deadline, leader, doubts, source."""
    lines = [task["text"]]
    lines += [f"{unit}: {label('words.' + role)}" for role in ROLES if unit and unit in task[role]]
    lines += [f"{label('words.' + role)}: {'、'.join(task[role])}" for role in ROLES if task[role]]
    lines += [f"{label('words.due')}: {printed(task)}"] if task["when"] else []
    lines += [f"{label('words.supervised_by')}: {leader}"] if (leader := task.get("answering")) else []
    lines += [doubt] if (doubt := doubted(task)) else []
    return "\n".join([*lines, f"{source(task)}: {readable(task['quote'])}"])


def undated(found: list[dict[str, Any]]) -> None:
    """List the tasks that a calendar leaves out, on standard error: where each stands, its name, what is printed."""
    left = [task for task in found if _day(task["due"]) is None]
    for task in left[:_LISTED]:
        beside(f"  {source(task)}: {task['name']}{'  ' + due if (due := printed(task)) else ''}")
    if len(left) > _LISTED:
        note(f"{len(left) - _LISTED} more; remit tasks --csv lists all.")


def _escape(text: str) -> str:
    return clean(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> list[str]:
    """Fold a line at 75 octets, never inside a character."""
    out, current = [], ""
    for c in line:
        if len((current + c).encode()) > 74:
            out.append(current)
            current = " "
        current += c
    return [*out, current]
