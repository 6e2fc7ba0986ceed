"""Every sample document against its golden facts, and what holds for every fact."""

import csv
from pathlib import Path

import pytest
from conftest import SAMPLE

from remit.graph.fact import Fact
from remit.importers.read import facts_of, read_facts
from remit.importers.source import Source, read_source

TEXTS = sorted(SAMPLE.glob("*/*.txt"))
COLUMNS = ("line", "kind", "role", "subject", "object", "when", "note")


def rows(facts: list[Fact]) -> list[tuple[str, ...]]:
    return [tuple(str(getattr(f, c)) for c in COLUMNS) for f in facts]


@pytest.mark.parametrize("text", TEXTS, ids=lambda p: p.stem)
def test_sample_is_read_as_its_gold_says(text: Path) -> None:
    with (SAMPLE / "gold" / f"{text.stem}.tsv").open(encoding="utf-8", newline="") as file:
        gold = [tuple(r[c] for c in COLUMNS) for r in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    assert rows(list(read_facts(text))) == gold


def holds(source: Source, fact: Fact) -> bool:
    """The wording stands in the source at the offsets given (a date is given as ISO)."""
    said = "".join(source.text[fact.start : fact.end].split())
    return said == fact.object or (fact.kind == "document" and fact.role == "date")


@pytest.mark.parametrize("text", TEXTS, ids=lambda p: p.stem)
def test_wording_stands_at_the_offsets(text: Path) -> None:
    source = read_source(text)
    facts = list(facts_of(source))
    assert facts
    assert [f for f in facts if not holds(source, f)] == []
    assert all(f.line == source.text.count("\n", 0, f.start) + 1 for f in facts)
    assert all(0 < len(f.quote) <= 400 for f in facts)


def read(text: str) -> set[tuple[str, str, str, str]]:
    """Give the facts of a text besides document data."""
    return {(f.kind, f.role, f.subject, f.object) for f in facts_of(Source.of(text)) if f.kind != "document"}


DIVISION = [
    # verbs with their roles, in one sentence
    ("甘棠副县长:负责民政工作。分管县民政局。联系县红十字会。", {
        ("post", "holds", "甘棠", "副县长"),
        ("remit", "responsible", "甘棠", "民政"),
        ("remit", "supervises", "甘棠", "县民政局"),
        ("remit", "liaises", "甘棠", "县红十字会"),
    }),
    # a joint inside a name stays, the joint of a list parts
    ("甘棠副县长:负责文化和旅游、体育和水利工作。", {
        ("post", "holds", "甘棠", "副县长"),
        ("remit", "responsible", "甘棠", "文化和旅游"),
        ("remit", "responsible", "甘棠", "体育"),
        ("remit", "responsible", "甘棠", "水利"),
    }),
    # the name on a line, the duties on the next ones
    ("甘棠副县长\n负责民政工作。\n分管县民政局。", {
        ("post", "holds", "甘棠", "副县长"),
        ("remit", "responsible", "甘棠", "民政"),
        ("remit", "supervises", "甘棠", "县民政局"),
    }),
    # a duty that holds only during an absence is none
    ("甘棠同志外出期间,由柳成荫同志主持县政府工作。", set()),
    # a person answerable for something is no division of work
    ("各单位主要负责人要认真负责。", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DIVISION)
def test_division(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    assert read(text) == expected


APPOINTMENTS = [
    # one verb shared by a list
    ("任命甘棠、柳成荫为云溪县人民法院审判员。", {
        ("appointment", "appointed", "甘棠", "云溪县人民法院审判员"),
        ("appointment", "appointed", "柳成荫", "云溪县人民法院审判员"),
    }),
    # a removal with its post
    ("免去甘棠的云溪县水利局局长职务。", {("removal", "removed", "甘棠", "云溪县水利局局长")}),
    # a nomination is no appointment
    ("提名甘棠为云溪县副县长人选。", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), APPOINTMENTS)
def test_appointments(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    assert read(text) == expected


COVER = [
    ("甘棠同志与柳成荫同志互为AB角。", {("甘棠", "柳成荫")}),
    ("A角:甘棠,B角:柳成荫。", {("甘棠", "柳成荫")}),
    ("为完善AB角制度,现通知如下。", set()),
]


@pytest.mark.parametrize(("text", "expected"), COVER)
def test_cover(text: str, expected: set[tuple[str, str]]) -> None:
    assert {(s, o) for kind, _, s, o in read(text) if kind == "deputises"} == expected


TASKS = [
    # labels with their roles
    ("1.修缮河堤。(牵头单位:县水利局;配合单位:县财政局)", {("lead", "县水利局"), ("support", "县财政局")}),
    # X牵头 inside a label leads
    ("1.修缮河堤。(责任单位:县水利局牵头,县财政局等部门分工负责)", {("lead", "县水利局"), ("responsible", "县财政局")}),
    # a table with a continued header
    ("序号\t任务\t责任单位\n1\t修缮河堤\t县水利局\n序号\t任务\t责任单位\n2\t清理河道\t县财政局", {
        ("responsible", "县水利局"),
        ("responsible", "县财政局"),
    }),
    # a Markdown table
    ("| 任务 | 牵头单位 |\n|---|---|\n| 修缮河堤 | 县水利局 |", {("lead", "县水利局")}),
    # an HTML table with a cell that spans two rows
    ("<table><tr><th>任务</th><th>责任单位</th></tr><tr><td>修缮河堤</td><td rowspan='2'>县水利局</td></tr>"
     "<tr><td>清理河道</td></tr></table>", {("responsible", "县水利局")}),
    # prose that only mentions units gives nothing
    ("各责任单位要加强配合,牵头单位要及时通报。", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TASKS)
def test_tasks(text: str, expected: set[tuple[str, str]]) -> None:
    assert {(role, o) for kind, role, _, o in read(text) if kind == "task"} == expected
