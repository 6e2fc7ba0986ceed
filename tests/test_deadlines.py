"""Deadlines: what date each wording means, which mean none, which are not sure, and where a reader is told."""

import json
import re
from pathlib import Path

import pytest
from conftest import run

from remit.graph.deadline import Deadline, joint, level_of, read, year_of
from remit.graph.doubts import kind, reason
from remit.ontology.words import words

ROOT = Path(__file__).parent.parent
BUREAU = "org/云州市东川区/水务局"
DATED = {
    "12月底前": "2024-12", "2024年12月底前": "2024-12", "8月": "2024-08", "9月30日前": "2024-09-30",
    "2024年底前": "2024-12", "2024年年底前": "2024-12", "年底前": "2024-12", "年内": "2024-12", "2024年内": "2024-12",
    "2025年年底": "2025-12", "今年底": "2024-12", "明年3月底前": "2025-03", "24年底前": "2024-12", "2024年度内": "2024-12",
    "上半年": "2024-06", "2025年上半年": "2025-06", "下半年": "2024-12",
    "第三季度": "2024-09", "2024年第四季度": "2024-12", "一季度末": "2024-03", "二、三季度": "2024-09", "前三季度": "2024-09",
    "九月底前": "2024-09", "十二月三十一日": "2024-12-31", "元月底": "2024-01", "二〇二五年六月三十日前": "2025-06-30",
    "９月３０日前": "2024-09-30", "9月上旬": "2024-09-10", "9月中旬前": "2024-09-20", "9月下旬": "2024-09", "9月上半月": "2024-09-15", "9月下半月": "2024-09", "9月中下旬": "2024-09",
    "2024-08-31": "2024-08-31", "2024.8.31": "2024-08-31", "2024/8/31": "2024-08-31", "2024-08": "2024-08",
    "20240831": "2024-08-31", "8.31前": "2024-08-31", "2024.6-2024.12": "2024-12",
    "2025年": "2025-12", "2024-2026年": "2026-12", "2025年完成": "2025-12",
    "4—6月": "2024-06", "4月至6月": "2024-06", "8月15-20日": "2024-08-20", "8月1日至31日": "2024-08-31",
    "2024年11月至2025年3月": "2025-03", "11月—次年3月": "2025-03",
    # of several stages the last, wherever it stands; what is only begun is no stage that ends
    "3月底前完成设计；6月底前完成施工；9月底前验收": "2024-09", "12月底前完成，其中6月底前过半": "2024-12",
    "3月底前启动，9月底前完成": "2024-09", "开工时间：3月；竣工时间：12月": "2024-12", "6月起草，9月出台": "2024-09",
    "2025年6月底完成一期，9月底完成二期": "2025-09", "2024年6月底前，并长期坚持": "2024-06",
    "6月底前完成，全年坚持": "2024-06", "6月底前培训百人。全年累计二百人。": "2024-12",
    "9月30日前完成，10月1日起施行": "2024-09-30", "完成2023年度审计整改，6月底前": "2024-06",
    "12月底前（按2023年5月印发的方案）": "2024-12", "2024年2月29日": "2024-02-29",
    # the time of a day, as a spreadsheet writes it, is no part of the date
    "2024-06-30 00:00:00": "2024-06-30", "2024/6/30 0:00": "2024-06-30", "2024-06-30T00:00:00+08:00": "2024-06-30",
    "6月30日 18:00前": "2024-06-30", "2024-06-01 00:00 至 2024-06-30 0:00": "2024-06-30",
    # a year in a bracket behind a date is its own
    "6月底前(2025年完成)": "2025-06", "9月30日前(2025年)": "2025-09-30", "9月底前（2025）": "2025-09", "3月底前启动，9月底前完成（2025年度）": "2025-09",
    "每季度调度、12月底前完成": "2024-12", "每年6月、12月检查；2024年10月底前建成": "2024-10", "每年自查、2025年底前验收": "2025-12",
}  # fmt: skip
UNDATED = {
    "长期坚持": "standing", "持续推进": "standing", "每年6月底前": "standing", "每年6月30日、12月31日前": "standing", "每年6月、12月底前": "standing", "每月10日前": "standing", "每季度": "standing",
    "6月启动": "start", "6月底前开工": "start", "自2024年9月1日起": "start", "9月起": "start", "启动时间：6月": "start", "6月30日后": "start",
    "三年内": "unread", "半年内": "unread", "10个工作日内": "unread", "3个月内": "unread", "第三年年底": "unread",
    "2024年春节前": "unread", "汛期前": "unread", "一季度一次": "unread", "一月一调度": "unread", "5.1": "unread",
    "按照某发〔2018〕41号文件执行": "unread", "按《2023年12月工作方案》执行": "unread", "13月": "unread", "2月30日": "unread",
    "": "",
}  # fmt: skip
DOUBTFUL = {
    "6月初": "the beginning or middle of a month is no day",
    "2025年前": "before a year may mean without it",
    "11-3月": "the months are in no order",
    "11月-3月": "it ends before it begins",
    "11月底至3月底": "it ends before it begins",
    "4月底全年4月底6月—12月11月": "several deadlines are printed as one",
    "6月底前完成12月底前完成": "several deadlines are printed as one",
    "3月底前启动甲项，9月启动乙项，6月底前完成丙项": "a stage begins after the last one ends",
    "2023年底完成一半，6月底前全部完成": "its year may be one of two",
    "2025年春节前（1月28日前）": "its year may be one of two",
    "6月第一周": "the beginning or middle of a month is no day",
    "88年底": "no year is known for it",
}


