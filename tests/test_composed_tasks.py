"""Tasks, appointments and removals put together from their parts: each unit has its own task, each person his post."""

import itertools
from pathlib import Path

import pytest
from composed import facts_in

TASKS = (
    ("推进农村公路建设", "县交通运输局", ("县财政局", "县自然资源局"), "2024年6月底前"),
    ("完善医疗保障体系", "县医疗保障局", ("县卫生健康局", "县民政局", "各乡镇人民政府"), "2024年12月底前"),
    ("加强防汛备汛工作", "县水利局", ("县应急管理局",), "5月底前"),
)
LABELS = {
    ("牵头单位", "配合单位"): ("lead", "support"),
    ("责任单位", "配合单位"): ("responsible", "support"),
    ("牵头部门", "责任部门"): ("lead", "responsible"),
    ("主办单位", "协办单位"): ("lead", "support"),
}
NUMBERS = (("1.", "2.", "3."), ("一、", "二、", "三、"), ("（一）", "（二）", "（三）"))
LAYOUTS = {
    "bracket": "{n}{t}。抓好落实。（{x}：{a}；{y}：{b}）",
    "bracket, deadline": "{n}{t}。（{x}：{a}，{y}：{b}；完成时限：{d}）",
    "square": "{n}{t}。【{x}：{a}；{y}：{b}】",
    "lines": "{n}{t}\n{x}：{a}\n{y}：{b}\n完成时限：{d}",
    "one line": "{n}{t}。\n{x}：{a}　{y}：{b}",
    "sentence": "{n}{t}。{x}：{a}；{y}：{b}。",
    "commas": "{n}{t}，{x}：{a}，{y}：{b}。",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_unit_has_its_own_task(layout: str, tmp_path: Path) -> None:
    for (x, y), numbers, between in itertools.product(LABELS, NUMBERS, ("\n", "")):
        if not between and layout in ("lines", "one line"):
            continue
        said = [
            LAYOUTS[layout].format(n=n, t=t, a=a, b="、".join(b), x=x, y=y, d=d)
            for n, (t, a, b, d) in zip(numbers, TASKS, strict=True)
        ]
        text = "青禾县2024年重点工作任务分解方案\n现将有关任务分解如下：\n" + between.join(said) + "\n"
        first, second = LABELS[x, y]
        wanted = {(first, t, a) for t, a, _, _ in TASKS} | {(second, t, u) for t, _, b, _ in TASKS for u in b}
        found = set()
        for fact in (f for f in facts_in(text, tmp_path) if f.kind == "task"):
            told = [t for t, *_ in TASKS if t in fact.subject]
            found.add((fact.role, told[0] if len(told) == 1 else fact.subject, fact.object))
        assert found == wanted, text


PERSONS = (("周大川", "县发展和改革局局长"), ("何小满", "县财政局副局长"), ("林远", "县人民医院院长"))
GIVEN = (
    "任命{n}为{p}",
    "任命{n}同志为{p}",
    "{n}任{p}",
    "{n}同志任{p}",
    "聘任{n}为{p}",
    "任{n}为{p}",
    "任命{n}（女）为{p}",
)
TAKEN = (
    "免去{n}的{p}职务",
    "免去{n}同志{p}职务",
    "{n}同志不再担任{p}职务",
    "接受{n}辞去{p}职务的请求",
    "免去{n}同志{p}一职",
)
DECIDED = ("经研究，决定：\n", "县人民政府决定：\n", "经2023年5月6日县政府常务会议研究决定，", "")


@pytest.mark.parametrize("said", GIVEN + TAKEN)
def test_each_person_has_his_own_post(said: str, tmp_path: Path) -> None:
    role = "appointed" if said in GIVEN else "removed"
    for decided, between in itertools.product(DECIDED, ("；\n", "。\n", "；", "。")):
        body = between.join(said.format(n=n, p=p) for n, p in PERSONS)
        text = f"青禾县人民政府关于周大川等同志职务任免的通知\n各乡镇人民政府：\n{decided}{body}。\n青禾县人民政府\n2023年5月8日\n"
        found = {
            (f.role, f.subject, f.object) for f in facts_in(text, tmp_path) if f.kind in ("appointment", "removal")
        }
        assert found == {(role, n, p) for n, p in PERSONS}, text
