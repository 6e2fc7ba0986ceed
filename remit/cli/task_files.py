"""The task list as files for other programs: a spreadsheet, a calendar."""

from __future__ import annotations

import calendar
import datetime
from pathlib import Path
from typing import Any

from remit.cli.output import sink
from remit.cli.show import task_rows
from remit.graph.trouble import Trouble


def write(found: list[dict[str, Any]], format: str, path: Path) -> None:
    """Write ``found`` as xlsx (dates as dates) or as ics (RFC 5545, one all-day entry a deadline)."""
    if format == "ics":
        with sink(path) as file:
            file.write(_calendar(found))
        return
    try:
        import openpyxl
    except ImportError:
        raise Trouble("A spreadsheet needs openpyxl; install it with: pip install 'remit[files]'.") from None
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "tasks"
    for row in task_rows(found):
        day = _day(row[-1])
        sheet.append([*row[:-1], day or row[-1]])
    book.save(path)


def _day(due: str) -> datetime.date | None:
    """Give the last day a deadline allows; None where it names none."""
    parts = due.split("-")
    if len(parts) < 2 or not all(p.isdigit() for p in parts):
        return None
    year, month = int(parts[0]), int(parts[1])
    last = calendar.monthrange(year, month)[1]
    return datetime.date(year, month, min(int(parts[2]), last) if len(parts) > 2 else last)


def _calendar(found: list[dict[str, Any]]) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//remit//tasks//ZH", "CALSCALE:GREGORIAN"]
    for task in found:
        day = _day(task["due"])
        if day is None:
            continue
        after = day + datetime.timedelta(days=1)
        who = "、".join(task["lead"] or task["responsible"])
        lines += [
            "BEGIN:VEVENT",
            f"UID:{task['id'].rsplit('/', 1)[-1]}@remit",
            f"DTSTAMP:{day:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{after:%Y%m%d}",
            f"SUMMARY:{_escape(who + ' ' + task['name'])}",
            f"DESCRIPTION:{_escape(task['document'] + ', line ' + str(task['line']) + ': ' + task['quote'])}",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(part + "\r\n" for line in lines for part in _folded(line))


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> list[str]:
    """Fold a line at 75 octets, never inside a character."""
    out, current = [], ""
    for c in line:
        if len((current + c).encode()) > 74:
            out.append(current)
            current = " "
        current += c
    return [*out, current]
