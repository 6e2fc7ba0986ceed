"""Divisions of work and AB pairs put together from their parts: each leader has his own fields and no other's."""

import itertools
from pathlib import Path

import pytest
from composed import facts_in

LEADERS = (
    ("周大川", "副县长", ("教育", "卫生健康", "文化旅游")),
    ("何小满", "县委常委、副县长", ("发展改革", "财政")),
    ("欧阳秋", "副县长", ("农业农村", "水利", "林业")),
    ("林远", "党组成员", ("公安", "司法", "信访")),
)
#: How a leader is named before the verb.
HEADS = {
    "post, name": "{post}{name}",
    "name, post": "{name}{post}",
    "parted by commas": "{name}，{post}，",
    "titled": "{post}{name}同志",
    "name titled": "{name}同志",
    "name alone": "{name}",
    "post in a bracket": "{name}（{post}）",
    "name and colon": "{name}：",
    "post and colon": "{post}：{name}，",
    "name in a bracket": "【{name}】{post}，",
    "by": "由{post}{name}",
}
VERBS = ("负责", "分管", "主要负责", "协助县长分管", "重点分管", "分管工作：", "工作分工：负责", "协管")
ENDS = ("工作", "")
BETWEEN = {
    "semicolon": "；",
    "full stop": "。",
    "line": "\n",
    "comma": "，",
    "stop and line": "。\n",
    "semi and line": "；\n",
}
TITLE = "关于县政府领导工作分工的通知\n"


@pytest.mark.parametrize("head", HEADS)
def test_each_leader_has_his_own_fields(head: str, tmp_path: Path) -> None:
    wanted = {(name, field) for name, _, fields in LEADERS for field in fields}
    for verb, end, between in itertools.product(VERBS, ENDS, BETWEEN):
        said = [
            HEADS[head].format(name=name, post=post) + verb + "、".join(fields) + end for name, post, fields in LEADERS
        ]
        text = TITLE + BETWEEN[between].join(said).rstrip("。") + "。\n"
        found = {(f.subject, f.object) for f in facts_in(text, tmp_path) if f.kind == "remit"}
        assert found == wanted, text


PAIRS = (("周大川", "何小满"), ("欧阳秋", "林远"), ("高山", "柴若水"))
POSTS = dict.fromkeys((n for pair in PAIRS for n in pair), "副县长") | {"欧阳秋": "县委常委、副县长"}
NAMED = {"alone": "{name}", "titled": "{name}同志", "with a post": "{post}{name}"}
PAIRED = (
    "{a}与{b}互为AB角",
    "{a}和{b}互为“AB角”",
    "{a}、{b}互为AB角",
    "{a}、{b}两同志互为AB角",
    "{a}与{b}实行AB角工作制",
    "{a}与{b}工作互补",
    "{a}与{b}互为A、B角",
    "{a}为A角，{b}为B角",
    "A角：{a}，B角：{b}",
    "{a}的B角为{b}",
)


@pytest.mark.parametrize("paired", PAIRED)
def test_each_pair_is_read(paired: str, tmp_path: Path) -> None:
    for named, between, intro in itertools.product(NAMED, ("；", "。", "；\n", "。\n"), ("AB角安排如下：\n", "")):
        said = [
            paired.format(
                a=NAMED[named].format(name=a, post=POSTS[a]),
                b=NAMED[named].format(name=b, post=POSTS[b]),
            )
            for a, b in PAIRS
        ]
        text = TITLE + intro + between.join(said) + "。\n"
        found = {(f.subject, f.object) for f in facts_in(text, tmp_path) if f.kind == "deputises"}
        assert found == set(PAIRS), text
