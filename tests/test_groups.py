"""Groups, offices, tiers, duties and awards: each form of writing with what it says, and a counter-case."""

import pytest

from remit.importers.read import facts_of
from remit.importers.source import Source

SOURCE = "云溪县人民政府办公室关于成立云溪县河湖治理工作领导小组的通知\n"
BODY = "云溪县河湖治理工作领导小组"


def read(text: str, *kinds: str) -> set[tuple[str, str, str, str]]:
    return {(f.kind, f.role, f.subject, f.object) for f in facts_of(Source.of(text)) if f.kind in kinds}


def who(text: str) -> set[tuple[str, str]]:
    """Give role and object of the member and office rows that name the notice's group."""
    return {(r, o) for _, r, s, o in read(SOURCE + text, "member", "office") if s == BODY}


GROUPS = [
    # labelled lists, one person a line, the label carried on
    ("组  长：甘  棠  副县长\n副组长：柳成荫  县水利局局长\n        宋青山  县财政局局长\n", {
        ("head", "甘棠"), ("deputy", "柳成荫"), ("deputy", "宋青山")}),
    # a name of two characters set wide, its post right behind
    ("组 长：甘 棠县委常委、副县长\n成 员：苏 杭广宁县委常委\n", {("head", "甘棠"), ("member", "苏杭")}),
    # persons run together without anything between
    ("现将有关事项通知如下：二、组成人员组长：甘小棠副县长副组长：柳成荫水利局局长宋青山财政局局长", {
        ("head", "甘小棠"), ("deputy", "柳成荫"), ("deputy", "宋青山")}),
    # name and post in brackets
    ("组长：甘小棠（县委常委、副县长）\n第一副组长：柳成荫（县水利局局长）\n", {
        ("head", "甘小棠"), ("first-deputy", "柳成荫")}),
    # told in a sentence, by post only
    ("领导小组组长由分管副县长担任，副组长由县水利局局长兼任。成员单位包括县财政局、县住建局。", {
        ("head", "分管副县长"), ("deputy", "县水利局局长"), ("member", "县财政局"), ("member", "县住建局")}),
    # a label, then 由…担任 and what the member does
    ("组长：由县长担任，全面负责治理工作。\n成员：包括县财政局、县住建局等相关部门负责人，共同参与治理。\n", {
        ("head", "县长"), ("member", "县财政局"), ("member", "县住建局")}),
    # units closed by one shared phrase
    ("成员：县财政局、县住建局、县水利局主要负责人。", {
        ("member", "县财政局"), ("member", "县住建局"), ("member", "县水利局")}),
    # the office, its head and deputies
    ("领导小组办公室设在县水利局，办公室主任由柳成荫同志兼任；副主任由县财政局副局长宋青山兼任。", {
        ("hosted-by", "县水利局"), ("office-head", "柳成荫"), ("office-deputy", "宋青山")}),
    # who proposes a change, and who leaves, is no member
    ("领导小组成员因工作变动需要调整的，由所在单位向领导小组办公室提出，报领导小组组长批准。", set()),
    ("宋青山同志因工作变动不再担任领导小组成员。", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GROUPS)
def test_groups(text: str, expected: set[tuple[str, str]]) -> None:
    assert who(text) == expected


def test_group_named_behind_its_members() -> None:
    text = "我局召开专题会议，传达了精神，成立了以局长甘小棠为组长，副局长柳成荫为副组长，各股室负责人为成员的云溪县水利局清淤工作领导小组。"
    found = read(text, "member", "post")
    body = "云溪县水利局清淤工作领导小组"
    assert {
        ("member", "head", body, "甘小棠"),
        ("member", "deputy", body, "柳成荫"),
        ("member", "member", body, "各股室负责人"),
        ("post", "holds", "甘小棠", "局长"),
    } <= found
    assert len([f for f in found if f[1] == "head"]) == 1


def test_groups_inside_a_group() -> None:
    text = "（一）机构设置\n云溪县清淤工程指挥部下设综合协调组、施工保障组和宣传报道组三个工作组。\n"
    found = read("关于成立云溪县清淤工程指挥部的通知\n" + text, "structure")
    assert {s for _, _, s, _ in found} == {"综合协调组", "施工保障组", "宣传报道组"}
    assert {o for _, _, _, o in found} == {"云溪县清淤工程指挥部"}


DUTIES = [
    # a headed list of duties, one row for each unit
    (
        "二、职责分工\n（一）县公安局：维护施工期间的交通秩序。\n（二）县财政局：负责落实治理资金。\n",
        {"县公安局", "县财政局"},
    ),
    # prose that tells a named unit what to do
    ("县教育局负责组织学校开展防溺水教育；县气象局要及时发布暴雨预警信息。", {"县教育局", "县气象局"}),
    # nobody in particular, an attitude, a wish
    ("各有关单位要认真落实工作要求。", set()),
    ("县教育局要高度重视防溺水工作。", set()),
    ("希望受表彰的单位要再接再厉，做好今后的工作。", set()),
]


@pytest.mark.parametrize(("text", "units"), DUTIES)
def test_duties(text: str, units: set[str]) -> None:
    assert {s for _, _, s, _ in read("关于做好河湖治理工作的通知\n" + text, "duty")} == units


AWARDS = [
    # a list under its heading, names parted by blanks
    ("2023年度治水工作先进单位：\n青石镇人民政府  白沙镇人民政府\n希望受表彰的单位再接再厉，再创佳绩。\n", {
        ("青石镇人民政府", "2023年度治水工作先进单位"), ("白沙镇人民政府", "2023年度治水工作先进单位")}),
    # numbered lists with counts; persons with their units in brackets
    ("一、先进集体（2个）\n县水利局、青石镇。\n二、先进个人（2名）\n甘小棠（县水利局）、柳成荫。\n", {
        ("县水利局", "先进集体"), ("青石镇", "先进集体"), ("甘小棠", "先进个人"), ("柳成荫", "先进个人")}),
    # 授予 in a sentence, two honours
    ("县政府决定，授予县水利局、县财政局等8个单位为“治水先进集体”，青石镇、白沙镇等3个镇为“治水示范镇”。", {
        ("县水利局", "治水先进集体"), ("县财政局", "治水先进集体"), ("青石镇", "治水示范镇"), ("白沙镇", "治水示范镇")}),
    # rules for an award give none
    ("三、评选标准\n县水利局、县财政局组成评审组。\n", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AWARDS)
def test_awards(text: str, expected: set[tuple[str, str]]) -> None:
    found = read("云溪县人民政府关于表彰治水工作先进单位和先进个人的决定\n" + text, "award")
    assert {(s, o) for _, _, s, o in found} == expected


TIERS = [
    ("县河道管理站由县水利局管理。", {("managed-by", "县河道管理站", "县水利局")}),
    ("县河道管理站设在县水利局。", {("located-in", "县河道管理站", "县水利局")}),
    ("加强对河道的管理。", set()),
]


@pytest.mark.parametrize(("text", "expected"), TIERS)
def test_tiers(text: str, expected: set[tuple[str, str, str]]) -> None:
    found = read("关于河道管理体制的通知\n" + text, "structure")
    assert {(r, s, o) for _, r, s, o in found} == expected