@pytest.mark.parametrize(("text", "date"), DATED.items())
def test_a_wording_names_the_last_day_or_month_that_it_allows(text: str, date: str) -> None:
    assert read(text, "2024", BUREAU) == Deadline(date, "dated")


@pytest.mark.parametrize(("text", "what"), UNDATED.items())
def test_what_names_no_date_has_none(text: str, what: str) -> None:
    assert read(text, "2024", BUREAU) == Deadline("", what)


@pytest.mark.parametrize(("text", "doubt"), DOUBTFUL.items())
def test_where_a_date_cannot_be_told_there_is_none_and_why(text: str, doubt: str) -> None:
    assert read(text, "2024", BUREAU) == Deadline("", "unread", doubt)


def test_joined_cells_that_agree_are_sure_and_a_month_before_is_not() -> None:
    assert read("2024年—2025年2024年—2025年", "2024").date == "2025-12"
    assert read("6月前", "2024") == Deadline("2024-06", "dated", "before a month may mean without it")
    assert read("6月底前", "") == Deadline("", "unread", "no year is known for it")


@pytest.mark.parametrize("text", ["全年", "2024全年", "贯穿全年"])
def test_all_year_ends_with_the_year(text: str) -> None:
    assert read(text, "2024") == Deadline("2024-12", "all-year")


PARTS = "街镇2024年6月底前完成；区级2024年底前完成"


@pytest.mark.parametrize(
    ("text", "body", "date"),
    [
        (PARTS, BUREAU, "2024-12"),
        (PARTS, "collective/云州市东川区/区直有关部门", "2024-12"),
        (PARTS, "collective/云州市东川区/各街镇", "2024-06"),
        (PARTS, "org/云州市东川区/柳岸街", "2024-06"),
        (PARTS, "org/云州市/民政局", ""),
        (PARTS, "org/云州市东川区/供电公司", ""),  # a firm is of no level
        (PARTS, "", ""),
        ("2024年6月底前街镇完成；2024年底前区级完成", BUREAU, "2024-12"),
        ("水务局6月底前完成；财政局9月底前完成", BUREAU, "2024-06"),
        ("水务局6月底前完成；财政局9月底前完成", "org/云州市东川区/教育局", ""),
        ("街镇3月底前完成，全区12月底前完成", "collective/云州市东川区/各街镇", ""),
        ("街镇3月底前完成；6月底前全面完成", BUREAU, "2024-06"),
    ],
)
def test_of_parts_for_several_bodies_the_own_counts(text: str, body: str, date: str) -> None:
    found = read(text, "2024", body)
    assert (found.date, found.doubt) == (date, "" if date else "it has parts for several bodies")


def test_a_level_is_told_only_where_it_is_sure() -> None:
    keys = [BUREAU, "org/云州市/财政局", "org/云州市东川区/柳岸街", "collective/云州市东川区/各街镇", "org/云州市东川区/燃气公司", "person/甲/乙"]  # fmt: skip
    assert [level_of(key) for key in keys] == ["区", "市", "镇", "镇", "", ""]


def test_a_task_is_due_when_the_last_body_is_and_unsure_where_one_is() -> None:
    early, late, unsure = Deadline("2024-06", "dated"), Deadline("2024-09", "dated"), Deadline("", "unread", "why")
    assert joint([early, late, early]) == late
    assert joint([early, unsure]) == unsure
    assert joint([]) == Deadline()


