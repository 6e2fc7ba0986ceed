"""Matrices (矩阵): units × leaders by supervision and liaison, units × units by the tasks they share."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from remit.graph.trouble import Trouble
from remit.viz.chart import Chart, Facts, cell, scrolling
from remit.viz.deadlines import heat, listed, shades
from remit.viz.markup import Markup, both, element, joined
from remit.viz.tongue import say, spoken

Row = dict[str, Any]
_MOST = 36
_SIGNS = {"supervises": ("●", "分管", "supervises"), "liaises": ("○", "联系", "liaises with")}
_ROLES = {"lead": ("牵头", "leads"), "responsible": ("责任", "responsible"), "support": ("配合", "supports")}


def leaders(rows: list[Row]) -> Chart:
    """Give units × leaders of ``remit.queries.crossings.charged``: leaders as listed, units by their leader.

    Raises:
        Trouble: no leader supervises or liaises with a unit.
    """
    if not rows:
        raise Trouble("No leader supervises or liaises with a unit in this graph; there is no matrix to draw.")
    facts = Facts()
    listed = {r["document"]: len({o["leader"] for o in rows if o["document"] == r["document"]}) for r in rows}
    rows = sorted(rows, key=lambda r: -listed[r["document"]])
    columns = {r["leader"]: r for r in rows[::-1]}
    columns = {key: columns[key] for key in dict.fromkeys(r["leader"] for r in rows)}
    place = {key: n for n, key in enumerate(columns)}
    crossed: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        crossed.setdefault((row["unit"], row["leader"]), []).append(row)
    units: dict[str, tuple[Any, ...]] = {}
    names = {r["unit"]: r["unit_name"] for r in rows}
    for row in sorted(rows, key=lambda r: r["role"] != "supervises"):
        units.setdefault(row["unit"], (place[row["leader"]], row["role"] != "supervises", row["line"], row["place"]))
    ordered = sorted(units, key=lambda u: (*units[u], u))
    heads = [element("th", both("单位", "unit"), scope="col", class_="corner")]
    heads += [
        element("th", element("div", r["leader_name"]), scope="col", data_column=key, data_key=_reading(r))
        for key, r in columns.items()
    ]
    body, last = [], None
    for unit in ordered:
        line = [element("th", names[unit], scope="row")]
        for leader in columns:
            found = crossed.get((unit, leader), [])
            line.append(element("td", _charge(found, facts) if found else "", data_in=leader))
        begins = last is not None and units[unit][0] != last
        body.append(element("tr", *line, data_row="1", class_="first" if begins else ""))
        last = units[unit][0]
    table = element("table", element("thead", element("tr", *heads)), element("tbody", *body), class_="matrix wide")
    legend = [(element("span", sign, class_=role), zh, en) for role, (sign, zh, en) in _SIGNS.items()]
    legend.append((element("span", "●○", class_="supervises liaises"), "既分管又联系", "both"))
    return Chart(
        ("领导分管与联系矩阵", "Units by leader: supervision and liaison"),
        (
            f"{len(ordered)}个单位，{len(columns)}位领导。点击记号可看原文。",
            f"{len(ordered)} units, {len(columns)} leaders. Click a mark for the wording.",
        ),
        legend,
        scrolling(table, say("领导分管与联系矩阵", "units by leader")),
        facts,
        [("领导按文件中的先后排列，单位排在其分管领导名下；只列现行分工。",
          "Leaders as the documents list them, units under the leader who supervises them; only what is in force.")],
    )  # fmt: skip


def _charge(rows: list[Row], facts: Facts) -> Markup:
    roles = [role for role in _SIGNS if any(r["role"] == role for r in rows)]
    numbers = [facts.add(_sentence(r), r) for r in rows]
    kinds = "、".join(say(*_SIGNS[r][1:]) for r in roles)
    label = f"{rows[0]['leader_name']} – {rows[0]['unit_name']} ({kinds})"
    signs = joined(*(element("span", _SIGNS[r][0], role="img", aria_label=say(*_SIGNS[r][1:])) for r in roles))
    return cell(signs, numbers, label, " ".join(roles))


def _sentence(row: Row) -> str:
    _, zh, en = _SIGNS[row["role"]]
    if spoken() == "en":
        return f"{row['leader_name']} {en} {row['unit_name']}"
    return f"{row['leader_name']}：{zh}{row['unit_name']}"


def _reading(row: Row) -> str:
    """Give the pinyin by which a name is found as well."""
    return f"{row['pinyin']} {row['initials']}"


def units(rows: list[Row]) -> Chart:
    """Give units × units of ``remit.queries.crossings.parts``, ordered by community.

    Raises:
        Trouble: no two units share a task.
    """
    tasks: dict[str, dict[str, list[Row]]] = {}
    for row in rows:
        tasks.setdefault(row["task"], {}).setdefault(row["unit"], []).append(row)
    names = {r["unit"]: r for r in rows[::-1]}
    shared: dict[tuple[str, str], list[str]] = {}
    for task, parts in tasks.items():
        for pair in combinations(sorted(parts), 2):
            shared.setdefault(pair, []).append(task)
    if not shared:
        raise Trouble("No two units share a task in this graph; there is no matrix to draw.")
    weight: dict[str, int] = {}
    for pair, found in shared.items():
        for unit in pair:
            weight[unit] = weight.get(unit, 0) + len(found)
    kept = sorted(sorted(weight), key=lambda u: -weight[u])[:_MOST]
    inside = {pair: found for pair, found in shared.items() if set(pair) <= set(kept)}
    ordered = _communities(kept, {pair: len(found) for pair, found in inside.items()})
    facts = Facts()
    entry: dict[str, list[int]] = {t: _task(parts, facts) for t, parts in tasks.items() if set(parts) & set(kept)}
    pairs = [(a, b, [n for t in found for n in entry[t]], len(found)) for (a, b), found in inside.items()]
    table = _square(ordered, names, inside, entry, tasks)
    twin = _twin(sorted(pairs, key=lambda p: (-p[3], p[0], p[1])), names)
    left = len(weight) - len(kept)
    notes = [("颜色越深，共同任务越多；灰格为该单位自己的任务数；粗线分隔协作群组。",
              "The darker, the more tasks shared; grey: the unit's own tasks; heavy lines part groups.")]  # fmt: skip
    if left > 0:
        notes.append((f"只列共同任务最多的{len(kept)}个单位，另有{left}个未列。",
                      f"The {len(kept)} units that share most; {left} more are left out."))  # fmt: skip
    return Chart(
        ("单位协作矩阵", "Units by unit: tasks they share"),
        (
            f"{len(kept)}个单位，{len(inside)}对有共同任务。点击数字可看是哪些任务。",
            f"{len(kept)} units, {len(inside)} pairs share tasks. Click a number for the tasks.",
        ),
        shades("项共同任务", "shared tasks"),
        joined(scrolling(table, say("单位协作矩阵", "units by unit")), twin),
        facts,
        notes,
    )


def _communities(units: list[str], weights: dict[tuple[str, str], int]) -> list[list[str]]:
    """Give the units by community, the largest first, and within one by what they share."""
    from networkx import Graph
    from networkx.algorithms.community import louvain_communities

    graph = Graph()
    graph.add_nodes_from(sorted(units))
    graph.add_weighted_edges_from((a, b, n) for (a, b), n in sorted(weights.items()))
    found = louvain_communities(graph, weight="weight", seed=7)
    degree = dict(graph.degree(weight="weight"))
    inside = [sorted(c, key=lambda u: (-degree[u], u)) for c in found]
    return sorted(inside, key=lambda c: (-len(c), c))


def _task(parts: dict[str, list[Row]], facts: Facts) -> list[int]:
    rows = [r for found in parts.values() for r in found]
    said = listed(
        (label, "、".join(dict.fromkeys(r["unit_name"] for r in rows if r["role"] == role)))
        for role, label in _ROLES.items()
        if any(r["role"] == role for r in rows)
    )
    first = min(rows, key=lambda r: (list(_ROLES).index(r["role"]), r["line"]))
    return [facts.add(str(first["name"]), first, said)]


def _square(
    ordered: list[list[str]],
    names: dict[str, Row],
    shared: dict[tuple[str, str], list[str]],
    entry: dict[str, list[int]],
    tasks: dict[str, dict[str, list[Row]]],
) -> Markup:
    starts = {community[0] for community in ordered[1:]}
    flat = [u for community in ordered for u in community]
    heads = [element("th", both("单位", "unit"), scope="col", class_="corner")]
    for unit in flat:
        r = names[unit]
        edge = "edge" if unit in starts else ""
        div = element("div", r["unit_name"])
        heads.append(element("th", div, scope="col", data_column=unit, data_key=_reading(r), class_=edge))
    body = []
    for unit in flat:
        r = names[unit]
        line = [element("th", r["unit_name"], scope="row")]
        for other in flat:
            edge = " edge" if other in starts else ""
            if unit == other:
                own = sum(unit in parts for parts in tasks.values())
                line.append(element("td", str(own), class_=f"own{edge}"))
                continue
            found = shared.get((min(unit, other), max(unit, other)), [])
            label = f"{r['unit_name']} – {names[other]['unit_name']}"
            numbers = [n for t in found for n in entry[t]]
            mark = cell(str(len(found)), numbers, label, heat(len(found))) if found else ""
            line.append(element("td", mark, data_in=other, class_=edge.strip()))
        first = "first" if unit in starts else ""
        body.append(element("tr", *line, data_row="1", data_key=_reading(r), class_=first))
    return element("table", element("thead", element("tr", *heads)), element("tbody", *body), class_="matrix")


def _twin(pairs: list[tuple[str, str, list[int], int]], names: dict[str, Row]) -> Markup:
    """Give the same as a list of pairs, most shared first."""
    heads = [both("单位", "unit"), both("单位", "unit"), both("共同任务", "shared tasks")]
    rows = []
    for a, b, numbers, count in pairs:
        one, other = names[a]["unit_name"], names[b]["unit_name"]
        cells = [element("td", one), element("td", other), element("td", cell(str(count), numbers, f"{one} – {other}"))]
        rows.append(element("tr", *cells, data_row="1"))
    head = element("thead", element("tr", *(element("th", h, scope="col") for h in heads)))
    table = element("table", head, element("tbody", *rows), class_="pairs")
    summary = element("summary", both("同一内容的列表", "the same as a list"), f" ({len(pairs)})")
    return element("details", summary, table)
