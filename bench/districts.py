"""Made districts: a graph of any size with the shape of a real one (about 1,500 statements a district); nothing in it is real."""

from __future__ import annotations

from collections.abc import Iterator

from remit.graph.assemble import assemble
from remit.graph.fact import Fact
from remit.graph.statement import Graph

SURNAMES = "甘单鲜查仇解曾盖祝葛费缪"
UNITS = [
    "财政",
    "民政",
    "教育",
    "水务",
    "卫健",
    "住建",
    "交通",
    "文旅",
    "商务",
    "审计",
    "统计",
    "应急",
    "司法",
    "人社",
    "科经",
    "城管",
    "环保",
    "农业",
    "林业",
    "信访",
]
TASKS = 240
MATTERS = ("修缮沟渠", "清理堆场", "增设路灯", "巡查水库", "整修校舍", "核对台账")


def district(number: int) -> list[Fact]:
    """Give the facts of one district's notice: portfolios, stand-ins, tasks, groups."""
    place = f"甲{number:04d}市乙区"
    document = f"乙政发〔2024〕{number}号"
    people = [
        f"{SURNAMES[i % 12]}{'之以为'[i % 3]}{'一三五七'[i % 4]}{chr(0x4E00 + number % 9000 + i)}" for i in range(24)
    ]
    units = [f"区{u}局" for u in UNITS]
    made: list[tuple[str, str, str, str, str]] = [
        ("document", "title", document, f"{place}人民政府关于领导分工的通知", ""), ("document", "issuer", document, f"{place}人民政府", ""),
        ("document", "date", document, "2024-03-01", ""),
    ]  # fmt: skip
    for i, person in enumerate(people):
        made += [
            ("post", "holds", person, f"{units[i % 20]}局长", ""),
            ("deputises", "ab-pair", person, people[i - 1], ""),
        ]
        made += [("remit", "supervises", person, units[(i + k) % 20], "") for k in range(3)]
    for t in range(TASKS):
        task = f"{t // 10 + 1}.{t % 10 + 1}.在第{t}片区{MATTERS[t % 6]}并按月报送进度"
        made += [("task", "lead", task, units[t % 20], f"{t % 12 + 1}月底前")]
        made += [("task", "responsible", task, units[(t + k) % 20], "") for k in (1, 2)]
        made += [("task", "support", task, units[(t + k) % 20], "") for k in (3, 4)]
    for g in range(8):
        group = f"{place}第{g}项工作领导小组"
        made += [
            ("member", "head", group, people[g], ""),
            *(("member", "member", group, p, "") for p in people[g + 1 : g + 14]),
        ]
    return [
        Fact(document, n, n * 40, n * 40 + len(o), kind, role, s, o, when, quote=f"{s}:{o}", importer="made")
        for n, (kind, role, s, o, when) in enumerate(made, 1)
    ]


def sources(count: int) -> Iterator[tuple[str, list[Fact]]]:
    """Give a source a district."""
    for number in range(1, count + 1):
        yield f"district-{number:04d}.txt", district(number)


def made_graph(count: int) -> Graph:
    """Give the graph of ``count`` made districts."""
    read = list(sources(count))
    graph = assemble(read)
    graph.sources = {
        name: {"sha256": f"{n:064x}", "facts": len(facts), "unexplained": 0} for n, (name, facts) in enumerate(read)
    }
    return graph