@pytest.mark.parametrize(
    ("document", "date", "title", "year"),
    [
        ("东政办〔2024〕3号", "2024-03-05", "东川区重点任务清单", "2024"),
        ("东政办〔2023〕90号", "2023-12-20", "关于印发《东川区2024年重点任务清单》的通知", "2024"),
        ("2024年重点任务分解表", "", "2024年重点任务分解表", "2024"),
        ("东政办〔2024〕3号", "2024-01-05", "东川区2023年度考核整改清单", "2024"),  # a year that is over
        ("东政办〔2022〕3号", "2022-01-05", "到2025年基本建成的意见", "2022"),  # one that is far ahead
        ("东政办〔2024〕3号", "2024-12-20", "关于做好2025年元旦春节期间工作的通知", "2024"),
        ("东政办〔2024〕3号", "2024-12-20", "转发《云政办〔2025〕1号》的通知", "2024"),
        ("东政办〔2024〕3号", "2024-01-20", "三年行动方案（2024—2026年）", ""),
        ("分工", "", "", ""),
    ],
)
def test_the_year_is_that_of_the_document_or_of_its_heading(document: str, date: str, title: str, year: str) -> None:
    assert year_of(document, date, title) == year


def test_each_reason_is_told_in_both_languages() -> None:
    reasons = words("doubts")["reason"]
    notes = {
        re.sub(r"\{[^}]*\}", "{}", found)
        for path in (ROOT / "importers").rglob("*.py")
        for found in re.findall(r'f?"uncertain: ([^"]*)"', path.read_text(encoding="utf-8"))
    }
    assert notes
    assert notes | set(DOUBTFUL.values()) < set(reasons)
    assert reason("one list of units for 8 measures with 14 deadlines")["zh"] == "一组单位对应8项举措、14个时限"
    assert reason("something new") == {"en": "something new", "zh": "something new"}
    assert kind("standing")["zh"] == "无固定日期"
    assert kind("dated") == {"en": "", "zh": ""}


_ROWS = ["年底前", "九月底前", "6月启动", "持续推进", "全年", "6月前", PARTS, "汛期前", ""]
NOTICE = "\n".join(
    [
        "东川区人民政府办公室关于印发东川区重点任务清单的通知", "东政办〔2024〕3号", "各镇人民政府，区直各单位：",
        "现将《东川区重点任务清单》印发给你们，请认真贯彻执行。", "东川区人民政府办公室", "2024年3月5日", "东川区重点任务清单",
        "序号\t工作任务\t牵头单位\t责任单位\t完成时限",
        *(f"{n}\t完成第{n}处排水设施改造并报送工作总结。\t区水务局\t各街镇\t{when}" for n, when in enumerate(_ROWS, 1)),
    ]
)  # fmt: skip
DIVISION = """东川区人民政府关于区长、副区长工作分工的通知
东政发〔2024〕1号
副区长 柴若水：负责水务工作，分管区水务局。
"""
CASE = """东川区人民政府关于化解积案的通知
东政发〔2024〕4号
1.化解东街积案。（包案领导：柴若水；责任单位：区财政局；完成时限：6月前）
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("deadlines")
    (folder / "notice.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "division.txt").write_text(DIVISION, encoding="utf-8")
    assert run("build", *sorted(folder.glob("*.txt")), "--graph", folder / "g").returncode == 0
    return folder / "g"


def test_the_task_list_tells_wording_date_kind_and_doubt(graph: Path) -> None:
    found = json.loads(run("tasks", "--graph", graph, "--json").stdout)
    assert [(t["when"], t["due"], t["due_kind"], t["uncertain"]) for t in found] == [
        ("年底前", "2024-12", "dated", []),
        ("九月底前", "2024-09", "dated", []),
        ("6月启动", "", "start", []),
        ("持续推进", "", "standing", []),
        ("全年", "2024-12", "all-year", []),
        ("6月前", "2024-06", "dated", ["before a month may mean without it"]),
        (PARTS, "2024-12", "dated", []),  # who leads it is of the district
        ("汛期前", "", "unread", []),
        ("", "", "", []),
    ]
    towns = json.loads(run("tasks", "--unit", "各街镇", "--graph", graph, "--json").stdout)
    assert [t["due"] for t in towns if t["when"] == PARTS] == ["2024-06"]
    stored = json.loads(run("cypher", "MATCH (s:Statement) WHERE s.due STARTS WITH '街镇' RETURN s.object AS o, s.deadline AS d ORDER BY d", "--format", "json", "--graph", graph).stdout)  # fmt: skip
    assert [list(r.values()) if isinstance(r, dict) else r for r in stored.get("rows", stored)] == [
        ["各街镇", "2024-06"],
        ["区水务局", "2024-12"],
    ]


@pytest.fixture(scope="module")
def answering(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list whose deadline has a part for each level, led by a bureau, by the towns, and by a firm of no level."""
    folder = tmp_path_factory.mktemp("answering")
    rows = [
        ("区水务局", "各街镇", PARTS),
        ("各街镇", "区水务局", PARTS),
        ("区供电公司", "各街镇", PARTS),
        ("区水务局", "各街镇", "8月"),
    ]
    head, _, _ = NOTICE.partition("\n1\t")
    lines = (f"{n}\t完成第{n}处排水设施改造。\t" + "\t".join(row) for n, row in enumerate(rows, 1))
    (folder / "notice.txt").write_text("\n".join([head, *lines]), encoding="utf-8")
    assert run("build", folder / "notice.txt", "--graph", folder / "g").returncode == 0
    return folder / "g"


