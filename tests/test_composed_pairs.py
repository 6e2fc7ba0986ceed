"""AB pairs behind leaders' duties put together from their parts: each pair is told once, and nobody has another's."""

import itertools
from pathlib import Path

import pytest
from composed import facts_in

LEADERS = (("周大川", "馆长"), ("林远", "副馆长"), ("何小满", "副馆长"), ("欧阳秋", "工会主席"))
OTHER = (1, 0, 3, 2)
HEADS = (
    "{n}、{name}同志：{duty}",
    "{name}（{post}）：{duty}",
    "{post}{name}：{duty}",
    "{name}，{post}，{duty}",
    "{post}{name}同志{duty}",
    "{name}\n{post}\n{duty}",
    "{n}、{name}\n{duty}",
    "{name}　{post}\n{duty}",
)
DUTIES = ("分管采编部、借阅部", "负责采编。分管借阅部", "分管采编、借阅工作；联系文化站")
JOINTS = ("，", "；", "。", "。\n")
PAIRS = (
    "与{o}互为AB角",
    "与{o}同志互为“AB角”",
    "与{p}{o}互为A、B角",
    "与{p}{o}同志互为AB岗",
    "工作上与{o}互为AB角",
    "和{o}同志互为A、B角",
    "B角：{o}",
    "AB岗：{o}",
    "B角为{o}",
    "与{o}（{p}）互为AB角",
)


@pytest.mark.parametrize("head", HEADS)
def test_each_pair_is_told_once(head: str, tmp_path: Path) -> None:
    for duty, joint, pair in itertools.product(DUTIES, JOINTS, PAIRS):
        text = "青石县图书馆领导工作分工\n"
        for i, (name, post) in enumerate(LEADERS):
            other, its_post = LEADERS[OTHER[i]]
            told = duty + joint + pair.format(o=other, p=its_post)
            text += head.format(n="一二三四"[i], name=name, post=post, duty=told) + "。\n"
        found = facts_in(text, tmp_path)
        pairs = [(f.subject, f.object) for f in found if f.kind == "deputises"]
        assert pairs == [("周大川", "林远"), ("何小满", "欧阳秋")], text
        assert {f.object for f in found if f.kind == "post"} <= {post for _, post in LEADERS}, text
        assert {f.object for f in found if f.kind == "remit"} <= {"采编部", "借阅部", "采编", "借阅", "文化站"}, text
