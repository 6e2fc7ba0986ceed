"""Groups put together from their parts: each role has its people, each person his post, each office its head."""

import itertools
from pathlib import Path

import pytest
from composed import facts_in

HEAD = ("周大川", "副县长")
DEPUTIES = (("何小满", "县政府办公室副主任"), ("欧阳秋", "县水利局局长"))
MEMBERS = (
    ("林远", "县财政局副局长"),
    ("高山", "县教育局副局长"),
    ("柴若水", "县公安局副局长"),
    ("秋文柏", "县民政局副局长"),
)
GROUP = "青禾县河道整治工作领导小组"
TITLE = "青禾县人民政府办公室关于成立河道整治工作领导小组的通知\n各乡镇人民政府：\n"
SIGNED = "青禾县人民政府办公室\n2023年5月8日\n"
#: How a member is printed in a list.
PRINTED = {
    "name, post": "{name}  {post}",
    "post, name": "{post}{name}",
    "post in a bracket": "{name}（{post}）",
    "post behind a comma": "{name}，{post}",
    "post parted": "{post}  {name}",
    "tab": "{name}\t{post}",
    "name alone": "{name}",
}
BETWEEN = ("\n", "、", "，", "；", " ")
LABELS = (("组长", "副组长", "成员"), ("组  长", "副组长", "成  员"), ("总指挥", "副总指挥", "成员"))
COLONS = ("：", ":", "　")


@pytest.mark.parametrize("printed", PRINTED)
def test_each_role_has_its_people(printed: str, tmp_path: Path) -> None:
    wanted = {("head", HEAD[0]), *(("deputy", n) for n, _ in DEPUTIES), *(("member", n) for n, _ in MEMBERS)}
    posts = set() if printed == "name alone" else {HEAD, *DEPUTIES, *MEMBERS}
    for between, labels, colon in itertools.product(BETWEEN, LABELS, COLONS):
        if (printed == "tab" and (between != "\n" or colon == "　")) or (printed, colon) == (
            "post behind a comma",
            "　",
        ):
            continue
        lists = [
            label + colon + between.join(PRINTED[printed].format(name=n, post=p) for n, p in people)
            for label, people in zip(labels, ((HEAD,), DEPUTIES, MEMBERS), strict=True)
        ]
        text = TITLE + f"经研究，决定成立{GROUP}，组成人员如下：\n" + "\n".join(lists) + "\n" + SIGNED
        facts = facts_in(text, tmp_path)
        assert {(f.role, f.object) for f in facts if f.kind == "member"} == wanted, text
        assert {(f.subject, f.object) for f in facts if f.kind == "post"} == posts, text


#: A group told in sentences, and whom it has.
TOLD = {
    "成立{g}，由县长周大川任总指挥，副县长何小满、县人武部部长林远任副总指挥。": "周大川 何小满 林远",
    "成立{g}，周大川同志任总指挥，何小满、林远同志任副总指挥，高山、柴若水等同志为成员。": "周大川 何小满 林远 高山 柴若水",
    "{g}总指挥由县长周大川担任，副总指挥由副县长何小满、县人武部部长林远担任。": "周大川 何小满 林远",
    "设立{g}，总指挥周大川，副总指挥何小满、林远，成员高山、柴若水。": "周大川 何小满 林远 高山 柴若水",
    "县政府成立{g}。总指挥：周大川；副总指挥：何小满、林远；成员：高山、柴若水。": "周大川 何小满 林远 高山 柴若水",
    "组建{g}：周大川（县长）任总指挥，何小满（副县长）任副总指挥。": "周大川 何小满",
    "{g}组成人员：总指挥周大川（县长），副总指挥何小满（副县长）、林远（县人武部部长）。": "周大川 何小满 林远",
}
OFFICES = {
    "": "",
    "指挥部下设办公室，办公室设在县水利局，秋文柏兼任办公室主任。": "秋文柏",
    "指挥部办公室设在县水利局，由县水利局局长秋文柏兼任主任，何山、林小满任副主任。": "秋文柏 何山 林小满",
    "办公室主任由秋文柏兼任，副主任由何山担任。": "秋文柏 何山",
    "指挥部在县水利局设办公室，秋文柏任办公室主任，何山任办公室副主任。": "秋文柏 何山",
    "指挥部办公室主任：秋文柏；副主任：何山。": "秋文柏 何山",
}


@pytest.mark.parametrize("told", TOLD)
def test_groups_told_in_sentences(told: str, tmp_path: Path) -> None:
    title = "青禾县人民政府办公室关于成立防汛抗旱指挥部的通知\n各乡镇人民政府：\n"
    for office, between in itertools.product(OFFICES, ("", "\n")):
        text = title + told.format(g="青禾县防汛抗旱指挥部") + between + office + "\n" + SIGNED
        members = [f for f in facts_in(text, tmp_path) if f.kind == "member"]
        inside = {f.object: f.role for f in members if not f.role.startswith("office")}
        served = {f.object: f.role for f in members if f.role.startswith("office")}
        assert set(inside) == set(TOLD[told].split()), text
        assert (inside["周大川"], inside["何小满"]) == ("head", "deputy"), text
        assert set(served) == set(OFFICES[office].split()), text
        assert served.get("秋文柏", "office-head") == "office-head", text
        assert all(served[n] == "office-deputy" for n in set(served) - {"秋文柏"}), text
