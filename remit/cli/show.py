"""Answers as text for a terminal: pages, matches, the task list."""

from __future__ import annotations

import csv as csv_format
import io
from typing import Any

#: The heading of each list of a page, in English and Chinese.
_HEADINGS = {
    "posts": "posts 职务",
    "responsible": "responsible for 负责",
    "overall": "overall 全面领导",
    "supervises": "supervises 分管",
    "liaises": "liaises with 联系",
    "directs": "directs 主持",
    "assists": "assists with 协助",
    "stand_ins": "stand-ins AB角",
    "groups": "groups 小组",
    "cases": "tasks and cases in person 包案与任务",
    "tasks": "tasks that the units lead 分管单位牵头任务",
    "supervised_by": "supervised by 分管领导",
    "liaised_by": "liaised with by 联系领导",
    "parts": "parts 下属",
    "part_of": "part of 隶属",
    "people": "people 人员",
    "lead": "leads 牵头",
    "support": "supports 配合",
    "hosts": "hosts the office of 承担办公室",
    "duties": "duties 职责",
    "partners": "closest partners 协作单位",
    "head": "head 组长",
    "first_deputy": "first deputy 第一副组长",
    "deputy": "deputies 副组长",
    "member": "members 成员",
    "office_head": "head of the office 办公室主任",
    "office_deputy": "deputies of the office 办公室副主任",
    "hosted_by": "office at 办公室设在",
    "remits": "division of work 分工",
}
_LONGEST = 64


def page(found: dict[str, Any]) -> str:
    """Give a page: the entity, then each list that holds something, each item with its source."""
    name, entity = next(iter(found.items()))
    date = f"  as of 截至 {found['as_of']}" if found.get("as_of") else ""
    lines = [f"{entity['name']}  ({entity['id']}){date}"]
    aliases = [a["name"] for a in entity.get("aliases", []) if a["name"] != entity["name"]]
    if aliases:
        lines.append(f"  also written 又作: {'、'.join(aliases)}")
    lists = {"posts": entity["posts"], **found} if "posts" in entity else found
    for key, items in lists.items():
        if key == name or not items or not isinstance(items, list):
            continue
        lines += ["", f"{_HEADINGS.get(key, key)} ({len(items)})"]
        lines += [_item(i) for i in items]
    return "\n".join(lines)


def _item(item: dict[str, Any]) -> str:
    text = _short(item["name"])
    if item.get("post"):
        text = f"{item['post']}: {text}"
    extra = [str(item[k]) for k in ("role", "kind", "unit", "leader", "since", "until", "when") if item.get(k)]
    if item.get("parts"):
        extra.append("parts 含 " + "、".join(item["parts"]))
    if item.get("tasks"):
        extra.append(f"{item['tasks']} tasks")
    where = f"  〔{item['document']}, line {item['line']}〕" if item.get("document") else ""
    return f"  {text}{'  (' + ', '.join(extra) + ')' if extra else ''}{where}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def matches(found: list[dict[str, Any]], total: int) -> str:
    """Give the matches of ``who``: each with its chain, the source line and the wording."""
    lines = []
    for match in found:
        lines.append(f"{match['kind']}  {_short(match['name'])}")
        lead = match["lead"] or match["responsible"]
        chain = [("lead 牵头" if match["lead"] else "responsible 责任", lead)]
        chain += [("supervised by 分管领导", match["supervised_by"]), ("stand-in AB角", match["stand_ins"])]
        lines.append("  " + " → ".join(f"{label}: {'、'.join(names)}" for label, names in chain if names))
        if match["lead"] and match["responsible"]:
            lines.append(f"  responsible 责任: {'、'.join(match['responsible'])}")
        if match["support"]:
            lines.append(f"  support 配合: {'、'.join(match['support'])}")
        if match["when"]:
            lines.append(f"  due 时限: {match['when']}")
        lines += [f"  {match['document']}, line {match['line']}: {_short(match['quote'])}", ""]
    if total > len(found):
        lines.append(f"… {total - len(found)} more; raise --limit")
    return "\n".join(lines).rstrip()


_COLUMNS = (
    "document",
    "line",
    "name",
    "supervisor",
    "lead",
    "responsible",
    "support",
    "supervised_by",
    "stand_ins",
    "when",
    "due",
)


def task_rows(found: list[dict[str, Any]]) -> list[list[str]]:
    """Give the task list as rows, header first."""
    rows = [list(_COLUMNS)]
    rows += [["、".join(t[c]) if isinstance(t[c], list) else str(t[c]) for c in _COLUMNS] for t in found]
    return rows


def task_table(found: list[dict[str, Any]], *, csv: bool) -> str:
    """Give the task list as CSV, or as lines to read."""
    if csv:
        out = io.StringIO()
        csv_format.writer(out, lineterminator="\r\n").writerows(task_rows(found))
        return out.getvalue()
    lines = []
    for t in found:
        lines.append(_short(t["name"]))
        for label, key in (
            ("case leader 分管领导", "supervisor"),
            ("lead 牵头", "lead"),
            ("responsible 责任", "responsible"),
            ("support 配合", "support"),
            ("supervised by 分管领导", "supervised_by"),
            ("stand-in AB角", "stand_ins"),
        ):
            if t[key]:
                lines.append(f"  {label}: {'、'.join(t[key])}")
        due = f"  due 时限: {t['when']}" if t["when"] else ""
        lines += [f"  〔{t['document']}, line {t['line']}〕{due}", ""]
    return "\n".join(lines)


def grid(columns: tuple[str, ...], rows: tuple[tuple[Any, ...], ...]) -> str:
    """Give a table whose columns line up, wide characters counted as two."""
    cells = [[str(c) for c in columns], *([("" if v is None else str(v)) for v in row] for row in rows)]
    widths = [min(max(_width(r[i]) for r in cells), 48) for i in range(len(columns))]
    lines = ["  ".join(_fit(v, w) for v, w in zip(r, widths, strict=True)).rstrip() for r in cells]
    return "\n".join([lines[0], "  ".join("-" * w for w in widths), *lines[1:]])


def _width(text: str) -> int:
    import unicodedata

    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _fit(text: str, width: int) -> str:
    while _width(text) > width:
        text = text[:-2] + "…"
    return text + " " * (width - _width(text))
