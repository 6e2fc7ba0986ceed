"""Pages of leaders put together from their parts: a line that names each, and his duties on the lines below."""

import itertools
from pathlib import Path

import pytest
from composed import facts_in

#: Name, post, fields, units supervised, body liaised with.
LEADERS = (
    ("周大川", "县长", ("发展改革", "财政"), ("县发改局", "县财政局"), "县税务局"),
    ("何小满", "县委常委、副县长", ("教育", "卫生健康"), ("县教育局", "县卫健局"), "县红十字会"),
    ("欧阳秋", "副县长", ("农业农村", "水利"), ("县农业农村局", "县水利局"), "县气象局"),
    ("林远", "党组成员、县公安局局长", ("公安", "信访"), ("县公安局", "县信访局"), "县武警中队"),
)
HEADS = (
    "{name}",
    "{name} {post}",
    "{post}　{name}",
    "{post}{name}",
    "{name}（{post}）",
    "{name}（{post}）：",
    "{name}，{post}",
    "{name}：{post}",
    "{name}——{post}",
    "{post}：{name}",
    "{post}{name}：",
    "{han}、{post}{name}",
    "{han}、{name}同志",
    "（{han}）{name} {post}",
    "{n}.{name} {post}",
    "●{name}",
    "【{name}】{post}",
    "姓名：{name}\n职务：{post}",
    "姓名：{name} 职务：{post}",
    "{name}\n{post}",
    "{post}\n{name}",
    "{name}，男，汉族，1970年生，现任{post}。",
)
BODIES = (
    "负责{fields}工作。\n分管{units}。\n联系{body}。",
    "负责{fields}工作，分管{units}，联系{body}。",
    "负责{fields}方面的工作。分管{units}。联系{body}。",
    "分管工作：{fields}\n分管单位：{units}\n联系单位：{body}",
    "分管：{fields}；分管部门：{units}；联系单位：{body}。",
    "1.负责{fields}工作。\n2.分管{units}。\n3.联系{body}。",
    "（1）负责{fields}等工作；\n（2）分管{units}；\n（3）联系{body}。",
    "1.负责{fields}工作；2.分管{units}；3.联系{body}。",
    "工作分工：负责{fields}工作，分管{units}，联系{body}。",
    "工作分工：\n负责{fields}工作。\n分管{units}。\n联系{body}。",
    "协助县长分管{fields}工作。分管{units}。联系{body}。",
    "负责：{fields}。\n分管：{units}。\n联系：{body}。",
    "·负责{fields}工作\n·分管{units}\n·联系{body}",
    "　　负责{fields}工作\n　　分管{units}\n　　联系{body}",
    "职责分工：{fields}\n分管科室：{units}\n联系部门：{body}",
)
TITLE = "关于县政府领导工作分工的通知\n"


@pytest.mark.parametrize("head", HEADS)
def test_the_duties_below_are_those_of_the_leader_above(head: str, tmp_path: Path) -> None:
    wanted = {(name, said) for name, _, fields, units, body in LEADERS for said in (*fields, *units, body)}
    for body, between in itertools.product(BODIES, ("\n", "\n\n")):
        said = [
            head.format(name=name, post=post, n=n, han="一二三四"[n - 1])
            + "\n"
            + body.format(fields="、".join(fields), units="、".join(units), body=other)
            for n, (name, post, fields, units, other) in enumerate(LEADERS, 1)
        ]
        text = TITLE + between.join(said) + "\n"
        found = {(f.subject, f.object) for f in facts_in(text, tmp_path) if f.kind == "remit"}
        assert found == wanted, text
