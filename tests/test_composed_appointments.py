"""Appointments and removals put together from their parts: each person has his own post and no other's."""

import itertools
from pathlib import Path

import pytest
from composed import facts_in

HELD = (("周大川", "县财政局局长"), ("何小满", "县水利局副局长"), ("欧阳秋", "县委办公室副主任"))
TITLES = (
    "关于周大川等同志任职的通知\n",
    "柳河县人民政府关于周大川等同志职务任免的通知\n柳政任〔2024〕3号\n各乡镇人民政府：\n",
    "中共柳河县委关于周大川等同志任职的通知\n经研究，决定：\n",
)
GIVEN = (
    "任命{name}为{post}",
    "任命{name}同志为{post}",
    "{name}任{post}",
    "{name}同志任{post}",
    "{name}同志为{post}",
    "聘任{name}为{post}",
    "{name}同志担任{post}",
    "任{name}为{post}",
    "{name}同志兼任{post}",
    "{name}  任  {post}",
    "{name}同志提任{post}",
    "{name}（女）同志任{post}",
    "{name}同志挂任{post}",
)
TAKEN = (
    "免去{name}的{post}职务",
    "免去{name}同志{post}职务",
    "免去{name}同志的{post}职务",
    "{name}同志不再担任{post}职务",
    "免{name}同志{post}职务",
    "{name}同志不再兼任{post}职务",
    "解聘{name}同志{post}职务",
    "免去{name}同志原任的{post}职务",
)
BETWEEN = ("；", "；\n", "。\n", "\n", "；\n\n")
LEADS = ("", "经研究，决定：\n", "numbered")
KINDS = {**dict.fromkeys(GIVEN, "appointment"), **dict.fromkeys(TAKEN, "removal")}


@pytest.mark.parametrize("said", KINDS)
def test_each_has_his_own_post(said: str, tmp_path: Path) -> None:
    for title, between, lead in itertools.product(TITLES, BETWEEN, LEADS):
        items = [said.format(name=name, post=post) for name, post in HELD]
        if lead == "numbered":
            items = [f"{number}、{item}" for number, item in zip("一二三", items, strict=True)]
        text = title + (lead if lead != "numbered" else "") + between.join(items) + "。\n"
        found = {
            (f.kind, f.subject, f.object) for f in facts_in(text, tmp_path) if f.kind in ("appointment", "removal")
        }
        assert found == {(KINDS[said], name, post) for name, post in HELD}, text


MOVED = (
    "任命{name}为{post}，免去其{last}职务",
    "{name}同志任{post}，免去其{last}职务",
    "任命{name}同志为{post}，不再担任{last}职务",
    "{name}同志任{post}，不再担任{last}职务",
    "免去{name}同志{last}职务，任命为{post}",
    "免去{name}同志的{last}职务，任{post}",
)


@pytest.mark.parametrize("said", MOVED)
def test_who_moves_gains_one_post_and_loses_another(said: str, tmp_path: Path) -> None:
    for title, between in itertools.product(TITLES, ("；\n", "；", "。\n")):
        text = title + between.join(said.format(name=n, post=p, last="县审计局局长") for n, p in HELD) + "。\n"
        facts = facts_in(text, tmp_path)
        assert {(f.subject, f.object) for f in facts if f.kind == "appointment"} == set(HELD), text
        assert {(f.subject, f.object) for f in facts if f.kind == "removal"} == {(n, "县审计局局长") for n, _ in HELD}