def test_the_graph_keeps_the_deadline_that_the_task_list_tells(answering: Path) -> None:
    told = [(t["name"], t["when"], t["due"]) for t in json.loads(run("tasks", "--graph", answering, "--json").stdout)]
    assert [due for _, _, due in told] == ["2024-12", "2024-06", "", "2024-08"]
    query = "MATCH (t:Task) RETURN t.name AS name, t.due AS due, t.deadline AS deadline ORDER BY name"
    stored = run("cypher", query, "--graph", answering, "--csv").stdout.splitlines()
    assert stored[1:] == [",".join(task) for task in told]
    listed = run("tasks", "--due-before", "2024-06-30", "--graph", answering, "--csv").stdout
    for engine in ("ladybug", "oxigraph"):
        asked = run("ask", "due-by", "date=2024-06-30", "--engine", engine, "--graph", answering, "--csv").stdout
        assert [name for name, _, _ in told if name in asked] == [name for name, _, _ in told if name in listed]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["年底前 (2024-12)", "6月启动 (only a start)", "持续推进 (no fixed date)", "全年 (all year, 2024-12)", "not sure: before a month"]),
        ("zh", ["年底前 (2024-12)", "6月启动 (只写明启动时间)", "持续推进 (无固定日期)", "全年 (贯穿全年, 2024-12)", "汛期前 (未读出日期)", "存疑: “某月前”可能不含该月"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", [["tasks"], ["unit", "区水务局"], ["who", "排水设施"], ["portfolio", "柴若水"]])
def test_a_reader_is_told_beside_the_wording(graph: Path, command: list[str], language: str, said: list[str]) -> None:
    shown = run("--lang", language, *command, "--graph", graph).stdout
    assert [text for text in said if text not in shown] == []


def test_the_picture_counts_what_names_no_date_apart_from_what_names_none(graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "d.html"
    assert run("--lang", "en", "viz", "deadlines", "-o", file, "--graph", graph).returncode == 0
    page = file.read_text(encoding="utf-8")
    assert "5 tasks have a date, 3 a deadline that names none, 1 no deadline" in page
    assert "before a month may mean without it" in page
    assert "no fixed date" in page
    assert "lead, or responsible" in page


def test_a_leader_is_told_of_a_deadline_what_the_unit_is_told(graph: Path) -> None:
    keys = ("name", "when", "due", "due_kind", "uncertain")
    led = json.loads(run("unit", "区水务局", "--json", "--graph", graph).stdout)["lead"]
    tasks = json.loads(run("portfolio", "柴若水", "--json", "--graph", graph).stdout)["tasks"]
    assert len(tasks) == len(_ROWS)
    assert [[t[k] for k in keys] for t in tasks] == [[t[k] for k in keys] for t in led]


@pytest.mark.parametrize(("command", "key"), [("portfolio", "cases"), ("person", "tasks")])
def test_who_takes_a_case_is_told_of_its_deadline(tmp_path: Path, command: str, key: str) -> None:
    (tmp_path / "case.txt").write_text(CASE, encoding="utf-8")
    assert run("build", tmp_path / "case.txt", "--graph", tmp_path / "g").returncode == 0
    case = json.loads(run(command, "柴若水", "--json", "--graph", tmp_path / "g").stdout)[key][0]
    doubt = "before a month may mean without it"
    assert (case["when"], case["due_kind"], case["uncertain"]) == ("6月前", "dated", [doubt])
