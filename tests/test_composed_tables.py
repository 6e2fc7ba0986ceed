"""Tables of persons in every layout and with every usual header: division of work, stand-ins, members of a group."""

import itertools
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from composed import facts_in

Row = Sequence[str]


def _markdown(rows: Sequence[Row]) -> str:
    ruled = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
    return "\n".join("| " + " | ".join(row) + " |" for row in ruled)


def _html(rows: Sequence[Row]) -> str:
    return "<table>" + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in r) + "</tr>" for r in rows) + "</table>"


def _drawn(rows: Sequence[Row]) -> str:
    rule = "─" * 20
    body = f"\n├{rule}┤\n".join("│" + "│".join(row) + "│" for row in rows)
    return f"┌{rule}┐\n{body}\n└{rule}┘"


LAYOUTS: dict[str, Callable[[Sequence[Row]], str]] = {
    "tabs": lambda rows: "\n".join("\t".join(row) for row in rows),
    "Markdown": _markdown,
    "HTML": _html,
    "drawn": _drawn,
    "blanks": lambda rows: "\n".join("    ".join(row) for row in rows),
    "a cell a line": lambda rows: "\n".join(cell for row in rows for cell in row),
    "a cell a line, parted": lambda rows: "\n\n".join(cell for row in rows for cell in row),
}
LEADERS = (
    ("周大川", "县长", "发展改革、财政", "县发改局、县财政局", "何小满"),
    ("何小满", "副县长", "教育、卫生健康", "县教育局、县卫健局", "周大川"),
    ("欧阳秋", "副县长", "农业农村、水利", "县农业农村局、县水利局", "林远"),
    ("林远", "县公安局局长", "公安、信访", "县公安局、县信访局", "欧阳秋"),
)
NAME, POST, FIELDS, UNITS, OTHER = range(5)
HEADERS = (
    {"姓名": NAME, "职务": POST, "分管工作": FIELDS, "分管部门": UNITS},
    {"序号": None, "姓名": NAME, "职务": POST, "工作分工": FIELDS, "分管单位": UNITS},
    {"领导姓名": NAME, "职务": POST, "负责工作": FIELDS, "分管部门": UNITS, "B角": OTHER},
    {"姓名": NAME, "分管领域": FIELDS, "联系部门": UNITS},
    {"序号": None, "领导": NAME, "分管工作": FIELDS, "分管单位": UNITS, "AB角": OTHER},
    {"姓名": NAME, "职务": POST, "主要职责": FIELDS, "分管科室": UNITS},
    {"职务": POST, "姓名": NAME, "分管工作": FIELDS, "联系单位": UNITS},
)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_leaders_row_is_his(layout: str, tmp_path: Path) -> None:
    for header, title in itertools.product(HEADERS, ("柳河县人民政府领导工作分工表\n", "")):
        rows = [
            [str(n) if column is None else leader[column] for column in header.values()]
            for n, leader in enumerate(LEADERS, 1)
        ]
        text = title + LAYOUTS[layout]([list(header), *rows]) + "\n"
        facts = facts_in(text, tmp_path)
        wanted = {(x[NAME], said) for x in LEADERS for said in (x[FIELDS] + "、" + x[UNITS]).split("、")}
        assert {(f.subject, f.object) for f in facts if f.kind == "remit"} == wanted, text
        posts = {(x[NAME], x[POST]) for x in LEADERS} if "职务" in header else set()
        assert {(f.subject, f.object) for f in facts if f.kind == "post"} == posts, text
        pairs = {frozenset((x[NAME], x[OTHER])) for x in LEADERS} if OTHER in header.values() else set()
        assert {frozenset((f.subject, f.object)) for f in facts if f.kind == "deputises"} == pairs, text


PAIRS = (("周大川", "何小满", "办公室", "综合协调"), ("欧阳秋", "林远", "财务科", "预算管理"))
PAIRED: tuple[tuple[str, ...], ...] = (
    ("A角", "B角"),
    ("序号", "A角", "B角"),
    ("科室", "A角", "B角"),
    ("序号", "岗位", "A角", "B角"),
    ("部门", "岗位名称", "A岗人员", "B岗人员"),
    ("工作事项", "A角姓名", "B角姓名"),
    ("序号", "科室", "工作内容", "A角责任人", "B角责任人"),
    ("姓名", "B角"),
)


def _pair_cell(heading: str, n: int, pair: Row) -> str:
    if heading.startswith(("A", "姓名")):
        return pair[0]
    if heading.startswith("B"):
        return pair[1]
    return str(n) if heading == "序号" else pair[2] if heading in ("科室", "部门") else pair[3]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_row_is_a_pair(layout: str, tmp_path: Path) -> None:
    for header in PAIRED:
        rows = [[_pair_cell(heading, n, pair) for heading in header] for n, pair in enumerate(PAIRS, 1)]
        text = "柳河县卫健局AB岗安排表\n" + LAYOUTS[layout]([header, *rows]) + "\n"
        found = {(f.subject, f.object) for f in facts_in(text, tmp_path) if f.kind == "deputises"}
        assert found == {(a, b) for a, b, *_ in PAIRS}, text


GROUP = "柳河县防汛领导小组"
MEMBERS = (
    ("周大川", "组长", "head", "县长"),
    ("何小满", "副组长", "deputy", "副县长"),
    ("欧阳秋", "成员", "member", "县水利局局长"),
    ("林远", "成员", "member", "县公安局局长"),
)
PARTS: tuple[tuple[str, ...], ...] = (
    ("职务", "姓名", "单位及职务"),
    ("姓名", "职务", "组内职务"),
    ("序号", "姓名", "单位职务", "领导小组职务"),
    ("组内职务", "姓名", "现任职务"),
    ("姓名", "工作单位及职务", "小组职务"),
)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_member_has_the_part_of_his_row(layout: str, tmp_path: Path) -> None:
    for header in PARTS:
        part = next((heading for heading in header if heading.endswith("组职务") or heading == "组内职务"), "职务")
        rows = [
            [
                {"姓名": member[0], "序号": str(n)}.get(heading, member[1] if heading == part else member[3])
                for heading in header
            ]
            for n, member in enumerate(MEMBERS, 1)
        ]
        text = f"{GROUP}成员名单\n" + LAYOUTS[layout]([header, *rows]) + "\n"
        facts = facts_in(text, tmp_path)
        found = {(f.subject, f.role, f.object) for f in facts if f.kind == "member"}
        assert found == {(GROUP, role, name) for name, _, role, _ in MEMBERS}, text
        assert {(f.subject, f.object) for f in facts if f.kind == "post"} == {(m[0], m[3]) for m in MEMBERS}, text
