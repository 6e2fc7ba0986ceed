"""The timeline (时间线): who held which post and was charged with what, over time; the table is the picture."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import Any

from remit.graph.trouble import Trouble
from remit.viz.axis import Axis
from remit.viz.chart import Chart, Facts, cell, scrolling
from remit.viz.markup import Markup, both, element, joined
from remit.viz.spells import Spell, spells
from remit.viz.tongue import say, spoken

_SAY = {
    "post": ("任职", "post"),
    "appointment": ("任命", "appointed"),
    "removal": ("免职", "removed"),
    "responsible": ("负责", "responsible"),
    "overall": ("全面领导", "overall"),
    "supervises": ("分管", "supervises"),
    "liaises": ("联系", "liaises"),
    "directs": ("主持", "directs"),
    "assists": ("协助", "assists"),
}
_EDGE = 100.0


def timeline(rows: list[dict[str, Any]], name: str = "") -> Chart:
    """Give the chart of ``remit.queries.held.held``'s rows, which come by person.

    Raises:
        Trouble: there are no posts and no remits.
    """
    people = [spells(said) for _, said in groupby(rows, key=lambda r: r["person"])]
    if not people:
        raise Trouble("This graph has no posts and no division of work; there is no timeline to draw.")
    dated = [p for p in ([s for s in spells_ if s.first] for spells_ in people) if p]
    undated = [p for p in ([s for s in spells_ if not s.first] for spells_ in people) if p]
    axis = Axis(d for p in dated for s in p for d in (s.began, s.ended, *s.said))
    facts = Facts()
    body = Markup("")
    if dated:
        body = scrolling(_table(_ranked(dated), axis, facts), say("时间线", "timeline"))
    if undated:
        heading = element("h2", both("未注明日期", "No date stated"))
        body = joined(body, heading, _table(_ranked(undated), None, facts))
    count = sum(len(p) for p in dated)
    notes = [
        ("括号内是提及该职务的文件的日期。", "A date in brackets is that of the document which mentions the post.")
    ]
    notes += (
        [("相隔半年以上的空白按半年绘出（≈）。", "Gaps of more than half a year are drawn as half a year (≈).")]
        if axis.gaps
        else []
    )
    return Chart(
        (f"{name}任职与分工时间线", f"Posts and remits over time{': ' + name if name else ''}"),
        (
            f"{len(people)}人，{count}段有日期的任职或分工。点击任一条可看原文。",
            f"{len(people)} people, {count} dated spells. Click one for the wording.",
        ),
        _legend(),
        body,
        facts,
        notes,
    )


def _legend() -> list[tuple[Markup, str, str]]:
    def key(*shapes: str) -> Markup:
        return element("svg", *shapes, width=34, height=16, aria_hidden="true")

    mentioned = key(_bar(6, 28, "post", " open", ""), _dot(6, "said", ""))
    return [
        (key(_bar(0, 34, "post", unit=""), _dot(6, "began", "")), "任职，自任命日起", "post, from the appointment"),
        (mentioned, "文件提及的任职，起始未载明", "post a document mentions; beginning not told"),
        (key(_bar(0, 34, "remit", unit="")), "领导分工", "division of work"),
        (key(_bar(0, 34, "post", " open", "")), "其后未见免职", "no removal known since"),
        (key(_bar(0, 24, "post", " open", ""), _end(24, "")), "免职", "removed"),
    ]  # fmt: skip


def _ranked(people: list[list[Spell]]) -> list[list[Spell]]:
    """Put the leaders first, as the document lists them that divides the work of most, then the others by date."""
    remits = [[r for s in person if s.remit for r in s.rows] for person in people]
    named = Counter(document for rows in remits for document in {r["document"] for r in rows})

    def rank(number: int) -> tuple[Any, ...]:
        listed = min(((-named[r["document"]], r["document"], r["line"]) for r in remits[number]), default=None)
        person = people[number]
        return (listed is None, listed or (), min(s.first for s in person), person[0].rows[0]["person"])

    return [people[number] for number in sorted(range(len(people)), key=rank)]


def _table(people: list[list[Spell]], axis: Axis | None, facts: Facts) -> Markup:
    columns = [element("col", class_=c) for c in ("who", "what", "from")] + ([element("col")] if axis else [])
    head = [both("姓名", "name"), both("职务或分工", "post or remit"), both("起止", "from, until")]
    cells = [element("th", h, scope="col") for h in head]
    if axis:
        cells.append(element("th", _scale(axis), scope="col", class_="bar"))
    bodies = [_person(p, axis, facts) for p in people]
    group = Markup(element("colgroup", *columns).replace("</col>", ""))
    return element("table", group, element("thead", element("tr", *cells)), *bodies, class_="timeline")


def _person(person: list[Spell], axis: Axis | None, facts: Facts) -> Markup:
    first = person[0].rows[0]
    rows = []
    for n, spell in enumerate(person):
        numbers = [facts.add(_said(r), r, r["since"]) for r in spell.rows]
        cells = [element("th", first["name"], scope="rowgroup", rowspan=len(person))] if n == 0 else []
        label = _label(spell)
        cells += [
            element("td", cell(label, numbers, f"{first['name']}{_colon()}{label}")),
            element("td", _dates(spell), class_="dates"),
        ]
        if axis:
            cells.append(element("td", _track(spell, axis), class_="bar"))
        rows.append(element("tr", *cells, data_row="1"))
    return element("tbody", *rows, data_key=f"{first['name']} {first['pinyin']} {first['initials']}")


def _said(row: dict[str, Any]) -> str:
    does = _SAY.get(row["role"]) or _SAY.get(row["kind"])
    return _colon().join([row["name"], *([say(*does)] if does else []), row["what"]])


def _colon() -> str:
    return ": " if spoken() == "en" else "："


def _label(spell: Spell) -> str:
    if not spell.remit:
        return spell.what
    counted = Counter(str(r["role"]) for r in spell.rows)
    zh = "，".join(f"{_SAY[role][0]}{n}项" for role, n in counted.items())
    en = ", ".join(f"{_SAY[role][1]} {n}" for role, n in counted.items())
    return f"remit: {en}" if spoken() == "en" else f"分工：{zh}"


def _dates(spell: Spell) -> str:
    began = spell.began or (f"（{spell.said[0]}）" if spell.said else "…")
    return f"{began} – {spell.ended or ''}" if spell.first else "—"


def _scale(axis: Axis) -> Markup:
    marks = [element("text", label, x=f"{x}%", y="16", dx="3") for x, label in axis.ticks()]
    marks += [element("line", x1=f"{x}%", x2=f"{x}%", y1="4", y2="24") for x, _ in axis.ticks()]
    marks += [element("text", "≈", x=f"{x}%", y="16", text_anchor="middle") for x in axis.gaps]
    return element("svg", *marks, class_="axis", role="img", aria_label=say("时间轴", "time axis"))


def _track(spell: Spell, axis: Axis) -> Markup:
    kind = "remit" if spell.remit else "post"
    shapes = [element("line", x1=f"{x}%", x2=f"{x}%", y1="0", y2="30", class_="month") for x, _ in axis.ticks()]
    stop = axis.x(spell.ended) if spell.ended else _EDGE
    start = axis.x(spell.last) if spell.last else 0.0
    if spell.began:
        sure = stop if spell.ended else max(axis.x(spell.last), axis.x(spell.began))
        shapes.append(_bar(axis.x(spell.began), sure - axis.x(spell.began), kind))
        start = sure
    elif spell.said:
        shapes.append(_bar(axis.x(spell.said[0]), start - axis.x(spell.said[0]), kind))
    shapes.append(_bar(start, stop - start, kind, " open"))
    if spell.began:
        shapes.append(_dot(axis.x(spell.began), "began"))
    shapes += [_dot(axis.x(d), "said") for d in dict.fromkeys(spell.said)]
    if spell.ended:
        shapes.append(_end(stop))
    return element("svg", *shapes, class_="track", aria_hidden="true")


def _bar(x: float, width: float, kind: str, more: str = "", unit: str = "%") -> Markup:
    y = 10 if unit else 3
    return element(
        "rect", x=f"{x:g}{unit}", y=y, width=f"{max(width, 0):.4g}{unit}", height="10", class_=f"span-{kind}{more}"
    )


def _dot(x: float, kind: str, unit: str = "%") -> Markup:
    return element("circle", cx=f"{x:g}{unit}", cy=15 if unit else 8, r="4.5", class_=kind)


def _end(x: float, unit: str = "%") -> Markup:
    return element(
        "line", x1=f"{x:g}{unit}", x2=f"{x:g}{unit}", y1=6 if unit else 0, y2=24 if unit else 16, class_="ended"
    )
